"""Ids: where each is given and used, and what makes sense where one is asked for."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from meeting_readout.converters.tracing import NodePath
from meeting_readout.document.view import RESERVED
from meeting_readout.language_server.documents import Document
from meeting_readout.language_server.sketch import Cursor
from meeting_readout.model.model import ROOT, ObjectType, model
from meeting_readout.page.names import LONGEST, shorten

TARGET = "itemId"
"""The scalar type of ids."""
SHORT = 120
"""So many characters of the text of a block stand for it."""


class Use(NamedTuple):
    """An id in a file: its path, and whether it is given there to what has it."""

    id: str
    path: NodePath
    is_given: bool


class Candidate(NamedTuple):
    """An id that makes sense somewhere, what sort of thing has it, and what that is called."""

    id: str
    kind: str
    label: str


def list_uses(data: Any) -> list[Use]:
    """Return every id in the data of a file, in the order of the file; errors elsewhere do not matter."""
    return list(_walk(data, model().objects[ROOT], ()))


def find_id(document: Document, cursor: Cursor | None) -> Use | None:
    """Return the id at a place."""
    if not cursor or cursor.part != "value":
        return None
    return next((use for use in list_uses(document.content[0]) if use.path == cursor.path), None)


def find_candidates(document: Document, data: Any, path: NodePath) -> list[Candidate]:
    """Return the ids that make sense at a path, in the order of the file."""
    targets = find_targets(data, path)
    names = document.names
    found = [Candidate(id_, id_, names.find(id_) if names else id_) for id_ in RESERVED if id_ in targets]
    if document.view:
        found += [
            Candidate(id_, one.kind, describe(document, id_))
            for id_, one in document.view.ids.items()
            if one.kind in targets
        ]
    return found


def find_targets(data: Any, path: NodePath) -> tuple[str, ...]:
    """Return the kinds of things to which an id at a path may point; none where it is given."""
    prop = model().resolve_path(data, path)[1]
    if not prop or prop.target != TARGET or prop.name == "id":
        return ()
    holder = path[:-1] if isinstance(path[-1], str) else path[:-2]
    while holder and isinstance(holder[-1], int):
        holder = holder[:-1]
    outer = model().resolve_path(data, holder)[1] if holder else None
    return prop.ref_targets or (outer.ref_targets if outer else ())


def describe(document: Document, id_: str) -> str:
    """Return what an id stands for, without the id itself; of a block the beginning of its text."""
    found = document.view.ids.get(id_) if document.view else None
    if found and "content" in found.node:
        return shorten(" ".join(str(found.node["content"]).split()), SHORT)
    name = document.names.find(id_) if document.names else id_
    return shorten(name.removeprefix(f"{id_}: "), LONGEST)


def _walk(value: Any, type_: ObjectType | None, path: NodePath) -> Iterator[Use]:
    if not isinstance(value, dict) or type_ is None:
        return
    for name, inner in value.items():
        prop = type_.properties.get(name)
        if not prop:
            continue
        members = list(enumerate(inner)) if isinstance(inner, list) else [(None, inner)]
        for index, member in members:
            here = (*path, name) if index is None else (*path, name, index)
            if prop.target == TARGET and isinstance(member, str):
                yield Use(member, here, name == "id")
            else:
                yield from _walk(member, model().find_type(prop, member), here)
