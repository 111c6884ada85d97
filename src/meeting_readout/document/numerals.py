"""Words for numbers, dates and money, as `schemas/numerals.json` publishes them: language by language."""

from functools import cache, lru_cache
from typing import Any

from meeting_readout.document.word_lists import read_language, read_member

LIST = "numerals.json"


@lru_cache(256)
def get_words(language: str) -> dict[str, Any] | None:
    """Return what the list says of a language, None if it has no row.

    `language` is a BCP 47 tag, of which the first part counts. The value is that of the schema's `language`.
    """
    found: dict[str, Any] | None = read_language(LIST, language)
    return found


@cache
def list_languages() -> tuple[str, ...]:
    """Return the languages of the list."""
    return tuple(read_member(LIST, "languages"))


@cache
def get_signs() -> list[dict[str, list[str]]]:
    """Return the signs of currencies with their codes, which hold in every language."""
    found: list[dict[str, list[str]]] = read_member(LIST, "signs")
    return found


@cache
def get_script(code: str) -> tuple[tuple[int, int], ...]:
    """Return the first and the last code point of each range of a script, by its code of ISO 15924."""
    return tuple((int(first, 16), int(last, 16)) for first, last in _get_scripts()[code])


@cache
def _get_scripts() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = read_member(LIST, "scripts")
    return found
