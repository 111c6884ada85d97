"""What the derived word lists share: one layout, and words without repetition."""

import json
from collections.abc import Iterable
from typing import Any

WIDTH = 118


def merge_words(*lists: Iterable[str]) -> list[str]:
    """Return all words in their order, each once: without a point at its end, and whatever its capital letters."""
    merged: dict[str, str] = {}
    for words in lists:
        for word in words:
            plain = " ".join(word.replace("’", "'").rstrip(".").split())
            merged.setdefault(plain.casefold(), plain)
    return list(merged.values())


def format_list(value: Any, pad: str = "") -> str:
    """Return the text of a word list in JSON: what fits on a line stands on one, and words fill their lines."""
    return _format(value, pad) + "\n"


def _format(value: Any, pad: str) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, list | dict) or len(pad) + len(line) <= WIDTH:
        return line
    inner = pad + "  "
    if isinstance(value, dict):
        rows = [f"{json.dumps(key, ensure_ascii=False)}: {_format(item, inner)}" for key, item in value.items()]
    elif all(isinstance(item, str) for item in value):
        rows = _fill_lines([json.dumps(item, ensure_ascii=False) for item in value], WIDTH - len(inner) - 1)
    else:
        rows = [_format(item, inner) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n" + ",\n".join(inner + row for row in rows) + f"\n{pad}{closing}"


def _fill_lines(words: list[str], width: int) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 2 + len(word) <= width:
            lines[-1] += ", " + word
        else:
            lines.append(word)
    return lines
