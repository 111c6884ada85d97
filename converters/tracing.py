"""What the careful reading of a file gives: its data, where each node stands, and what is wrong with the form.

Offsets are half-open and count the units of `Source.text`: code points of a `str`, bytes of UTF-8 `bytes`.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from meeting_readout.converters import characters, limits
from meeting_readout.converters.source import Source

if TYPE_CHECKING:
    from re import Match

Span = tuple[int, int]
NodePath = tuple[str | int, ...]
"""The keys and indexes that lead to a node from the root: a JSON Pointer in pieces."""


class Refused(Exception):  # noqa: N818 - it carries no message: `trace` says what is wrong
    """The fast reading met something that only the careful reading can tell about."""


class Spot(NamedTuple):
    """Where a node stands: its key or name, its value, its XPath step, and the spots of its members or items."""

    key: Span | None
    value: Span
    step: str
    children: "dict[str | int, Spot]"


class Fault(NamedTuple):
    """Something wrong with the form itself: the rule's code and message variant, where, and the words that fill it.

    `path` leads to the node that is at fault and is not to be looked at again; None where there is no such node.
    """

    code: str
    span: Span
    path: NodePath | None = None
    variant: str = ""
    words: dict[str, str] = {}  # noqa: RUF012 - never changed
    related: tuple[tuple[str, Span], ...] = ()


class Stop(Exception):  # noqa: N818 - it carries the fault at which a careful reading ends
    """Nothing after this fault can be read; `fault` is what is wrong."""

    def __init__(self, fault: Fault) -> None:
        """Take the fault."""
        super().__init__(fault.code)
        self.fault = fault


class Faults(list[Fault]):
    """The faults of a careful reading, of which there is a limit: what has more is not read to its end (W905)."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Begin with the faults of the decoding."""
        super().__init__(faults)
        self.longest = limits.get().code_points

    def append(self, fault: Fault) -> None:
        """Take a fault, or end the reading."""
        self.check_room(len(self), fault.span)
        super().append(fault)

    def report(self, code: str, span: Span, path: NodePath | None = None, variant: str = "", **words: str) -> None:
        """Take a fault in its parts."""
        self.append(Fault(code, span, path, variant, words))

    def check_text(
        self, text: str, span: Span, path: NodePath, written: "Callable[[Span, Match[str]], Span] | None" = None
    ) -> None:
        """Tell of a text that is too long, or holds what none may hold; `written` finds the place of a character."""
        if len(text) > self.longest:
            self.append(make_length_fault(span, path, len(text)))
        bad = characters.FORBIDDEN.search(text)
        if bad:
            self.report(
                "W007", written(span, bad) if written else span, path, name=characters.name_character(bad.group())
            )

    def check_room(self, count: int, span: Span) -> None:
        """End the reading where there are too many faults, or members of one object: most of those are unknown."""
        if count >= limits.MAX_PROBLEMS:
            raise Stop(make_fault_count_fault(span))


def make_depth_fault(span: Span) -> Fault:
    """Make the fault of a document that is nested too deeply."""
    return Fault("W902", span, words={"limit": str(limits.get().depth)})


def make_node_count_fault(span: Span) -> Fault:
    """Make the fault of a document that has too many values."""
    return Fault("W903", span, words={"limit": f"{limits.get().nodes:,}"})


def make_length_fault(span: Span, path: NodePath, length: int) -> Fault:
    """Make the fault of a text that is too long."""
    return Fault("W904", span, path, words={"limit": f"{limits.get().code_points:,}", "length": f"{length:,}"})


def make_fault_count_fault(span: Span = (0, 1)) -> Fault:
    """Make the fault of a document that has more faults than are reported."""
    return Fault("W905", span, variant="faults", words={"limit": f"{limits.MAX_PROBLEMS:,}"})


class Trace(NamedTuple):
    """A careful reading: `data` is None where nothing could be read; `root` is the spot of the whole."""

    data: Any
    root: Spot | None
    faults: list[Fault]
    source: Source


def find_spot(root: Spot, path: NodePath) -> tuple[Spot, bool]:
    """Give the spot that a path of keys and indexes leads to, or the last one on the way and False."""
    spot = root
    for token in path:
        child = spot.children.get(token)
        if child is None:
            return spot, False
        spot = child
    return spot, True


def build_xpath(root: Spot, path: NodePath) -> str:
    """Give the XPath of a path of keys and indexes, as far as it exists."""
    spot, written = root, f"/{root.step}"
    for token in path:
        child = spot.children.get(token)
        if child is None:
            break
        spot = child
        written += f"/{spot.step}" if spot.step else ""
    return written


def format_pointer(path: NodePath) -> str:
    """Write a path of keys and indexes as a JSON Pointer (RFC 6901)."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in path)
