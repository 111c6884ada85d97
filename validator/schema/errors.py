"""The engine that explains: every way in which data fails the schema, as problems in the words of the model."""

from collections.abc import Iterator, Set
from functools import cache
from typing import TYPE_CHECKING, Any

from meeting_readout.converters import limits
from meeting_readout.converters.tracing import NodePath
from meeting_readout.model.model import model
from meeting_readout.validator.problem import At
from meeting_readout.validator.suggestions import Suggestions

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Found = tuple[str, NodePath, At, str, dict[str, str]]
"""A code, the path of a node, what to point at, a variant of the message, and the words that fill it."""


def explain(data: Any, faulty: Set[NodePath] = frozenset()) -> Iterator[Found]:
    """Yield what the schema has against the data; paths lead to the faulty member where there is one.

    What is there under a wrong name is not missing as well: that is one mistake. Nothing is said of what stands at or
    below a path that is `faulty`. Of more than `limits.MAX_PROBLEMS`, not all are found.
    """
    nearest = Suggestions()
    errors: dict[tuple[NodePath, str], Found] = {}
    for found in (found for error in _validator().iter_errors(data) for found in _found(error, nearest)):
        code, path = found[:2]
        if not any(path[:length] in faulty for length in range(1, len(path) + 1)):
            errors.setdefault((path, code), found)
            if len(errors) > 2 * limits.MAX_PROBLEMS:  # at most half of them are not told
                break
    meant = {(*path[:-1], words["near"]) for code, path, _at, _variant, words in errors.values() if code == "S002"}
    yield from (found for (path, code), found in errors.items() if not (code == "S001" and path in meant))


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend
    from referencing import Registry

    directed: Any = extend(Draft202012Validator, {"oneOf": _by_tag})  # type: ignore[no-untyped-call]  # it has no types
    return directed(model().schema, registry=Registry())


def _by_tag(validator: Any, branches: Any, instance: Any, _schema: Any) -> Iterator["ValidationError"]:
    """Follow only the branch that the `type` names (a union of the closed profile)."""
    from jsonschema.exceptions import ValidationError

    if not isinstance(instance, dict):
        yield ValidationError("type", validator="type", validator_value="object", instance=instance)
        return
    tags = _tags(tuple(branch["$ref"] for branch in branches))
    tag = instance.get("type")
    if isinstance(tag, str) and tag in tags:
        yield from validator.descend(instance, {"$ref": tags[tag]})
    elif "type" not in instance:
        yield ValidationError("required", validator="required", validator_value=["type"], instance=instance, schema={})
    else:
        yield ValidationError("tag", validator="tag", validator_value=list(tags), instance=tag, path=["type"])


@cache
def _tags(refs: tuple[str, ...]) -> dict[str, str]:
    return {model().objects[ref.rpartition("/")[2]].tag: ref for ref in refs}


def _found(error: "ValidationError", nearest: Suggestions) -> Iterator[Found]:
    path: NodePath = tuple(error.absolute_path)
    keyword = str(error.validator)
    expected: Any = error.validator_value
    value: Any = error.instance
    schema: Any = error.schema
    if keyword == "additionalProperties":
        known = schema["properties"]
        for name in value:
            if name not in known:
                near, called = _meant(name, known, nearest)
                near, called = ("", "") if near in value else (near, called)
                words = {"name": name, "noun": _noun(schema), "near": near, "called": called}
                yield "S002", (*path, name), "key", "called" if called else "near" if near else "", words
    elif keyword == "required":
        for name in expected:
            if name not in value:
                yield "S001", (*path, name), "open", "", {"name": str(name), "noun": _noun(schema)}
    elif keyword == "type":
        yield (
            "S003",
            path,
            "value",
            "null" if value is None else "",
            {"expected": _kind(expected), "found": kind(value)},
        )
    elif keyword in ("enum", "tag"):
        code = "S004" if keyword == "enum" else "S008"
        if isinstance(value, str):
            near = nearest.find(value, expected, 0.6)
            words = {"value": value, "allowed": ", ".join(expected), "near": near}
            yield code, path, "value", "near" if near else "", words
        elif keyword == "tag":
            yield "S003", path, "value", "", {"expected": "a string", "found": kind(value)}
    elif keyword == "const":
        yield "S003", path, "value", "flag", {"found": kind(value)}
    elif keyword == "pattern":
        if value:
            yield "S005", path, "value", "", {"meaning": schema["x-readout-message"], "value": value[:60]}
    elif keyword in ("minLength", "minItems", "minProperties"):
        yield "S006", path, "value", keyword, {}
    elif keyword in ("minimum", "maximum"):
        yield "S007", path, "value", keyword, {"limit": f"{expected}", "value": str(value)[:40]}


def _meant(name: str, known: dict[str, Any], nearest: Suggestions) -> tuple[str, str]:
    """Guess which property is meant: one that people call so, with what it is in words, or one that is spelt so."""
    plain = name.replace("-", "").replace("_", "").lower()
    for near, prop in known.items():
        other = prop.get("x-also-called", {"names": ()})
        if plain in map(str.lower, other["names"]):
            return near, other["words"]
    spelt = {near.lower(): near for near in known}
    return spelt.get(nearest.find(name.lower(), spelt), ""), ""


def _noun(schema: Any) -> str:
    title = str(schema.get("title", "member of this list"))
    title = title[0].lower() + title[1:] if not title.startswith("Meeting Readout") else "readout"
    return f"an {title}" if title[0] in "aeiou" else f"a {title}"


def _kind(expected: Any) -> str:
    return {"object": "an object", "array": "a list", "string": "a string", "integer": "a whole number"}.get(
        str(expected), "true or false"
    )


def kind(value: Any) -> str:
    """Name what a value is, in words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    names = {dict: "an object", list: "a list", str: "a string", int: "a number", type(None): "null"}
    return names.get(type(value), "a number")
