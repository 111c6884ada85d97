"""The walk over a page: each heading, paragraph, item, row and line becomes a block, with the words that are shown."""

import re
from typing import Any

from lxml import etree

from meeting_readout.drafting.sources.claims import read_language
from meeting_readout.drafting.sources.extracted import SourceBlock, quote_beginning
from meeting_readout.drafting.sources.html_lists import find_style, format_label, start_number
from meeting_readout.drafting.sources.html_parts import BLOCKS, HEADINGS, SILENT, describe_left_out, get_text
from meeting_readout.drafting.sources.html_tables import is_layout
from meeting_readout.drafting.sources.lines import is_wide, make_blocks

BREAK = "\0"
"""A line break in the text that was gathered; no page has this character any more."""
SPACES = re.compile("[ \t\n\f\r]+")
"""White space that a browser shows as one space."""
NOTES = re.compile(r"(?:^|[\s_-])(?:footnotes?|endnotes?)(?:$|[\s_-])", re.IGNORECASE)
NOTE_ROLES = ("doc-footnote", "doc-endnote", "doc-endnotes")
KINDS = {"li": "item", "dt": "item", "dd": "item", "caption": "heading", "summary": "heading"} | dict.fromkeys(
    HEADINGS, "heading"
)


class Walk:
    """One pass over the elements that hold the text of a page."""

    def __init__(self, chosen: bool) -> None:
        """Begin a walk; `chosen` says that a person chose the elements, so that only what is hidden is left out."""
        self.chosen = chosen
        self.blocks: list[SourceBlock] = []
        self.left_out: list[str] = []
        self._text: list[str] = []
        self._kinds: list[str] = ["paragraph"]
        self._numbers: list[tuple[str, int, int]] = []
        """Of each list around: the style of its numbers, the next one, and the step."""
        self._label = ""
        self._languages: list[str] = [""]
        self._tables: list[bool] = []
        """Of each table around, whether its rows are rows of data."""
        self._row: list[str] | None = None
        self._depth_pre = self._articles = self._notes = 0

    def run(self, root: Any) -> None:
        """Add the blocks of an element."""
        steps: Any = etree.iterwalk(root, events=("start", "end"))
        skipped: Any = None
        for event, element in steps:
            if not isinstance(element.tag, str):
                self._text.append((element.tail or "") if event == "end" else "")
            elif event == "start":
                if element is not root and self._is_left_out(element):
                    steps.skip_subtree()
                    skipped = element
                else:
                    self._begin(element)
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._end(element)
                if element is not root:
                    self._text.append(element.tail or "")
        self._flush()

    def _is_left_out(self, element: Any) -> bool:
        reason = describe_left_out(element, self._articles > 0)
        if not reason or (self.chosen and reason not in ("hidden", "control") and element.tag not in SILENT):
            return False
        words = get_text(element) if element.tag not in SILENT else ""
        if words:
            self.left_out.append(f"left out ({reason}): {quote_beginning(words)}.")
        if element.tag in BLOCKS:
            self._flush()
        return True

    def _begin(self, element: Any) -> None:
        tag = element.tag
        if tag == "br":
            self._text.append(BREAK)
            return
        if tag == "img" and element.get("alt", "").strip():
            self.left_out.append(f"left out (picture): {quote_beginning(element.get('alt'))}.")
        if tag in BLOCKS:
            self._flush()
            self._open_block(element, tag)
        self._text.append(element.text or "")

    def _open_block(self, element: Any, tag: str) -> None:
        if tag in ("article", "main"):
            self._articles += 1
        if tag == "pre":
            self._depth_pre += 1
        if NOTES.search(element.get("class", "")) or element.get("role") in NOTE_ROLES:
            self._notes += 1
        if tag in ("ol", "ul", "menu", "dir"):
            self._numbers.append((find_style(element), *start_number(element)))
        elif tag == "li":
            self._number_item(element)
        elif tag == "table":
            self._tables.append(not is_layout(element))
        elif tag == "tr" and self._row is None and self._tables and self._tables[-1]:
            self._row = []
        self._kinds.append(KINDS.get(tag, self._kinds[-1]))
        self._languages.append(read_language(element.get("lang", "")) or self._languages[-1])

    def _number_item(self, element: Any) -> None:
        self._label = ""
        if self._numbers:
            style, number, step = self._numbers[-1]
            value = element.get("value", "").strip()
            number = int(value) if re.fullmatch("-?[0-9]{1,6}", value) else number
            self._numbers[-1] = (style, number + step, step)
            self._label = format_label(style, number)

    def _end(self, element: Any) -> None:
        tag = element.tag
        if tag not in BLOCKS:
            return
        if tag in ("td", "th") and self._row is not None:
            self._row.append(" ".join(filter(None, self._take_lines())))
        elif tag == "tr" and self._row is not None:
            cells, self._row = self._row, None
            self._add_row(cells)
        else:
            self._flush()
        if tag in ("article", "main"):
            self._articles -= 1
        if tag == "pre":
            self._depth_pre -= 1
        if NOTES.search(element.get("class", "")) or element.get("role") in NOTE_ROLES:
            self._notes -= 1
        if tag in ("ol", "ul", "menu", "dir"):
            self._numbers.pop()
        if tag == "li":
            self._label = ""
        if tag == "table":
            self._tables.pop()
        self._kinds.pop()
        self._languages.pop()

    def _add_row(self, cells: list[str]) -> None:
        content = "\t".join(cells).strip("\t ")
        if content:
            self.blocks.append(SourceBlock(content, "table-row", language=self._languages[-1]))

    def _flush(self) -> None:
        """Make blocks of the text that was gathered: a line each, but in a heading one for all lines."""
        if self._row is not None:
            self._text.append(" ")
            return
        lines = self._take_lines()
        if not any(lines):
            return
        kind = "note" if self._notes and self._kinds[-1] != "heading" else self._kinds[-1]
        self.blocks += make_blocks(lines, kind, self._label, self._languages[-1])
        self._label = ""

    def _take_lines(self) -> list[str]:
        text, self._text = "".join(self._text), []
        if self._depth_pre:
            return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text.replace(BREAK, "\n")) if part.strip()]
        return [collapse_space(line) for line in text.split(BREAK)]


def collapse_space(text: str) -> str:
    """Return a text with white space as a browser shows it: no-break spaces stay, a line end in Chinese goes."""
    return SPACES.sub(_replace_space, text).strip(" ")


def _replace_space(found: re.Match[str]) -> str:
    before, after = found.string[max(found.start() - 1, 0) : found.start()], found.string[found.end() : found.end() + 1]
    return "" if "\n" in found[0] and is_wide(before) and is_wide(after) else " "
