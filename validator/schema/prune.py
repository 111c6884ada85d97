"""Data without its faulty parts, so that one problem is one finding."""

from typing import Any

from meeting_readout.converters.tracing import NodePath


class Pruned:
    """A copy of the data without what stands at the given paths; it knows the path of every node that is left.

    `lost` holds the ids that went with the faulty parts: a reference to one of them is no second problem. `torn`
    holds the nodes that are left, by `id()`, in which something was taken out, `gone` what was taken out of each node
    itself, by its key, and `removed` the paths and the values of all that was.
    """

    def __init__(self, data: Any, faulty: set[NodePath]) -> None:
        """Copy the data; the root itself is never taken out."""
        self.paths: dict[int, NodePath] = {}
        self.indexes: dict[int, list[int]] = {}
        self.lost: set[str] = set()
        self.blind = any(len(path) == 1 for path in faulty)
        """Whether a whole list of the root went, so that nobody knows which ids were in it."""
        self.torn: set[int] = set()
        self.gone: dict[int, set[str | int]] = {}
        self.removed: list[tuple[NodePath, Any]] = []
        self._faulty = faulty
        self.data = self._copy(data, ())

    def path(self, node: Any, key: str | int | None) -> NodePath:
        """Return the path in the data as it was read."""
        base = self.paths[id(node)]
        if key is None:
            return base
        indexes = self.indexes.get(id(node))
        return (*base, indexes[key] if indexes and isinstance(key, int) else key)

    def _copy(self, value: Any, path: NodePath) -> Any:
        made: Any
        faulty = False
        if isinstance(value, dict):
            made = {}
            for key, inner in value.items():
                if (*path, key) in self._faulty:
                    faulty = True
                    self._remove(made, (*path, key), inner)
                    if key == "id" and isinstance(inner, str):
                        self.lost.add(inner)
                else:
                    made[key] = self._copy(inner, (*path, key))
        elif isinstance(value, list):
            made, kept = [], []
            for index, inner in enumerate(value):
                if (*path, index) in self._faulty:
                    faulty = True
                    self._remove(made, (*path, index), inner)
                else:
                    made.append(self._copy(inner, (*path, index)))
                    kept.append(index)
            self.indexes[id(made)] = kept
        else:
            return value
        self.paths[id(made)] = path
        if faulty or any(id(inner) in self.torn for inner in (made.values() if isinstance(made, dict) else made)):
            self.torn.add(id(made))
        return made

    def _remove(self, holder: Any, path: NodePath, value: Any) -> None:
        self.gone.setdefault(id(holder), set()).add(path[-1])
        self.removed.append((path, value))
        self._lose(value)

    def _lose(self, value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("id"), str):
                self.lost.add(value["id"])
            for inner in value.values():
                self._lose(inner)
        elif isinstance(value, list):
            for inner in value:
                self._lose(inner)
