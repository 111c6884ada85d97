"""Ask the library icalendar about the calendars of `ics`: read strictly, written again, lines of at most 75 octets.

`python tests/receivers/ics.py [--documents N]` needs the extra `receivers`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from icalendar import Calendar

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from receiving import ask, make_documents, parse_count

from meeting_readout.export import write

MISTAKES = {
    "a month as a day": (b"DTSTART;VALUE=DATE:", b"DTSTART;VALUE=DATE:99"),
    "a line that is too long": (b"SUMMARY:", b"SUMMARY:" + b"x" * 80),
    "no identity": (b"UID:", b"X-UID:"),
    "no stamp": (b"DTSTAMP:", b"X-STAMP:"),
    "no product": (b"PRODID:", b"X-PRODID:"),
    "an event that does not end": (b"END:VEVENT\r\n", b""),
    "bare line feeds": (b"\r\n", b"\n"),
}
"""Each mistake: what is replaced, and by what."""


def main() -> int:
    """Ask it; return 1 if something is wrong."""
    parts = [part for _readout, part in make_documents("ics", parse_count(__doc__))]
    whole = write("ics", parts[:1])
    documents = [*(write("ics", [part]) for part in parts), write("ics", parts)]
    mistakes = ((name, whole.replace(old, new)) for name, (old, new) in MISTAKES.items())
    return int(not ask("icalendar", documents, lambda data: list(check(data)), mistakes))


def check(data: bytes) -> Iterator[str]:
    """Yield what is wrong with a calendar."""
    try:
        calendar = Calendar.from_ical(data)
    except ValueError as error:
        yield str(error)
        return
    if b"\n" in data.replace(b"\r\n", b"") or max(map(len, data.split(b"\r\n"))) > 75:
        yield "lines that are no lines of a calendar"
    for component in calendar.walk():
        yield from (f"{component.name}: {name}: {why}" for name, why in component.errors)
        yield from (f"{component.name}: no {name}" for name in component.required if name not in component)
    identities = [str(event["uid"]) for event in calendar.walk("VEVENT") if "uid" in event]
    if len(set(identities)) != len(identities):
        yield "two events of one identity"
    if calendar.to_ical() != data:
        yield "it is written in another way"


if __name__ == "__main__":
    sys.exit(main())
