"""The walk over the body of a Word document: paragraphs, rows of tables, text boxes and notes, as they are read."""

from typing import Any

from meeting_readout.drafting.sources.extracted import SourceBlock
from meeting_readout.drafting.sources.lines import make_blocks
from meeting_readout.drafting.sources.numbering import format_number
from meeting_readout.drafting.sources.word_names import W, find_child, find_name, get_value
from meeting_readout.drafting.sources.word_numbering import Numbering
from meeting_readout.drafting.sources.word_runs import Runs
from meeting_readout.drafting.sources.word_styles import Styles

THROUGH = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
"""Elements around paragraphs, rows and cells."""
NOTE_STYLES = {"footnote": "1", "endnote": "i"}
FULL_CELL = 3
"""A cell with so many paragraphs holds text, and its table puts it into places."""


class Walk:
    """One pass over a document."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], Any]) -> None:
        """Begin a walk; `notes` are the elements of notes by kind and id."""
        self._styles, self._numbering, self._notes = styles, numbering, notes
        self.blocks: list[SourceBlock] = []
        self.left_out: list[str] = []
        self._runs = Runs(styles.is_hidden, self.left_out)
        self._counts = dict.fromkeys(NOTE_STYLES, 0)
        self._later: list[tuple[Any, str]] = []
        """The endnotes, which are printed at the end."""
        self._carried = ""
        """The text of a paragraph whose end was deleted: the next one goes on with it."""

    def run(self, body: Any) -> None:
        """Add the blocks of the body, and of the endnotes."""
        self._walk(body, "paragraph")
        waiting, self._later = self._later, []
        for note, label in waiting:
            self._add_note(note, label)
        self._runs.report_unseen(body)

    def _walk(self, parent: Any, kind: str) -> None:
        for element in parent:
            name = find_name(element) if isinstance(element.tag, str) else ""
            if name == "p":
                self._add_paragraph(element, kind)
            elif name == "tbl":
                self._end_carried()
                self._add_table(element)
            elif name in THROUGH:
                self._walk(element, kind)
            elif name in ("del", "moveFrom"):
                self._runs.report("deleted", element)
            elif name in ("altChunk", "subDoc"):
                self.left_out.append("left out (part in another format): a part of the document that Word inserts.")

        if find_name(parent) not in THROUGH:
            self._end_carried()

    def _end_carried(self) -> None:
        """Add the text that waits for a paragraph to go on with it, where none follows."""
        text, self._carried = self._carried, ""
        if text.strip():
            self.blocks += make_blocks([text.strip(" \t")], "paragraph")

    def _add_paragraph(self, paragraph: Any, kind: str, label: str = "") -> None:
        properties = find_child(paragraph, "pPr")
        text, self._carried = self._carried + self._runs.read(paragraph), ""
        boxes, notes = self._runs.boxes, self._runs.notes
        if find_child(properties, "rPr", "del") is not None:
            self._carried = text
        elif text.strip():
            number = self._numbering.number(properties)
            if kind == "paragraph":
                kind = "heading" if self._styles.is_heading(properties) else "item" if number is not None else kind
            lines = [line.strip(" \t") for line in text.split("\n")]
            self.blocks += make_blocks(lines, kind, label or number or "")
        for note_kind, id_, has_mark in notes:
            self._refer(note_kind, id_, has_mark)
        for box in boxes:
            self._walk(box, "paragraph")

    def _refer(self, kind: str, id_: str, has_mark: bool) -> None:
        """Add the note to which a paragraph refers, or keep it for the end."""
        note = self._notes.get((kind, id_))
        if note is None:
            return
        self._counts[kind] += not has_mark
        label = "" if has_mark else format_number(self._counts[kind], NOTE_STYLES[kind])
        if kind == "endnote":
            self._later.append((note, label))
        else:
            self._add_note(note, label)

    def _add_note(self, note: Any, label: str) -> None:
        for paragraph in note.iter(W + "p"):
            before = len(self.blocks)
            self._add_paragraph(paragraph, "note", label)
            label = "" if len(self.blocks) > before else label

    def _add_table(self, table: Any) -> None:
        rows = [[self._capture(cell) for cell in self._list(row, "tc")] for row in self._list(table, "tr")]
        cells = [cell for row in rows for cell in row]
        is_layout = all(len(row) < 2 for row in rows) or any(_has_text(cell) for cell in cells)
        for row in rows:
            if is_layout:
                self.blocks += [block for cell in row for block in cell]
                continue
            texts = [" ".join(_join(block) for block in cell if block.kind != "note") for cell in row]
            content = "\t".join(texts).strip("\t ")
            self.blocks += [SourceBlock(content, "table-row")] if content else []
            self.blocks += [block for cell in row for block in cell if block.kind == "note"]

    def _capture(self, cell: Any) -> list[SourceBlock]:
        """Return the blocks of a cell."""
        outside, self.blocks = self.blocks, []
        self._walk(cell, "paragraph")
        inside, self.blocks = self.blocks, outside
        return inside

    def _list(self, parent: Any, name: str) -> list[Any]:
        """Return the rows of a table, or the cells of a row; deleted ones are reported."""
        found = list[Any]()
        for element in parent:
            own = find_name(element) if isinstance(element.tag, str) else ""
            if own == name and find_child(element, "trPr", "del") is not None:
                self._runs.report("deleted", element)
            elif own == name:
                found.append(element)
            elif own in THROUGH:
                found += self._list(element, name)
        return found


def list_notes(root: Any, kind: str) -> dict[tuple[str, str], Any]:
    """Return the notes of a part by kind and id, without the lines that separate them from the text."""
    found = [] if root is None else root.findall(W + kind)
    return {(kind, get_value(note, "id")): note for note in found if get_value(note, "type") in ("", "normal")}


def _has_text(cell: list[SourceBlock]) -> bool:
    kinds = [block.kind for block in cell]
    return len(kinds) - kinds.count("note") >= FULL_CELL or not {"heading", "table-row"}.isdisjoint(kinds)


def _join(block: SourceBlock) -> str:
    return f"{block.label} {block.content}" if block.label else block.content
