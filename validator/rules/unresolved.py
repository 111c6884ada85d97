"""M103: a reference points to an id of the file (spec 3.3)."""

from collections.abc import Iterator

from meeting_readout.document.references import find_broken
from meeting_readout.document.view import RESERVED, View
from meeting_readout.validator.problem import Problem

BLOCK = ("block",)
"""What an anchor points to: words can be in a block only, so that all that can be meant is named."""
SHOWN = 12
"""How many blocks are named."""


def check(view: View) -> Iterator[Problem]:
    """Yield every reference to an id that is not there, and was not lost with a faulty part."""
    broken = find_broken(view)
    if not broken:
        return
    from meeting_readout.validator.suggestions import Suggestions

    suggestions = Suggestions()
    for node, key, targets, found in broken:
        id_ = node[key]
        if not (found or view.blind or id_ in RESERVED or id_ in view.lost_ids):
            known = [known for known, one in view.ids.items() if one.kind in targets] if targets == BLOCK else view.ids
            near = suggestions.find(id_, known)
            variant = "near" if near else ""
            words = {"id": id_, "near": near}
            if targets == BLOCK and known:
                variant = "block-near" if near else "block"
                words["blocks"] = ", ".join([*known][:SHOWN]) + (", …" if len(known) > SHOWN else "")
            yield Problem("M103", node, key, variant=variant, words=words)
