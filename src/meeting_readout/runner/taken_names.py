"""The names of files in a folder that a conversion writes to: which are there, and which record of the run has each."""

import os
from pathlib import Path
from typing import NamedTuple

from meeting_readout.discovery.inputs import Task
from meeting_readout.files.io import STDIN, Unwritable
from meeting_readout.files.left_over import remove_left_over


class First(NamedTuple):
    """The record that has a name: its id, and its place as reports print it."""

    id: str
    path: str
    line: int


def open_folder(folder: str) -> "TakenNames":
    """Make a folder, with those around it, remove what an interrupted run left in it, and return its names."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except RecursionError:  # there is a call for each of its folders
        raise Unwritable("it is in too many folders") from None
    remove_left_over(Path(folder))
    return TakenNames(folder)


class TakenNames:
    """The names in one folder; two that differ in capitals only are the same file on some systems."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self._before = {path.name for path in self.folder.iterdir()}
        self._lower = {name.lower() for name in self._before}
        self._first: dict[str, First] = {}

    def find_earlier(self, name: str, id_: str) -> tuple[str, dict[str, str]] | None:
        """Return why an earlier record of this run keeps a name from being used: variant and words of the message."""
        first = self._first.get(name.lower())
        if first is None:
            return None
        path = "the standard input" if first.path == STDIN else first.path
        place = f"{path}:{first.line}" if first.line else path
        if first.id == id_:
            return "twice", {"id": id_, "place": place}
        return "capitals", {"id": id_, "other": first.id, "place": place}

    def is_there(self, name: str) -> bool:
        """Return whether there was such a file before this run, whatever its capitals, or is now."""
        return name.lower() in self._lower or os.path.lexists(self.folder / name)

    def is_spelled(self, name: str) -> bool:
        """Return whether the file that was there before has exactly this name."""
        return name in self._before

    def take(self, name: str, id_: str, task: Task) -> None:
        """Remember which record has a name."""
        record = task.given.record
        self._first[name.lower()] = First(id_, task.given.path, record.line if record else 0)
