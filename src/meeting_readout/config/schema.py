"""The schema of settings, and the keywords of it that the check of settings needs."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from meeting_readout.config.positions import KeyPath
from meeting_readout.schemas import load
from meeting_readout.validator.suggestions import Suggestions

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool}


class SettingsProblem(NamedTuple):
    """A key or table that is wrong, a variant of the message of E010, and the words that fill it."""

    path: KeyPath
    variant: str
    words: dict[str, str]


class Value(NamedTuple):
    """A value in settings, and the name of the definition that it follows; empty where it has none."""

    path: KeyPath
    value: Any
    definition: str


@cache
def load_schema() -> Mapping[str, Any]:
    """Return `settings.schema.json`."""
    schema: Mapping[str, Any] = json.loads(load("settings.schema.json"))
    return schema


def read_properties() -> Mapping[str, Mapping[str, Any]]:
    """Return the settings, in the order in which they are written and shown."""
    properties: Mapping[str, Mapping[str, Any]] = load_schema()["properties"]
    return properties


def fits_pattern(definition: str, text: str) -> bool:
    """Return whether a text is as the pattern of a definition says."""
    return re.fullmatch(load_schema()["$defs"][definition]["pattern"], text) is not None


def walk(path: KeyPath, value: Any, schema: Mapping[str, Any]) -> Iterator[SettingsProblem | Value]:
    """Yield what the schema has against a value, and every value in it that is of the right type.

    It knows the keywords type, enum, format date, properties, required, additionalProperties, items and $ref. What
    other keywords say is for editors; it is checked by code, which has a better message.
    """
    definition = schema.get("$ref", "").removeprefix("#/$defs/")
    if definition:
        schema = load_schema()["$defs"][definition]
    if not _is_of_type(value, schema):
        name = next((key for key in reversed(path) if isinstance(key, str)), "")
        yield SettingsProblem(path, "type", {"name": name, "wanted": _describe(schema)})
        return
    yield Value(path, value, definition)
    if isinstance(value, dict):
        yield from _walk_table(path, value, schema)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from walk((*path, number), item, schema["items"])


def _walk_table(path: KeyPath, table: dict[str, Any], schema: Mapping[str, Any]) -> Iterator[SettingsProblem | Value]:
    properties, others = schema.get("properties", {}), schema["additionalProperties"]
    for key, value in table.items():
        inner = properties.get(key, others)
        if inner:
            yield from walk((*path, key), value, inner)
        else:
            near = Suggestions().find(key, properties)
            yield SettingsProblem((*path, key), "unknown-near" if near else "unknown", {"name": key, "near": near})
    for key in schema.get("required", ()):
        if key not in table:
            yield SettingsProblem(path, "missing", {"table": str(path[0]), "name": key})


def _is_of_type(value: Any, schema: Mapping[str, Any]) -> bool:
    if "enum" in schema:
        return value in schema["enum"]
    if schema.get("format") == "date":  # a date of TOML, which is a string in JSON
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, TYPES[schema["type"]])


def _describe(schema: Mapping[str, Any]) -> str:
    """Return what a setting takes, in words."""
    if "enum" not in schema:
        return str(schema["x-takes"])
    *words, last = (f'"{word}"' for word in schema["enum"])
    return f"{', '.join(words)} or {last}"
