"""Who presided, took part or sent apologies, where a phrase says so and the name is bounded by it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from meeting_readout.drafting.text import EDGES, Sentence
from meeting_readout.drafting.tokens import fold, split_words

LONGEST = 14
"""A name with its titles has so many words at most."""
LONGEST_NAME = 4
UNSPACED_NAME = re.compile(r"[\u3400-\u9fff\u30a0-\u30ff々·・]{2,12}")
LONGEST_HAN = 4
LONGEST_PHRASE = 60
GAP = "…"


class Named(NamedTuple):
    """A person whom words name: role (`chair`, `attended`, `apologies`), name, post, the words that say so, range."""

    role: str
    name: str
    post: str
    words: str
    start: int
    end: int


def find_people(sentence: Sentence) -> Iterator[Named]:
    """Yield the people of a sentence."""
    text = fold(sentence.text)
    if len(text) != len(sentence.text):
        return  # small letters of another length would move the places
    for role, phrases in sentence.words.roles.items():
        taken = set[str]()
        for phrase in sorted(phrases, key=len, reverse=True):
            before, _, after = phrase.partition(GAP)
            words = (before or after).strip()
            at = _find_word(text, words, sentence.words.unspaced)
            if at < 0 or any(words in other for other in taken):
                continue
            if before:
                start = at + len(words)
                found = list(_read_after(sentence, start, role))
            else:
                found = list(_read_before(sentence, at, role))
            taken.add(words)
            if found:
                yield from (one._replace(words=sentence.text[at : at + len(words)]) for one in found)
            if found and role == "chair":
                break


def opens_with_people(sentence: Sentence) -> bool:
    """Return whether a sentence begins with who took part or is absent ("Present: "), or ends with who presided."""
    text = fold(sentence.text[:LONGEST_PHRASE])
    phrases = (*sentence.words.roles["attended"], *sentence.words.roles["apologies"], *sentence.words.roles["chair"])
    if any(text.startswith(phrase.partition(GAP)[0].strip() or "\n") for phrase in phrases):
        return True
    ends = fold(sentence.text[-LONGEST_PHRASE:])
    chairs = [phrase.removeprefix(GAP) for phrase in sentence.words.roles["chair"] if phrase.startswith(GAP)]
    return sentence.words.unspaced and ends.endswith(tuple(chairs or ("\n",)))


def _find_word(text: str, words: str, unspaced: bool) -> int:
    at = text.find(words)
    while at >= 0 and not unspaced:
        end = at + len(words)
        inside = text[at - 1 : at].isalnum() and words[0].isalnum()
        if not inside and not (text[end : end + 1].isalnum() and words[-1].isalnum()):
            break
        at = text.find(words, at + 1)
    return at


def _read_before(sentence: Sentence, at: int, role: str) -> Iterator[Named]:
    """Yield the people whose names end before a phrase."""
    stop = next(
        (n for n, token in enumerate(sentence.tokens) if token.start >= sentence.start + at), len(sentence.tokens)
    )
    if sentence.words.unspaced:
        start = stop
        while start > 0 and stop - start < 40 and sentence.tokens[start - 1].word not in "，。；:：,":
            start -= 1
        if role == "chair":
            yield from _read_unspaced(sentence, start, stop, role)
        return
    start = stop
    while start > 0 and sentence.tokens[start - 1].word not in ".;:(" and stop - start < 4 * LONGEST:
        start -= 1
    yield from _read_names(sentence, start, stop, role)


def _read_after(sentence: Sentence, at: int, role: str) -> Iterator[Named]:
    """Yield the people whose names begin behind a phrase."""
    start = next(
        (n for n, token in enumerate(sentence.tokens) if token.start >= sentence.start + at), len(sentence.tokens)
    )
    if sentence.words.unspaced:
        stop = start
        while stop < len(sentence.tokens) and stop - start < 60 and sentence.tokens[stop].word not in "。；;":
            stop += 1
        if role == "chair":
            stop = next((n for n in range(start, stop) if sentence.tokens[n].word in "，,、（("), min(stop, start + 12))
        yield from _read_unspaced(sentence, start, stop, role)
        return
    yield from _read_names(sentence, start, len(sentence.tokens), role)


def _read_unspaced(sentence: Sentence, start: int, stop: int, role: str) -> Iterator[Named]:
    """Yield the names between two words of a script without spaces: what follows the last title, or stands alone."""
    tokens, words = sentence.tokens, sentence.words
    at = start
    while at < stop:
        end = next((n for n in range(at, stop) if tokens[n].word in "、，,（）() 　;；和及"), stop)
        titled = at
        for n in range(at, end):
            found = words.ends_at("titles", tokens, n, end)
            if found and found < end:
                titled = found
        name = sentence.content[tokens[titled].start : tokens[end - 1].end] if titled < end else ""
        post = sentence.content[tokens[at].start : tokens[titled - 1].end] if titled > at else ""
        name = _cut_title_behind(sentence, titled, end) or name
        has_dot = "・" in name or "·" in name
        fits = UNSPACED_NAME.fullmatch(name) and (has_dot or len(name) <= LONGEST_HAN)
        is_alone = end == stop or role != "chair"
        if (
            fits
            and is_alone
            and (post or has_dot or role != "chair" or titled == start)
            and not _is_word(sentence, name)
        ):
            begin = tokens[titled].start
            yield Named(role, name, post.strip(EDGES), "", begin, begin + len(name))
        at = end + 1


def _cut_title_behind(sentence: Sentence, start: int, end: int) -> str:
    """Return a name without the title behind it, as Japanese prints it; empty where none stands there."""
    found = sentence.words.tables["titles"].find_last(sentence.tokens[start:end], end - start)
    if found is None or not found[1]:
        return ""
    return sentence.content[sentence.tokens[start].start : sentence.tokens[start + found[1] - 1].end]


def _is_word(sentence: Sentence, name: str) -> bool:
    """Return whether a name is a word for people or a body."""
    tokens = split_words(name, 0, len(name), True)
    return any(sentence.words.has(list_name, tokens, 0, len(tokens)) for list_name in ("bodies", "people", "pronouns"))


def _read_names(sentence: Sentence, start: int, stop: int, role: str) -> Iterator[Named]:
    """Yield the names between two words, parted by commas and "and"; of a chair the first counts."""
    at, longest = start, stop if role != "chair" else min(stop, start + 4 * LONGEST)
    while at < longest:
        end = at
        while end < longest and not _parts(sentence, end):
            end += 1
        named = _read_name(sentence, at, min(end, at + LONGEST), role)
        if named:
            yield named
            if role == "chair":
                return
        if end < longest and sentence.tokens[end].word in ".;" and role != "chair":
            return
        at = end + 1


def _parts(sentence: Sentence, at: int) -> bool:
    """Return whether a word parts two names; a point behind a title, or behind one letter, does not."""
    tokens, words = sentence.tokens, sentence.words
    word = tokens[at].word
    if word == "." and at:
        return len(tokens[at - 1].word) > 1 and not words.ends_at("titles", tokens, at - 1, at)
    return word in ",;()" or words.ends_at("joins", tokens, at, at + 1) > 0


def _read_name(sentence: Sentence, start: int, end: int, role: str) -> Named | None:
    """Return the name that words are, titles before it; None where they are something else."""
    tokens, words, content = sentence.tokens, sentence.words, sentence.content
    last_title = start - 1
    for at in range(start, end):
        if words.ends_at("titles", tokens, at, at + 1) or (at > last_title >= start and tokens[at].word == "."):
            last_title = at
    begin = last_title + 1
    printed = [content[token.start : token.end] for token in tokens[begin:end]]
    while begin == start and len(printed) > 2 and not printed[0][:1].isupper():
        start, begin, printed = start + 1, begin + 1, printed[1:]  # "with Ida Quern in the chair"
    if begin > start and printed and not printed[0][:1].isupper():
        # "Minister for the Sea Ida Quern": the last two words are the name.
        begin = end - 2
        printed = [content[token.start : token.end] for token in tokens[begin:end]]
    has_name = 2 <= len(printed) <= LONGEST_NAME and printed[0][:1].isupper() and printed[-1][:1].isupper()
    inner = all(word[:1].isupper() or words.ends_at("links", tokens, begin + n) for n, word in enumerate(printed))
    if not (has_name and inner) or any(words.ends_at("bodies", tokens, n) for n in range(begin, end)):
        return None
    first, last = tokens[begin].start, tokens[end - 1].end
    while start < begin and not (content[tokens[start].start].isupper() or words.ends_at("titles", tokens, start)):
        start += 1  # "received from Cllr Tim Oake"
    post = content[tokens[start].start : tokens[begin - 1].end] if begin > start else ""
    return Named(role, content[first:last], post, "", first, last)
