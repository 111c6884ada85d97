"""M130: something refers to every entity, or an anchor ties it to the text (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.inference import SILENT
from meeting_readout.document.mentions import mention_types
from meeting_readout.document.view import RESERVED, View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every entity that nothing but itself refers to and that has no anchor."""
    is_anchored = view.data.get("level", "core") != "core" and "blocks" in view.data
    loose = [
        entity
        for entity in view.items("entities")
        # One that says something besides is reported as Q202.
        if "id" in entity
        and not entity.get("anchors")
        and not (is_anchored and entity.keys() - {*SILENT, *entity.get("inferred", ())})
    ]
    if not loose or not _is_sound(view):
        return
    reached = {
        id(view.ids[node[key]].owner)
        for node, key, _targets, owner in view.references
        if node[key] in view.ids and view.ids[node[key]].owner is not owner
    }
    for entity in loose:
        if id(entity) not in reached:
            yield Problem("M130", entity, "id", words={"id": entity["id"]})


def _is_sound(view: View) -> bool:
    """Return whether all references lead somewhere: where one does not, it may be the one that is missed here."""
    if not view.is_intact(view.data) or view.repeated or view.reserved:
        return False
    for node, key, targets, _owner in view.references:
        found = view.ids.get(node[key])
        if (found.kind not in targets) if found else (node[key] not in RESERVED or node[key] not in targets):
            return False
    return all(("ref" in node) != ("name" in node) for type_ in mention_types() for node, _owner in view.nodes[type_])
