"""What every program asks of a readout, and what is easily answered wrong: days, references, wholes, words."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from meeting_readout.document.anchors import Passage
from meeting_readout.document.edtf import Day, find_earliest, find_latest, find_unreal
from meeting_readout.document.index import Identified, Node
from meeting_readout.document.inheritance import find_effective
from meeting_readout.document.labels import find_target
from meeting_readout.document.view import View
from meeting_readout.document.walk import TooDeep, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meeting_readout.model.typed import Readout

    Data = Mapping[str, Any]

TORN = " … "
"""What stands between words that are torn in the text."""


class Span(NamedTuple):
    """The first and the last day that a date can mean, each None where it is unknown or open."""

    first: date | None
    last: date | None


def make_view(readout: "Readout") -> View:
    """Return the index of a readout, which the other functions ask; make it once, and again after a change.

    The readout is one that `read` gave. `ValueError`: it nests deeper than the limit in use.
    """
    try:
        return View(walk(cast("Node", readout)))
    except TooDeep:
        raise ValueError("the readout nests deeper than the limit in use") from None


def span(value: "str | Data") -> Span:
    """Return the first and the last day of a date (spec 5.1).

    `value` is a date as the standard writes it ("2021-03", "2021-33" for the first quarter, "2021/2023"), or an object:
    a date or time with its `value`, or an occasion's `held` or a window with `start` and `end`. A season and a date
    without a year have no days, and neither has a day that no calendar knows. Whether a deadline excludes its day
    (`strict`) is not asked here: see `find_due`.

    >>> span("2024-02")
    Span(first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))
    """
    if isinstance(value, str):
        if find_unreal(value):
            return Span(None, None)
        return Span(_make_date(find_earliest(value)), _make_date(find_latest(value)))
    if "value" in value:
        return span(value["value"])
    start, end = value.get("start", ""), value.get("end", "")
    # The start of what is held is its only day, if it has no end; a window without an end is open.
    only = end or (start if isinstance(start, dict) else "")
    return Span(span(start).first if start else None, span(only).last if only else None)


def find_due(deadlines: "list[Node]") -> date | None:
    """Return the last day on which all can be done in time: the earliest of the deadlines that name a day.

    A deadline counts if it is `not-after` a date: its last day is the last, or with `strict` the day before its first.
    """
    days = []
    for time in deadlines:
        if time.get("type") == "not-after":
            first, last = span(time)
            if "strict" in time:
                last = first - timedelta(days=1) if first and first > date.min else None
            days += [last] if last else []
    return min(days, default=None)


def resolve(view: View, mention: "Data") -> Identified | None:
    """Return what a mention leads to: its kind, its object, and the item at the root in which that lies.

    `meeting` and `release` lead to what has no id (spec 3.2). None: the mention names something in place, means
    `participants`, who are many, or `unstated`.
    """
    return find_target(view, cast("Node", mention))


def inherited(view: View, item: "Data", name: str) -> Any:
    """Return what an item says, or what it takes from the nearest whole that says it (spec 3.5); else None.

    A part takes `by`, `in`, `addressees`, `deadlines` and `effective` from its whole, and no other property.
    """
    return find_effective(view, cast("Node", item), name)


def words(view: View, node: "Data") -> str:
    """Return the words of an item or an anchor.

    Those of an item are its `text`, else the words of its anchors in the order of the text, with ` … ` between them;
    a heading is left out where the text says it again. Those of an anchor are `exact`, else its whole block. Empty:
    the item has no words in the text.
    """
    if "block" in node:
        blocks = view.anchors.blocks
        return str(node.get("exact") or next((b["content"] for b in blocks if b.get("id") == node["block"]), ""))
    if "text" in node and isinstance(node["text"], str):
        return node["text"]
    return TORN.join(dict.fromkeys(_read_passages(view, view.anchors.by_item.get(id(node), []))))


def _read_passages(view: View, passages: list[Passage]) -> list[str]:
    blocks, headings = view.anchors.blocks, view.compute_once(_find_headings)
    ranges = sorted((passage.block, passage.start, passage.end) for passage in passages)
    if headings and any(block not in headings for block, _start, _end in ranges):
        ranges = [one for one in ranges if one[0] not in headings]
    return [blocks[block]["content"][start:end].strip() for block, start, end in ranges]


def _find_headings(view: View) -> set[int]:
    """Return the numbers of the blocks that are headings: an item that the text says again is quoted from the text."""
    return {number for number, block in enumerate(view.anchors.blocks) if block.get("kind") == "heading"}


def _make_date(day: Day | None) -> date | None:
    return date(*day) if day and day[0] else None
