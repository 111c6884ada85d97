"""M107: what ends does not end before it starts (spec 5.1)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import find_unreal, is_before
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield intervals and pairs of dates in the wrong order."""
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
