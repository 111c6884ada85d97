"""M137: day, month, year, weekday and hour of a date are among those that its words print (spec 5.6)."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from meeting_readout.document.edtf import PART, find_unreal
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

if TYPE_CHECKING:
    from meeting_readout.document.printed_dates import Printed

DATED = (("basis", "asPrinted"), ("duration", "asPrinted"))
"""What the types have that have dates and their words."""
VALUES = ("value", "start", "end")
"""The properties that name a date."""
PARTS = ("day", "month", "year", "weekday")
MONTHS = 12


def check(view: View) -> Iterator[Problem]:
    """Yield every date, and every hour, of which the words print another part."""
    found = [
        (problem, node, owner) for node, owner, language in _find_words(view) for problem in _check(node, language)
    ]
    if found:
        from meeting_readout.document.printed_words import find_sure

        sure = find_sure(view, [(node, owner) for _problem, node, owner in found])
        yield from (problem for problem, node, _owner in found if id(node) in sure)


def _find_words(view: View) -> Iterator[tuple[Node, Node, str]]:
    """Yield the dates and times of day that have words, with their item and the language."""
    nodes = (found for names in DATED for found in view.of_types(*names))
    for node, owner in (*nodes, *view.nodes["timeOfDay"]):
        if "asPrinted" in node:
            from meeting_readout.document.printed_words import find_language

            yield node, owner, find_language(view, owner)


def _check(node: Node, language: str) -> Iterator[Problem]:
    from meeting_readout.document.date_words import agrees_at_sight

    value = node.get("value", "")
    if ":" in value:
        yield from _check_hour(node, node, language)
    elif "time" in node or not agrees_at_sight(node["asPrinted"], language, value):
        yield from _check_dates(node, language)


def _check_dates(node: Node, language: str) -> Iterator[Problem]:
    from meeting_readout.document.printed_dates import read_date

    values = {name: node[name] for name in VALUES if name in node and not find_unreal(node[name])}
    printed = read_date(node["asPrinted"], language)
    # "Before 1 September" is not after 31 August: what is concluded from words need not be printed.
    if printed is None or printed.of_account or node.get("basis") == "inferred":
        return
    ends = {name: [_split(end) for end in value.split("/")] for name, value in values.items()}
    told = [end for each in ends.values() for end in each]
    for name, each in ends.items():
        wrong = next(((part, end) for part in PARTS for end in each if _is_other(printed, part, end, told)), None)
        if wrong:
            part, end = wrong
            yield _problem(node, name, part, _join(printed.sure[part]), str(end[part]), node)
    time = node.get("time", {})
    if "value" in time and "asPrinted" not in time:
        yield from _check_hour(time, node, language)


def _check_hour(time: Node, node: Node, language: str) -> Iterator[Problem]:
    from meeting_readout.document.printed_dates import read_date

    printed = read_date(node["asPrinted"], language)
    if printed and printed.hours and not any(hour.may_be(time["value"]) for hour in printed.hours):
        yield _problem(time, "value", "hour", ", ".join(map(str, printed.hours)), time["value"], node)


def _problem(node: Node, key: str, part: str, printed: str, found: str, source: Node) -> Problem:
    filled = {"printed": printed, "found": found}
    return Problem("M137", node, key, variant=part, words=filled, related=(("words", source, "asPrinted"),))


def _split(end: str) -> dict[str, int]:
    """Return the parts that one end of a value names; a season, a quarter and X are none."""
    match = PART.match(end)
    if match is None:
        return {}
    found: dict[str, int] = {"year": int(match[1])} if match[1] != "XXXX" else {}
    if match[2] and match[2] != "XX" and int(match[2]) <= MONTHS:
        found["month"] = int(match[2])
    if match[3]:
        found["day"] = int(match[3])
    if len(found) == len(PARTS) - 1:
        import datetime

        found["weekday"] = datetime.date(found["year"], found["month"], found["day"]).isoweekday()
    return found


def _is_other(printed: "Printed", part: str, end: dict[str, int], told: list[dict[str, int]]) -> bool:
    """Return whether words print a part for sure, as another than that of an end, which no other end accounts for."""
    number = end.get(part)
    if number is None or number in printed.possible[part] or not printed.sure[part]:
        return False
    if part == "year" and number % 100 in printed.possible["year"]:  # ’31
        return False
    if part == "day" and end.get("month") in printed.months_alone:
        return False
    return bool(printed.sure[part] - {other[part] for other in told if part in other})


def _join(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))
