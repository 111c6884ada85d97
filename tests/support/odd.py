"""What stands where a file should: pipes, sockets, folders, links to another file, and links to themselves."""

import os
import socket
from pathlib import Path


def odd(kind: str, name: str, target: str = "") -> None:
    """Make something that is no regular file; `target` is where a link leads."""
    if kind == "pipe":
        os.mkfifo(name)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(name)
    elif kind == "folder":
        Path(name).mkdir()
    else:
        Path(name).symlink_to(name if kind == "loop" else target)
