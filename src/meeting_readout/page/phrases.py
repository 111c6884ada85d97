"""Values of a readout in a few words: times, dates, amounts, votes."""

from meeting_readout.document.durations import DURATION
from meeting_readout.document.index import Node
from meeting_readout.model.model import Property
from meeting_readout.page.names import Names
from meeting_readout.page.titles import get_ballot_titles, spell

PLAIN = "date"
"""The type of a time that says nothing but its value."""
UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def format_duration(value: str) -> str:
    """Return a length of time in words; what is none stays as it is."""
    match = DURATION.fullmatch(value)
    parts = [
        f"{int(figure)} {unit}{'' if int(figure) == 1 else 's'}"
        for figure, unit in zip(match.groups() if match else (), UNITS, strict=False)
        if figure
    ]
    return ", ".join(parts) or value


def format_scalar(prop: Property, value: object) -> str:
    """Return a value that is no object as people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if prop.target == "duration":
        return format_duration(str(value))
    return str(value)


def format_date(date: Node) -> str:
    """Return the normalised value of a date, with the time of day."""
    return " ".join(filter(None, (str(date.get("value", "")), str(date.get("time", {}).get("value", "")))))


def format_span(held: Node) -> str:
    """Return the first and the last day of an occasion."""
    days = [format_date(held[side]) for side in ("start", "end") if side in held]
    return " to ".join(dict.fromkeys(days))


def format_time(names: Names, time: Node) -> str:
    """Return a time as it is meant: its kind and its values, such as "not after 2031-09-19"."""
    words = [spell(str(time.get("type", "")))] if time.get("type") != PLAIN else []
    words += [format_date(time)] if "value" in time else []
    words += [spell(str(time["hedge"]))] if "hedge" in time else []
    words += [format_duration(str(time[key])) for key in ("durationMin", "duration", "every") if key in time]
    words += [f"from {time['start']}"] if "start" in time else []
    words += [f"to {time['end']}"] if "end" in time else []
    words += [names.call(time["item"])] if "item" in time else []
    if len(words) == 1 and "asPrinted" in time:
        return str(time["asPrinted"])
    return " ".join(words) + (" (that day excluded)" if "strict" in time else "")


def format_share(share: float) -> str:
    """Return a share in percent, so that only the whole is 100 %."""
    return "100 %" if share == 1 else f"{min(99.9, int(1000 * share) / 10):g} %"


def format_vote(vote: Node) -> str:
    """Return how a question was settled: what stands in the text, or the numbers."""
    counted = [
        f"{vote[name].get('count', len(vote[name].get('members', ())))} {title}"
        for name, title in get_ballot_titles().items()
        if name in vote
    ]
    words = [spell(str(vote[name])) for name in ("agreement", "method") if name in vote]
    return ", ".join([*words, *counted]) or str(vote.get("asPrinted") or vote.get("question", ""))
