"""What `.gitignore` files say (gitignore(5)): read by ourselves, so that no repository makes us run its git."""

import os
from pathlib import Path

from meeting_readout.files.io import Unreadable, read_file
from meeting_readout.files.patterns import Parts, Pattern, below

NAME = ".gitignore"
MOST = 1 << 20
"""A larger file is not read."""

Line = tuple[Parts, bool, Pattern]
"""The folder of the file, whether the line takes back what others ignore, the pattern."""


class Ignored:
    """The lines that hold in a folder, those of outer folders first: the last that fits decides."""

    def __init__(self, lines: tuple[Line, ...] = ()) -> None:
        """Take the lines."""
        self.lines = lines

    def within(self, folder: Path) -> "Ignored":
        """Give what holds in a folder that may have a file of its own."""
        try:
            text = read_file(str(folder / NAME), MOST)[:MOST].decode("utf-8", "surrogateescape")
        except Unreadable:
            return self
        return Ignored(self.lines + tuple(_lines(text, folder.parts)))

    def has(self, parts: Parts, is_folder: bool) -> bool:
        """Whether a file or folder is ignored; `parts` is its whole path."""
        for folder, taken_back, pattern in reversed(self.lines):
            rest = below(parts, folder)
            if rest and (is_folder or not pattern.folders_only) and pattern.fits(rest):
                return not taken_back
        return False


def above(folder: Path) -> Ignored | None:
    """Give what holds in a folder by the files of the folders above it, None where there is no repository."""
    root = next((outer for outer in (folder, *folder.parents) if os.path.lexists(outer / ".git")), None)
    if root is None:
        return None
    ignored = Ignored()
    for outer in reversed(folder.parents):
        if outer.is_relative_to(root):
            ignored = ignored.within(outer)
    return ignored


def _lines(text: str, folder: Parts) -> list[Line]:
    found = []
    for line in text.split("\n"):
        written = line.removesuffix("\r")
        while written.endswith(" ") and not written.endswith("\\ "):
            written = written[:-1]
        if not written or written.startswith("#"):
            continue
        taken_back = written.startswith("!")
        pattern = Pattern(written[taken_back:])
        if pattern.names:
            found.append((folder, taken_back, pattern))
    return found
