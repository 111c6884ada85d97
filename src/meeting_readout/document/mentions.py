"""Mentions: what points to something by its id, or names it in place."""

from functools import cache

from meeting_readout.document.view import types_having


@cache
def mention_types() -> tuple[str, ...]:
    """Return the types of the schema that point or name."""
    return types_having(("ref", "name"))
