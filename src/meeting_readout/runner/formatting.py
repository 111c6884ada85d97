"""The canonical layout of a document that was checked, or of a record of a collection."""

from typing import Any

from meeting_readout import converters
from meeting_readout.converters.canonical import CommentLost, format_document
from meeting_readout.converters.round_trip import RoundTripError, verify_source
from meeting_readout.converters.tracing import Refused
from meeting_readout.runner.check import RECORD_FORM, make_failure, make_round_trip_failure
from meeting_readout.runner.rewriting import format_line
from meeting_readout.validator.families import is_unreadable
from meeting_readout.validator.finding import Verdict


def format_checked(data: bytes, verdict: Verdict) -> tuple[bytes | None, Verdict]:
    """Return the canonical layout of a document, and the verdict to report.

    The layout is None where the file is no readout by the schema, and where something would be lost: the verdict then
    says that a comment would be lost (C002), or that the result did not read back as the same (C001).
    """
    if is_unreadable(verdict.findings):
        return None, verdict
    readout = converters.trace(data, verdict.form).data if verdict.readout is None else verdict.readout
    try:
        return format_document(data, readout, verdict.form), verdict
    except CommentLost:
        return None, make_failure(verdict.path, "C002", "core", form=verdict.form)
    except RoundTripError as error:
        return None, make_round_trip_failure(verdict.path, "core", verdict.form, error)


def format_record(data: bytes, verdict: Verdict) -> tuple[bytes | None, Verdict]:
    """Return a record as a line in the order of the schema, and the verdict to report; else as `format_checked`."""
    if is_unreadable(verdict.findings):
        return None, verdict
    readout = _read_record(data) if verdict.readout is None else verdict.readout
    try:
        verify_source(data, RECORD_FORM, readout)
        return format_line(readout), verdict
    except RoundTripError as error:
        return None, make_round_trip_failure(verdict.path, "core", RECORD_FORM, error)


def _read_record(data: bytes) -> Any:
    """Return the data of a record that has errors; the fast reader has no places, and none are needed."""
    try:
        return converters.read(data, RECORD_FORM)
    except Refused:
        return converters.trace(data, RECORD_FORM).data
