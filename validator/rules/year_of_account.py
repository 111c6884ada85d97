"""M143: a year of account is no calendar year that is called stated (spec 5.6)."""

from collections.abc import Iterator

from meeting_readout.document.doubts import is_in_doubt
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

YEAR = 4
"""A value of so many characters is a calendar year."""


def check(view: View) -> Iterator[Problem]:
    """Yield every calendar year whose words speak of a year of account."""
    for node, owner in view.of_types("basis", "asPrinted"):
        value = node.get("value", "") if "asPrinted" in node else ""
        if len(value) != YEAR or node.get("basis", "stated") != "stated":
            continue
        from meeting_readout.document.printed_dates import read_date
        from meeting_readout.document.printed_words import find_language, is_in_text

        printed = read_date(node["asPrinted"], find_language(view, owner))
        if printed is None or not printed.of_account or int(value) not in printed.possible["year"]:
            continue
        if view.is_intact(node) and not is_in_doubt(view, owner) and is_in_text(view, node, owner):
            yield Problem("M143", node, "value", words={"year": value}, related=(("words", node, "asPrinted"),))
