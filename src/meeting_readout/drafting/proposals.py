"""Proposed items: what they say, the words that they quote, and why."""

from typing import NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.drafting.choice import Choice
from meeting_readout.drafting.clauses import Clause
from meeting_readout.drafting.context import MEETING, Context
from meeting_readout.drafting.outcomes import Outcome
from meeting_readout.drafting.reasons import explain, explain_choice, print_verb
from meeting_readout.drafting.speakers import Subject
from meeting_readout.drafting.text import EDGES, Sentence
from meeting_readout.drafting.words import Reading

NAMES = {"statements": "kind", "decisions": "act", "directives": "force", "commitments": "force", "reports": "kind"}
"""The property that holds the value of a reading."""
GUESS = Reading("statements", "assessment")
UNSTATED: list[Node] = [{"ref": "unstated"}]
RELEASE: list[Node] = [{"ref": "release"}]
NEAR = 6
"""So many items before are looked at for decisions without a speaker."""


class Proposal(NamedTuple):
    """A proposed item: its list, its properties, why, whether it is sure, and the ranges that it quotes."""

    list: str
    node: Node
    reason: str
    is_sure: bool
    passages: tuple[tuple[Sentence, int, int], ...]


class Proposals:
    """The proposed items of a text."""

    def __init__(self, context: Context) -> None:
        """Begin with none; the context says who spoke and what introduced the list."""
        self.context = context
        self.made: list[Proposal] = []

    def add_chosen(
        self, sentence: Sentence, clause: Clause, choice: Choice, subject: Subject, by: list[Node] | None
    ) -> None:
        """Add the item that the words of a clause decide."""
        node = make_node(choice.reading)
        if by and choice.reading.list != "reports":
            node["by"] = by
        if choice.verb:
            node["verb"] = print_verb(sentence, choice.verb)
        if choice.marker and choice.reading.list != "reports":
            node["marker"] = print_verb(sentence, choice.marker)
        if choice.reading.list == "directives" and choice.verb is None and subject.sort == "name":
            node["addressees"] = [{"name": subject.name}]
        self._add(choice.reading, node, explain_choice(sentence, choice), sentence, clause.start, clause.stop)

    def add_passive(self, sentence: Sentence, clause: Clause) -> None:
        """Add a passive of a verb that is in no table: a decision among decisions, else an announcement."""
        is_settled = self.context.introduction is not None or any(
            one.list == "decisions" and one.node.get("by") == UNSTATED for one in self.made[-NEAR:]
        )
        reading = Reading("decisions", "decide") if is_settled else Reading("statements", "announcement")
        first, last = sentence.tokens[clause.cues[0].start], sentence.tokens[clause.stop - 1]
        verb = f"{sentence.content[first.start : first.end]} … {sentence.content[last.start : last.end]}"
        node = {**make_node(reading), "by": UNSTATED, "verb": verb}
        self._add(reading, node, explain("verb", verb, reading.list), sentence, clause.start, clause.stop)

    def add_led(self, sentence: Sentence, clause: Clause) -> None:
        """Add a clause that goes on with the verb before it, if there is one."""
        reading = self.context.leading
        if reading is None:
            return
        node = make_node(reading)
        if self.context.by and reading.list != "reports":
            node["by"] = carry(self.context.by)
        reason = explain("list", self.context.leading_words, reading.list)
        self._add(reading, node, reason, sentence, clause.start, clause.stop)

    def add_opening(self, sentence: Sentence, opening: Outcome) -> None:
        """Add a line whose first noun says what it is."""
        words = sentence.content[sentence.start : sentence.tokens[opening.end - 1].end]
        reason = explain("opening", words, opening.reading.list)
        self._add(opening.reading, make_node(opening.reading), reason, sentence, 0, len(sentence.tokens))

    def add_outcome(self, before: list[Sentence], sentence: Sentence, outcome: Outcome) -> None:
        """Add a decision of an outcome, and of the sentences before it that it settles."""
        tokens = sentence.tokens
        verb = sentence.content[tokens[outcome.start].start : tokens[outcome.end - 1].end]
        node = {**make_node(outcome.reading), "by": UNSTATED, "verb": verb}
        passages = tuple((one, 0, len(one.tokens)) for one in (*before, sentence))
        reason = explain("outcome", verb, outcome.reading.list)
        self.made.append(Proposal(outcome.reading.list, node, reason, True, passages))

    def add_introduced(self, sentence: Sentence, start: int, stop: int) -> None:
        """Add what stands under an introduction, if there is one."""
        if self.context.introduction is None:
            return
        reading, by, words, is_heading = self.context.introduction
        if by is None and is_heading and reading.list == "decisions":
            by = MEETING
        node = make_node(reading)
        if by and reading.list != "reports":
            node["by"] = carry(by)
        self._add(reading, node, explain("introduced", words, reading.list), sentence, start, stop)

    def add_guess(self, sentence: Sentence, reading: Reading) -> None:
        """Add a sentence without a cue as a guess."""
        by = RELEASE if reading.list == "statements" else MEETING
        if reading == GUESS and self.context.is_of_meeting():
            by = carry(self.context.by or MEETING)
            self.context.goes_on = True
        node = {**make_node(reading), "by": by}
        self._add(reading, node, explain("rest"), sentence, 0, len(sentence.tokens), is_sure=False)

    def _add(
        self,
        reading: Reading,
        node: Node,
        reason: str,
        sentence: Sentence,
        start: int,
        stop: int,
        is_sure: bool = True,
    ) -> None:
        if start < stop:
            self.made.append(Proposal(reading.list, node, reason, is_sure, ((sentence, start, stop),)))


def make_node(reading: Reading) -> Node:
    """Return an item with the value of a reading."""
    node: Node = {}
    if reading.value:
        node[NAMES[reading.list]] = reading.value
    if reading.refrains:
        node["refrain"] = True
    return node


def carry(by: list[Node]) -> list[Node]:
    """Return speakers whom only a sentence before names."""
    return [{**one, "carried": True} for one in by]


def find_range(passage: tuple[Sentence, int, int]) -> tuple[int, int]:
    """Return the range of a passage in the content of its block, without what stands at its edges."""
    sentence, start, stop = passage
    first, last = sentence.tokens[start].start, sentence.tokens[stop - 1].end
    content = sentence.content
    while first < last and content[first] in EDGES:
        first += 1
    while first < last and content[last - 1] in EDGES:
        last -= 1
    return first, last
