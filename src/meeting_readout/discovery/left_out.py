"""What a search leaves out because git ignores it: counted, so that no run is silent about it."""

import os
from collections.abc import Callable, Iterator

from meeting_readout.files.patterns import Parts

MAX_ENTRIES = 20_000
"""How many files and folders inside ignored folders are looked at; such folders can be very large."""

Wanted = Callable[[str, Parts, bool], bool]
"""Whether a search would take a file, or enter a folder: its name, its absolute path, whether it is a folder."""


class LeftOut:
    """The readouts that the searches of one run leave out because git ignores them."""

    def __init__(self) -> None:
        self.files = 0
        self.is_cut = False
        """Whether not all ignored folders were looked into, so that there may be more files."""
        self._entries_left = MAX_ENTRIES

    def add_folder(self, path: str, parts: Parts, wanted: Wanted) -> None:
        """Count the readouts in a folder that git ignores as a whole."""
        waiting = [(path, parts)]
        while waiting:
            path, parts = waiting.pop()
            for entry, is_folder in _list_entries(path):
                if not self._entries_left:
                    self.is_cut = True
                    return
                self._entries_left -= 1
                inner = (*parts, entry.name)
                if wanted(entry.name, inner, is_folder):
                    if is_folder:
                        waiting.append((entry.path, inner))
                    else:
                        self.files += 1

    def describe(self, before: int = 0) -> str:
        """Return what was left out after the first `before` files, as a main clause; an empty string for nothing."""
        count = self.files - before
        if not count:
            return "folders that .gitignore leaves out are too large to be searched" if self.is_cut else ""
        more = " or more" if self.is_cut else ""
        is_one = count == 1 and not self.is_cut
        return f"{count:,}{more} file{'' if is_one else 's'} {'is' if is_one else 'are'} left out by .gitignore"


def _list_entries(path: str) -> Iterator[tuple[os.DirEntry[str], bool]]:
    """Yield the files and folders in a folder, and whether each is a folder; what cannot be read is nothing."""
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder or entry.is_file(follow_symlinks=False):
                    yield entry, is_folder
    except OSError:
        return
