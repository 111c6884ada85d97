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

GROUPED = ("participants", "entities")
"""The lists in which groups are, each with the bodies `of` which its members come: often taken for the members."""


def check(view: View) -> Iterator[Problem]:
    """Yield every reference to the wrong kind of thing."""
    broken = find_broken(view)
    bodies = {id(body) for group in view.items(*GROUPED) for body in group.get("of", ())} if broken else set()
    for node, key, targets, found in broken:
        words = {"id": node[key], "allowed": _enumerate(targets)}
        if node[key] in RESERVED:
            yield Problem("M104", node, key, variant="reserved", words=words)
        elif found:
            words["kind"] = _enumerate((found.kind,))
            variant = "members" if id(node) in bodies and found.kind == "person" else ""
            yield Problem("M104", node, key, variant=variant, words=words, related=(("given", found.node, "id"),))


def _enumerate(kinds: tuple[str, ...]) -> str:
    names = [NAMES.get(kind, kind) for kind in kinds]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
