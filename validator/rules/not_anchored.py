"""Q202: every item has an anchor, or names under `inferred` what the text does not print (spec 7.2)."""

from collections.abc import Iterator

from meeting_readout.document.loose_items import ENTITIES, find_loose_items
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every item that nothing ties to the text."""
    for item, name, missing in find_loose_items(view):
        variant = "entity" if name == ENTITIES else ""
        yield Problem("Q202", item, None, "open", variant, {"missing": ", ".join(missing)})
