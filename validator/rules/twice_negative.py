"""M146: what is prohibited is not also to be refrained from (spec 3.4)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every `refrain` beside a force that says "not" itself."""
    for item, _owner in view.having["refrain"]:
        if item.get("force") == "prohibit":
            yield Problem("M146", item, "refrain")
