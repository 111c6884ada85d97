"""M110: a part does not repeat what it takes from its whole (spec 3.5)."""

from collections.abc import Iterator

from meeting_readout.document.inheritance import INHERITED, collect_inherited
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every property of a part that the nearest whole with this property has alike."""
    if not view.having["partOf"]:
        return
    inherited = collect_inherited(view)
    for part, _owner in view.having["partOf"]:
        above = inherited.get(id(part), {})
        for name in INHERITED:
            if name in part and part[name] == above.get(name):
                yield Problem("M110", part, name, "key", words={"name": name, "whole": part["partOf"]})
