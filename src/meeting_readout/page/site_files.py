"""The files of a site: each is noted in a list, by which the next run knows what it may replace and remove."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from meeting_readout.files.io import Unwritable, write_file
from meeting_readout.page.rendering import GENERATOR

LIST = "site.sha256"
"""The list, in the format of `sha256sum`: with it, a copy of the site can be checked."""
LINE = re.compile(r"([0-9a-f]{64})  ((?:(?:readouts|people)/)?[a-z0-9_-]+\.html)")
"""A line of the list: nothing that leads out of the folder is taken for a page."""
NOTE = re.compile(rf'<meta name="generator" content="{GENERATOR}\b')
"""By this every page says that it is one of `readout show`."""


class SiteFiles:
    """The pages of a site in a folder; those of earlier runs that are not written again are removed at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: dict[str, str] = {}
        self._earlier: dict[str, set[str]] = {}
        """The SHA-256 of each page as earlier runs wrote it: several, if a run was interrupted."""
        for digest, name in _read_list(folder / LIST):
            self._earlier.setdefault(name, set()).add(digest)

    def refuse_other(self, name: str) -> None:
        """Raise `Unwritable` if a file that is no page of `readout show` has the name of a page."""
        path = self.folder / name
        if path.is_file() and not _is_page(path):
            raise Unwritable(f"it has a file {name} that is not of {GENERATOR}")

    def write(self, name: str, text: str) -> None:
        """Write a page."""
        self.refuse_other(name)
        data = text.encode("utf-8", "replace")
        digest = sha256(data).hexdigest()
        self._note(f"{digest}  {name}\n")
        write_file(str(self.folder / name), data)
        self._written[name] = digest

    def finish(self) -> int:
        """Remove the pages of earlier runs, write the list, and return how many were removed."""
        removed = 0
        for name in sorted(self._earlier.keys() - self._written.keys()):
            removed += self._remove(name)
        lines = [f"{digest}  {name}\n" for name, digest in sorted(self._written.items())]
        write_file(str(self.folder / LIST), "".join(lines).encode())
        return removed

    def _note(self, line: str) -> None:
        """Add a page to the list before it is written, so that the next run knows it if this one is interrupted."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(self.folder / LIST, flags, 0o666)
        try:
            os.write(handle, line.encode())
        finally:
            os.close(handle)

    def _remove(self, name: str) -> bool:
        """Remove a page if it is still as it was written: a file that somebody has changed or replaced is left."""
        path = self.folder / name
        with suppress(OSError):
            if not path.is_symlink() and sha256(path.read_bytes()).hexdigest() in self._earlier[name]:
                path.unlink()
                return True
        return False


def _is_page(path: Path) -> bool:
    with path.open("rb") as file:
        return bool(NOTE.search(file.read(4096).decode("utf-8", "replace")))


def _read_list(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the pages of earlier runs; a line that is none, as of an interrupted run, is left out."""
    if path.is_symlink():
        raise Unwritable(f"its {LIST} is a symbolic link")
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if match := LINE.fullmatch(line):
            yield match[1], match[2]
