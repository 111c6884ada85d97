"""Python types for users of the library: a TypedDict for each object type, a Literal for each vocabulary."""

import keyword

from meeting_readout.model.model import ROOT, Model, ObjectType, Property

HEAD = '''"""The JSON data model of a readout, as types for type checkers; `Readout` is the root.

Derived from readout.schema.json. Change that, then run: python -m meeting_readout.model.derive
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict
'''
SCALARS = {"string": "str", "integer": "int", "flag": "Literal[True]", "boolean": "bool"}


def make_types(model: Model) -> str:
    """Make the module: vocabularies first, then object types, the whole readout last."""
    lines = [HEAD]
    for name, definition in model.scalars.items():
        if "enum" in definition:
            lines.append(_format_vocabulary(name_type(name), definition["enum"]))
    types = [type_ for name, type_ in model.objects.items() if name != ROOT]
    lines += [_format_typed_dict(type_, model) for type_ in [*types, model.objects[ROOT]]]
    for name, targets in name_unions(model).items():
        lines += ["", f"{name} = list[", "    " + "\n    | ".join(map(name_type, targets)), "]"]
    return "\n".join(lines) + "\n"


def name_unions(model: Model) -> dict[str, tuple[str, ...]]:
    """Name the lists of tagged objects, each by the property that uses it first."""
    named: dict[tuple[str, ...], str] = {}
    for type_ in [model.objects[ROOT], *model.objects.values()]:
        for prop in type_.properties.values():
            if prop.shape == "union":
                named.setdefault(tuple(prop.tags.values()), name_type(prop.name))
    return {name: targets for targets, name in named.items()}


def name_type(name: str) -> str:
    """Return the name of the type for an object type or a vocabulary of the schema."""
    return name[0].upper() + name[1:]


def _format_vocabulary(name: str, values: list[str]) -> str:
    flat = ", ".join(f'"{value}"' for value in values)
    if len(name) + len(flat) < 106:
        return f"{name} = Literal[{flat}]"
    return "\n".join([f"{name} = Literal[", *(f'    "{value}",' for value in values), "]"])


def _format_typed_dict(type_: ObjectType, model: Model) -> str:
    name, doc = name_type(type_.name), type_.schema["description"]
    members = [(p.name, _format_value(model, p), p.required) for p in type_.properties.values()]
    if all(member.isidentifier() and not keyword.iskeyword(member) for member, _, _ in members):
        lines = ["", f"class {name}(TypedDict):", f'    """{doc}"""', ""]
        lines += [f"    {m}: {t if required else f'NotRequired[{t}]'}" for m, t, required in members]
        return "\n".join([*lines, ""])
    lines = ["", f"{name} = TypedDict(", f'    "{name}",', "    {"]
    lines += [
        f'        "{m}": "{(t if required else f"NotRequired[{t}]").replace(chr(34), chr(39))}",'
        for m, t, required in members
    ]
    return "\n".join([*lines, "    },", ")", f'"""{doc}"""', ""])


def _format_value(model: Model, prop: Property) -> str:
    if prop.shape == "tag":
        return f'Literal["{prop.schema["const"]}"]'
    if prop.shape == "union":
        return next(name for name, targets in name_unions(model).items() if targets == tuple(prop.tags.values()))
    if prop.shape == "objects":
        return f"list[{name_type(prop.target)}]"
    if prop.shape == "strings":
        return f"list[{_format_scalar(model, prop)}]"
    return name_type(prop.target) if prop.shape == "object" else _format_scalar(model, prop)


def _format_scalar(model: Model, prop: Property) -> str:
    if "enum" in model.scalars.get(prop.target, {}):
        return name_type(prop.target)
    return SCALARS["string" if prop.shape == "strings" else prop.shape]
