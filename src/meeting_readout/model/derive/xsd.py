"""The XSD 1.0 of the XML form, which checks less than the validator, since XSD cannot express all rules."""

from typing import Any

from meeting_readout.model.derive.profile import extract_iregexp
from meeting_readout.model.model import ROOT, Model, ObjectType, Property

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- Derived from readout.schema.json. Change that, then run: python -m meeting_readout.model.derive -->
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{namespace}" targetNamespace="{namespace}" \
elementFormDefault="qualified" version="1.0">
  <xs:element name="{root}" type="{type}"/>
"""
KEPT = "KeptText"
SPACE = '<xs:anyAttribute namespace="http://www.w3.org/XML/1998/namespace" processContents="skip"/>'
"""Allow xml:space without a schema of the XML namespace beside this one; skip, as engines differ in lax."""


def make_xsd(model: Model) -> str:
    """Make the XSD: a complex type for each object type, a simple type for each scalar, wrappers in place."""
    lines = [HEAD.format(namespace=model.namespace, root=model.objects[ROOT].xml_name, type=_name_type(ROOT))]
    for type_ in model.objects.values():
        lines += _make_object(model, type_)
    lines += [
        f'  <xs:complexType name="{KEPT}">',
        *_make_documentation("    ", "Text, in an element that may say xml:space."),
        "    <xs:simpleContent>",
        f'      <xs:extension base="{_name_type("text")}">{SPACE}</xs:extension>',
        "    </xs:simpleContent>",
        "  </xs:complexType>",
    ]
    lines += _make_simple("Boolean", {"description": "True or false, in words.", "type": "boolean"})
    for name, definition in model.scalars.items():
        lines += _make_simple(_name_type(name), definition)
    for target in _find_optional_texts(model):
        lines += _make_simple(_name_type(target) + "OrNone", model.scalars[target], optional=True)
    return "\n".join(lines).rstrip() + "\n</xs:schema>\n"


def _name_type(name: str) -> str:
    return name[0].upper() + name[1:]


def _find_optional_texts(model: Model) -> list[str]:
    texts = [type_.text for type_ in model.objects.values()]
    return sorted({text.target for text in texts if text and not text.required})


def _make_object(model: Model, type_: ObjectType) -> list[str]:
    lines = [
        f'  <xs:complexType name="{_name_type(type_.name)}">',
        *_make_documentation("    ", type_.schema["description"]),
    ]
    attributes = [line for p in type_.properties.values() if p.node == "attribute" for line in _make_attribute(p)]
    if type_.text:
        base = _name_type(type_.text.target) + ("" if type_.text.required else "OrNone")
        lines += ["    <xs:simpleContent>", f'      <xs:extension base="{base}">']
        lines += [f"    {line}" for line in [*attributes, f"    {SPACE}"]]
        lines += ["      </xs:extension>", "    </xs:simpleContent>"]
    else:
        elements = [line for p in type_.properties.values() if p.node == "element" for line in _make_element(model, p)]
        lines += ["    <xs:sequence>", *elements, "    </xs:sequence>"] if elements else []
        lines += attributes
    return [*lines, "  </xs:complexType>"]


def _make_attribute(prop: Property) -> list[str]:
    use = ' use="required"' if prop.required else ""
    lines = [f'    <xs:attribute name="{prop.xml_name}" type="{_get_attribute_type(prop)}"{use}>']
    return [*lines, *_make_documentation("      ", prop.schema["description"]), "    </xs:attribute>"]


def _get_attribute_type(prop: Property) -> str:
    return _name_type(prop.target) if prop.target else "Boolean"


def _make_element(model: Model, prop: Property) -> list[str]:
    least = "" if prop.required else ' minOccurs="0"'
    doc = _make_documentation("        ", prop.schema["description"])
    if prop.shape in ("objects", "strings", "union"):
        many = 'maxOccurs="unbounded"'
        if prop.shape == "union":
            members = [
                f'<xs:element name="{model.objects[o].xml_name}" type="{_name_type(o)}"/>' for o in prop.tags.values()
            ]
            inner = [f"          <xs:choice {many}>", *(f"            {m}" for m in members), "          </xs:choice>"]
        else:
            item = f'<xs:element name="{prop.item}" type="{_name_type(prop.target)}" {many}/>'
            inner = [f"          <xs:sequence>{item}</xs:sequence>"]
        return [
            f'      <xs:element name="{prop.xml_name}"{least}>',
            *doc,
            "        <xs:complexType>",
            *inner,
            "        </xs:complexType>",
            "      </xs:element>",
        ]
    kind = KEPT if prop.shape == "string" and model.is_space_kept(prop) else _name_type(prop.target)
    return [f'      <xs:element name="{prop.xml_name}" type="{kind}"{least}>', *doc, "      </xs:element>"]


def _make_simple(name: str, definition: dict[str, Any], optional: bool = False) -> list[str]:
    lines = [f'  <xs:simpleType name="{name}">', *_make_documentation("    ", definition["description"])]
    if definition.get("const") is True:
        facets, base = ['<xs:pattern value="true"/>'], "xs:boolean"
    elif definition["type"] == "boolean":
        facets, base = ['<xs:pattern value="true|false"/>'], "xs:boolean"
    elif definition["type"] == "integer":
        base = "xs:integer"
        facets = ['<xs:pattern value="0|[1-9][0-9]*"/>']
        facets += [f'<xs:minInclusive value="{definition["minimum"]}"/>']
        facets += [f'<xs:maxInclusive value="{definition["maximum"]}"/>']
    elif "enum" in definition:
        base, facets = "xs:string", []
        for value, meaning in definition["x-value-meanings"].items():
            doc = "".join(line.strip() for line in _make_documentation("", meaning))
            facets.append(f'<xs:enumeration value="{value}">{doc}</xs:enumeration>')
    else:
        pattern = extract_iregexp(definition["pattern"])
        base, facets = "xs:string", [f'<xs:pattern value="{_escape(f"({pattern})?" if optional else pattern)}"/>']
    lines += [f'    <xs:restriction base="{base}">', *(f"      {facet}" for facet in facets), "    </xs:restriction>"]
    return [*lines, "  </xs:simpleType>"]


def _make_documentation(pad: str, text: str) -> list[str]:
    return [f'{pad}<xs:annotation><xs:documentation xml:lang="en">{_escape(text)}</xs:documentation></xs:annotation>']


def _escape(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return "".join(c if " " <= c < "\x7f" else f"&#x{ord(c):X};" for c in text)
