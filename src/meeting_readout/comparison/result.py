"""What a run of comparisons is made of: a result for each readout that differs, and the total."""

from dataclasses import dataclass
from typing import NamedTuple

from meeting_readout.comparison.changes import Comparison


class Result(NamedTuple):
    """A readout that differs: its id and title, where the old and the new one are, and what changed.

    A place is empty, and `comparison` is None, where the readout is on one side only.
    """

    id: str
    title: str
    language: str
    old_place: str
    new_place: str
    comparison: Comparison | None

    @property
    def status(self) -> str:
        """One of changed, added, removed."""
        return "changed" if self.comparison else "removed" if self.old_place else "added"


@dataclass
class Total:
    """How many readouts are the same, changed, added and removed, and how many documents could not be compared."""

    same: int = 0
    changed: int = 0
    added: int = 0
    removed: int = 0
    not_compared: int = 0

    @property
    def differs(self) -> bool:
        """Whether the two sides differ."""
        return bool(self.changed or self.added or self.removed)

    def count(self, status: str) -> None:
        """Count a readout."""
        setattr(self, status, getattr(self, status) + 1)


def describe_total(total: Total) -> str:
    """Return the numbers of a run, as a sentence."""
    counts = (
        (total.changed, "changed"),
        (total.added, "added"),
        (total.removed, "removed"),
        (total.same, "the same"),
        (total.not_compared, "not compared"),
    )
    return ", ".join(f"{count:,} {word}" for count, word in counts if count) + "."
