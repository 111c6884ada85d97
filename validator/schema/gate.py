"""The fast gate: one yes or no from the schema. It never says yes where `explain` says no."""

from functools import cache
from typing import TYPE_CHECKING, Any

from meeting_readout.converters import limits
from meeting_readout.schemas import load

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator


def passes(data: Any) -> bool:
    """Return whether the data is valid by the schema, and no string in it is longer than the limit."""
    try:
        return _validator(limits.get().code_points).is_valid(data)
    except ValueError:  # a number that is not whole: the engine does not know its type
        return False


@cache
def _validator(code_points: int) -> "Draft202012Validator":
    return compile_schema(_load_schema(), code_points)


def compile_schema(schema: dict[str, Any], code_points: int | None = None) -> "Draft202012Validator":
    """Compile a schema that may refer to the definitions of the standard; None means that texts may have any length."""
    import jsonschema_rs

    definitions = schema.get("$defs") or _load_schema()["$defs"]
    for definition in definitions.values():
        if "pattern" in definition and code_points is not None:
            definition["maxLength"] = code_points
    return jsonschema_rs.Draft202012Validator(
        {**schema, "$defs": definitions},
        pattern_options=jsonschema_rs.RegexOptions(),
        retriever=_deny,
        validate_formats=False,
    )


def _load_schema() -> dict[str, Any]:
    import jiter

    # The engine's linear patterns end at `$` alone; the look-ahead of the profile is for the others.
    # The edition without our own keywords says the same, and is compiled in a third of the time.
    schema: dict[str, Any] = jiter.from_json(load("readout.plain.schema.json").replace(rb'$(?!\\n)"', b'$"'))
    return schema


def _deny(uri: str) -> Any:
    raise ValueError(f"nothing is fetched: {uri}")
