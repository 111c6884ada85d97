"""Who says what a clause says: the words before its verb."""

from typing import NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.drafting.choice import Choice
from meeting_readout.drafting.clauses import QUOTES, Clause, find_quotation_end
from meeting_readout.drafting.cues import Cue
from meeting_readout.drafting.text import EDGES, Sentence
from meeting_readout.drafting.tokens import Token

LONGEST_NAME = 8
"""A name has so many words at most."""
LONGEST_BODY = 14
"""The word for a body at the end of a German word has fewer letters."""
LONGEST_UNSPACED = 16
TOPICS = ("は", "が", "も")
"""What parts the subject from what follows in Japanese."""


class Subject(NamedTuple):
    """Who stands before the verb: `meeting`, `participants`, `release`, `pronoun`, `name`, `thing`, or nobody."""

    sort: str
    name: str = ""


ASKING = ("order", "request", "urge")
"""Forces whose modal words are passive: "is asked to"."""
NOBODY = Subject("")


def find_subject(sentence: Sentence, clause: Clause, cue: Cue, after: int = 0) -> Subject:
    """Return the subject of a cue of a clause, from the word `after` on."""
    tokens, words = sentence.tokens, sentence.words
    start = _skip_lead(sentence, max(clause.start, after), cue.start)
    stop = cue.start
    if words.is_verb_last:
        stop = next((at for at in range(start, min(cue.start, start + 30)) if tokens[at].word in TOPICS), start)
    while stop > start and not words.is_verb_last:
        found = words.tables["adverbs"].find_last(tokens, stop) or words.tables["be"].find_last(tokens, stop)
        if found is None or found[1] < start:
            break
        stop = found[1]
    is_behind = words.cues.apart and not _has_join(sentence, clause.start, cue.start)
    if is_behind and (stop == start or _is_adverbial(sentence, start)):
        start, stop = _find_behind_verb(sentence, cue)
    quoted = None if words.unspaced else find_quotation_end(sentence, cue)
    if quoted is not None:
        start = quoted
    if not words.unspaced and (quoted == cue.start or (cue.start and tokens[cue.start - 1].word in QUOTES)):
        start, stop = _find_behind_verb(sentence, cue)
    if stop <= start:
        return NOBODY
    return _name(sentence, start, stop)


def _has_join(sentence: Sentence, start: int, stop: int) -> bool:
    return start < stop and sentence.words.ends_at("joins", sentence.tokens, start, stop) > 0


def _is_adverbial(sentence: Sentence, start: int) -> bool:
    """Return whether a clause begins with a preposition."""
    tokens, words = sentence.tokens, sentence.words
    return words.ends_at("before", tokens, start) > 0 and not words.ends_at("articles", tokens, start)


def _skip_lead(sentence: Sentence, start: int, stop: int) -> int:
    """Return the number of the word with which the subject begins: what an adverbial with a comma leads is passed."""
    tokens, words = sentence.tokens, sentence.words
    at = words.skip(("joins", "adverbs"), tokens, start, stop)
    if not words.unspaced and at < stop and words.ends_at("before", tokens, at, stop):
        comma = next((n for n in range(at, min(stop, at + 25)) if tokens[n].word == ","), None)
        if comma is not None and not words.ends_at("articles", tokens, at, stop):
            return comma + 1
    if words.unspaced:
        # The last comma, or a date, parts the subject from what stands before it.
        for n in range(stop - 1, max(at, stop - LONGEST_UNSPACED), -1):
            if tokens[n].word in "，,；;：:":
                return n + 1 if n + 1 < stop else at
    for n in range(at, min(stop, at + 6)):
        if tokens[n].word == ":":
            return n + 1
    return at


def _find_behind_verb(sentence: Sentence, cue: Cue) -> tuple[int, int]:
    """Return the words behind a verb that comes second, up to the first that is no part of a name."""
    tokens, words = sentence.tokens, sentence.words
    end = cue.end
    while end < min(len(tokens), cue.end + LONGEST_NAME):
        printed = sentence.content[tokens[end].start : tokens[end].end]
        if not (printed[:1].isupper() or words.ends_at("links", tokens, end)):
            break
        end += 1
    return cue.end, end


def _name(sentence: Sentence, start: int, stop: int) -> Subject:
    tokens, words = sentence.tokens, sentence.words
    size = stop - start
    if words.has("we", tokens, start, min(stop, start + 3)) and size <= 3:
        return Subject("release")
    if size <= 2 and words.ends_at("pronouns", tokens, start, stop):
        return Subject("pronoun")
    longest = LONGEST_UNSPACED if words.unspaced else LONGEST_NAME
    head = min(stop, start + longest)
    span = (max(start, stop - longest), stop) if words.unspaced else (start, head)
    body, people = (words.tables[name].find_first(tokens, *span) for name in ("bodies", "people"))
    if body is None and words.cues.apart:
        body = _find_compound(sentence, *span)
    if people and (body is None or people[1] < body[1] or people[2] == stop):
        return Subject("participants")
    if body:
        return Subject("meeting")
    if size > longest:
        return Subject("thing")
    while start < stop - 1 and words.ends_at("articles", tokens, start, stop):
        start += 1
    printed = sentence.content[tokens[start].start : tokens[stop - 1].end].strip(EDGES)
    if words.ends_at("things", tokens, start, stop) == stop:
        return Subject("thing", printed)
    is_name = words.unspaced or _has_capital(sentence, start, stop)
    return Subject("name" if is_name and printed else "thing", printed)


def _find_compound(sentence: Sentence, start: int, stop: int) -> tuple[str, int, int] | None:
    """Return a German word that ends with a word for a body: "Hafenrat"."""
    for at in range(start, stop):
        token = sentence.tokens[at]
        for size in range(3, min(LONGEST_BODY, len(token.word) - 2)):
            if sentence.words.tables["bodies"].find([Token(token.word[-size:], 0, 0)], 0):
                return token.word, at, at + 1
    return None


def _has_capital(sentence: Sentence, start: int, stop: int) -> bool:
    """Return whether a name, and not just the first word of a sentence, stands between two words."""
    printed = [sentence.content[token.start : token.end] for token in sentence.tokens[start:stop]]
    begins = sentence.tokens[start].start == sentence.start
    others = [word for word in printed[begins:] if word[:1].isupper()]
    is_alone = len(printed) == 1 and printed[0][:1].isupper()
    return bool(others) or (is_alone and not sentence.words.ends_at("before", sentence.tokens, start))


def make_by(subject: Subject, choice: Choice, last: list[Node] | None) -> list[Node] | None:
    """Return the speakers of a clause, as the specification says; None where the draft cannot tell."""
    is_asked = choice.verb is None and choice.first.entry.is_marker and choice.reading.value in ASKING
    if is_asked or (choice.first.is_passive and subject.sort != "release"):
        return [{"ref": "unstated"}]
    if subject.sort == "pronoun":
        return [{**{k: v for k, v in one.items() if k != "carried"}} for one in last] if last else None
    if subject.sort in ("meeting", "participants", "release"):
        return [{"ref": subject.sort}]
    is_said = choice.verb is not None
    if subject.sort == "name" and is_said:
        return [{"name": subject.name}]
    if subject.sort == "name" and choice.reading.list == "commitments":
        return [{"name": subject.name}]
    if last:
        return [{**one, "carried": True} for one in last]
    return [{"ref": "release"}] if choice.verb is None else None
