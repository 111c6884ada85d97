"""M104: a reference points to something of a kind that makes sense where it stands (spec 3.3)."""

from collections.abc import Iterator

from meeting_readout.document.references import find_broken
from meeting_readout.document.view import RESERVED, View
from meeting_readout.validator.problem import Problem

NAMES = {
    "agendaItem": "agenda item",
    "previous": "previous meeting",
    "next": "next meeting",
    "other": "other entity",
}
"""What kinds are called in a message, where it is not their name."""


def check(view: View) -> Iterator[Problem]:
    """Yield every reference to the wrong kind of thing."""
    for node, key, targets, found in find_broken(view):
        words = {"id": node[key], "allowed": _enumerate(targets)}
        if node[key] in RESERVED:
            yield Problem("M104", node, key, variant="reserved", words=words)
        elif found:
            words["kind"] = _enumerate((found.kind,))
            yield Problem("M104", node, key, words=words, related=(("given", found.node, "id"),))


def _enumerate(kinds: tuple[str, ...]) -> str:
    names = [NAMES.get(kind, kind) for kind in kinds]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
