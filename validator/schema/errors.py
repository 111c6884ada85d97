"""The errors of the schema: every way in which data fails it, as problems in the words of the model."""

from collections.abc import Callable, Iterator, Set
from functools import cache
from typing import TYPE_CHECKING, Any

from meeting_readout.converters import limits
from meeting_readout.converters.tracing import NodePath
from meeting_readout.model.model import model
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.schema import gate
from meeting_readout.validator.schema.narrow import Narrowed
from meeting_readout.validator.schema.notation import find_meant
from meeting_readout.validator.suggestions import Suggestions

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


def find_errors(data: Any, faulty: Set[NodePath] = frozenset(), form: str = "json") -> Iterator[Problem]:
    """Yield what the schema has against the data; paths lead to the faulty member where there is one.

    In the form `xml` types are called by the names of their elements, and only what XML has is proposed.
    What is there under a wrong name is not missing as well: that is one problem. Nothing is said of what is at or below
    a path that is `faulty`. Where there are more problems than `limits.MAX_PROBLEMS`, not all of them are found.
    """
    narrowed = Narrowed(data)
    errors = _collect_errors(narrowed.data, faulty, form, narrowed.restore)
    if not errors and narrowed.is_smaller and not faulty and not gate.passes(data):  # the engines do not agree
        errors = _collect_errors(data, faulty, form)
    meant = {(*path[:-1], problem.words["near"]) for (path, code), problem in errors.items() if code == "S002"}
    yield from (problem for (path, code), problem in errors.items() if not (code == "S001" and path in meant))


def _collect_errors(
    data: Any, faulty: Set[NodePath], form: str, restore: Callable[[NodePath], NodePath] = tuple
) -> dict[tuple[NodePath, str], Problem]:
    """Return the errors in data by path and code; `restore` returns the paths that are reported."""
    suggestions = Suggestions()
    errors: dict[tuple[NodePath, str], Problem] = {}
    found = (problem for error in _validator().iter_errors(data) for problem in _explain(error, suggestions, form))
    for problem in found:
        path = restore(problem.path or ())
        if not any(path[:length] in faulty for length in range(1, len(path) + 1)):
            errors.setdefault((path, problem.code), problem._replace(path=path))
            if len(errors) > 2 * limits.MAX_PROBLEMS:  # at most half of them are left out
                break
    return errors


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend
    from referencing import Registry

    directed: Any = extend(Draft202012Validator, {"oneOf": _descend_by_tag})  # type: ignore[no-untyped-call]  # it has no types
    return directed(model().schema, registry=Registry())


def _descend_by_tag(validator: Any, branches: Any, instance: Any, _schema: Any) -> Iterator["ValidationError"]:
    """Follow only the branch that the `type` names (a union of the closed profile)."""
    from jsonschema.exceptions import ValidationError

    if not isinstance(instance, dict):
        yield ValidationError("type", validator="type", validator_value="object", instance=instance)
        return
    targets = _targets_by_tag(tuple(branch["$ref"] for branch in branches))
    tag = instance.get("type")
    if isinstance(tag, str) and tag in targets:
        yield from validator.descend(instance, {"$ref": f"#/$defs/{targets[tag]}"})
    elif "type" not in instance:
        yield ValidationError("required", validator="required", validator_value=["type"], instance=instance, schema={})
    else:
        yield ValidationError("tag", validator="tag", validator_value=targets, instance=tag, path=["type"])


@cache
def _targets_by_tag(refs: tuple[str, ...]) -> dict[str, str]:
    targets = (ref.rpartition("/")[2] for ref in refs)
    return {model().objects[target].tag: target for target in targets}


def _explain(error: "ValidationError", suggestions: Suggestions, form: str) -> Iterator[Problem]:
    path: NodePath = tuple(error.absolute_path)
    keyword = str(error.validator)
    expected: Any = error.validator_value
    value: Any = error.instance
    schema: Any = error.schema
    if keyword == "additionalProperties":
        known = schema["properties"]
        offered = {near: prop for near, prop in known.items() if form != "xml" or prop["xml"]["nodeType"] != "none"}
        for name in value:
            if name not in known:
                near, called = guess_meant(name, offered, suggestions)
                near, called = ("", "") if near in value else (near, called)
                words = {"name": name, "noun": _name_object(schema), "near": near, "called": called}
                variant = "called" if called else "near" if near else ""
                yield Problem("S002", at="key", variant=variant, words=words, path=(*path, name))
    elif keyword == "required":
        for name in expected:
            if name not in value:
                words = {"name": str(name), "noun": _name_object(schema)}
                yield Problem("S001", at="open", words=words, path=(*path, name))
    elif keyword == "type":
        words = {"expected": _name_type(expected), "found": name_value(value)}
        yield Problem("S003", variant="null" if value is None else "", words=words, path=path)
    elif keyword in ("enum", "tag"):
        code = "S004" if keyword == "enum" else "S008"
        if keyword == "tag":
            expected = [model().objects[target].xml_name if form == "xml" else tag for tag, target in expected.items()]
        if isinstance(value, str):
            near = suggestions.find(value, expected, 0.6)
            words = {"value": value, "allowed": ", ".join(expected), "near": near}
            yield Problem(code, variant="near" if near else "", words=words, path=path)
        elif keyword == "tag":
            yield Problem("S003", words={"expected": "a string", "found": name_value(value)}, path=path)
    elif keyword == "const":
        yield Problem("S003", variant="flag", words={"found": name_value(value)}, path=path)
    elif keyword == "pattern":
        if value:
            variant, words = find_meant(value, schema)
            words |= {"meaning": schema["x-readout-message"], "value": value[:60]}
            yield Problem("S005", variant=variant, words=words, path=path)
    elif keyword in ("minLength", "minItems", "minProperties"):
        yield Problem("S006", variant=keyword, path=path)
    elif keyword in ("minimum", "maximum"):
        words = {"limit": f"{expected}", "value": str(value)[:40]}
        yield Problem("S007", variant=keyword, words=words, path=path)


def _name_object(schema: Any) -> str:
    title = str(schema.get("title", "member of this list"))
    title = title[0].lower() + title[1:] if not title.startswith("Meeting Readout") else "readout"
    return f"an {title}" if title[0] in "aeiou" else f"a {title}"


def _name_type(expected: Any) -> str:
    return {"object": "an object", "array": "a list", "string": "a string", "integer": "a whole number"}.get(
        str(expected), "true or false"
    )


def guess_meant(name: str, known: dict[str, Any], suggestions: Suggestions) -> tuple[str, str]:
    """Guess which property is meant: one that people call so, with what it is in words, or one that is spelt so."""
    plain = name.replace("-", "").replace("_", "").lower()
    for near, prop in known.items():
        other = prop.get("x-also-called", {"names": ()})
        if plain in map(str.lower, other["names"]):
            return near, other["words"]
    spelt = {near.lower(): near for near in known}
    return spelt.get(suggestions.find(name.lower(), spelt), ""), ""


def name_value(value: Any) -> str:
    """Return what a value is, in words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    names = {dict: "an object", list: "a list", str: "a string", int: "a number", type(None): "null"}
    return names.get(type(value), "a number")
