"""What is made of an object for the names of its members, and kept: most objects of one type have the same few."""

from collections.abc import Callable
from typing import TypeVar

S = TypeVar("S")
SHAPES = 256
"""How many are kept for each type: more than people write, and no file can fill the memory."""


class MemberCache(dict[tuple[str, ...], S]):
    """The shapes of one object type, by the names of the members as they come in the data."""

    def __init__(self, make: Callable[[tuple[str, ...]], S]) -> None:
        """Take what makes a shape of names."""
        super().__init__()
        self.make = make

    def __missing__(self, names: tuple[str, ...]) -> S:
        """Make a shape, and keep it while there are not too many."""
        shape = self.make(names)
        if len(self) < SHAPES:
            self[names] = shape
        return shape
