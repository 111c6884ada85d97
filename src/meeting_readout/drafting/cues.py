"""The verbs and modal words of a sentence that say to which list an item belongs."""

from typing import NamedTuple

from meeting_readout.drafting.text import Sentence
from meeting_readout.drafting.tokens import FAR
from meeting_readout.drafting.words import Entry

NEAR = 9
"""So many words before a verb are looked at for the word that opens its clause."""
AROUND = 6
"""So many characters before and after a word are looked at for a longer one that holds it."""


class Cue(NamedTuple):
    """Words of the table in a sentence: the range in words, that of a second piece, whether a form of to be leads."""

    entry: Entry
    start: int
    end: int
    rest: tuple[int, int] | None = None
    is_passive: bool = False

    @property
    def last(self) -> int:
        """The number of the word behind all of it."""
        return self.rest[1] if self.rest else self.end


def find_cues(sentence: Sentence) -> list[Cue]:
    """Return the cues of a sentence in their order."""
    words = sentence.words
    cues, at, stop = list[Cue](), 0, len(sentence.tokens)
    taken: set[int] = set()
    is_acting = False
    bounds = _find_bounds(sentence)
    while at < stop:
        cue = None if at in taken else _find_cue(sentence, at, bounds[at])
        if cue is None or _is_none(sentence, cue) or (is_acting and _goes_on(sentence, cue)):
            at += 1
            continue
        if cue.rest:
            taken.update(range(*cue.rest))
        if cues and _is_passive_pair(cues[-1], cue, sentence):
            cue = cue._replace(is_passive=True)
            cues.pop()
        cues.append(cue)
        is_acting = is_acting or cue.entry.is_marker or cue.entry.reading.list in ("directives", "commitments")
        at = cue.end
    if words.is_verb_last:
        return [cue for cue in cues if _closes_clause(sentence, cue)]
    return cues


def _find_bounds(sentence: Sentence) -> list[int]:
    """Return, for each word, the number of the word at which the search for a second piece stops."""
    stop, bounds = len(sentence.tokens), [0] * len(sentence.tokens)
    for at in range(len(sentence.tokens) - 1, -1, -1):
        if sentence.tokens[at].word in (";", ":", "："):
            stop = at
        bounds[at] = stop
    return bounds


def _find_cue(sentence: Sentence, at: int, bound: int) -> Cue | None:
    tokens, words = sentence.tokens, sentence.words
    found = words.cues.find(tokens, at)
    apart = words.cues.find_apart(tokens, at, bound) if words.cues.apart else None
    if apart and (found is None or found[1] == at + 1) and not _is_torn(sentence, at, apart):
        value, start, end = apart
        return Cue(value, at, at + 1, (start, end), _leads_passive(sentence, at))
    if found is None:
        return None
    return Cue(found[0], at, found[1], None, _leads_passive(sentence, at))


def _is_torn(sentence: Sentence, at: int, apart: tuple[Entry, int, int]) -> bool:
    """Return whether a comma stands between the two pieces of modal words: "hat beschlossen, … zu senken"."""
    return apart[0].is_marker and any(token.word == "," for token in sentence.tokens[at : apart[1]])


def _leads_passive(sentence: Sentence, at: int) -> bool:
    """Return whether a form of to be stands before a word, adverbs between."""
    tokens, words = sentence.tokens, sentence.words
    if tokens[at].word in words.bare:
        return False
    if words.unspaced:
        return at > 0 and bool(words.ends_at("passives", tokens, at - 1))
    place = at - 1
    while place >= 0 and words.ends_at("adverbs", tokens, place, at):
        place -= 1
    if place >= 0 and words.ends_at("passives", tokens, place, at) > 0:
        return True
    # "wird … vertagt": the participle comes at the end.
    last = len(tokens) - 1
    return words.cues.apart and at >= last - 1 and words.has("passives", tokens, max(0, at - FAR), at)


def _is_passive_pair(before: Cue, cue: Cue, sentence: Sentence) -> bool:
    """Return whether a marker is nothing but the form of to be that goes with a participle behind it."""
    if not (before.entry.is_marker and not cue.entry.is_marker and before.rest is None):
        return False
    return bool(sentence.words.tables["passives"].find(sentence.tokens, before.start)) and cue.is_passive


