"""Read the word lists of `schemas/`: one language, and not the whole list."""

import json
from functools import cache
from typing import Any

from meeting_readout.schemas import load


def get_primary(language: str) -> str:
    """Return the first part of a BCP 47 tag, which names the language."""
    return language.partition("-")[0].lower()


def read_language(name: str, language: str) -> Any:
    """Return what a list says of a language, a BCP 47 tag of which the first part counts; None if it has no row."""
    return read_member(name, get_primary(language), "    ")


def read_member(name: str, key: str, pad: str = "  ") -> Any:
    """Return one member of a list, None if there is none; the whole would take as long as checking a document.

    A member is found by its indentation, since the lists have one layout: `pad` is that of its level.
    """
    text = _load_text(name)
    head = f'\n{pad}"{key}": '
    start = text.find(head)
    return None if start < 0 else json.JSONDecoder().raw_decode(text, start + len(head))[0]


@cache
def _load_text(name: str) -> str:
    return load(name).decode()
