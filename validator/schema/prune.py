"""Data without its faulty parts, so that one problem is one finding."""

from bisect import bisect_left
from collections.abc import Iterator, Set
from typing import Any

from meeting_readout.converters.tracing import NodePath

Branch = dict[str | int, "Branch"]
"""The faulty paths as a tree: what is below each key or index; nothing is below one that is faulty itself."""


class Pruned:
    """The data without what stands at the given paths; it knows the path of every node that is left.

    Only nodes in which something was taken out are copied; the others are those of the data. `lost` holds the ids that
    went with the faulty parts: a reference to one of them is no second problem. `torn` holds the nodes that are left,
    by `id()`, in which something was taken out, `gone` what was taken out of each node itself, by its key, and
    `removed` the paths and the values of all that was.
    """

    def __init__(self, data: Any, faulty: Set[NodePath]) -> None:
        """Take the faulty parts out; the root itself is never taken out."""
        self.indexes: dict[int, list[int]] = {}
        self.lost: set[str] = set()
        self.blind = any(len(path) == 1 for path in faulty)
        """Whether a whole list of the root went, so that nobody knows which ids were in it."""
        self.torn: set[int] = set()
        self.gone: dict[int, set[str | int]] = {}
        self.removed: list[tuple[NodePath, Any]] = []
        self.data = self._prune(data, _grow_tree(faulty), ())
        self._paths: dict[int, NodePath] = {}
        self._walker = self._walk()

    def path(self, node: Any, key: str | int | None) -> NodePath:
        """Return the path in the data as it was read."""
        base = self._find_path(node)
        if key is None:
            return base
        indexes = self.indexes.get(id(node))
        return (*base, indexes[key] if indexes and isinstance(key, int) else key)

    def list_removed(self) -> list[tuple[NodePath, Any]]:
        """Return what was taken out, with the path to its place in the data that is left."""
        return [((*self._find_left(path[:-1]), path[-1]), value) for path, value in self.removed]

    def _find_left(self, path: NodePath) -> Iterator[str | int]:
        """Yield the path, in the data that is left, of a node that has another in the data as it was read."""
        node = self.data
        for token in path:
            kept = self.indexes.get(id(node))
            at = bisect_left(kept, token) if kept and isinstance(token, int) else token
            yield at
            node = node[at]

    def _find_path(self, node: Any) -> NodePath:
        """Return the path of a node; the data are walked through once, as far as someone asks."""
        if id(node) not in self._paths:
            for found, path in self._walker:
                self._paths[found] = path
                if found == id(node):
                    break
        return self._paths[id(node)]

    def _walk(self) -> Iterator[tuple[int, NodePath]]:
        """Yield every object and list that is left, by `id()`, with its path."""
        waiting: list[tuple[Any, NodePath]] = [(self.data, ())]
        while waiting:
            value, path = waiting.pop()
            yield id(value), path
            tokens = value.keys() if isinstance(value, dict) else self.indexes.get(id(value)) or range(len(value))
            members = value.values() if isinstance(value, dict) else value
            for token, inner in zip(tokens, members, strict=True):
                if isinstance(inner, dict | list):
                    waiting.append((inner, (*path, token)))

    def _prune(self, value: Any, branch: Branch, path: NodePath) -> Any:
        """Return a value without what is faulty in it: a copy, or the value itself where nothing is."""
        below = {at: inner for at, inner in branch.items() if _has(value, at)}
        gone = [at for at, inner in below.items() if not inner]
        changed = {at: self._prune(value[at], inner, (*path, at)) for at, inner in below.items() if inner}
        if not gone and all(made is value[at] for at, made in changed.items()):
            return value
        for at in gone:
            self.removed.append(((*path, at), value[at]))
            self._lose({"id": value[at]} if at == "id" else value[at])
        made: Any
        if isinstance(value, dict):
            made = {key: changed.get(key, inner) for key, inner in value.items() if key not in gone}
        else:
            out = set(gone)
            kept = [index for index in range(len(value)) if index not in out]
            made = [changed.get(index, value[index]) for index in kept]
            self.indexes[id(made)] = kept
        self.torn.add(id(made))
        if gone:
            self.gone[id(made)] = set(gone)
        return made

    def _lose(self, value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("id"), str):
                self.lost.add(value["id"])
            for inner in value.values():
                self._lose(inner)
        elif isinstance(value, list):
            for inner in value:
                self._lose(inner)


def _has(value: Any, token: str | int) -> bool:
    if isinstance(value, dict):
        return token in value
    return isinstance(value, list) and isinstance(token, int) and token < len(value)


def _grow_tree(faulty: Set[NodePath]) -> Branch:
    """Return the faulty paths as a tree; what is below one of them is no more faulty than that."""
    root: Branch = {}
    for path in sorted(faulty, key=len):
        branch = root
        for token in path:
            if branch.get(token) == {}:
                break
            branch = branch.setdefault(token, {})
    return root
