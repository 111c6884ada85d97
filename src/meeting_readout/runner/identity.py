"""The identity of a readout: its id, and its content whatever the form and the layout.

A digest of the content would cost a tenth of a run, and nearly all ids of a run differ. So the bytes stand for the
content. Only where two documents have the same id and other bytes, their data is compared: at once for neighbours
(`Twins`), which the forms of one document mostly are, else by reading them again (`same_ids.py`).
"""

from collections import deque
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from meeting_readout import converters
from meeting_readout.converters.round_trip import extract_content
from meeting_readout.converters.tracing import Refused
from meeting_readout.discovery.inputs import Task
from meeting_readout.files.io import STDIN
from meeting_readout.validator.families import is_unreadable
from meeting_readout.validator.finding import Identity, Verdict

SIZE = 16
"""The bytes of a digest."""
NEIGHBOURS = 3
"""How many documents before one may be the same document in another form."""
MOST = 256 * 1024
"""The most bytes of a document that is kept for its neighbours."""


def identify(task: Task, verdict: Verdict, data: bytes) -> Identity | None:
    """Return the identity of a document; None where it is no readout by the schema, and nobody can say what it is."""
    if not data or is_unreadable(verdict.findings):
        return None
    readout = read_again(data, verdict.form) if verdict.readout is None else verdict.readout
    if readout is None:
        return None
    is_here_only = is_from_stdin(task)
    return Identity(readout["id"], digest(readout) if is_here_only else bytes.fromhex(verdict.sha256)[:SIZE])


def is_from_stdin(task: Task) -> bool:
    """Return whether a document comes from the standard input, which cannot be read again."""
    return task.given.path == STDIN or bool(task.name)


def read_again(data: bytes, form: str) -> Any:
    """Read a document that has been checked; return None where it cannot be read any more."""
    try:
        return converters.read(data, form)
    except Refused:
        return None


def digest(readout: Any) -> bytes:
    """Return a digest of the content of a readout: the same in every form and every order of members."""
    import json

    written = json.dumps(extract_content(readout), sort_keys=True, separators=(",", ":"))
    return blake2b(written.encode(), digest_size=SIZE).digest()


class Twins:
    """The last documents of a process: one with the same content as an earlier one gets the identity of that one."""

    def __init__(self) -> None:
        self._last: deque[tuple[Identity, Any]] = deque(maxlen=NEIGHBOURS)

    def strip(self, verdict: Verdict) -> Verdict:
        """Return the verdict without the data, which would have to travel between processes."""
        identity = verdict.identity
        if identity is None or verdict.readout is None:
            return replace(verdict, readout=None)
        content = extract_content(verdict.readout)
        same = (known for known, other in self._last if known.id == identity.id and other == content)
        identity = next(same, identity)
        self._last.append((identity, content))
        return replace(verdict, readout=None, identity=identity)
