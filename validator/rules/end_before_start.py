"""M107: what ends does not end before it starts (spec 5.1)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import find_unreal, is_before, is_day
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield intervals and pairs of dates and hours in the wrong order."""
    for node, key in view.dates:
        value = node[key]
        if "/" in value and not find_unreal(value):
            first, last = value.split("/")
            if is_before(last, first):
                yield Problem("M107", node, key, words={"start": first, "end": last})
    for node, _owner in view.nodes["timeWindow"]:
        if is_before(node.get("end", ""), node.get("start", "")):
            yield Problem("M107", node, "end", words={"start": node["start"], "end": node["end"]})
    for node, _owner in view.nodes["held"]:
        start, end = node.get("start", {}).get("value", ""), node.get("end", {}).get("value", "")
        if is_before(end, start):
            related = (("start", node["start"], "value"),)
            yield Problem("M107", node["end"], "value", words={"start": start, "end": end}, related=related)
        elif start == end and "time" in node.get("end", ()) and is_day(start):
            yield from _compare_hours(node["start"].get("time", {}), node["end"]["time"])


def _compare_hours(start: Node, end: Node) -> Iterator[Problem]:
    """Yield the hour of an end that lies before the hour of the start of the same day."""
    if end.get("value", "24") < start.get("value", ""):
        words = {"start": start["value"], "end": end["value"]}
        yield Problem("M107", end, "value", words=words, related=(("start", start, "value"),))
