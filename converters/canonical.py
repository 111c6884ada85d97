"""A file in the canonical layout. What is not content is kept: comments, blank lines in YAML, hints for editors."""

from collections import Counter
from importlib import import_module
from typing import Any

from meeting_readout.converters import round_trip
from meeting_readout.converters.decode import MARK, is_utf_16
from meeting_readout.converters.gc_pause import pause_gc

COMMENTED = {"xml": b"<!--", "yaml": b"#"}
"""The forms that have comments, and how one begins."""


class CommentLost(Exception):  # noqa: N818 - the fact is all that it says
    """A file in the canonical layout would have other comments than before."""


@pause_gc
def format_document(data: bytes, readout: Any, form: str) -> bytes:
    """Write a valid file in the canonical layout; raise `CommentLost` where a comment would be lost.

    The content is checked to be the same (`round_trip`), and the comments and processing instructions to be the same.
    """
    written = round_trip.convert_verified(data, form, readout, form)
    if form not in COMMENTED:
        return written
    comments = import_module(f"meeting_readout.converters.{form}.comments")
    text = _decode(data)
    kept = comments.keep_comments(text, written.decode(), readout)
    formatted: bytes = kept.encode()
    if formatted != written:
        round_trip.verify(formatted, readout, form)
    if Counter(comments.list_comments(kept)) != Counter(comments.list_comments(text)):
        raise CommentLost
    return formatted


def has_comments(data: bytes, form: str) -> bool:
    """Return whether a valid file has comments, which are not content and are not converted."""
    if form not in COMMENTED or not (is_utf_16(data) or COMMENTED[form] in data):
        return False
    comments = import_module(f"meeting_readout.converters.{form}.comments").list_comments(_decode(data))
    return any(comment.startswith(COMMENTED[form].decode()) for comment in comments)


def _decode(data: bytes) -> str:
    """Return the text of a valid file without a byte order mark, its lines ended by line feeds."""
    text = data.decode("utf-16" if is_utf_16(data) else "utf-8").removeprefix(MARK)
    return text.replace("\r\n", "\n").replace("\r", "\n")
