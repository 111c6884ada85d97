"""A draft in one of the forms, proven before anybody sees it; in YAML with the reason for each proposed item."""

from typing import Any

from meeting_readout import converters
from meeting_readout.converters.round_trip import verify, write_verified
from meeting_readout.converters.tracing import NodePath
from meeting_readout.validator.engine import check
from meeting_readout.validator.finding import Verdict

LEVEL = "anchored"
"""The level at which every draft is valid."""


def write_draft(readout: dict[str, Any], reasons: dict[str, str], form: str) -> bytes:
    """Return a readout in the canonical layout of a form; raise `RoundTripError` unless it reads back as the same.

    In YAML a comment above each item says why it was proposed: `reasons` has it by the id of the item, and that of the
    meeting as `meeting`.
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


def explain_failure(readout: dict[str, Any], form: str, name: str) -> Verdict | None:
    """Return the findings on a draft that does not read back as the same, None where there are none."""
    verdict = prove_draft(converters.write(readout, form), form, name)
    return None if verdict.valid else verdict


def prove_draft(written: bytes, form: str, name: str) -> Verdict:
    """Check what was written at the level that every draft has."""
    return check(written, form, name, LEVEL)


def _find_items(readout: dict[str, Any], reasons: dict[str, str]) -> list[tuple[NodePath, str]]:
    """Return the path of each item that has a reason: of lists by their ids, of the meeting by its name."""
    found = list[tuple[NodePath, str]]()
    for name, value in readout.items():
        if isinstance(value, list):
            items = [(at, item["id"]) for at, item in enumerate(value) if isinstance(item, dict) and "id" in item]
            found += [((name, at), reasons[id_]) for at, id_ in items if id_ in reasons]
        elif name in reasons:
            found.append(((name,), reasons[name]))
    return found