def _is_none(sentence: Sentence, cue: Cue) -> bool:
    """Return whether words of the table say nothing here: they are a noun, belong to a longer word, or to a name."""
    if _is_in_longer(sentence, cue):
        return True
    if sentence.words.unspaced:
        return cue.start == 0 and cue.entry.words in sentence.words.nouns
    tokens, words, at = sentence.tokens, sentence.words, cue.start
    first = tokens[at]
    before = tokens[at - 1] if at else None
    printed = sentence.content[first.start : first.end]
    is_single = cue.end == at + 1 and cue.rest is None
    needed = words.needing.get(first.word) if is_single else None
    if needed and not (cue.end < len(tokens) and tokens[cue.end].word in needed):
        return True
    # A figure with which the line begins was read as its label, and is no word of the sentence.
    figure = sentence.content[max(0, first.start - 3) : first.start].rstrip()[-1:]
    beside = (before.word if before else figure, tokens[cue.end].word if cue.end < len(tokens) else "")
    if words.ends_at("besideFigures", tokens, at, cue.end) and any(word[:1].isdecimal() for word in beside):
        return True
    if before is None:
        return is_single and first.word in sentence.words.nouns and not cue.entry.is_marker
    if printed[:1].isupper() and not printed.isupper() and before.word not in '.:;–-"“”(':
        return True
    if words.ends_at("infinitives", tokens, at - 1, at) and not cue.entry.is_marker:
        return True
    if not cue.entry.is_marker and _is_in_relative(sentence, at):
        return True
    if first.word in words.nouns and not cue.entry.is_marker:
        return not _has_subject_before(sentence, at)
    if not is_single:
        return False
    if words.ends_at("before", tokens, at - 1, at) and not cue.entry.is_marker:
        return True
    is_agent = cue.end < len(tokens) and words.ends_at("agents", tokens, cue.end) > 0 and not cue.entry.is_marker
    return is_agent and not cue.is_passive


def _goes_on(sentence: Sentence, cue: Cue) -> bool:
    """Return whether a verb goes on with a demand: "must encourage, support and guide"."""
    tokens, words, at = sentence.tokens, sentence.words, cue.start
    if words.unspaced or cue.entry.is_marker or not words.ends_at("bareVerbs", tokens, at):
        return False
    return at > 0 and (
        tokens[at - 1].word == "," or any(words.ends_at(name, tokens, at - 1) for name in ("joins", "adverbs"))
    )


def _is_in_relative(sentence: Sentence, at: int) -> bool:
    """Return whether a verb stands in a clause that a relative word, or "if" and the like, opened."""
    tokens, words = sentence.tokens, sentence.words
    for place in range(at - 1, max(-1, at - NEAR), -1):
        if tokens[place].word in ",;:":
            return words.cues.apart and words.ends_at("relatives", tokens, place + 1) > 0
        if (
            not words.cues.apart
            and words.ends_at("relatives", tokens, place)
            and not words.ends_at("that", tokens, place)
        ):
            return True
        if words.ends_at("that", tokens, place) and place and not words.cues.apart:
            return tokens[place - 1].word not in words.saying
    return False


def _has_subject_before(sentence: Sentence, at: int) -> bool:
    """Return whether what stands before a word can be its subject: "we", a pronoun, a body, people."""
    tokens, words = sentence.tokens, sentence.words
    place = at - 1
    while place > 0 and words.ends_at("adverbs", tokens, place, at):
        place -= 1
    if tokens[place].word in (",", ")") or words.ends_at("joins", tokens, place, at):
        return any(words.has(name, tokens, max(0, place - FAR), place) for name in ("bodies", "we"))
    return any(words.tables[name].find_last(tokens, place + 1) for name in ("we", "pronouns", "bodies", "people"))


def _is_in_longer(sentence: Sentence, cue: Cue) -> bool:
    """Return whether words are a piece of longer ones, as 要 is of 重要."""
    start, end = sentence.tokens[cue.start].start, sentence.tokens[cue.end - 1].end
    near_start = max(sentence.start, start - AROUND)
    near = sentence.content[near_start : min(end + AROUND, len(sentence.content))].lower()
    for longer in sentence.words.guards.get(cue.entry.words, ()):
        at = near.find(longer)
        while at >= 0:
            if at + near_start <= start and at + near_start + len(longer) >= end:
                return True
            at = near.find(longer, at + 1)
    return False


def _closes_clause(sentence: Sentence, cue: Cue) -> bool:
    """Return whether words stand where the verb does in Japanese: at the end of a clause."""
    if cue.entry.is_continued:
        return True
    rest = sentence.tokens[cue.end : cue.end + 4]
    return not rest or rest[0].word in "。、（(）)；;」』,，"
