"""What `.gitignore` files say (gitignore(5)). We read them ourselves, so that no repository can make us run its git."""

from pathlib import Path

from meeting_readout.files.io import Unreadable, read_file
from meeting_readout.files.patterns import Parts, Pattern, strip_folder
from meeting_readout.files.repository import find_root

NAME = ".gitignore"
MAX_BYTES = 1 << 20
"""A larger file is not read."""

Line = tuple[Parts, bool, Pattern]
"""The folder of the file, whether the line begins with `!`, the pattern."""


class Ignored:
    """The lines that apply in a folder, those of outer folders first: the last that matches decides."""

    def __init__(self, lines: tuple[Line, ...] = ()) -> None:
        self.lines = lines

    def enter(self, folder: Path) -> "Ignored":
        """Return what applies in a folder, which may have a `.gitignore` of its own."""
        try:
            text = read_file(str(folder / NAME), MAX_BYTES)[:MAX_BYTES].decode("utf-8", "surrogateescape")
        except Unreadable:
            return self
        return Ignored(self.lines + tuple(_parse_lines(text.removeprefix("\ufeff"), folder.parts)))

    def ignores(self, parts: Parts, is_folder: bool) -> bool:
        """Return whether a file or folder is ignored; `parts` is its absolute path."""
        for folder, is_negated, pattern in reversed(self.lines):
            rest = strip_folder(parts, folder)
            if rest and (is_folder or not pattern.folders_only) and pattern.matches(rest):
                return not is_negated
        return False


def read_above(folder: Path) -> Ignored | None:
    """Return what the folders above a folder ignore in it, None where there is no repository."""
    root = find_root(folder)
    if root is None:
        return None
    ignored = Ignored()
    for outer in reversed(folder.parents):
        if outer.is_relative_to(root):
            ignored = ignored.enter(outer)
    return ignored


def _parse_lines(text: str, folder: Parts) -> list[Line]:
    found = []
    for line in text.split("\n"):
        written = line.removesuffix("\r")
        while written.endswith(" ") and not written.endswith("\\ "):
            written = written[:-1]
        if not written or written.startswith("#"):
            continue
        is_negated = written.startswith("!")
        pattern = Pattern(written[is_negated:])
        if pattern.names:
            found.append((folder, is_negated, pattern))
    return found
