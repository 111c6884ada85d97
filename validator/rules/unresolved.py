"""M103: a reference points to an id of the file (spec 3.3)."""

from collections.abc import Iterator

from meeting_readout.document.references import find_broken
from meeting_readout.document.view import RESERVED, View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every reference to an id that is not there, and was not lost with a faulty part."""
    broken = find_broken(view)
    if not broken:
        return
    from meeting_readout.validator.suggestions import Suggestions

    suggestions = Suggestions()
    for node, key, _targets, found in broken:
        id_ = node[key]
        if not (found or view.blind or id_ in RESERVED or id_ in view.lost_ids):
            near = suggestions.find(id_, view.ids)
            yield Problem("M103", node, key, variant="near" if near else "", words={"id": id_, "near": near})
