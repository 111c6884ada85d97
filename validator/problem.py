"""A problem: what a rule or the schema has against a node, before anybody has asked where the node stands."""

from typing import Any, Literal, NamedTuple

At = Literal["value", "key", "open"]
"""What to point at: the value, the key, or the opening line of the node where something is missing."""


class Problem(NamedTuple):
    """A node (an object or a list of the data), a key or index in it, and the words that fill the rule's message.

    `related` are second nodes with the name of their sentence in the catalogue; `detail` are sentences without a place.
    """

    code: str
    node: Any
    key: str | int | None = None
    at: At = "value"
    variant: str = ""
    words: dict[str, str] = {}  # noqa: RUF012 - never changed
    related: tuple[tuple[str, Any, str | int | None], ...] = ()
    detail: tuple[str, ...] = ()
