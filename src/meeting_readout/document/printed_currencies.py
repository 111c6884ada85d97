"""Currencies that printed words name by a sign, a word or a code, as `schemas/numerals.json` knows them (spec 5.6)."""

import re
from functools import cache

from meeting_readout.document.codes import known_codes
from meeting_readout.document.numerals import get_signs, get_words
from meeting_readout.document.printed_words import LONGEST, Lexicon, fold, is_joined, plain, remember
from meeting_readout.document.word_lists import get_primary

CODE = re.compile(r"(?<![^\W\d_])[A-Z]{3}(?![^\W\d_])")


@remember
def read_currencies(words: str, language: str) -> frozenset[str]:
    """Return the codes for which the signs, words and codes of currencies in words may stand."""
    lexicon = _get_currencies(get_primary(language))
    text, found = plain(words), set[str]()
    if lexicon is None or len(words) > LONGEST:
        return frozenset()
    for source, held in ((text, _get_sign_lexicon()), (text.casefold(), lexicon)):
        at = 0
        while at < len(source):
            before = source[at - 1 : at]
            is_inside = (
                before.isalpha() and source[at].isalpha() and not is_joined(before) and not is_joined(source[at])
            )
            piece = None if is_inside else held.find(source, at)
            found.update(code for _name, codes in (piece.senses if piece else ()) for code in str(codes).split())
            at = piece.end if piece else at + 1
    return frozenset(found | (set(CODE.findall(text)) & known_codes("currencies")))


def prints_currency(words: str, language: str, code: str) -> bool:
    """Return whether words have a sign or word that stands for this currency alone, or its code."""
    text = words.casefold()
    return code in words or any(own in text for own in _list_own(get_primary(language), code))


@cache
def _list_own(language: str, code: str) -> tuple[str, ...]:
    entries = [*(get_words(language) or {"currencies": []})["currencies"], *get_signs()]
    return tuple(fold(word) for entry in entries if entry["codes"] == [code] for word in entry["words"])


@cache
def list_currencies(language: str) -> frozenset[str]:
    """Return the codes that any sign, or any word of a language, may stand for."""
    lexicon = _get_currencies(get_primary(language))
    senses = [
        sense for held in (lexicon, _get_sign_lexicon()) if held for found in held.senses.values() for sense in found
    ]
    return frozenset(code for _name, codes in senses for code in str(codes).split())


@cache
def list_signs() -> frozenset[str]:
    """Return the signs of currencies as they are compared, in small letters."""
    return frozenset(fold(word) for entry in get_signs() for word in entry["words"])


@cache
def _get_currencies(language: str) -> Lexicon | None:
    row = get_words(language)
    if row is None:
        return None
    entries = [(word, ("codes", " ".join(entry["codes"]))) for entry in row["currencies"] for word in entry["words"]]
    return Lexicon(entries, {})


@cache
def _get_sign_lexicon() -> Lexicon:
    entries = [(word, ("codes", " ".join(entry["codes"]))) for entry in get_signs() for word in entry["words"]]
    return Lexicon(entries, {}, has_capitals=True)
