"""A draft in one of the forms, proven before anybody sees it; in YAML with the reason for each proposed item."""

from typing import Any

from meeting_readout.converters.round_trip import verify, write_verified
from meeting_readout.converters.tracing import NodePath
from meeting_readout.validator.engine import check
from meeting_readout.validator.finding import Verdict

LEVEL = "anchored"
"""The level at which every draft is valid."""


def write_draft(readout: dict[str, Any], reasons: dict[str, str], form: str) -> bytes:
    """Return a readout in the canonical layout of a form; raise `RoundTripError` unless it reads back as the same.

    In YAML a comment above each item says why it was proposed: `reasons` has it by the id of the item.
    """
    written = write_verified(readout, form)
    if form != "yaml" or not reasons:
        return written
    from meeting_readout.converters.yaml.attachment import Comments
    from meeting_readout.converters.yaml.insertion import insert_comments

    above = {path: [(False, f"# {' '.join(reason.split())}")] for path, reason in _find_items(readout, reasons)}
    commented = insert_comments(written.decode(), Comments(above, {}, {}, set()), readout).encode()
    verify(commented, readout, form)
    return commented


def prove_draft(written: bytes, form: str, name: str) -> Verdict:
    """Check what was written at the level that every draft has."""
    return check(written, form, name, LEVEL)


def _find_items(readout: dict[str, Any], reasons: dict[str, str]) -> list[tuple[NodePath, str]]:
    """Return the path of each item that has a reason: members of the root, and items of its lists."""
    found = list[tuple[NodePath, str]]()
    for name, value in readout.items():
        items = enumerate(value) if isinstance(value, list) else [("", value)]
        for at, item in items:
            key = item.get("id", name) if isinstance(item, dict) else ""
            if key in reasons:
                found.append(((name, at) if isinstance(value, list) else (name,), reasons[key]))
    return found
