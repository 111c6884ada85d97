"""What would change in a file, line by line, for `--diff`."""

from difflib import unified_diff

from meeting_readout.converters import limits
from meeting_readout.runner.timeout import TimedOut, run_within
from meeting_readout.validator.report.escape import safe, safe_path


def difference(path: str, old: bytes, new: bytes, what: str) -> str:
    """Write the difference of two states of a file; `what` says of the second which it is.

    Lines can be laid so that comparing them takes the square of their number: the limit in seconds holds here too.
    """
    name, seconds = safe_path(path), limits.get().seconds
    before, after = _lines(old), _lines(new)
    if not before[-1] and not after[-1]:  # both end with a line end
        before, after = before[:-1], after[:-1]
    try:
        lines = run_within(seconds, lambda: list(unified_diff(before, after, name, f"{name} ({what})", lineterm="")))
    except TimedOut:
        return f"{name}: so much would change that it takes longer than {seconds:g} seconds to compare.\n"
    return "".join(f"{safe(line)}\n" for line in lines)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
