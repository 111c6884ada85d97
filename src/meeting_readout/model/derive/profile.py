"""The closed profile: what the schema may contain, so that JSON Schema and XSD mean the same.

`profile.schema.json` has what a meta-schema can express; this module checks what depends on several places.
"""

import json
import re
from typing import TYPE_CHECKING, Any

from meeting_readout.schemas import load

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

WRAPPED = re.compile(r"\^\(\?:(?P<iregexp>.*)\)\$\(\?!\\n\)", re.DOTALL)
ESCAPE = re.compile(r"\\[nt.\[\]]")
"""The escapes that are allowed."""
CLASS = re.compile(r"\[[^\]]*\]")
OTHER = re.compile(r"[\\.^$]|\(\?|[*+?}][*+?{]")
"""What only other dialects have: more escapes, the dot, anchors, groups with flags, more quantifiers."""


class ProfileError(Exception):
    """The schema has something that the profile does not allow; `places` has a line for each."""

    def __init__(self, places: list[str]) -> None:
        super().__init__("\n".join(["The schema does not follow the closed profile:", *places]))
        self.places = places


def check_profile(schema: dict[str, Any]) -> None:
    """Raise `ProfileError` with all places where the schema does not follow the profile."""
    from jsonschema import Draft202012Validator

    meta = Draft202012Validator(json.loads(load("profile.schema.json")))
    places = []
    for error in meta.iter_errors(schema):
        nearest = _find_nearest(error)
        at = "/".join(map(str, nearest.absolute_path))
        places.append(f"  /{at}: {nearest.message[:200]}")
    places += [] if places else [f"  {place}" for place in _check_definitions(schema)]
    if places:
        raise ProfileError(places)


def extract_iregexp(pattern: str) -> str:
    """Return the I-Regexp (RFC 9485) in a pattern of the profile, which XSD can use."""
    match = WRAPPED.fullmatch(pattern)
    if match is None:
        raise ProfileError([f"  not written ^(?:…)$(?!\\n): {pattern}"])
    return match["iregexp"]


def _find_nearest(error: "ValidationError") -> "ValidationError":
    """Return the first error of the nearest branch, where a value matches no branch."""
    while error.context:
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0], []).append(inner)
        error = min(branches.values(), key=len)[0]
    return error


def _check_definitions(schema: dict[str, Any]) -> list[str]:
    defs = schema["$defs"]
    places: list[str] = []
    used: set[str] = set()
    for owner, definition in {"": schema, **defs}.items():
        at = f"/$defs/{owner}" if owner else ""
        if "pattern" in definition and not _is_iregexp(extract_iregexp(definition["pattern"])):
            places.append(f"{at}: a pattern that is no I-Regexp of the profile")
        if "enum" in definition and list(definition["x-value-meanings"]) != definition["enum"]:
            places.append(f"{at}: x-value-meanings and enum differ")
        names: dict[str, str] = {}
        called: set[str] = set()
        texts = [n for n, p in definition.get("properties", {}).items() if p["xml"]["nodeType"] == "text"]
        elements = [n for n, p in definition.get("properties", {}).items() if p["xml"]["nodeType"] == "element"]
        if len(texts) > 1 or (texts and elements):
            places.append(f"{at}: a text node stands alone, without elements")
        for name, prop in definition.get("properties", {}).items():
            here = f"{at}/properties/{name}"
            xml_name = prop["xml"].get("name", name)
            if prop["xml"]["nodeType"] in ("element", "attribute"):
                if xml_name in names:
                    places.append(f"{here}: the XML name {xml_name} is taken by {names[xml_name]}")
                names[xml_name] = name
            strangers = [word for word in prop.get("x-other-words", ()) if word not in definition["properties"]]
            places += [f"{here}: x-other-words names {word}, which is no property here" for word in strangers]
            for other in prop.get("x-also-called", {}).get("names", ()):
                if other in definition["properties"] or other.lower() in called:
                    places.append(f"{here}: x-also-called names {other}, which is another property or called so twice")
                called.add(other.lower())
            if xml_name == prop.get("items", {}).get("xml", {}).get("name"):
                places.append(f"{here}: wrapper and item have one name")
            used |= {_get_name(ref) for ref in _find_refs(prop)}
            places += [f"{here}: no such definition: {ref}" for ref in _find_refs(prop) if _get_name(ref) not in defs]
            places += _check_branches(here, prop, defs)
        places += [
            f"{at}: required {n} is no property"
            for n in definition.get("required", ())
            if n not in definition["properties"]
        ]
    places += [f"/$defs/{name}: nothing refers to it" for name in defs if name not in used]
    return places


def _is_iregexp(pattern: str) -> bool:
    """Return whether a pattern without its anchors is an I-Regexp of the profile."""
    bare = CLASS.sub("x", ESCAPE.sub("x", pattern))
    try:
        re.compile(bare)
    except re.error:
        return False
    return not OTHER.search(bare)


def _check_branches(here: str, prop: dict[str, Any], defs: dict[str, Any]) -> list[str]:
    branches = [defs.get(_get_name(b["$ref"]), {}) for b in prop.get("items", {}).get("oneOf", ())]
    tags = [b.get("properties", {}).get("type", {}).get("const") for b in branches]
    names = [b.get("xml", {}).get("name") for b in branches]
    if None in tags or None in names or len(set(tags)) < len(tags) or len(set(names)) < len(names):
        return [f"{here}: each branch of a union has a type and an XML name of its own"]
    return []


def _find_refs(prop: dict[str, Any]) -> list[str]:
    items = prop.get("items", {})
    found = [prop.get("$ref"), items.get("$ref"), *(branch.get("$ref") for branch in items.get("oneOf", ()))]
    return [ref for ref in found if ref]


def _get_name(ref: str) -> str:
    return ref.removeprefix("#/$defs/")
