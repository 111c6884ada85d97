"""Take every keyword of the schema out, one at a time, and ask for a document that only this keyword refuses.

`python tests/support/keywords.py` tries all of them; the tests try a sample. A keyword without such a document is one
that the schema could do without: those few are listed, with the reason.
"""

import copy
import sys
from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import jsonschema_rs
from iregexp import sample

from meeting_readout.model.derive.profile import extract_iregexp
from meeting_readout.model.model import ROOT, ObjectType, Property, model

STRANGE = "\x0b"
"""A string that no pattern and no vocabulary admits."""


class Occurrence(NamedTuple):
    """A keyword in one place of the schema, and a document that breaks it and nothing else."""

    at: tuple[str | int, ...]
    document: Any


class Step(NamedTuple):
    """One step of the way from the root to a type: the type, and its property."""

    owner: str
    prop: Property
    tag: str


def needless(at: tuple[str | int, ...]) -> str:
    """Say why a keyword refuses nothing that another would not refuse as well; empty where it does."""
    schema: Any = model().schema
    for key in at[:-1]:
        schema = schema[key]
    if at[-1] == "minLength":
        return "the pattern refuses the empty string too; it is there for forms that are made from the schema"
    if at[-1] == "type" and "enum" in schema:
        return "the values are strings; it is there for the types that are made from the schema"
    if at[-1] == "minProperties" and "required" in schema:
        return "what is required is there already; the profile wants it on every object"
    return ""


def occurrences() -> Iterator[Occurrence]:
    """Yield every keyword that judges, with its document."""
    for name, type_ in model().objects.items():
        at: tuple[str | int, ...] = () if name == ROOT else ("$defs", name)
        yield from _of_object(at, type_)
    for name, definition in model().scalars.items():
        yield from _of_scalar(("$defs", name), name, definition)


def refuses(document: Any, without: tuple[str | int, ...] = ()) -> bool:
    """Whether the schema refuses a document, a keyword taken out."""
    schema = copy.deepcopy(model().schema)
    for definition in schema["$defs"].values():
        if "pattern" in definition:
            definition["pattern"] = definition["pattern"].removesuffix("(?!\\n)")
    inner: Any = schema
    for key in without[:-1]:
        inner = inner[key]
    if without and isinstance(without[-1], int):
        inner[without[-1]] = {} if isinstance(inner[without[-1]], dict) else inner[without[-1]]
        if not isinstance(inner[without[-1]], dict):
            del inner[without[-1]]
    elif without:
        del inner[without[-1]]
    return not jsonschema_rs.Draft202012Validator(schema).is_valid(document)


def _of_object(at: tuple[str | int, ...], type_: ObjectType) -> Iterator[Occurrence]:
    name = type_.name
    yield Occurrence((*at, "type"), _around(name, "x"))
    yield Occurrence((*at, "minProperties"), _around(name, {}))
    yield Occurrence((*at, "additionalProperties"), _around(name, {**_least(name), "zzz": "x"}))
    for index, required in enumerate(type_.schema.get("required", ())):
        rest = {key: value for key, value in _more(name).items() if key != required}
        yield Occurrence((*at, "required", index), _around(name, rest))
    for prop in type_.properties.values():
        here = (*at, "properties", prop.name)
        yield from _of_property(here, name, prop)


def _of_property(here: tuple[str | int, ...], name: str, prop: Property) -> Iterator[Occurrence]:
    def document(value: Any) -> Any:
        return _around(name, {**_least(name), prop.name: value})

    if prop.shape == "tag":
        yield Occurrence((*here, "const"), document("zzz"))
    elif prop.shape == "boolean":
        yield Occurrence((*here, "type"), document("x"))
    elif prop.shape in ("objects", "strings", "union"):
        yield Occurrence((*here, "type"), document("x"))
        yield Occurrence((*here, "minItems"), document([]))
        if prop.shape == "union":
            yield Occurrence((*here, "items", "oneOf"), document([None]))
            for index in range(len(prop.tags)):
                yield Occurrence((*here, "items", "oneOf", index), document([None]))
        else:
            yield Occurrence((*here, "items", "$ref"), document([None]))
    else:
        yield Occurrence((*here, "$ref"), document(None))


