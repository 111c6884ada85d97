"""The meeting of a text: the sentence that speaks of it, its ordinal, its date, what met, and whether it was held."""

from functools import cache
from typing import NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.document.numerals import get_words as get_numerals
from meeting_readout.document.printed_words import fold as fold_printed
from meeting_readout.drafting.dates import Found, find_dates
from meeting_readout.drafting.ordinals import find_ordinal
from meeting_readout.drafting.text import EDGES, Sentence

EARLY = 4
"""The meeting is spoken of in the first blocks, most of the time."""
MANY = 40
"""So many blocks are looked at for it."""
LEAST = 2.5
"""What a sentence about the meeting scores at least."""
LONGEST_BODY = 9
STATUSES = ("postponed", "cancelled")


class About(NamedTuple):
    """A meeting, the sentences that say it (those that are no items), and the words that say so."""

    node: Node
    sentences: list[Sentence]
    words: str


def find_meeting(blocks: list[list[Sentence]], language: str, published: str) -> About | None:
    """Return the meeting that a text speaks of; None where no sentence does."""
    scored = [
        (_score(sentence, number, language, published), sentence)
        for number, sentences in enumerate(blocks[:MANY])
        for sentence in sentences
    ]
    best = max(scored, key=lambda pair: pair[0], default=(0, None))
    if best[1] is None or best[0] < LEAST:
        return None
    sentence = best[1]
    quoted = [sentence]
    node: Node = {"status": _find_status(scored)}
    title = next((sentences[0] for sentences in blocks[:1] if sentences), None)
    ordinal = find_ordinal(sentence, _list_meetings(sentence.words.language))
    if ordinal is None and title is not None:
        ordinal = find_ordinal(title, _list_meetings(title.words.language))
        quoted += [title] if ordinal and title is not sentence else []
    if ordinal:
        node["ordinal"] = ordinal
    dated, held = _find_held(sentence, blocks, language, published)
    if held:
        node["held"] = held
        quoted += [dated] if dated not in quoted else []
    body = _find_body(sentence)
    if body:
        node["body"] = {"name": body}
    held_words = sentence.words.tables["held"].find_first(sentence.tokens, 0, len(sentence.tokens))
    words = held_words[0] if held_words else sentence.text
    return About(node, quoted, words)


def _score(sentence: Sentence, number: int, language: str, published: str) -> float:
    tokens, words = sentence.tokens, sentence.words
    size = min(len(tokens), 200)
    if words.has("other", tokens, 0, size):
        return 0
    held = _says_held(sentence)
    status = any(words.has(name, tokens, 0, size) for name in STATUSES)
    has_meeting = _has_meeting(sentence)
    dated = bool(
        find_dates(
            sentence.content, sentence.start, min(sentence.end, sentence.start + 1000), language, published, True
        )
    )
    score = (
        2.0 * (held or status)
        + 1.5 * has_meeting
        + dated
        + bool(find_ordinal(sentence, _list_meetings(sentence.words.language)))
    )
    score += (number <= 1) - 2 * (number > EARLY) - 0.1 * min(number, 10)
    if not (held or status):
        score -= 0 if number <= 1 else 1
    return score if has_meeting or held else 0


def _has_meeting(sentence: Sentence) -> bool:
    meetings = _list_meetings(sentence.words.language)
    if sentence.words.unspaced:
        return any(len(word) > 1 and word in sentence.text[:500] for word in meetings)
    return any(token.word in meetings for token in sentence.tokens[:200])


@cache
def _list_meetings(language: str) -> frozenset[str]:
    row = get_numerals(language)
    return frozenset(fold_printed(word) for word in row["meetings"]["words"]) if row else frozenset()


def _find_status(scored: list[tuple[float, Sentence]]) -> str:
    """Return how the meeting stands: of the sentences about it, one that says it was put off decides."""
    for score, sentence in scored:
        if score < LEAST or not (_has_meeting(sentence)):
            continue
        for status in STATUSES:
            if sentence.words.has(status, sentence.tokens, 0, min(len(sentence.tokens), 200)):
                return status
    return "held"


def _find_held(
    sentence: Sentence, blocks: list[list[Sentence]], language: str, published: str
) -> tuple[Sentence, Node | None]:
    """Return when the meeting was, and the sentence that prints it: its own, else one of the first blocks."""
    found = _find_days(sentence, language, published)
    if found:
        return sentence, _make_held(found, sentence)
    today = sentence.words.tables["today"].find_first(sentence.tokens, 0, len(sentence.tokens))
    if today and published:
        first, last = sentence.tokens[today[1]], sentence.tokens[today[2] - 1]
        printed = sentence.content[first.start : last.end]
        return sentence, {"start": {"value": published, "basis": "publication", "asPrinted": printed}}
    others = [
        other
        for sentences in blocks[:3]
        for other in sentences
        if not other.words.has("other", other.tokens, 0, min(len(other.tokens), 100))
    ]
    # The date of "met on" before that of the line above it, which is the day of publication.
    for other in sorted(others, key=lambda other: not _says_held(other)):
        found = _find_days(other, language, published)
        if found:
            return other, _make_held(found, other)
    return sentence, None


def _says_held(sentence: Sentence) -> bool:
    return sentence.words.has("held", sentence.tokens, 0, min(len(sentence.tokens), 200))


def _find_days(sentence: Sentence, language: str, published: str) -> list[Found]:
    end = min(sentence.end, sentence.start + 1000)
    days = find_dates(sentence.content, sentence.start, end, language, published, True)
    return days if days and days[0].value else []


def _make_held(days: list[Found], sentence: Sentence) -> Node:
    first = days[0]
    held: Node = {"start": first.make_date(sentence.content)}
    if first.last:
        held["end"] = first.make_date(sentence.content, first.last)
    elif len(days) > 1 and 0 < days[1].start - first.end <= 4 and days[1].value > first.value:
        held["end"] = days[1].make_date(sentence.content)
    return held


def _find_body(sentence: Sentence) -> str:
    """Return what met, where the words before "met" or "was held" name it."""
    tokens, words, content = sentence.tokens, sentence.words, sentence.content
    held = words.tables["held"].find_first(tokens, 0, len(tokens))
    if held is None or words.unspaced or words.cues.apart:
        return ""
    stop = start = held[1]
    while start > 0 and tokens[start - 1].word not in ",;:" and stop - start < LONGEST_BODY:
        start -= 1
    if stop - start == LONGEST_BODY and start > 0:
        return ""
    while start < stop and words.ends_at("articles", tokens, start, stop):
        start += 1
    printed = [content[token.start : token.end] for token in tokens[start:stop]]
    if not printed or not all(
        word[:1].isupper() or words.ends_at("links", [token], 0)
        for word, token in zip(printed, tokens[start:stop], strict=True)
    ):
        return ""
    if not printed[0][:1].isupper() or not words.has("bodies", tokens, start, stop) or _is_plain(printed):
        return ""
    return content[tokens[start].start : tokens[stop - 1].end].strip(EDGES)


def _is_plain(printed: list[str]) -> bool:
    """Return whether words are "The meeting" and no name."""
    return len(printed) < 2
