"""Currencies that printed words name by a sign, a word or a code, as `schemas/numerals.json` knows them (spec 5.6)."""

import re
from functools import cache

from meeting_readout.document.codes import known_codes
from meeting_readout.document.numerals import get_signs, get_words
from meeting_readout.document.printed_words import LONGEST, Lexicon, fold, is_inside, plain, remember
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
            piece = None if is_inside(source, at) else held.find(source, at)
            found.update(code for _name, codes in (piece.senses if piece else ()) for code in str(codes).split())
            at = piece.end if piece else at + 1
    return frozenset(found | (set(CODE.findall(text)) & known_codes("currencies")))


@cache
def list_currencies(language: str) -> frozenset[str]:
    """Return the codes that any sign, or any word of a language, may stand for."""
    row = get_words(language) or {"currencies": []}
    return frozenset(code for entry in [*row["currencies"], *get_signs()] for code in entry["codes"])


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
