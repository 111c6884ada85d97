"""A readout in a terminal, on one screen: what met where and when, who took part, and a line for each item."""

from collections.abc import Iterator
from typing import NamedTuple

from meeting_readout.document.attendance import CHAIRS
from meeting_readout.document.coverage import measure_coverage
from meeting_readout.document.index import Node
from meeting_readout.document.inheritance import find_effective
from meeting_readout.document.view import RESERVED
from meeting_readout.page.cells import clean_line, count_cells, cut, wrap
from meeting_readout.page.facts import find_chairs
from meeting_readout.page.names import UNSTATED, Names
from meeting_readout.page.phrases import format_share, format_span, format_time, format_vote
from meeting_readout.page.titles import get_list, get_title, spell
from meeting_readout.validator.report.text import Paint

LISTS = ("reports", "decisions", "directives", "commitments", "statements")
"""The lists of items, in the order in which they are shown."""
WHO = {"reports": ("authors", "presenters"), "directives": ("addressees", "actors")}
"""The properties that say whom an item is about; of all others it is who says it."""
BY = ("by", "actors")
SORTS = ("kind", "act", "force")
"""The properties of which each item has one, that says what sort of item it is."""
MARGIN = 14
"""The column at which what is said of the meeting begins."""
LEAST_WORDS = 12
"""At least so many cells are for what an item says."""
LEAST = 2
"""At least so many items of a list are shown."""
DOT = " · "


class Look(NamedTuple):
    """How wide and how high a screen is, and how it is coloured."""

    columns: int
    rows: int
    paint: Paint


def format_summary(names: Names, look: Look) -> str:
    """Return the summary of a readout, as far as it could be read."""
    head = [*_format_head(names, look), *_format_meeting(names, look)]
    shown = {name: items for name in LISTS if (items := names.view.items(name))}
    most = _share_rows([len(items) for items in shown.values()], look.rows - len(head) - 2)
    lines = [line for name, items in shown.items() for line in _format_list(names, name, items, most, look)]
    return "".join(f"{line}\n" for line in [*head, *lines, *_format_coverage(names, look)])


def _format_head(names: Names, look: Look) -> Iterator[str]:
    data = names.view.data
    release = data.get("release", {})
    title = wrap(clean_line(str(release.get("title", data.get("id", "")))), look.columns)
    yield from (look.paint("bold", line) for line in title)
    words = [spell(str(release[key])) for key in ("genre", "status") if key in release]
    words += [str(node[key]) for node, key in ((release, "language"), (data, "level"), (data, "id")) if key in node]
    line = DOT.join(words)
    yield look.paint("dim", cut(clean_line(line), look.columns))
    yield ""


def _format_meeting(names: Names, look: Look) -> Iterator[str]:
    """Yield the rows about the meeting and who took part."""
    meeting = names.view.data.get("meeting", {})
    rows = [(str(get_list("meeting").schema["title"]), _describe_meeting(names, meeting))]
    rows.append((get_title("occasion", "held"), _describe_held(meeting.get("held", {}))))
    rows.append((get_title("occasion", "places"), ", ".join(names.call(place) for place in meeting.get("places", ()))))
    chairs = list(find_chairs(names.view))
    rows.append((CHAIRS[0].capitalize(), "; ".join(_describe_chair(names, one) for one in chairs)))
    others = [person for person in names.view.items("participants") if not any(person is chair for chair in chairs)]
    rows.append(
        (str(get_list("participants").schema["title"]), "; ".join(_describe_person(names, one) for one in others))
    )
    for title, words in rows:
        if words:
            lines = wrap(clean_line(words), look.columns - MARGIN)
            kept = lines if len(lines) <= 3 else [*lines[:2], cut(f"{lines[2]} {lines[3]}", look.columns - MARGIN)]
            yield look.paint("info", f"{title:<{MARGIN}}") + kept[0]
            yield from (" " * MARGIN + line for line in kept[1:])


def _describe_meeting(names: Names, meeting: Node) -> str:
    """Return what met: body, ordinal, kind, status."""
    name = names.call(meeting["body"]) if "body" in meeting else str(meeting.get("series", ""))
    words = [name, str(meeting.get("name", ""))]
    words += [f"{get_title('occasion', 'ordinal').lower()} {meeting['ordinal']}"] if "ordinal" in meeting else []
    words += [spell(str(meeting[key])) for key in ("kind", "status", "mode", "access") if key in meeting]
    words += _mark(meeting, "meeting")
    return DOT.join(filter(None, words))


def _describe_chair(names: Names, chair: Node) -> str:
    """Return who presided; the role is the title of the row."""
    return names.call(chair) + "".join(f" ({mark})" for mark in _mark(chair, "personParticipant"))


