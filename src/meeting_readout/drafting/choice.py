"""Which list a clause belongs to, by its verbs and modal words."""

from collections.abc import Callable
from typing import NamedTuple

from meeting_readout.drafting.clauses import Clause
from meeting_readout.drafting.cues import Cue
from meeting_readout.drafting.text import Sentence
from meeting_readout.drafting.words import Entry, Reading

ACTING = ("directives", "commitments")


class Choice(NamedTuple):
    """What a clause is: its reading, the verb of saying and the modal word, and the words that decided."""

    reading: Reading
    verb: Cue | None
    marker: Cue | None
    first: Cue
    decisive: Cue


def choose(sentence: Sentence, clause: Clause, can_act: Callable[[Cue], bool], is_agreed: bool) -> Choice:
    """Return what a clause with cues is.

    `can_act` says of a cue that its subject can bind itself: a body, people, a party, "we". `is_agreed` says that it
    stands in a list of what was agreed.
    """
    cues = list(clause.cues)
    if sentence.words.is_verb_last:
        return _choose_last(cues)
    first = cues[0]
    if _is_passive_future(sentence, first) and not is_agreed:
        return Choice(Reading("statements", "announcement"), None, first, first, first)
    if first.entry.is_marker:
        return Choice(_read(first.entry, can_act(first), is_agreed), None, first, first, first)
    if first.is_passive and first.entry.reading.list == "commitments":
        return Choice(Reading("statements", "announcement"), first, None, first, first)
    if not (first.entry.yields or _says_that(sentence, cues)):
        marker = next((cue for cue in cues[1:2] if cue.entry.is_marker), None)
        reading = first.entry.reading
        is_same = marker is not None and reading.list in ACTING and marker.entry.reading.list == reading.list
        return Choice(reading, first, marker if is_same else None, first, marker if is_same and marker else first)
    for cue in cues[1:]:
        if cue.entry.yields:
            continue
        reading = _read(cue.entry, is_agreed or can_act(cue), is_agreed)
        if reading.list in ACTING:
            marker, verb = (cue, first) if cue.entry.is_marker else (None, cue)
            return Choice(reading, verb, marker, first, cue)
        if reading.list == "statements" and reading.value and not first.entry.reading.value:
            return Choice(reading, first, None, first, cue)
        if reading.list == "decisions":
            break
    return Choice(first.entry.reading, first, None, first, first)


def _is_passive_future(sentence: Sentence, cue: Cue) -> bool:
    """Return whether a modal word of the future is that of a passive: "will be published"."""
    other, tokens = cue.entry.otherwise, sentence.tokens
    is_future = cue.entry.is_marker and other is not None and other.list == "statements"
    return is_future and cue.end < len(tokens) and sentence.words.ends_at("passives", tokens, cue.end) > 0


def _says_that(sentence: Sentence, cues: list[Cue]) -> bool:
    """Return whether a statement's verb comes with "that" and a modal word: what is said decides then."""
    first = cues[0]
    if first.entry.reading.list != "statements" or len(cues) < 2 or not cues[1].entry.is_marker:
        return False
    stop = min(cues[1].start, first.end + 3)
    return sentence.words.has("that", sentence.tokens, first.end, stop)


def _choose_last(cues: list[Cue]) -> Choice:
    """Return what the verb at the end says: in Japanese it decides, and what stands before belongs to what is said."""
    last = cues[-1]
    marker = last if last.entry.is_marker else None
    before = cues[-2] if len(cues) > 1 else None
    if last.entry.yields and before and before.entry.reading.list in ACTING:
        shown = before if before.entry.is_marker else None
        return Choice(before.entry.reading, last, shown, last, before)
    return Choice(last.entry.reading, None if marker else last, marker, last, last)


def _read(entry: Entry, can_act: bool, is_agreed: bool) -> Reading:
    """Return for what words stand by who their subject is."""
    one, other = entry.reading, entry.otherwise
    if other is None or not entry.is_marker:
        return one
    by_list = {reading.list: reading for reading in (one, other)}
    if "commitments" not in by_list:
        return one
    if one.list == "commitments":
        return one if can_act or is_agreed else other
    # "May" and "shall" bind the speaker's side only where it is the subject.
    return by_list["commitments"] if is_agreed or (can_act and one.value != "require") else one
