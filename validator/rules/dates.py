"""A full date is a day of the calendar, and what ends does not end before it starts (spec 5.1)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import before, unreal
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield dates that do not exist, intervals and pairs of dates in the wrong order."""
    for node, key in view.dates:
        value = node[key]
        wrong = unreal(value)
        if wrong:
            yield Problem("M106", node, key, words={"date": wrong})
        elif "/" in value and before(value.split("/")[1], value.split("/")[0]):
            first, last = value.split("/")
            yield Problem("M107", node, key, words={"start": first, "end": last})
    for node, _owner in view.nodes["timeWindow"]:
        if before(node.get("end", ""), node.get("start", "")):
            yield Problem("M107", node, "end", words={"start": node["start"], "end": node["end"]})
    for node, _owner in view.nodes["held"]:
        start, end = node.get("start", {}).get("value", ""), node.get("end", {}).get("value", "")
        if before(end, start):
            related = (("start", node["start"], "value"),)
            yield Problem("M107", node["end"], "value", words={"start": start, "end": end}, related=related)
