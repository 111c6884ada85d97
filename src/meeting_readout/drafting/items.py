"""The items of a text: sentence by sentence, each clause in the list that its words say, or what introduces it."""

from functools import partial
from typing import Any, NamedTuple

from meeting_readout.drafting.choice import Choice, choose
from meeting_readout.drafting.clauses import Clause, split_clauses
from meeting_readout.drafting.cues import Cue, find_cues
from meeting_readout.drafting.guesses import guess_reading, is_nothing
from meeting_readout.drafting.introductions import Introduction, introduces, read_heading, read_introduction, read_title
from meeting_readout.drafting.outcomes import Outcome, find_opening, find_outcome
from meeting_readout.drafting.reasons import explain, explain_choice, print_verb
from meeting_readout.drafting.speakers import NOBODY, Subject, find_subject, make_by
from meeting_readout.drafting.text import EDGES, LABEL, Sentence, is_heading
from meeting_readout.drafting.words import Reading

Node = dict[str, Any]
NAMES = {"statements": "kind", "decisions": "act", "directives": "force", "commitments": "force", "reports": "kind"}
"""The property that holds the value of a reading."""
BINDING = ("meeting", "participants", "release", "pronoun", "name")
"""Subjects that can bind themselves."""
SAYING = ("statements", "directives")
"""What a meeting said may go on in the next block."""
APART = ("statements", "reports")
"""A sentence about the meeting or its people is none of these besides."""
OTHER = 10
"""Where "the next meeting" is the subject, it stands among the first words."""
STOPS = ".。"
UNSTATED: list[Node] = [{"ref": "unstated"}]
NEAR = 6
"""So many items before are looked at for decisions without a speaker."""
FEW = 3
"""A line of fewer words is no item."""


class Proposal(NamedTuple):
    """A proposed item: its list, its properties, why, whether it is sure, and the ranges that it quotes."""

    list: str
    node: Node
    reason: str
    is_sure: bool
    passages: tuple[tuple[Sentence, int, int], ...]


