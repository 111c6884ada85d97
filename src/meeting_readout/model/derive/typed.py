"""Python types for users of the library: a TypedDict for each object type, a Literal for each vocabulary."""

import keyword

from meeting_readout.model.model import ROOT, Model, ObjectType, Property

HEAD = '''"""The JSON data model of a readout, as types for type checkers; `Readout` is the whole.

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
            lines.append(_vocabulary(_type(name), definition["enum"]))
    types = [type_ for name, type_ in model.objects.items() if name != ROOT]
    lines += [_typed_dict(type_, model) for type_ in [*types, model.objects[ROOT]]]
    for name, targets in _unions(model).items():
        lines += ["", f"{name} = list[", "    " + "\n    | ".join(map(_type, targets)), "]"]
    return "\n".join(lines) + "\n"


def _unions(model: Model) -> dict[str, tuple[str, ...]]:
    """The lists of tagged objects, each named by the property that uses it first."""
    named: dict[tuple[str, ...], str] = {}
    for type_ in [model.objects[ROOT], *model.objects.values()]:
        for prop in type_.properties.values():
            if prop.shape == "union":
                named.setdefault(tuple(prop.tags.values()), _type(prop.name))
    return {name: targets for targets, name in named.items()}


def _type(name: str) -> str:
    return name[0].upper() + name[1:]


def _vocabulary(name: str, values: list[str]) -> str:
    flat = ", ".join(f'"{value}"' for value in values)
    if len(name) + len(flat) < 106:
        return f"{name} = Literal[{flat}]"
    return "\n".join([f"{name} = Literal[", *(f'    "{value}",' for value in values), "]"])


def _typed_dict(type_: ObjectType, model: Model) -> str:
    name, doc = _type(type_.name), type_.schema["description"]
    members = [(p.name, _value(model, p), p.required) for p in type_.properties.values()]
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


def _value(model: Model, prop: Property) -> str:
    if prop.shape == "tag":
        return f'Literal["{prop.schema["const"]}"]'
    if prop.shape == "union":
        return next(name for name, targets in _unions(model).items() if targets == tuple(prop.tags.values()))
    if prop.shape == "objects":
        return f"list[{_type(prop.target)}]"
    if prop.shape == "strings":
        return f"list[{_scalar(model, prop)}]"
    return _type(prop.target) if prop.shape == "object" else _scalar(model, prop)


def _scalar(model: Model, prop: Property) -> str:
    if "enum" in model.scalars.get(prop.target, {}):
        return _type(prop.target)
    return SCALARS["string" if prop.shape == "strings" else prop.shape]
