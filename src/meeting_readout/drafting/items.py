"""The items of a text: sentence by sentence, each clause in the list that its words say, or what introduces it."""

from functools import partial

from meeting_readout.document.index import Node
from meeting_readout.drafting.choice import choose
from meeting_readout.drafting.clauses import Clause, split_clauses
from meeting_readout.drafting.context import STOPS, Context
from meeting_readout.drafting.cues import Cue, find_cues
from meeting_readout.drafting.guesses import guess_reading, is_nothing
from meeting_readout.drafting.introductions import Introduction, introduces, read_heading, read_introduction, read_title
from meeting_readout.drafting.outcomes import find_opening, find_outcome
from meeting_readout.drafting.proposals import GUESS, Proposal, Proposals
from meeting_readout.drafting.reasons import print_verb
from meeting_readout.drafting.speakers import NOBODY, find_subject, make_by
from meeting_readout.drafting.text import Sentence, has_label, is_heading

BINDING = ("meeting", "participants", "release", "pronoun", "name", "")
"""Subjects that can bind themselves, nobody among them."""
APART = ("statements", "reports")
"""A sentence about the meeting or its people is none of these besides."""
OTHER = 10
"""Where "the next meeting" is the subject, it stands among the first words."""
FEW = 3
"""So many words stand between a verb and "that" at most."""


def propose_items(blocks: list[Node], sentences: list[list[Sentence]], known: set[tuple[int, int]]) -> list[Proposal]:
    """Return the items of a text, in its order; `known` are the places of sentences about meeting and people."""
    reader = _Reader(known)
    for number, block in enumerate(blocks):
        reader.read_block(number, block, sentences[number])
    reader.flush()
    return sorted(reader.proposals.made, key=lambda made: (made.passages[0][0].block, made.passages[0][0].start))


class _Reader:
    """Goes through a text from its first block to its last."""

    def __init__(self, known: set[tuple[int, int]]) -> None:
        self.context = Context(known)
        self.proposals = Proposals(self.context)
        self.pending: list[Sentence] = []
        """Sentences without a verb of the table, which an outcome behind them may settle."""

    def read_block(self, number: int, block: Node, sentences: list[Sentence]) -> None:
        if block.get("kind") == "signature" or not sentences:
            return
        alone = find_outcome(sentences[0], is_alone=not self.pending)
        if not (alone and alone.start == 0 and self.pending):
            self.flush()
        if is_heading(block, number, sentences):
            self.flush()
            self.context.begin_section((read_heading(sentences) or self.context.title) if number else None)
            if number == 0:
                self.context.title = read_title(sentences)
            return
        self.context.begin_block(block, sentences[-1])
        for sentence in sentences:
            self.read_sentence(sentence, has_label(block, sentence.words))

    def read_sentence(self, sentence: Sentence, is_item: bool) -> None:
        outcome = find_outcome(sentence, is_alone=not self.pending)
        if outcome:
            before = [one for one in self.pending if not self.context.is_known(one)]
            self.pending = []
            self.proposals.add_outcome(before, sentence, outcome)
            return
        cues = find_cues(sentence)
        opening = find_opening(sentence)
        introduced = read_introduction(sentence) if not cues and introduces(sentence) else None
        if opening and opening.reading.list != "reports":
            self.flush()
            self.proposals.add_opening(sentence, opening)
        elif introduced:
            self.flush()
            self.context.introduce(introduced)
        elif cues:
            if not is_item:
                self.flush()
            self.read_clauses(sentence, split_clauses(sentence, cues), is_item)
        else:
            self.pending.append(sentence)

    def read_clauses(self, sentence: Sentence, clauses: list[Clause], is_item: bool) -> None:
        if not is_item and self.context.ends_introduction(sentence, clauses[0]):
            self.context.introduce(None)
        if self.is_about_meeting(sentence, clauses):
            return
        is_introduction = introduces(sentence)
        for clause in clauses:
            if clause.cues:
                self.read_clause(sentence, clause, is_introduction and clause is clauses[-1])
            elif clause.is_bare:
                self.proposals.add_led(sentence, clause)

    def is_about_meeting(self, sentence: Sentence, clauses: list[Clause]) -> bool:
        """Return whether a sentence says no more than that there was a meeting, or when the next one is."""
        first = clauses[0].cues[0].entry if clauses[0].cues else None
        if first is None:
            return False
        if self.context.is_known(sentence) and (first.reading.list in APART or first.reading.value == "postpone"):
            return True
        is_other = sentence.words.has("other", sentence.tokens, 0, min(len(sentence.tokens), OTHER))
        return is_other and len(clauses) == 1 and first.is_marker

    def read_clause(self, sentence: Sentence, clause: Clause, is_introduction: bool) -> None:
        """Propose what a clause says, or remember what it introduces."""
        if is_unlisted_passive(sentence, clause):
            self.proposals.add_passive(sentence, clause)
            return
        context = self.context
        subject = find_subject(sentence, clause, clause.cues[0])
        choice = choose(sentence, clause, partial(can_act, sentence, clause), context.is_agreed())
        is_plain = choice.reading.list == "statements" and subject.sort in ("thing", "") and clause.start == 0
        if is_plain and context.introduction and context.introduction.reading.list != "statements":
            self.proposals.add_introduced(sentence, clause.start, clause.stop)
            return
        if subject.sort == "release" and choice.verb is None and choice.reading.list == "directives" and context.by:
            subject = NOBODY  # "we must", behind what the meeting said
        by = make_by(subject, choice, context.list_speakers(subject, choice))
        words = print_verb(sentence, choice.decisive)
        if is_introduction:
            context.introduce(Introduction(choice.reading, by, words))
            context.by = by
            return
        self.proposals.add_chosen(sentence, clause, choice, subject, by)
        context.note(choice, by, words)

    def flush(self) -> None:
        """Add the sentences that wait for an outcome: by what introduced them, else as guesses."""
        pending, self.pending = self.pending, []
        introduction = self.context.introduction
        for sentence in pending:
            opening = find_opening(sentence)
            if opening:
                self.proposals.add_opening(sentence, opening)
                continue
            if self.context.is_known(sentence) or is_nothing(sentence, introduction is not None):
                continue
            guessed = guess_reading(sentence)
            is_sentence = bool(sentence.mark) and sentence.mark in STOPS
            is_apart = introduction is self.context.title and is_sentence
            if introduction and not is_apart and not (guessed and guessed.value == "procedure"):
                self.proposals.add_introduced(sentence, 0, len(sentence.tokens))
            else:
                self.proposals.add_guess(sentence, guessed or GUESS)


def can_act(sentence: Sentence, clause: Clause, cue: Cue) -> bool:
    """Return whether the subject of a cue can bind itself."""
    before = next((one.end for one in reversed(clause.cues) if one.end <= cue.start), clause.start)
    that = sentence.words.tables["that"].find_first(sentence.tokens, before, min(cue.start, before + FEW))
    return find_subject(sentence, clause, cue, that[2] if that else before).sort in BINDING


def is_unlisted_passive(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a form of to be and a participle that is in no table frame a clause: "wird … bestellt"."""
    words, first = sentence.words, clause.cues[0]
    if not words.participles or len(clause.cues) > 1 or not words.ends_at("passives", sentence.tokens, first.start):
        return False
    last = sentence.tokens[clause.stop - 1].word
    is_single = first.end == first.start + 1 and not first.rest
    return first.entry.is_marker and is_single and last.endswith(words.participles) and last not in words.bare