class Proposer:
    """Goes through a text from its first block to its last, and remembers who spoke and what introduced a list."""

    def __init__(self, known: set[tuple[int, int]]) -> None:
        """Take the places of sentences about the meeting and the people, which are no items unless a verb says so."""
        self.known = known
        self.proposals: list[Proposal] = []
        self.introduction: Introduction | None = None
        self.by: list[Node] | None = None
        self.leading: Reading | None = None
        self.leading_words = ""
        self.pending: list[Sentence] = []
        self.title: Introduction | None = None
        self.goes_on = False
        self.style: tuple[bool, bool] | None = None

    def read_block(self, number: int, block: Node, sentences: list[Sentence]) -> None:
        """Propose the items of a block."""
        if block.get("kind") == "signature" or not sentences:
            return
        alone = find_outcome(sentences[0], is_alone=not self.pending)
        if not (alone and alone.start == 0 and self.pending):
            self.flush()
        if is_heading(block, number, sentences):
            self.flush()
            self.introduction = read_heading(sentences) or self.title if number else None
            self.style = None
            if number == 0:
                self.title = read_title(sentences)
            self.leading, self.by = None, None
            return
        self.leading = None
        self.by = self.by if self.goes_on and not has_label(block) else None
        self.goes_on = False
        self.end_list(block, sentences[-1])
        is_item = has_label(block)
        for sentence in sentences:
            self.read_sentence(sentence, is_item)

    def read_sentence(self, sentence: Sentence, is_item: bool) -> None:
        """Propose the items of a sentence."""
        outcome = find_outcome(sentence, is_alone=not self.pending)
        if outcome:
            self.take_outcome(sentence, outcome)
            return
        cues = find_cues(sentence)
        opening = find_opening(sentence)
        if opening and (opening.reading.list != "reports" or not cues):
            self.pending.append(sentence)
            if opening.reading.list != "reports":
                self.introduce_one(opening, sentence)
            return
        introduced = read_introduction(sentence) if not cues and introduces(sentence) else None
        if introduced:
            self.flush()
            self.introduction, self.style = introduced, None
            return
        if not cues:
            self.pending.append(sentence)
            return
        if not is_item:
            self.flush()
        clauses = split_clauses(sentence, cues)
        if self.introduction and not is_item and self.ends_introduction(sentence, clauses[0]):
            self.introduction = None
        ends = introduces(sentence)
        if self.is_known(sentence) and clauses[0].cues:
            reading = clauses[0].cues[0].entry.reading
            if reading.list in APART or reading.value == "postpone":
                return
        if sentence.words.has("other", sentence.tokens, 0, min(len(sentence.tokens), OTHER)) and not clauses[1:]:
            first = clauses[0].cues[0] if clauses[0].cues else None
            if first and first.entry.is_marker:
                return
        for clause in clauses:
            self.read_clause(sentence, clause, ends and clause is clauses[-1])

    def end_list(self, block: Node, last: Sentence) -> None:
        """Forget what introduced a list at the first block that looks unlike the first of its lines."""
        if self.introduction is None:
            self.style = None
            return
        style = (has_label(block), bool(last.mark) and last.mark in STOPS)
        if self.style is None:
            self.style = style
        elif (self.style[0] and not style[0]) or (not self.style[1] and style[1] and not style[0]):
            self.introduction, self.style = None, None

    def ends_introduction(self, sentence: Sentence, clause: Clause) -> bool:
        """Return whether a sentence outside the list speaks for itself again."""
        if not (clause.cues and self.introduction) or self.introduction.is_heading:
            return False
        first = clause.cues[0]
        subject = find_subject(sentence, clause, first)
        return not first.entry.is_marker and subject.sort in ("meeting", "participants")

    def read_clause(self, sentence: Sentence, clause: Clause, is_introduction: bool) -> None:
        """Propose what a clause says, or remember what it introduces."""
        if not clause.cues:
            if clause.is_bare and self.leading:
                self.add_led(sentence, clause)
            return
        first = clause.cues[0]
        subject = find_subject(sentence, clause, first)
        if is_unlisted_passive(sentence, clause):
            self.add_passive(sentence, clause)
            return
        choice = choose(sentence, clause, partial(can_act, sentence, clause), self.is_agreed())
        is_plain = choice.reading.list == "statements" and subject.sort in ("thing", "") and clause.start == 0
        if self.introduction and is_plain:
            reading = self.introduction.reading
            choice = choice._replace(reading=reading, verb=None) if reading.list != "statements" else choice
            if choice.verb is None:
                self.add_introduced(sentence, clause.start, clause.stop)
                return
        if subject.sort == "release" and choice.verb is None and choice.reading.list == "directives" and self.by:
            subject = NOBODY
        by = make_by(subject, choice, self.list_speakers(subject, choice))
        if is_introduction:
            self.introduction = Introduction(choice.reading, by, explain_words(sentence, choice))
            self.style = None
            self.by = by
            return
        self.add_chosen(sentence, clause, choice, subject, by)
        if choice.verb is not None and by and by[0].get("ref") != "unstated":
            self.by = [{key: value for key, value in one.items() if key != "carried"} for one in by]
        self.goes_on = bool(self.by) and self.by[0].get("ref") == "meeting" and choice.reading.list in SAYING
        self.leading = choice.reading
        self.leading_words = explain_words(sentence, choice)

    def list_speakers(self, subject: Subject, choice: Choice) -> list[Node] | None:
        """Return who spoke before, or introduced the list, or met."""
        if self.by:
            return self.by
        if self.introduction and self.introduction.by:
            return self.introduction.by
        is_settled = self.introduction is not None and choice.reading.list == "decisions"
        return [{"ref": "meeting"}] if is_settled or (subject.sort == "pronoun" and self.known) else None

    def is_agreed(self) -> bool:
        """Return whether the lines stand under what was agreed or promised."""
        reading = self.introduction.reading if self.introduction else None
        return reading is not None and (reading.list == "commitments" or reading.value == "agree")

    def add_chosen(
        self, sentence: Sentence, clause: Clause, choice: Choice, subject: Subject, by: list[Node] | None
    ) -> None:
        """Add the item that the words of a clause decide."""
        node = make_node(choice.reading)
        if choice.reading.list == "reports":
            if choice.verb:
                node["verb"] = print_verb(sentence, choice.verb)
        else:
            if by:
                node["by"] = by
            if choice.verb:
                node["verb"] = print_verb(sentence, choice.verb)
            if choice.marker:
                node["marker"] = print_verb(sentence, choice.marker)
            if choice.reading.list == "directives" and choice.verb is None and subject.sort == "name":
                node["addressees"] = [{"name": subject.name}]
        self.add(choice.reading.list, node, explain_choice(sentence, choice), True, sentence, clause.start, clause.stop)

    def add_passive(self, sentence: Sentence, clause: Clause) -> None:
        """Add a passive of a verb that is in no table: a decision among decisions, else an announcement."""
        is_settled = self.introduction is not None or any(
            one.list == "decisions" and one.node.get("by") == UNSTATED for one in self.proposals[-NEAR:]
        )
        reading = Reading("decisions", "decide") if is_settled else Reading("statements", "announcement")
        node = {**make_node(reading), "by": UNSTATED, "verb": print_with_end(sentence, clause)}
        reason = explain("verb", node["verb"], reading.list)
        self.add(reading.list, node, reason, True, sentence, clause.start, clause.stop)

    def add_led(self, sentence: Sentence, clause: Clause) -> None:
        """Add a clause that goes on with the verb before it."""
        if self.leading is None:
            return
        node = make_node(self.leading)
        if self.by:
            node["by"] = [{**one, "carried": True} for one in self.by]
        reason = explain("list", self.leading_words, self.leading.list)
        self.add(self.leading.list, node, reason, True, sentence, clause.start, clause.stop)

    def introduce_one(self, opening: Outcome, sentence: Sentence) -> None:
        """Add a line whose first noun says what it is."""
        self.pending.pop()
        self.flush()
        node = make_node(opening.reading)
        words = sentence.content[sentence.start : sentence.tokens[opening.end - 1].end]
        reason = explain("opening", words, opening.reading.list)
        self.add(opening.reading.list, node, reason, True, sentence, 0, len(sentence.tokens))

    def take_outcome(self, sentence: Sentence, outcome: Outcome) -> None:
        """Add a decision of an outcome, and of the sentences before it that it settles."""
        node = make_node(outcome.reading)
        node["by"] = [{"ref": "unstated"}]
        tokens = sentence.tokens
        node["verb"] = sentence.content[tokens[outcome.start].start : tokens[outcome.end - 1].end]
        passages = [(one, 0, len(one.tokens)) for one in self.pending if not self.is_known(one)]
        self.pending = []
        passages.append((sentence, 0, len(tokens)))
        reason = explain("outcome", node["verb"], outcome.reading.list)
        self.proposals.append(Proposal(outcome.reading.list, node, reason, True, tuple(passages)))

    def flush(self) -> None:
        """Add the sentences that wait for an outcome: by what introduced them, else as guesses."""
        pending, self.pending = self.pending, []
        for sentence in pending:
            opening = find_opening(sentence)
            if opening and opening.reading.list == "reports":
                words = sentence.content[sentence.start : sentence.tokens[opening.end - 1].end]
                reason = explain("opening", words, "reports")
                self.add("reports", make_node(opening.reading), reason, True, sentence, 0, len(sentence.tokens))
            elif self.is_known(sentence) or is_nothing(sentence, self.introduction is not None):
                continue
            else:
                reading = guess_reading(sentence)
                is_whole = self.introduction is not None and self.introduction is self.title
                if (
                    self.introduction
                    and not (reading and reading.value == "procedure")
                    and not (is_whole and sentence.mark and sentence.mark in STOPS)
                ):
                    self.add_introduced(sentence, 0, len(sentence.tokens))
                else:
                    self.add_rest(sentence, reading or Reading("statements", "assessment"))

    def add_introduced(self, sentence: Sentence, start: int, stop: int) -> None:
        """Add what stands under an introduction."""
        if self.introduction is None:
            return
        reading, by, words, is_heading_above = self.introduction
        node = make_node(reading)
        if by is None and is_heading_above and reading.list == "decisions":
            by = [{"ref": "meeting"}]
        if by and reading.list != "reports":
            node["by"] = [{**one, "carried": True} for one in by]
        self.add(reading.list, node, explain("introduced", words, reading.list), True, sentence, start, stop)

    def add_rest(self, sentence: Sentence, reading: Reading) -> None:
        """Add a sentence without a cue as a guess."""
        node = make_node(reading)
        node["by"] = [{"ref": "release"}] if reading.list == "statements" else [{"ref": "meeting"}]
        if self.by and self.by[0].get("ref") == "meeting" and reading == Reading("statements", "assessment"):
            node["by"] = [{**one, "carried": True} for one in self.by]
            self.goes_on = True
        self.add(reading.list, node, explain("rest"), False, sentence, 0, len(sentence.tokens))

    def is_known(self, sentence: Sentence) -> bool:
        """Return whether a sentence is about the meeting or its people."""
        return (sentence.block, sentence.start) in self.known

    def add(
        self, list_name: str, node: Node, reason: str, is_sure: bool, sentence: Sentence, start: int, stop: int
    ) -> None:
        """Add an item with the words between two tokens."""
        if start < stop:
            self.proposals.append(Proposal(list_name, node, reason, is_sure, ((sentence, start, stop),)))


