"""The difference between two states of a file, line by line, for `--diff`."""

from difflib import unified_diff

from meeting_readout.converters import limits
from meeting_readout.discovery.inputs import Record
from meeting_readout.runner.timeout import TimedOut, run_within
from meeting_readout.validator.report.escape import escape, escape_path


def format_difference(path: str, old: bytes, new: bytes, what: str) -> str:
    """Return the difference of two states of a file; `what` names the second one.

    Comparing lines can take the square of their number: the time limit holds here too.
    """
    name, seconds = escape_path(path), limits.get().seconds
    before, after = _split_lines(old), _split_lines(new)
    if not before[-1] and not after[-1]:  # both end with a line end
        before, after = before[:-1], after[:-1]
    try:
        lines = run_within(seconds, lambda: list(unified_diff(before, after, name, f"{name} ({what})", lineterm="")))
    except TimedOut:
        return f"{name}: so much would change that it takes longer than {seconds:g} seconds to compare.\n"
    return "".join(f"{escape(line)}\n" for line in lines)


def _split_lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")


def format_record_difference(path: str, record: Record, new: bytes, line: int, what: str, header: bool) -> str:
    """Return the difference of a record of a collection, which is at `line` afterwards, after the header if asked."""
    name = escape_path(path)
    begins = f"--- {name}\n+++ {name} ({what})\n" if header else ""
    before, after = (escape(data.decode("utf-8", "replace")) for data in (record.data, new))
    return f"{begins}@@ -{record.line} +{line} @@\n-{before}\n+{after}\n"
