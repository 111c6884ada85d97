"""What says nothing in a readout: empty and blank strings, empty lists and objects, null (spec 3.1)."""

from collections.abc import Iterable
from typing import Any, cast

from meeting_readout.converters.tracing import NodePath
from meeting_readout.model.model import ROOT, ObjectType, Property, model

Branch = dict[str | int, "Branch | None"]
"""The paths of what is dropped as a tree: what is below each key or index, None where it is dropped itself."""


def drop_empty(readout: Any) -> Any:
    """Return a readout without what is empty: blank strings, lists, objects, null, and what these leave empty.

    What the schema requires stays, empty as it is, and so do the empty words of an anchor or omission: without words it
    would mean the whole block. Properties that the schema does not know stay, too. What is not changed is not copied.

    >>> drop_empty({"id": "a", "reports": [], "decisions": [{"id": "d1", "verb": None, "topics": [{"text": " "}]}]})
    {'id': 'a', 'decisions': [{'id': 'd1'}]}
    """
    root: Branch = {}
    for path in find_empty(readout):
        branch = root
        for token in path[:-1]:  # no path leads through another: the branch is never None
            branch = cast(Branch, branch.setdefault(token, {}))
        branch[path[-1]] = None
    return _drop(readout, root)


def find_empty(readout: Any) -> list[NodePath]:
    """Return the paths of what `drop_empty` drops, of what lies in each other only the outermost."""
    found: list[NodePath] = []
    _find_in_value(readout, model().objects[ROOT], None, (), found)
    return found


def _find_in_value(
    value: Any, type_: ObjectType | None, prop: Property | None, path: NodePath, found: list[NodePath]
) -> bool:
    """Return whether a value says nothing; of one that says something, add what is empty in it."""
    if isinstance(value, dict):
        return _find_in_object(value, type_ or (model().find_type(prop, value) if prop else None), path, found)
    if isinstance(value, list):
        inner: list[NodePath] = []
        empty = [(*path, at) for at, one in enumerate(value) if _find_in_value(one, None, prop, (*path, at), inner)]
        found += (*inner, *empty) if len(empty) < len(value) else ()
        return len(empty) == len(value)
    return value is None or (isinstance(value, str) and not value.strip())


def _find_in_object(value: dict[str, Any], type_: ObjectType | None, path: NodePath, found: list[NodePath]) -> bool:
    inner: list[NodePath] = []
    empty = list[NodePath]()
    for name, one in value.items():
        prop = type_.properties.get(name) if type_ else None
        if prop and _find_in_value(one, None, prop, (*path, name), inner) and not prop.required and prop.node != "text":
            empty.append((*path, name))
    found += (*inner, *empty) if len(empty) < len(value) else ()
    return len(empty) == len(value)


def _drop(value: Any, branch: Branch) -> Any:
    """Return a value without what the branch ends at; only what is on the way is copied."""
    if not branch:
        return value
    kept = ((at, one) for at, one in _list_members(value) if branch.get(at, branch) is not None)
    made = [(at, _drop(one, branch.get(at) or {})) for at, one in kept]
    return dict(made) if isinstance(value, dict) else [one for _, one in made]


def _list_members(value: Any) -> Iterable[tuple[str | int, Any]]:
    return value.items() if isinstance(value, dict) else enumerate(value)