def can_act(sentence: Sentence, clause: Clause, cue: Cue) -> bool:
    """Return whether the subject of a cue can bind itself."""
    before = next((one.end for one in reversed(clause.cues) if one.end <= cue.start), clause.start)
    that = sentence.words.tables["that"].find_first(sentence.tokens, before, min(cue.start, before + FEW))
    subject = find_subject(sentence, clause, cue, that[2] if that else before)
    return subject.sort in BINDING or not subject.sort


def is_unlisted_passive(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a form of to be and a participle that is in no table frame a clause: "wird … bestellt"."""
    words, first = sentence.words, clause.cues[0]
    if not words.participles or len(clause.cues) > 1 or not words.ends_at("passives", sentence.tokens, first.start):
        return False
    last = sentence.tokens[clause.stop - 1].word
    is_single = first.end == first.start + 1 and not first.rest
    return first.entry.is_marker and is_single and last.endswith(words.participles) and last not in words.bare


def print_with_end(sentence: Sentence, clause: Clause) -> str:
    """Return the first verb of a clause and its last word, as they are printed."""
    first, last = sentence.tokens[clause.cues[0].start], sentence.tokens[clause.stop - 1]
    return f"{sentence.content[first.start : first.end]} … {sentence.content[last.start : last.end]}"


def has_label(block: Node) -> bool:
    """Return whether a block is a labelled line."""
    return block.get("kind") == "item" or "label" in block or LABEL.match(block["content"]) is not None


def make_node(reading: Reading) -> Node:
    """Return an item with the value of a reading."""
    node: Node = {}
    if reading.value:
        node[NAMES[reading.list]] = reading.value
    if reading.refrains:
        node["refrain"] = True
    return node


def explain_words(sentence: Sentence, choice: Choice) -> str:
    """Return the words that decided, for the reasons of what follows."""
    return print_verb(sentence, choice.decisive)


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
