"""The report for people: a line for each item that changed."""

from meeting_readout.comparison.phrases import Phrase, Piece, join_phrases, say_changes
from meeting_readout.comparison.report import Options
from meeting_readout.comparison.result import Result, Total, describe_total
from meeting_readout.validator.report.escape import escape, escape_path
from meeting_readout.validator.report.text import choose_paint

COLORS = {"old": "error", "cut": "error", "new": "fix", "put": "fix"}
MARKS = {"cut": ("[-", "-]"), "put": ("{+", "+}")}
"""What stands around words that are cut from a text, or put into it."""
STATES = {"added": "fix", "removed": "error", "changed": "bold"}


class Report:
    """The text report."""

    def __init__(self, options: Options) -> None:
        self.options, self.paint = options, choose_paint(options.color)

    def start(self) -> str:
        """Return nothing: where nothing changed, nothing is said."""
        return ""

    def add(self, result: Result) -> str:
        """Return the lines about a readout."""
        lines = [] if self.options.is_pair and result.comparison else [self._head(result)]
        pad = "  " if lines else ""
        for said in say_changes(result.comparison) if result.comparison else ():
            whole = join_phrases(said.head, said.phrases)
            if len(said.phrases) < 2 or len(pad) + len(format_phrase(whole)) <= self.options.columns:
                lines.append(pad + self._format(whole))
                continue
            lines.append(f"{pad}{self._format(said.head)}:" if said.head else "")
            lines += [f"{pad}  {self._format(phrase)}" for phrase in said.phrases]
        return "".join(f"{line}\n" for line in lines if line)

    def end(self, total: Total) -> str:
        """Return the numbers of a run over several readouts that found differences."""
        return "" if self.options.is_pair or not total.differs else f"\n{describe_total(total)}\n"

    def _head(self, result: Result) -> str:
        state = self.paint(STATES[result.status], f"{escape(result.id)} {result.status}")
        places = " → ".join(escape_path(place) for place in (result.old_place, result.new_place) if place)
        title = f": {escape(result.title)}" if not result.comparison else ""
        return f"{state} ({places}){title}"

    def _format(self, phrase: Phrase) -> str:
        return "".join(self._paint(piece, is_first=not number) for number, piece in enumerate(phrase))

    def _paint(self, piece: Piece, is_first: bool) -> str:
        text = _mark(piece.kind, piece.text)
        if piece.kind in COLORS:
            return self.paint(COLORS[piece.kind], text)
        return self.paint("bold", text) if is_first and piece.kind == "name" else text


def format_phrase(phrase: Phrase) -> str:
    """Return a phrase without colours."""
    return "".join(_mark(piece.kind, piece.text) for piece in phrase)


def _mark(kind: str, text: str) -> str:
    before, after = MARKS.get(kind, ("", ""))
    return f"{before}{escape(text)}{after}"
