"""The numbers that Word prints before paragraphs, counted as it counts them."""

import re
from typing import Any, NamedTuple

from meeting_readout.drafting.sources.numbering import format_number
from meeting_readout.drafting.sources.word_names import W, find_child, get_value, read_switch
from meeting_readout.drafting.sources.word_styles import Styles

FORMATS = {
    "decimal": "1",
    "decimalZero": "01",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "chineseCounting": "一",
    "chineseCountingThousand": "一",
    "ideographDigital": "一",
    "japaneseCounting": "一",
    "taiwaneseCountingThousand": "一",
    "decimalFullWidth": "１",
}
"""The formats of Word, and the style of `format_number` that each is."""
FULL_WIDTH = {ord(str(figure)): 0xFF10 + figure for figure in range(10)}
LEVELS = 9


class Level(NamedTuple):
    """A level of a list: where its numbers start, in which format, with what around them, and when they restart."""

    start: int
    format_: str
    text: str
    restarts: str
    is_legal: bool
    style: str


class Numbering:
    """The lists of a document, and how far each is counted."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstract = (
            {} if root is None else {get_value(e, "abstractNumId"): e for e in root.iter(W + "abstractNum")}
        )
        self._lists = {} if root is None else {get_value(e, "numId"): e for e in root.iter(W + "num")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._restarted = set[tuple[str, int]]()
        self.unknown = set[str]()
        """Formats that are not known; their numbers are given in figures."""

    def number(self, properties: Any) -> str | None:
        """Count a paragraph; return its label, empty for a bullet, None where it is in no list."""
        list_id, level_said, style_id = self._styles.find_number(properties)
        if list_id not in self._lists:
            return None
        levels, abstract_id = self._read_levels(list_id), self._find_abstract(list_id)
        by_style = next((at for at, one in levels.items() if style_id and one.style == style_id), 0)
        at = int(level_said) if level_said.isdigit() else by_style
        if at not in levels:
            return None
        counts = self._counts.setdefault(abstract_id, [None] * LEVELS)
        self._restart(list_id, at, counts)
        before = counts[at]
        counts[at] = levels[at].start if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            if deeper not in levels or levels[deeper].restarts != "0":
                counts[deeper] = None
        return self._format(levels, at, counts)

    def _format(self, levels: dict[int, Level], at: int, counts: list[int | None]) -> str:
        if levels[at].format_ in ("bullet", "none"):
            return ""

        def replace(found: re.Match[str]) -> str:
            other = int(found[1]) - 1
            if other not in levels:
                return ""
            count = counts[other]
            return self._format_one(levels[other], levels[other].start if count is None else count, levels[at].is_legal)

        return re.sub("%([1-9])", replace, levels[at].text).strip()

    def _format_one(self, level: Level, count: int, is_legal: bool) -> str:
        style = "1" if is_legal else FORMATS.get(level.format_, "")
        if not style:
            self.unknown.add(level.format_)
        return str(count).translate(FULL_WIDTH) if style == "１" else format_number(count, style or "1")

    def _restart(self, list_id: str, at: int, counts: list[int | None]) -> None:
        """Start a list anew at a level where it says so, once."""
        if (list_id, at) in self._restarted:
            return
        self._restarted.add((list_id, at))
        for override in self._lists[list_id].iter(W + "lvlOverride"):
            if get_value(override, "ilvl") == str(at) and find_child(override, "startOverride") is not None:
                counts[at] = _read_int(find_child(override, "startOverride"), 1) - 1

    def _find_abstract(self, list_id: str) -> str:
        abstract_id = get_value(find_child(self._lists[list_id], "abstractNumId"))
        linked = get_value(find_child(self._abstract.get(abstract_id), "numStyleLink"))
        by_style = self._styles.find_list_style(linked) if linked else ""
        other = get_value(find_child(self._lists.get(by_style), "abstractNumId"))
        return other or abstract_id

    def _read_levels(self, list_id: str) -> dict[int, Level]:
        if list_id not in self._levels:
            abstract = self._abstract.get(self._find_abstract(list_id))
            overrides = [override.find(W + "lvl") for override in self._lists[list_id].iter(W + "lvlOverride")]
            elements = [*(() if abstract is None else abstract.findall(W + "lvl")), *overrides]
            read = [(get_value(one, "ilvl"), _read_level(one)) for one in elements if one is not None]
            self._levels[list_id] = {int(at): level for at, level in read if at.isdigit() and int(at) < LEVELS}
        return self._levels[list_id]


def _read_level(element: Any) -> Level:
    return Level(
        _read_int(find_child(element, "start"), 0),
        get_value(find_child(element, "numFmt")) or "decimal",
        get_value(find_child(element, "lvlText")),
        get_value(find_child(element, "lvlRestart")),
        bool(read_switch(element, "isLgl")),
        get_value(find_child(element, "pStyle")),
    )


def _read_int(element: Any, default: int) -> int:
    value = get_value(element)
    return int(value) if value.isdigit() and len(value) < 7 else default
