"""iCalendar: whole days, deadlines, one calendar of many readouts, words that cannot break lines."""

from pathlib import Path
from typing import Any

import pytest
from command import BASE, put, run
from exported import readouts
from icalendar import Calendar

from meeting_readout.export import Unexportable, export


def events(**more: Any) -> list[Any]:
    """Give the events of a readout."""
    return list(Calendar.from_ical(export(BASE | more, "ics")).walk("VEVENT"))


def test_a_meeting_of_two_days() -> None:
    """A meeting is from its first day to the day after its last; the time is as it is printed."""
    start = {"value": "2031-05-02", "time": {"value": "09:30", "asPrinted": "half past nine"}}
    meeting = {"name": "Forum", "held": {"start": start, "end": {"value": "2031-05-03", "time": {"value": "16:00"}}}}
    (event,) = events(meeting=meeting | {"status": "postponed"})
    assert [event.to_ical().count(line) for line in (b"20310502\r\n", b"20310504\r\n")] == [1, 1]
    assert (event["summary"], event["description"], event["status"]) == ("Forum", "half past nine – 16:00", "TENTATIVE")


def test_deadlines() -> None:
    """A deadline is the last day of what has to be done, also by a part of it; with `strict`, the day before."""
    deadlines = [{"type": "not-after", "value": "2031-06", "strict": True}]
    directives = [
        {"id": "a", "force": "require", "text": "write", "addressees": [{"name": "clerk"}], "deadlines": deadlines},
        {"id": "b", "partOf": "a", "text": "sign"},
        {"id": "c", "force": "order", "text": "done", "done": True, "deadlines": deadlines},
        {"id": "d", "force": "order", "deadlines": [{"type": "not-after", "value": "XXXX-06"}]},
    ]
    made = events(directives=directives)
    assert [(one["summary"], one["dtstart"].to_ical()) for one in made] == [
        ("clerk: write", b"20310531"),
        ("clerk: sign", b"20310531"),
    ]
    assert [one["categories"].to_ical() for one in made] == [b"deadline,directive,require", b"deadline,directive"]


def test_words_cannot_break_lines() -> None:
    """Control characters and ends of lines become spaces; no words begin a line of the calendar."""
    name = "Forum\nBEGIN:VEVENT\x85\u2028DTSTART:2031\x1f;,\\"
    data = export(BASE | {"meeting": {"name": name, "held": {"start": {"value": "2031-05-02"}}}}, "ics")
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["summary"] == "Forum BEGIN:VEVENT DTSTART:2031 ;,\\"
    for readout in readouts():
        try:
            data = export(readout, "ics")
        except Unexportable:
            continue
        assert max(len(line) for line in data.split(b"\r\n")) <= 75
        assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("value", ["2031-05", "2031", "2031-21", "XXXX-05-02"])
def test_no_day(value: str) -> None:
    """What has no full day is in no calendar (C004)."""
    with pytest.raises(Unexportable) as error:
        events(meeting={"held": {"start": {"value": value}}})
    assert (error.value.code, error.value.variant) == ("C004", "calendar")


def test_the_last_day_of_the_calendar() -> None:
    """The year 9999 is no problem."""
    (event,) = events(meeting={"held": {"start": {"value": "9999-12-31"}}})
    assert event["dtstart"].to_ical() == b"99991231"


def test_many_readouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many readouts are one calendar: one without a day is no error, and one in two files is there once."""
    monkeypatch.chdir(tmp_path)
    held = {"meeting": {"name": "Forum", "held": {"start": {"value": "2031-05-02"}}}}
    put("a.readout.json", BASE | held)
    put("b.readout.json", BASE | held | {"id": "b"})
    put("c.readout.json", BASE | {"id": "c"})
    put("d.readout.json", BASE | held)
    result = run("export", ".", "--to", "ics")
    assert (result.code, result.raw.count(b"BEGIN:VEVENT")) == (0, 2)
    result = run("export", "c.readout.json", "--to", "ics", "-o", "c.ics")
    assert (result.code, "C004" in result.err, Path("c.ics").exists()) == (1, True, False)


def test_a_library_that_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the library is missing, the sentence says what to install."""
    import sys

    monkeypatch.chdir(tmp_path)
    put("a.readout.json", BASE)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "meeting_readout.export.ics", raising=False)
    result = run("export", "a.readout.json", "--to", "ics")
    assert (result.code, "pip install 'meeting-readout[ics]'." in result.err) == (2, True), result.err
