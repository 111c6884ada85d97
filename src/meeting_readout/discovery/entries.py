"""What the entries of a folder are, and from where patterns count the path of one."""

import os
from pathlib import Path

from meeting_readout.files.io import is_unfinished, real_path
from meeting_readout.files.patterns import Parts, strip_folder


def is_folder_entry(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder and no link to one."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:  # it is gone, and this system had to ask
        return False


def is_file_entry(entry: os.DirEntry[str], root: Path) -> bool:
    """Return whether an entry is a file, or a link to one that does not leave the root."""
    if is_unfinished(entry.name):  # settings may include every file, also an output that is being written
        return False
    if entry.is_symlink() and not real_path(entry.path).is_relative_to(root):
        return False
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself, or something that is closed to us
        return False


def count_from(folder: Path, parts: Parts) -> Parts:
    """Return a path below a folder, from which patterns count; the whole path where it lies elsewhere."""
    rest = strip_folder(parts, folder.parts)
    return parts if rest is None else rest
