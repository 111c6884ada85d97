"""M125: a language tag is well-formed by BCP 47 (spec 4.2)."""

from collections.abc import Iterator

from meeting_readout.document.language_tags import is_well_formed
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every language tag that the grammar of RFC 5646 does not know."""
    for node, key in view.coded["language"]:
        if not is_well_formed(node[key]):
            yield Problem("M125", node, key, words={"tag": node[key]})
