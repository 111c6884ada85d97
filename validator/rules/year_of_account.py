"""M143: a year of account is no calendar year that is called stated (spec 5.6)."""

from collections.abc import Iterator

from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

YEAR = 4
"""A value of so many characters is a calendar year."""


def check(view: View) -> Iterator[Problem]:
    """Yield every calendar year whose words speak of a year of account."""
    found = [(node, owner) for node, owner in view.of_types("basis", "asPrinted") if _is_of_account(view, node, owner)]
    if found:
        from meeting_readout.document.printed_words import find_sure

        sure = find_sure(view, found)
        for node in (node for node, _owner in found if id(node) in sure):
            words = {"year": node["value"]}
            yield Problem("M143", node, "value", words=words, related=(("words", node, "asPrinted"),))


def _is_of_account(view: View, node: Node, owner: Node) -> bool:
    value = node.get("value", "") if "asPrinted" in node else ""
    if len(value) != YEAR or node.get("basis", "stated") != "stated":
        return False
    from meeting_readout.document.printed_dates import read_date
    from meeting_readout.document.printed_words import find_language

    printed = read_date(node["asPrinted"], find_language(view, owner))
    return printed is not None and printed.of_account and int(value) in printed.possible["year"]
