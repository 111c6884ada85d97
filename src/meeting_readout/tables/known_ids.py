"""The ids of a run, 16 bytes each: their rows cannot be told apart if two readouts with one id say different things."""

from array import array
from enum import Enum
from hashlib import blake2b
from typing import Any, NamedTuple

FIRST_SIZE = 1024
"""So many places a new table has, a power of two."""


class Seen(Enum):
    """What is known of the id of a readout: nothing, the same content, or other content."""

    NEW = "new"
    SAME = "same"
    OTHER = "other"


class Digests(NamedTuple):
    """The digests of a readout: of its id, and of its content."""

    id: int
    content: int


def make_digests(readout: dict[str, Any]) -> Digests:
    """Return the digests of a readout: the same in every form and every order of members."""
    import json

    content = json.dumps({k: v for k, v in readout.items() if k != "$schema"}, sort_keys=True)
    return Digests(_digest(readout["id"]), _digest(content))


class KnownIds:
    """A hash table of digests: of each id, and beside it of its content. An empty place is 0."""

    def __init__(self) -> None:
        self.count = 0
        self.digests = array("Q", bytes(16 * FIRST_SIZE))

    def add(self, digests: Digests) -> Seen:
        """Remember a readout; return what was known of its id."""
        id_, content = digests
        place = self._find(id_)
        if self.digests[place]:
            return Seen.SAME if self.digests[place + 1] == content else Seen.OTHER
        self.digests[place], self.digests[place + 1] = id_, content
        self.count += 1
        if 3 * self.count > len(self.digests):  # two thirds of the places are taken
            self._grow()
        return Seen.NEW

    def _find(self, id_: int) -> int:
        """Return the place of an id, or the empty one for it."""
        most = len(self.digests)
        place = 2 * id_ % most
        while self.digests[place] not in (0, id_):
            place = (place + 2) % most
        return place

    def _grow(self) -> None:
        old = self.digests
        self.digests = array("Q", [0]) * (2 * len(old))
        for number in range(0, len(old), 2):
            if old[number]:
                place = self._find(old[number])
                self.digests[place], self.digests[place + 1] = old[number], old[number + 1]


def _digest(text: str) -> int:
    """Return a digest of 64 bits that is not 0."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) or 1