def _of_scalar(at: tuple[str | int, ...], name: str, definition: dict[str, Any]) -> Iterator[Occurrence]:
    breaking: dict[str, Any] = {"enum": "zzz", "const": False, "minLength": "", "pattern": STRANGE}
    if definition.get("type") == "integer":
        breaking |= {"type": "x", "minimum": definition["minimum"] - 1, "maximum": definition["maximum"] + 1}
    else:
        breaking["type"] = 5
    for keyword, value in breaking.items():
        if keyword in definition:
            yield Occurrence((*at, keyword), _using(name, value))


@cache
def _ways() -> dict[str, tuple[Step, ...]]:
    """The shortest way from the root to every object type."""
    ways: dict[str, tuple[Step, ...]] = {ROOT: ()}
    queue = deque([ROOT])
    while queue:
        owner = queue.popleft()
        for prop in model().objects[owner].properties.values():
            targets = prop.tags or ({"": prop.target} if prop.shape in ("object", "objects") else {})
            for tag, target in targets.items():
                if target not in ways:
                    ways[target] = (*ways[owner], Step(owner, prop, tag))
                    queue.append(target)
    return ways


def _around(name: str, value: Any) -> Any:
    """A document, valid but for the value, that has it where an object of the type stands."""
    for step in reversed(_ways()[name]):
        value = {**_least(step.owner), step.prop.name: value if step.prop.shape == "object" else [value]}
    return value


def _using(scalar: str, value: Any) -> Any:
    """A document, valid but for the value, that has it where a string or number of the type stands."""
    for name in _ways():
        for prop in model().objects[name].properties.values():
            if prop.target == scalar and prop.shape not in ("object", "objects"):
                return _around(name, {**_least(name), prop.name: [value] if prop.shape == "strings" else value})
    raise LookupError(scalar)


def _least(name: str) -> dict[str, Any]:
    """The smallest valid object of a type."""
    type_ = model().objects[name]
    found = {prop.name: _value(prop) for prop in type_.properties.values() if prop.required}
    return found or _one_more(type_, found)


def _more(name: str) -> dict[str, Any]:
    """A valid object of a type that is not empty when one of its properties goes."""
    return _one_more(model().objects[name], _least(name))


def _one_more(type_: ObjectType, found: dict[str, Any]) -> dict[str, Any]:
    simple = sorted(type_.properties.values(), key=lambda prop: prop.shape not in ("string", "integer", "flag"))
    extra = next((prop for prop in simple if prop.name not in found and prop.shape != "tag"), None)
    return {**found, extra.name: _value(extra)} if extra else found


def _value(prop: Property) -> Any:
    if prop.shape == "tag":
        return prop.schema["const"]
    if prop.shape == "object":
        return _least(prop.target)
    if prop.shape == "objects":
        return [_least(prop.target)]
    if prop.shape == "union":
        return [_least(next(iter(prop.tags.values())))]
    if prop.shape == "strings":
        return [_scalar(prop.target)]
    return _scalar(prop.target) if prop.target else True


def _scalar(name: str) -> Any:
    definition = model().scalars[name]
    if "enum" in definition:
        return definition["enum"][0]
    if "pattern" in definition:
        return sample(extract_iregexp(definition["pattern"]), lambda low, _high: low)
    return True if "const" in definition else definition["minimum"]


def main() -> None:
    """Try all, and say what was found."""
    tried = excused = 0
    failed = []
    for occurrence in occurrences():
        tried += 1
        if needless(occurrence.at):
            excused += 1
        elif not refuses(occurrence.document) or refuses(occurrence.document, occurrence.at):
            failed.append("/".join(map(str, occurrence.at)))
    sys.stdout.write(
        f"{tried} keywords: {excused} needless by design, {len(failed)} without a document that needs them\n"
    )
    sys.stdout.writelines(f"  {line}\n" for line in failed)
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
