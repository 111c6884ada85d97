"""Data without its faulty parts, so that one mistake is one finding."""

from typing import Any

from meeting_readout.converters.tracing import NodePath


class Pruned:
    """A copy of the data without what stands at the given paths; it knows the path of every node that is left.

    `lost` holds the ids that went with the faulty parts: a reference to one of them is no second mistake. `torn`
    holds the nodes that are left, by `id()`, in which something was taken out, and `faulty` the paths of what was.
    """

    def __init__(self, data: Any, faulty: set[NodePath]) -> None:
        """Copy the data; the root itself is never taken out."""
        self.paths: dict[int, NodePath] = {}
        self.indexes: dict[int, list[int]] = {}
        self.lost: set[str] = set()
        self.blind = any(len(path) == 1 for path in faulty)
        """Whether a whole list of the root went, so that nobody knows which ids were in it."""
        self.torn: set[int] = set()
        self.faulty = faulty
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
                if (*path, key) in self.faulty:
                    faulty = True
                    self._lose(inner)
                    if key == "id" and isinstance(inner, str):
                        self.lost.add(inner)
                else:
                    made[key] = self._copy(inner, (*path, key))
        elif isinstance(value, list):
            made, kept = [], []
            for index, inner in enumerate(value):
                if (*path, index) in self.faulty:
                    faulty = True
                    self._lose(inner)
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

    def _lose(self, value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("id"), str):
                self.lost.add(value["id"])
            for inner in value.values():
                self._lose(inner)
        elif isinstance(value, list):
            for inner in value:
                self._lose(inner)
