"""The schema as tables: which types there are, and what each property is in JSON and in XML.

These tables drive everything that reads, writes, derives or walks; no other module knows the keywords of the schema.
The tables hold only what the closed profile (`profile.schema.json`) allows.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from meeting_readout.schemas import load

ROOT = "readout"


class Property(NamedTuple):
    """One property of an object type.

    `shape` is one of `string`, `integer`, `flag` (true or absent), `boolean`, `tag` (the constant that distinguishes
    the members of a union), `object`, `strings`, `objects`, `union`. `target` names the definition of the value, or
    of the list's items; of a union `tags` maps each type to its definition. `node` is its XML node: `attribute`,
    `element`, `text` or `none`; `item` is the XML name of a list's items.
    """

    name: str
    shape: str
    node: str
    xml_name: str
    target: str
    item: str
    tags: dict[str, str]
    required: bool
    ref_targets: tuple[str, ...]
    other_words: tuple[str, ...]
    printed: bool
    schema: dict[str, Any]


class ObjectType(NamedTuple):
    """One object type: its properties in order, and the tag and XML name that it has as a member of a union."""

    name: str
    properties: dict[str, Property]
    tag: str
    xml_name: str
    schema: dict[str, Any]

    @property
    def text(self) -> Property | None:
        """The property that is the text node of the element, if there is one."""
        return next((p for p in self.properties.values() if p.node == "text"), None)

    @property
    def is_empty(self) -> bool:
        """Whether the element must be empty, without even white space: all its properties are attributes."""
        return all(p.node in ("attribute", "none") for p in self.properties.values())


class Model(NamedTuple):
    """All object types by name, `readout` being the root, and the scalar types as the schema gives them."""

    objects: dict[str, ObjectType]
    scalars: dict[str, dict[str, Any]]
    schema: dict[str, Any]

    @property
    def namespace(self) -> str:
        """The XML namespace."""
        return str(self.schema["xml"]["namespace"])

    def map_xml_names(self, prop: Property) -> dict[str, str]:
        """Return the types of a union by their XML names: `{"notAfter": "not-after", …}`."""
        return {self.objects[target].xml_name: tag for tag, target in prop.tags.items()}

    def is_space_kept(self, prop: Property) -> bool:
        """Return whether the element may have `xml:space`: the white space of its text is kept."""
        return (prop.shape == "object" and self.objects[prop.target].text is not None) or prop.target == "text"

    def find_type(self, prop: Property, value: Any) -> ObjectType | None:
        """Return the type of an object that is the value of a property, or a member of it; None for any other value."""
        if not isinstance(value, dict):
            return None
        tag = value.get("type")
        target = prop.tags.get(tag, "") if prop.tags and isinstance(tag, str) else prop.target
        return self.objects.get(target)

    def resolve_path(self, data: Any, path: Iterable[str | int]) -> tuple[ObjectType | None, Property | None]:
        """Return the type of the object that a path leads to, and the property at its end; None where unknown."""
        type_: ObjectType | None = self.objects[ROOT]
        prop: Property | None = None
        for token in path:
            try:
                data = data[token]
            except (LookupError, TypeError):
                return None, None
            if isinstance(token, str):
                prop = type_.properties.get(token) if type_ else None
                type_ = self.objects.get(prop.target) if prop and prop.shape == "object" else None
            else:
                tag = data.get("type") if isinstance(data, dict) else None
                target = "" if prop is None else prop.tags.get(str(tag), "") if prop.tags else prop.target
                type_, prop = self.objects.get(target) if prop and prop.shape in ("objects", "union") else None, None
        return type_, prop

    def vocabulary(self, prop: Property) -> tuple[str, ...]:
        """Return the vocabulary of a property, empty where it has none."""
        return tuple(self.scalars.get(prop.target, {}).get("enum", ()))


@cache
def model() -> Model:
    """Return the tables of the schema, which is read once."""
    import json

    return build_model(json.loads(load("readout.schema.json")))


def build_model(schema: dict[str, Any]) -> Model:
    """Make the tables of a schema in the closed profile."""
    defs = schema["$defs"]
    objects = {ROOT: _build_object(ROOT, schema, defs)}
    for name, definition in defs.items():
        if "properties" in definition:
            objects[name] = _build_object(name, definition, defs)
    return Model(objects, {n: d for n, d in defs.items() if "properties" not in d}, schema)


def _build_object(name: str, schema: dict[str, Any], defs: dict[str, Any]) -> ObjectType:
    required = schema.get("required", ())
    properties = {n: _build_property(n, p, n in required, defs) for n, p in schema["properties"].items()}
    tag = next((p.schema["const"] for p in properties.values() if p.shape == "tag"), "")
    return ObjectType(name, properties, tag, schema.get("xml", {}).get("name", ""), schema)


def _build_property(name: str, schema: dict[str, Any], required: bool, defs: dict[str, Any]) -> Property:
    xml = schema["xml"]
    item: dict[str, Any] = schema.get("items", {})
    target = _get_target(item or schema)
    tags: dict[str, str] = {}
    if "const" in schema:
        shape = "tag"
    elif "oneOf" in item:
        shape = "union"
        for branch in map(_get_target, item["oneOf"]):
            tags[defs[branch]["properties"]["type"]["const"]] = branch
    elif item:
        shape = "objects" if "properties" in defs[target] else "strings"
    else:
        shape = _find_scalar_shape(schema, defs.get(target, {}))
    return Property(
        name=name,
        shape=shape,
        node=xml["nodeType"],
        xml_name=xml.get("name", name),
        target=target,
        item=item.get("xml", {}).get("name", ""),
        tags=tags,
        required=required,
        ref_targets=tuple((item or schema).get("x-ref-targets", ())),
        other_words=tuple(schema.get("x-other-words", ())),
        printed=schema.get("x-printed", False),
        schema=schema,
    )


def _find_scalar_shape(schema: dict[str, Any], definition: dict[str, Any]) -> str:
    if "properties" in definition:
        return "object"
    if definition.get("const") is True:
        return "flag"
    return str(schema.get("type") or definition.get("type"))


def _get_target(schema: dict[str, Any]) -> str:
    return str(schema.get("$ref", "")).removeprefix("#/$defs/")
