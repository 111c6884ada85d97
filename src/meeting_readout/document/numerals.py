"""Words for numbers, dates and money, as `schemas/numerals.json` publishes them: language by language."""

from functools import cache
from typing import Any

from meeting_readout.schemas import load


@cache
def get_words(language: str) -> dict[str, Any] | None:
    """Return what the list says of a language, None if it has no row.

    `language` is a BCP 47 tag, of which the first part counts. The value is that of the schema's `language`.
    """
    found: dict[str, Any] | None = _read_part("    ", language.split("-", maxsplit=1)[0].lower())
    return found


@cache
def get_signs() -> list[dict[str, list[str]]]:
    """Return the signs of currencies with their codes, which hold in every language."""
    found: list[dict[str, list[str]]] = _read_part("  ", "signs")
    return found


@cache
def get_script(code: str) -> tuple[tuple[int, int], ...]:
    """Return the first and the last code point of each range of a script, by its code of ISO 15924."""
    return tuple((int(first, 16), int(last, 16)) for first, last in _get_scripts()[code])


@cache
def _get_scripts() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = _read_part("  ", "scripts")
    return found


def _read_part(pad: str, name: str) -> Any:
    """Read one member of the list and no other: the whole takes as long as checking a document.

    The layout of the derived file is fixed, so a member is found by its indentation.
    """
    import json

    text = _load_text()
    key = f'\n{pad}"{name}": '
    start = text.find(key)
    return None if start < 0 else json.JSONDecoder().raw_decode(text, start + len(key))[0]


@cache
def _load_text() -> str:
    return load("numerals.json").decode()
