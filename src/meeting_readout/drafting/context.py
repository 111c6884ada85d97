"""What the sentences before say of the next one: who spoke, what introduced the list, which verb goes on."""

from typing import TYPE_CHECKING

from meeting_readout.document.index import Node
from meeting_readout.drafting.choice import Choice
from meeting_readout.drafting.clauses import Clause
from meeting_readout.drafting.introductions import Introduction
from meeting_readout.drafting.speakers import Subject, find_subject
from meeting_readout.drafting.text import Sentence, has_label

if TYPE_CHECKING:
    from meeting_readout.drafting.words import Reading

SAYING = ("statements", "directives")
"""What a meeting said may go on in the next block."""
STOPS = ".。"
MEETING: list[Node] = [{"ref": "meeting"}]


class Context:
    """The state of a text at one of its sentences."""

    def __init__(self, known: set[tuple[int, int]]) -> None:
        """Take the places of sentences about the meeting and the people, which are no items unless a verb says so."""
        self.known = known
        self.introduction: Introduction | None = None
        self.title: Introduction | None = None
        """What the title introduces, where no other heading does."""
        self.style: tuple[bool, bool] | None = None
        """Whether the first line of the list has a label, and a point at its end."""
        self.by: list[Node] | None = None
        self.goes_on = False
        """What the meeting said may go on in the next block."""
        self.leading: Reading | None = None
        self.leading_words = ""

    def is_known(self, sentence: Sentence) -> bool:
        """Return whether a sentence is about the meeting or its people."""
        return (sentence.block, sentence.start) in self.known

    def introduce(self, introduction: Introduction | None) -> None:
        """Begin a list, or none."""
        self.introduction, self.style = introduction, None

    def begin_section(self, introduction: Introduction | None) -> None:
        """Forget all that a heading ends."""
        self.introduce(introduction)
        self.leading, self.by, self.goes_on = None, None, False

    def begin_block(self, block: Node, last: Sentence) -> None:
        """Forget what a new block ends: the list, at the first block that looks unlike the first of its lines."""
        self.leading = None
        self.by = self.by if self.goes_on and not has_label(block, last.words) else None
        self.goes_on = False
        if self.introduction is None:
            return
        style = (has_label(block, last.words), bool(last.mark) and last.mark in STOPS)
        if self.style is None:
            self.style = style
        elif (self.style[0] and not style[0]) or (not self.style[1] and style[1] and not style[0]):
            self.introduce(None)

    def ends_introduction(self, sentence: Sentence, clause: Clause) -> bool:
        """Return whether a sentence outside the list speaks for itself again."""
        if not (clause.cues and self.introduction) or self.introduction.is_heading:
            return False
        subject = find_subject(sentence, clause, clause.cues[0])
        return not clause.cues[0].entry.is_marker and subject.sort in ("meeting", "participants")

    def is_agreed(self) -> bool:
        """Return whether the lines stand under what was agreed or promised."""
        reading = self.introduction.reading if self.introduction else None
        return reading is not None and (reading.list == "commitments" or reading.value == "agree")

    def list_speakers(self, subject: Subject, choice: Choice) -> list[Node] | None:
        """Return who spoke before, or introduced the list, or met."""
        if self.by:
            return self.by
        if self.introduction and self.introduction.by:
            return self.introduction.by
        is_settled = self.introduction is not None and choice.reading.list == "decisions"
        return MEETING if is_settled or (subject.sort == "pronoun" and self.known) else None

    def note(self, choice: Choice, by: list[Node] | None, words: str) -> None:
        """Remember what a clause says for those behind it."""
        if choice.verb is not None and by and by[0].get("ref") != "unstated":
            self.by = [{key: value for key, value in one.items() if key != "carried"} for one in by]
        self.goes_on = self.is_of_meeting() and choice.reading.list in SAYING
        self.leading, self.leading_words = choice.reading, words

    def is_of_meeting(self) -> bool:
        """Return whether the meeting was the last to speak."""
        return bool(self.by) and self.by is not None and self.by[0].get("ref") == "meeting"
