"""M108: `other` has the printed words beside it, so that nothing is lost (spec 4.4)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every `other` without its words."""
    for node, key, words in view.others:
        if not any(word in node for word in words):
            yield Problem("M108", node, key, words={"property": key, "words": " or ".join(words)})
