"""The other editions of the JSON Schema, and the XML catalog."""

import re
from collections.abc import Callable
from typing import Any

from meeting_readout.model.model import Model

DOLLAR = re.compile(r"\$(?!\(\?!\\n\)$)")
"""A dollar sign that is a literal character: fastjsonschema takes it for the end of the text, even in brackets."""


def make_plain_edition(model: Model) -> str:
    """Make the schema without the keywords of other standards, for tools that refuse what they do not know."""
    schema = _map_schema(model.schema, _strip_annotations)
    schema["$id"] = _make_address(model, "readout.plain.schema.json")
    return _format(schema)


def make_draft_07_edition(model: Model) -> str:
    """Make the draft-07 edition for editors: `definitions`, and a reference with siblings in an `allOf`."""
    schema = _map_schema(model.schema, _to_draft_07)
    schema["definitions"] = schema.pop("$defs")
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    schema["$id"] = _make_address(model, "readout.draft-07.schema.json")
    return _format(schema)


def make_catalog(model: Model) -> str:
    """Make the OASIS XML catalog that maps the public addresses to the files beside it."""
    xsd = _make_address(model, "readout.xsd")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <uri name="{model.namespace}" uri="readout.xsd"/>
  <uri name="{xsd}" uri="readout.xsd"/>
  <system systemId="{xsd}" uri="readout.xsd"/>
  <uri name="{model.schema["$id"]}" uri="readout.schema.json"/>
</catalog>
"""


def _make_address(model: Model, name: str) -> str:
    return str(model.schema["$id"]).rpartition("/")[0] + "/" + name


def _map_schema(schema: dict[str, Any], change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    """Apply a change to every schema in a schema, the inner ones first; names of properties stay as they are."""
    made: dict[str, Any] = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            made[key] = {name: _map_schema(inner, change) for name, inner in value.items()}
        elif key == "items":
            made[key] = _map_schema(value, change)
        elif key == "oneOf":
            made[key] = [_map_schema(inner, change) for inner in value]
        else:
            made[key] = value
    return change(made)


def _strip_annotations(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key != "xml" and not key.startswith("x-")}


def _to_draft_07(schema: dict[str, Any]) -> dict[str, Any]:
    made = _strip_annotations(schema)
    if "x-value-meanings" in schema:
        made["enumDescriptions"] = list(schema["x-value-meanings"].values())
    if "$ref" in made:
        made["$ref"] = made["$ref"].replace("#/$defs/", "#/definitions/")
        if len(made) > 1:
            made["allOf"] = [{"$ref": made.pop("$ref")}]
    if "pattern" in made:
        made["pattern"] = DOLLAR.sub(r"\$", made["pattern"])
    return made


def _format(schema: dict[str, Any]) -> str:
    import json

    return json.dumps(schema, indent=2) + "\n"
