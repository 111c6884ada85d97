"""What the tracers return: the data of a file, the place of each node, and what is wrong with the form.

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
    """A reader found something that only the tracer can report."""


class Spot(NamedTuple):
    """The place of a node: its key or name, its value, its XPath step, and the spots of its members or items."""

    key: Span | None
    value: Span
    step: str
    children: "dict[str | int, Spot]"


class Fault(NamedTuple):
    """A problem of the form itself: the rule's code and message variant, the span, and the words of the message.

    Unlike a `Problem` it has a span from the start, since it may be found before any node is known. `path` leads to the
    node that has the fault and is not checked again; None where there is no such node. `place` leads to the node at
    which the fault is reported, where that is another one (spec, appendix C).
    """

    code: str
    span: Span
    path: NodePath | None = None
    variant: str = ""
    words: dict[str, str] = {}  # noqa: RUF012 - never changed
    related: tuple[tuple[str, Span], ...] = ()
    place: NodePath | None = None


class Stop(Exception):  # noqa: N818 - it carries the fault at which a tracer stops
    """A tracer stops, since nothing after `fault` can be read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


class Faults(list[Fault]):
    """The faults of one document, up to a limit: a document that has more is not read to its end (W905)."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__(faults)
        self.longest = limits.get().code_points

    def append(self, fault: Fault) -> None:
        """Add a fault; raise `Stop` where there are too many."""
        self.check_room(len(self), fault.span)
        super().append(fault)

    def report(self, code: str, span: Span, path: NodePath | None = None, variant: str = "", **words: str) -> None:
        """Add a fault, given in parts; `words` fill its message."""
        self.append(Fault(code, span, path, variant, words))

    def report_at(self, place: NodePath, code: str, span: Span, variant: str = "", **words: str) -> None:
        """Add a fault that is reported at a node, all of which is checked nevertheless."""
        self.append(Fault(code, span, None, variant, words, (), place))

    def check_text(
        self, text: str, span: Span, path: NodePath, find: "Callable[[Span, Match[str]], Span] | None" = None
    ) -> None:
        """Report a text that is too long, or has forbidden characters; `find` returns the span of the first of them."""
        if len(text) > self.longest:
            self.append(make_length_fault(span, path, len(text)))
        bad = characters.FORBIDDEN.search(text)
        if bad:
            variant, words = characters.describe_forbidden(text)
            self.report("W007", find(span, bad) if find else span, path, variant, **words)

    def check_room(self, count: int, span: Span) -> None:
        """Raise `Stop` where there are too many faults, or members of one object: most of those are unknown."""
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
    """What a tracer returns: `data` is None where nothing could be read; `root` is the spot of the root."""

    data: Any
    root: Spot | None
    faults: list[Fault]
    source: Source


def find_spot(root: Spot, path: NodePath) -> tuple[Spot, bool]:
    """Return the spot that a path leads to, and True; or the last spot on the way, and False."""
    spot = root
    for token in path:
        child = spot.children.get(token)
        if child is None:
            return spot, False
        spot = child
    return spot, True


def build_xpath(root: Spot, path: NodePath) -> str:
    """Build the XPath of a path, as far as its nodes exist."""
    spot, written = root, f"/{root.step}"
    for token in path:
        child = spot.children.get(token)
        if child is None:
            break
        spot = child
        written += f"/{spot.step}" if spot.step else ""
    return written


def format_pointer(path: NodePath) -> str:
    """Format a path as a JSON Pointer (RFC 6901)."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in path)
