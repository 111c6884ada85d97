"""A cache of what is made from the names of an object's members: most objects of one type have the same few."""

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")
MAX_ENTRIES = 256
"""The limit of entries for each type: more than people write, and few enough that no file can fill the memory."""


class MemberCache(dict[tuple[str, ...], V]):
    """The cached values of one object type, by the names of the members in the order of the data."""

    def __init__(self, make: Callable[[tuple[str, ...]], V]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, names: tuple[str, ...]) -> V:
        """Make the value for names, and cache it while there is room."""
        value = self.make(names)
        if len(self) < MAX_ENTRIES:
            self[names] = value
        return value
