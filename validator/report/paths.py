"""The names of files as forges know them: from the root of the repository, with forward slashes, never absolute."""

import os
from functools import lru_cache
from pathlib import Path


def to_repository_path(path: str) -> str:
    """Return a path as seen from the root of the repository in which the command runs, else from its folder.

    Symbolic links are resolved where they stay below the root, because forges show results at real files only. A file
    elsewhere keeps the name by which it was asked for, of an absolute path only the last part.
    """
    return _relative(path, Path.cwd())


def to_uri(path: str) -> str:
    """Return the same as a relative URI reference: percent-encoded (RFC 3986), so that it is plain ASCII."""
    from urllib.parse import quote

    return quote(os.fsencode(to_repository_path(path)))


def shorten_paths(text: str) -> str:
    """Return a message in which the paths of files below the root of the repository begin there."""
    root = f"{_root(Path.cwd()).as_posix().rstrip('/')}/"
    return text.replace(root, "") if len(root) > 1 else text


@lru_cache(maxsize=64)
def _relative(path: str, here: Path) -> str:
    root = _root(here)
    asked = here / path
    try:
        real = asked.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name that no system takes
        real = asked
    for whole in (real, asked):
        if whole.is_relative_to(root) and ".." not in whole.parts:
            return whole.relative_to(root).as_posix()
    return asked.name if Path(path).is_absolute() else Path(path).as_posix()


@lru_cache(maxsize=1)
def _root(here: Path) -> Path:
    """Return the nearest folder upwards that holds a repository; in a worktree `.git` is a file."""
    return next((folder for folder in (here, *here.parents) if os.path.lexists(folder / ".git")), here)
