"""The report for comments on pull requests: Markdown, a heading for each readout, a point for each item."""

from meeting_readout.comparison.phrases import Phrase, Piece, join_phrases, say_changes
from meeting_readout.comparison.report import Options
from meeting_readout.comparison.result import Result, Total, describe_total
from meeting_readout.validator.report.markdown import format_text

ROOM = 60_000
"""How many characters the changes take: a comment has room for 65,536."""
TAGS = {"cut": ("<del>", "</del>"), "put": ("<ins>", "</ins>"), "new": ("**", "**")}


class Report:
    """The Markdown report; what has no room is counted."""

    def __init__(self, options: Options) -> None:
        self.options, self.left, self.hidden = options, ROOM, 0

    def start(self) -> str:
        """Return nothing: where nothing changed, nothing is said."""
        return ""

    def add(self, result: Result) -> str:
        """Return the points about a readout, as far as there is room for them."""
        places = " → ".join(format_text(place) for place in (result.old_place, result.new_place) if place)
        head = f"**{format_text(result.id)}** {result.status} ({places})\n"
        lines = [head if result.comparison else f"{head.rstrip()}: {format_text(result.title)}\n"]
        if result.comparison:
            said = [join_phrases(one.head, one.phrases) for one in say_changes(result.comparison)]
            lines += ["", *(f"- {''.join(map(_format, phrase))}" for phrase in map(_drop_space, said)), ""]
        return "".join(
            f"{line}\n" if not line.endswith("\n") else line for line in map(self._fit, lines) if line is not None
        )

    def end(self, total: Total) -> str:
        """Return the numbers of a run over several readouts, and of what had no room."""
        lines = [f"\n{self.hidden:,} more lines have no room here."] if self.hidden else []
        lines += [] if self.options.is_pair or not total.differs else [f"\n{describe_total(total)}"]
        return "".join(f"{line}\n" for line in lines)

    def _fit(self, line: str) -> str | None:
        """Return a line if there is room for it."""
        if len(line) > self.left:
            self.hidden += 1
            return None
        self.left -= len(line)
        return line


def _drop_space(phrase: Phrase) -> Phrase:
    """Return a phrase whose words take one line."""
    return tuple(piece._replace(text=" ".join(piece.text.split("\n"))) for piece in phrase)


def _format(piece: Piece) -> str:
    if piece.kind in ("say", "name"):
        return format_text(piece.text)
    before, after = TAGS.get(piece.kind, ("", ""))
    said = format_text(piece.text)
    # Signs of emphasis work only beside letters, and must not stand beside white space.
    return f"{before}{said}{after}" if before != "**" or said == said.strip() != "" else said
