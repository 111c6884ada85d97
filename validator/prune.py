"""Data without its faulty parts, so that one mistake is one finding."""

from typing import Any

from meeting_readout.converters.trace import Path


class Pruned:
    """A copy of the data without what stands at the given paths; it knows the path of every node that is left.

    `lost` holds the ids that went with the faulty parts: a reference to one of them is no second mistake.
    """

    def __init__(self, data: Any, faulty: set[Path]) -> None:
        """Copy the data; the root itself is never taken out."""
        self.paths: dict[int, Path] = {}
        self.indexes: dict[int, list[int]] = {}
        self.lost: set[str] = set()
        self._faulty = faulty
        self.data = self._copy(data, ())

    def path(self, node: Any, key: str | int | None) -> Path:
        """Give the path in the data as it was read."""
        base = self.paths[id(node)]
        if key is None:
            return base
        indexes = self.indexes.get(id(node))
        return (*base, indexes[key] if indexes and isinstance(key, int) else key)

    def _copy(self, value: Any, path: Path) -> Any:
        made: Any
        if isinstance(value, dict):
            made = {}
            for key, inner in value.items():
                if (*path, key) in self._faulty:
                    self._lose(inner)
                    if key == "id" and isinstance(inner, str):
                        self.lost.add(inner)
                else:
                    made[key] = self._copy(inner, (*path, key))
        elif isinstance(value, list):
            made, kept = [], []
            for index, inner in enumerate(value):
                if (*path, index) in self._faulty:
                    self._lose(inner)
                else:
                    made.append(self._copy(inner, (*path, index)))
                    kept.append(index)
            self.indexes[id(made)] = kept
        else:
            return value
        self.paths[id(made)] = path
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
