"""The difference between two states of a file, line by line, for `--diff`."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from difflib import unified_diff

from meeting_readout.cli.output import wants_color
from meeting_readout.converters import limits
from meeting_readout.discovery.inputs import Record
from meeting_readout.runner.timeout import TimedOut, run_within
from meeting_readout.validator.report.escape import escape, escape_path
from meeting_readout.validator.report.text import choose_paint

NO_LINE_END = "\\ No newline at end of file"
"""What stands after a line without a line end, as in git."""
COLORS = {"-": "error", "+": "fix", "@": "info"}
"""The names of the colours, by how lines of a difference begin."""


def format_difference(path: str, old: bytes, new: bytes, what: str) -> str:
    """Return the difference of two states of a file; `what` names the second one.

    Line ends and byte order marks, which lines do not show, are described in words. Comparing lines can take the square
    of their number: the time limit holds here too.
    """
    name, seconds = escape_path(path), limits.get().seconds
    before, after = _split_lines(old), _split_lines(new)
    try:
        lines = run_within(seconds, lambda: list(unified_diff(before, after, name, f"{name} ({what})")))
    except TimedOut:
        return f"{name}: so much would change that it takes longer than {seconds:g} seconds to compare.\n"
    written = [escape(line[:-1]) if line.endswith("\n") else f"{escape(line)}\n{NO_LINE_END}" for line in lines]
    written += [f"{name}: {remark}" for remark in _describe_unseen(old, new, is_all=not lines)]
    return "".join(f"{line}\n" for line in written)


def paint_difference(text: str, color: str) -> str:
    """Return a difference in colours, if the option --color or the terminal wants them."""
    if not wants_color(color):
        return text
    paint, lines = choose_paint(True), text.split("\n")
    has_head = lines[0].startswith("--- ") and lines[1].startswith("+++ ")
    return "\n".join(
        paint("bold" if has_head and number < 2 else COLORS[line[0]], line) if line[:1] in COLORS else line
        for number, line in enumerate(lines)
    )


def format_record_difference(path: str, record: Record, new: bytes, line: int, what: str, header: bool) -> str:
    """Return the difference of a record of a collection, which is at `line` afterwards, after the header if asked."""
    name = escape_path(path)
    begins = f"--- {name}\n+++ {name} ({what})\n" if header else ""
    before, after = (escape(data.decode("utf-8", "replace")) for data in (record.data, new))
    return f"{begins}@@ -{record.line} +{line} @@\n-{before}\n+{after}\n"


def _split_lines(data: bytes) -> list[str]:
    """Return the lines of a file, each with LF as its end, the last one without where it has none."""
    is_utf_16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    text = data.decode("utf-16" if is_utf_16 else "utf-8-sig", "replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _describe_unseen(old: bytes, new: bytes, *, is_all: bool) -> list[str]:
    """Return what changes and is not seen in lines; `is_all` says that nothing else changes."""
    remarks = []
    (old_pairs, old_single), (new_pairs, new_single) = _count_returns(old), _count_returns(new)
    only = "only " if is_all else ""
    if (old_pairs, old_single) != (new_pairs, new_single) and not (new_pairs or new_single):
        counts = ((old_pairs, "CR LF"), (old_single, "CR"))
        ends = " and ".join(f"{count:,} {'is' if count == 1 else 'are'} {end}" for count, end in counts if count)
        remarks.append(f"{only}line ends would change: {ends}.")
    if old.startswith(BOM_UTF8) and not new.startswith(BOM_UTF8):
        remarks.append(f"{only if not remarks else ''}the byte order mark would be removed.")
    return remarks


def _count_returns(data: bytes) -> tuple[int, int]:
    """Return how many line ends are CR LF, and how many are CR alone."""
    pairs = data.count(b"\r\n")
    return pairs, data.count(b"\r") - pairs
