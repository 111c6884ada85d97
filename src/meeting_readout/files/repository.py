"""The git repository around a folder. We read its files ourselves, so that no repository can make us run its git."""

import os
import re
from pathlib import Path

from meeting_readout.files.io import Unreadable, read_file

MAX_BYTES = 1 << 20
"""A larger file of settings is not read."""
SECTION = re.compile(r'\s*\[\s*(?P<name>[^\s\]"]+)')
ADDRESS = re.compile(r'\s*url\s*=\s*"?(?P<url>[^"\s]+)', re.IGNORECASE)
HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:[^@/]*@)?(?P<host>[^:/]+)[:/]", re.IGNORECASE)
"""The host of an address: `https://HOST/…`, `ssh://git@HOST:22/…`, `git@HOST:…`."""


def find_root(folder: Path) -> Path | None:
    """Return the root of the repository in which a folder lies, None where there is none."""
    return next((outer for outer in (folder, *folder.parents) if os.path.lexists(outer / ".git")), None)


def find_remote_hosts(root: Path) -> set[str]:
    """Return the hosts of the remotes of a repository, in small letters."""
    hosts, section = set[str](), ""
    for line in _read_settings(root).splitlines():
        begun = SECTION.match(line)
        section = begun["name"].lower() if begun else section
        address = ADDRESS.match(line) if section == "remote" else None
        host = HOST.match(address["url"]) if address else None
        if host:
            hosts.add(host["host"].lower())
    return hosts


def _read_settings(root: Path) -> str:
    """Return the settings of a repository; those of a worktree or submodule are where its file `.git` points."""
    folder = root / ".git"
    if not folder.is_dir():
        folder = root / _read(folder).strip().removeprefix("gitdir: ")
        folder /= _read(folder / "commondir").strip()
    return _read(folder / "config")


def _read(path: Path) -> str:
    """Return the text of a file, empty where it cannot be read."""
    try:
        return read_file(str(path), MAX_BYTES)[:MAX_BYTES].decode("utf-8", "replace")
    except Unreadable:
        return ""
