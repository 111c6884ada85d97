"""References resolve, and to something of a kind that makes sense where they stand (spec 3.3)."""

from collections.abc import Iterator

from meeting_readout.document.view import RESERVED, View
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.suggestions import Suggestions


def check(view: View) -> Iterator[Problem]:
    """Yield every reference to an id that is not there, or to the wrong kind of thing."""
    nearest = Suggestions()
    for node, key, targets, _owner in view.references:
        id_ = node[key]
        found = view.ids.get(id_)
        if found and found.kind in targets and id_ not in RESERVED:
            continue
        if id_ in RESERVED:
            if id_ not in targets:
                yield Problem("M104", node, key, variant="reserved", words={"id": id_, "allowed": _worded(targets)})
        elif found and found.kind not in targets:
            words = {"id": id_, "kind": _worded((found.kind,)), "allowed": _worded(targets)}
            yield Problem("M104", node, key, words=words, related=(("given", found.node, "id"),))
        elif not found and id_ not in view.lost and not view.blind:
            near = nearest.find(id_, view.ids)
            yield Problem("M103", node, key, variant="near" if near else "", words={"id": id_, "near": near})


def _worded(kinds: tuple[str, ...]) -> str:
    names = {
        "agendaItem": "agenda item",
        "previous": "previous meeting",
        "next": "next meeting",
        "other": "other entity",
    }
    worded = [names.get(kind, kind) for kind in kinds]
    return worded[0] if len(worded) == 1 else f"{', '.join(worded[:-1])} or {worded[-1]}"
