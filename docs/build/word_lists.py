"""The table of `docs/word-lists.md`: how many words each list has of each language."""

import json
from pathlib import Path
from typing import Any

from meeting_readout.schemas import load

PAGE = Path(__file__).parent.parent / "word-lists.md"
OPENING = "<!-- the rows, made from the lists by: python docs/build -->\n"
CLOSING = "<!-- end of the rows -->\n"
HEAD = (
    "language",
    "verbs",
    "modal words",
    'with a "not"',
    "abbreviations",
    "ordinals by point",
    "words for dates",
    "scale words",
    "words for currencies",
    "words for drafting",
)
NAMES = ("months", "weekdays", "seasons", "ordinals")


def fill_rows() -> str:
    """Return the page with the table of the languages as the lists have them now."""
    text = PAGE.read_text(encoding="utf-8")
    if OPENING not in text or CLOSING not in text:
        raise SystemExit(f"docs/word-lists.md: the table has lost its comments {OPENING!r} and {CLOSING!r}")
    before, rest = text.split(OPENING)
    return f"{before}{OPENING}\n{_make_table()}\n{CLOSING}{rest.split(CLOSING)[1]}"


def _make_table() -> str:
    markers, sentences, numerals, phrases = (
        json.loads(load(f"{name}.json"))["languages"] for name in ("markers", "sentences", "numerals", "phrases")
    )
    rows = [
        (
            f"{language}, {row['language']}",
            *_count_markers(markers.get(language)),
            str(len(row["abbreviations"]) + len(row.get("beforeFigures", ()))),
            "yes" if "ordinalPoint" in row else "",
            *_count_numerals(numerals.get(language)),
            _count_phrases(phrases.get(language)),
        )
        for language, row in sentences.items()
    ]
    lines = [f"| {' | '.join(HEAD)} |", f"|{'---|' * len(HEAD)}", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"


def _count_markers(row: dict[str, Any] | None) -> tuple[str, str, str]:
    if row is None:
        return "", "", ""
    refraining = [entry for entry in [*row["verbs"], *row["markers"]] if "refrain" in entry]
    return _count(row["verbs"]), _count(row["markers"]), _count(refraining)


def _count_numerals(row: dict[str, Any] | None) -> tuple[str, str, str]:
    if row is None:
        return "", "", ""
    names = sum(len(words) for kind in NAMES for words in row[kind])
    return str(names), _count(row["scales"]), _count(row["currencies"])


def _count_phrases(row: dict[str, Any] | None) -> str:
    if row is None:
        return ""
    lists = [words for words in row.values() if isinstance(words, list)]
    plain = sum(isinstance(word, str) for words in lists for word in words)
    return str(plain + sum(len(entry["words"]) for words in lists for entry in words if isinstance(entry, dict)))


def _count(entries: list[dict[str, Any]]) -> str:
    return str(sum(len(entry["words"]) for entry in entries))