def _describe_held(held: Node) -> str:
    """Return when it was held, as meant and as printed, and where the value comes from."""
    printed = [date["asPrinted"] for date in (held.get("start", {}), held.get("end", {})) if "asPrinted" in date]
    basis = [f"{get_title('date', 'basis').lower()} {d['basis']}" for d in held.values() if "basis" in d]
    more = [*(f"“{words}”" for words in dict.fromkeys(printed)), *dict.fromkeys(basis)]
    return format_span(held) + (f" ({', '.join(more)})" if more else "")


def _describe_person(names: Names, person: Node) -> str:
    """Return who took part, with what they did there and whether they were there."""
    roles = [spell(str(role["role"])) for role in person.get("roles", ()) if "role" in role]
    words = [*dict.fromkeys(roles), str(person.get("presence", {}).get("status", ""))]
    words += _mark(person, "personParticipant")
    more = ", ".join(filter(None, words))
    return names.call(person) + (f" ({more})" if more else "")


def _share_rows(counts: list[int], rows: int) -> int:
    """Return how many items of each list there is room for: every list has a heading and a line for the others."""
    most = max(counts, default=0)
    while most > LEAST and sum(2 + min(count, most) + (count > most) for count in counts) > rows:
        most -= 1
    return most


def _format_list(names: Names, name: str, items: list[Node], most: int, look: Look) -> Iterator[str]:
    """Yield the heading of a list and a line for each item that there is room for."""
    yield ""
    yield f"{look.paint('bold', str(get_list(name).schema['title']))} ({len(items):,})"
    shown = items if len(items) <= most + 1 else items[:most]
    margin = max(count_cells(clean_line(str(item.get("id", "")))) for item in shown) + 4
    for item in shown:
        id_ = clean_line(str(item.get("id", "")))
        line = _format_item(names, name, item, look, look.columns - margin)
        yield f"  {look.paint('dim', id_)}{' ' * (margin - 2 - count_cells(id_))}{line}".rstrip()
    if len(shown) < len(items):
        yield look.paint("dim", f"  … {len(items) - len(shown):,} more")


def _format_item(names: Names, name: str, item: Node, look: Look, room: int) -> str:
    """Return an item in one line: its sort, who, what, and by when or with which votes; what it says is cut first."""
    sort = next((spell(str(item[key])) for key in SORTS if key in item), "")
    deadlines, inherited = _find(names, item, "deadlines")
    ends = [format_vote(item["vote"])] if "vote" in item else []
    ends += [", ".join(format_time(names, time) for time in deadlines) + inherited] if deadlines else []
    people = _list_people(names, name, item)
    start = [("fix", cut(clean_line(sort), room // 3)), ("", cut(clean_line(people), room // 3))]
    end = [("warning", cut(clean_line(words), room // 2)) for words in ends]
    end += [("error", mark) for mark in _mark(item, name.removesuffix("s"))]
    used = sum(count_cells(words) + len(DOT) for _color, words in [*start, *end] if words)
    return _join([*start, ("", cut(clean_line(names.quote(item)), max(room - used, LEAST_WORDS))), *end], room, look)


def _join(parts: list[tuple[str, str]], room: int, look: Look) -> str:
    """Return coloured words with dots between them; what a narrow screen has no room for is cut."""
    line, used = "", 0
    for color, words in parts:
        dot = DOT if line else ""
        left = room - used - len(dot)
        if words and left > 1:
            shown = cut(words, left)
            line += dot + (look.paint(color, shown) if color else shown)
            used += len(dot) + count_cells(shown)
    return line


def _list_people(names: Names, name: str, item: Node) -> str:
    """Return whom an item is about, those of its whole marked."""
    for key in WHO.get(name, BY):
        people, inherited = _find(names, item, key)
        named = [_name_shortly(names, one) for one in people if one.get("ref") != UNSTATED]
        if named:
            return ", ".join(named) + inherited
    return ""


def _name_shortly(names: Names, mention: Node) -> str:
    """Return the name of somebody; the head of the summary says already which body met."""
    return str(mention["ref"]) if mention.get("ref") in RESERVED else names.call(mention)


def _find(names: Names, item: Node, key: str) -> tuple[list[Node], str]:
    """Return what an item says or takes from its whole, with the word for the latter."""
    found = find_effective(names.view, item, key)
    return (found, "" if key in item else " (inherited)") if isinstance(found, list) else ([], "")


def _mark(node: Node, type_: str) -> list[str]:
    return [get_title(type_, "unconfirmed").lower()] if node.get("unconfirmed") else []


def _format_coverage(names: Names, look: Look) -> Iterator[str]:
    """Yield the last line: how much of the text the anchors cover."""
    yield ""
    if not names.view.anchors.blocks:
        yield look.paint("dim", "No text to cover.")
        return
    coverage = measure_coverage(names.view)
    yield look.paint(
        "dim", cut(f"Coverage: {format_share(coverage.share)} of {coverage.total:,} letters and digits.", look.columns)
    )
