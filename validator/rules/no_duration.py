"""M127: a length of time is longer than nothing (spec 4.2)."""

import re
from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

SOMETHING = re.compile("[1-9]")


def check(view: View) -> Iterator[Problem]:
    """Yield every duration without a figure other than zero."""
    for node, key in view.coded["duration"]:
        if not SOMETHING.search(node[key]):
            yield Problem("M127", node, key, words={"duration": node[key]})
