"""TypeScript types for front ends: an interface for each object type, a union of literals for each vocabulary."""

import json

from meeting_readout.model.derive.typed import name_type, name_unions
from meeting_readout.model.model import ROOT, Model, ObjectType, Property

HEAD = """/**
 * The JSON data model of a readout, as types for TypeScript; `{root}` is the root.
 *
 * Derived from readout.schema.json.
 */
"""
SCALARS = {"string": "string", "integer": "number", "flag": "true", "boolean": "boolean"}


def make_declarations(model: Model) -> str:
    """Make the module: vocabularies first, then object types, the whole readout last."""
    lines = [HEAD.format(root=name_type(ROOT))]
    for name, definition in model.scalars.items():
        if "enum" in definition:
            literals = " | ".join(map(json.dumps, definition["enum"]))
            lines.append(f"{_comment(definition)}export type {name_type(name)} = {literals};\n")
    types = [type_ for name, type_ in model.objects.items() if name != ROOT]
    lines += [_format_interface(type_, model) for type_ in [*types, model.objects[ROOT]]]
    for name, targets in name_unions(model).items():
        lines.append(f"export type {name} = ({' | '.join(map(name_type, targets))})[];\n")
    return "\n".join(lines)


def _format_interface(type_: ObjectType, model: Model) -> str:
    lines = [f"{_comment(type_.schema)}export interface {name_type(type_.name)} {{"]
    for prop in type_.properties.values():
        name = prop.name if prop.name.isidentifier() else json.dumps(prop.name)
        lines.append(
            f"{_comment(prop.schema, '  ')}  {name}{'' if prop.required else '?'}: {_name_value(model, prop)};"
        )
    return "\n".join([*lines, "}\n"])


def _name_value(model: Model, prop: Property) -> str:
    if prop.shape == "tag":
        return json.dumps(prop.schema["const"])
    if prop.shape == "union":
        return next(name for name, targets in name_unions(model).items() if targets == tuple(prop.tags.values()))
    if prop.shape in ("object", "objects"):
        return name_type(prop.target) + ("[]" if prop.shape == "objects" else "")
    listed = "[]" if prop.shape == "strings" else ""
    if "enum" in model.scalars.get(prop.target, {}):
        return name_type(prop.target) + listed
    return SCALARS["string" if listed else prop.shape] + listed


def _comment(schema: dict[str, str], indent: str = "") -> str:
    """Return the comment above a declaration; nothing in it can end it."""
    return f"{indent}/** {schema['description'].replace('*/', '* /')} */\n" if "description" in schema else ""
