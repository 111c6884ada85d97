"""A sentence in clauses, each of which may become an item."""

from collections import deque
from typing import NamedTuple

from meeting_readout.drafting.cues import Cue
from meeting_readout.drafting.text import Sentence

NEAR = 9
"""A clause begins an item if so many words at most stand before its verb."""
NEAR_UNSPACED = 14
ACTING = ("directives", "commitments")
HARD = ";；"
CLOSING = '”"»’“,'
QUOTES = '”"»’“'
"""Marks that close a quotation."""
ENDING = ",.!?…"
"""Marks that end what is quoted."""
SOFT = ",，、"


class Clause(NamedTuple):
    """A clause: its range in words, and its cues; one that is bare goes on with the verb of the clause before."""

    start: int
    stop: int
    cues: tuple[Cue, ...]
    is_bare: bool = False


def split_clauses(sentence: Sentence, cues: list[Cue]) -> list[Clause]:
    """Return the clauses of a sentence; one without a cue of its own that is not bare is part of the one before."""
    quoted = find_quoting(sentence, cues)
    if quoted:
        return [Clause(0, len(sentence.tokens), (quoted,))]
    if sentence.words.is_verb_last:
        return _split_behind(sentence, cues)
    clauses, start, held, is_bare = list[Clause](), 0, list[Cue](), False
    waiting = deque(cues)
    places = _list_places(sentence)
    leading: str = ""
    for place, following in zip(places, [*places[1:], len(sentence.tokens)], strict=False):
        while waiting and waiting[0].start < place:
            cue = waiting.popleft()
            held.append(cue)
            leading = _lead(leading, cue)
        is_open = bool(held) and held[-1].last >= place - 1 and sentence.words.unspaced
        begins = None if is_open else _begins(sentence, place, following, waiting, leading, bool(held) or is_bare)
        if begins is not None:
            clauses.append(Clause(start, place, tuple(held), is_bare))
            start, held, is_bare = place, [], begins
    held += waiting
    clauses.append(Clause(start, len(sentence.tokens), tuple(held), is_bare))
    return clauses


def find_quoting(sentence: Sentence, cues: list[Cue]) -> Cue | None:
    """Return the verb of saying behind the quotation with which a sentence begins."""
    if not sentence.words.quotes or not sentence.text.startswith(sentence.words.quotes):
        return None
    return next((cue for cue in cues if cue.entry.yields and _closes_before(sentence, cue)), None)


def find_quotation_end(sentence: Sentence, cue: Cue) -> int | None:
    """Return the number of the word behind the quotation, and its comma, with which a sentence begins before a verb."""
    tokens, words = sentence.tokens, sentence.words
    if not words.quotes or not sentence.content.startswith(words.quotes, sentence.start):
        return None
    for at in range(cue.start - 1, max(0, cue.start - NEAR), -1):
        if tokens[at].word in QUOTES:
            if tokens[at + 1].word == ",":
                return at + 2
            return at + 1 if tokens[at - 1].word in ENDING or at + 1 == cue.start else None
    return None


def _closes_before(sentence: Sentence, cue: Cue) -> bool:
    """Return whether a quotation ends before a verb, or before its subject: "…," she said."""
    if sentence.tokens[cue.start - 1].word in CLOSING:
        return True
    return not sentence.words.unspaced and not cue.is_passive and find_quotation_end(sentence, cue) is not None


def _lead(leading: str, cue: Cue) -> str:
    """Return the list that the verbs so far lead to: what merely says does not change it."""
    if cue.entry.yields and leading in ACTING:
        return ""
    return "" if cue.entry.yields else cue.entry.reading.list


def _list_places(sentence: Sentence) -> list[int]:
    """Return the numbers of the words with which a clause may begin."""
    tokens, words = sentence.tokens, sentence.words
    return [
        at
        for at in range(1, len(tokens) - 1)
        if tokens[at - 1].word in HARD + SOFT or words.ends_at("joins", tokens, at)
    ]


def _begins(
    sentence: Sentence, place: int, following: int, waiting: deque[Cue], leading: str, has_verb: bool
) -> bool | None:
    """Return whether a clause that begins at a word is bare; None where none begins there."""
    if not has_verb:
        return None
    tokens, words = sentence.tokens, sentence.words
    at = words.skip(("joins", "adverbs"), tokens, place, min(place + NEAR, len(tokens)))
    if at >= len(tokens):
        return None
    if waiting and waiting[0].start < following:
        cue = waiting[0]
        near = NEAR_UNSPACED if words.unspaced else NEAR
        if cue.start - at <= near and not words.has("relatives", tokens, at, cue.start):
            return False
    if leading in ACTING and words.ends_at("bareVerbs", tokens, words.ends_at("infinitives", tokens, at) or at):
        return True
    return None


def _split_behind(sentence: Sentence, cues: list[Cue]) -> list[Clause]:
    """Cut behind each verb with which the sentence goes on."""
    clauses, start, held = list[Clause](), 0, list[Cue]()
    for cue in cues:
        held.append(cue)
        if cue.entry.is_continued and cue.end < len(sentence.tokens) - 2:
            clauses.append(Clause(start, cue.end, tuple(held)))
            start, held = cue.end, []
    clauses.append(Clause(start, len(sentence.tokens), tuple(held)))
    return clauses
