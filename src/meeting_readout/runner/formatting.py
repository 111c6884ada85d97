"""The canonical layout of a document that was checked."""

from meeting_readout import converters
from meeting_readout.converters.canonical import CommentLost, format_document
from meeting_readout.converters.round_trip import RoundTripError
from meeting_readout.runner.check import make_failure, make_round_trip_failure
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
