"""A problem: what the schema or a rule has against a node, before anybody has asked where the node is in the file."""

from typing import Any, Literal, NamedTuple

from meeting_readout.converters.tracing import NodePath

At = Literal["value", "key", "open"]
"""What to point at: the value, the key, or the opening line of the node where something is missing."""


class Problem(NamedTuple):
    """A code, the node that it is about, and the words that fill the message of the rule.

    Rules name a `node` (an object or a list of the data) and a key or index in it. The schema layer gives a `path`
    from the root instead, which may lead to something that is not there. `related` are second nodes, each with the name
    of its sentence in the catalogue; `detail` are sentences without a place. `within` is the range of a text, in code
    points, that the problem is about. One that is `implied` goes as soon as another is put right.
    """

    code: str
    node: Any = None
    key: str | int | None = None
    at: At = "value"
    variant: str = ""
    words: dict[str, str] = {}  # noqa: RUF012 - never changed
    related: tuple[tuple[str, Any, str | int | None], ...] = ()
    detail: tuple[str, ...] = ()
    path: NodePath | None = None
    within: tuple[int, int] | None = None
    implied: bool = False
