"""A length of time is longer than nothing (spec 4.2)."""

import re
from collections.abc import Iterator

from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules.languages import typed
from meeting_readout.validator.view import View

SOMETHING = re.compile("[1-9]")


def check(view: View) -> Iterator[Problem]:
    """Yield every duration without a figure other than zero."""
    for type_, key in typed("duration"):
        for node, _owner in view.nodes.get(type_, ()):
            if key in node and not SOMETHING.search(node[key]):
                yield Problem("M127", node, key, words={"duration": node[key]})
