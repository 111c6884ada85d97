"""The style sheet from XML to JSON, derived from the mapping tables: `python tests/engines/style_sheet.py` writes it.

For each object type there is a function that takes its element and gives a map, one line for each property. The style
sheet shares no code with the reader of the XML form: where both give the same, the tables say all that is needed.
"""

import sys
from pathlib import Path

from meeting_readout.model.model import ROOT, ObjectType, Property, model

SHEET = Path(__file__).parent / "to_json.xsl"
START = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- Derived from the mapping tables of the schema; to make it anew: python tests/engines/style_sheet.py -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="{namespace}"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:x-functions" xpath-default-namespace="{namespace}" exclude-result-prefixes="#all">
  <xsl:output method="json"/>
  <xsl:template match="/">
    <xsl:sequence select="f:{root}({name})"/>
  </xsl:template>
"""
FUNCTION = """
  <xsl:function name="f:{name}" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      {lines}
    ))"/>
  </xsl:function>
"""


def sheet() -> str:
    """Give the style sheet."""
    start = START.format(namespace=model().namespace, root=ROOT, name=model().objects[ROOT].xml_name)
    return start + "".join(map(_function, model().objects.values())) + "</xsl:stylesheet>\n"


def _function(type_: ObjectType) -> str:
    lines = [line for prop in type_.properties.values() if (line := _line(prop))]
    return FUNCTION.format(name=type_.name, lines=",\n      ".join(lines))


def _line(prop: Property) -> str:
    if prop.shape == "tag":
        return f"map{{'{prop.name}': '{prop.schema['const']}'}}"
    value = f"map{{'{prop.name}': {_value(prop)}}}"
    return {
        "none": "",
        "attribute": f"$e/@{prop.xml_name} ! {value}",
        "element": f"$e/{prop.xml_name} ! {value}",
        "text": f"$e[string()] ! {value}",
    }[prop.node]


def _value(prop: Property) -> str:
    """The value of a property, the context being its node."""
    if prop.shape == "object":
        return f"f:{prop.target}(.)"
    if prop.shape == "objects":
        return f"array{{{prop.item} ! f:{prop.target}(.)}}"
    if prop.shape == "strings":
        return f"array{{{prop.item} ! string()}}"
    if prop.shape == "union":
        members = (f"self::{model().objects[name].xml_name} ! f:{name}(.)" for name in prop.tags.values())
        return f"array{{* ! ({', '.join(members)})}}"
    return {"integer": "xs:integer(.)", "flag": ". = 'true'", "boolean": ". = 'true'"}.get(prop.shape, "string()")


if __name__ == "__main__":
    SHEET.write_text(sheet(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{SHEET.name}: {len(model().objects)} types\n")
