"""What the word lists say of one language, as drafting asks it: `schemas/markers.json` and `schemas/phrases.json`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from meeting_readout.document.markers import VALUES
from meeting_readout.document.word_lists import read_language, read_member
from meeting_readout.drafting.tokens import Table, Token, fold, split_words

LABEL = (
    r"\s*(?:[(（]?(?:\d{1,3}|[０-９]{1,3}|[a-z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[)）.．、:]"
    r"(?!\d)|\d{1,4}(?=\s+[A-Z])|[-–—•·*▪◦‣○●■□・※]|第[一二三四五六七八九十\d]{1,3}[条項])[\s\u3000]*"
)
PLAIN = (
    *("held", "postponed", "cancelled", "other", "titles", "links", "introductions", "bodies", "people", "pronouns"),
    *("we", "today", "bareVerbs", "before", "relatives", "be", "passives", "joins", "adverbs", "articles"),
    *("infinitives", "agents", "besideFigures", "chairs", "that", "numbers", "things", "deadlines", "strict"),
    *("starts", "when"),
)
"""The lists of words without more."""
READINGS = ("headings", "outcomes", "openings", "topics")
"""The lists whose words stand for a list of items."""


class Reading(NamedTuple):
    """What words stand for: a list of items, and the kind, act or force, which is empty where only the list is."""

    list: str
    value: str
    refrains: bool = False


class Entry(NamedTuple):
    """A verb or modal word of the table of markers."""

    words: str
    reading: Reading
    otherwise: Reading | None
    yields: bool
    is_marker: bool
    is_continued: bool = False
    """The words are those with which a sentence goes on."""


class Words:
    """The words of a language."""

    def __init__(self, language: str) -> None:
        """Read the rows of a language; without a row its tables are empty."""
        row: dict[str, Any] = read_language("phrases.json", language) or {}
        markers = read_language("markers.json", language) or {"verbs": (), "markers": ()}
        self.language = language
        self.unspaced = "unspaced" in row
        self.is_verb_last = "endings" in row
        self.cues = Table(_list_cues(markers, row), self.unspaced, "apart" in row)
        self.saying = {
            token.word
            for words, entry in _list_cues(markers, row)
            if not entry.is_marker
            for token in split_words(words, 0, len(words), self.unspaced)[-2:]
        }
        self.tables = {name: Table(((words, words) for words in row.get(name, ())), self.unspaced) for name in PLAIN}
        self.readings = {
            name: Table(
                ((words, read_reading(entry)) for entry in row.get(name, ()) for words in entry["words"]),
                self.unspaced,
            )
            for name in READINGS
        }
        self.roles = {name: tuple(row.get(name, ())) for name in ("chair", "attended", "apologies")}
        self.participles = tuple(row.get("participles", ()))
        self.futures = tuple(row.get("futures", ()))
        self.conditionals = tuple(row.get("conditionals", ()))
        self.quotes = tuple(row.get("quotes", ()))
        self.bare = _list_bare(markers) if "apart" in row else frozenset[str]()
        self.label = _compile_label(row.get("labels", ()))
        self.has_orders = "orders" in row
        self.nouns = {fold(word) for word in row.get("nouns", ())}
        self.needing = {word: set(entry["next"]) for entry in row.get("needing", ()) for word in entry["words"]}
        self.guards = {word: tuple(entry["inside"]) for entry in row.get("guards", ()) for word in entry["words"]}

    def ends_at(self, name: str, tokens: Sequence[Token], at: int, stop: int | None = None) -> int:
        """Return the number of the word behind a phrase of a list that begins at a word, 0 where none does."""
        found = self.tables[name].find(tokens, at, stop)
        return found[1] if found else 0

    def has(self, name: str, tokens: Sequence[Token], start: int, stop: int) -> bool:
        """Return whether a phrase of a list stands between two words."""
        return self.tables[name].find_first(tokens, start, stop) is not None

    def skip(self, names: Sequence[str], tokens: Sequence[Token], at: int, stop: int) -> int:
        """Return the number of the first word from one on with which no phrase of some lists begins."""
        while at < stop:
            end = max(self.ends_at(name, tokens, at, stop) for name in names)
            if not end:
                break
            at = end
        return at


@lru_cache(32)
def get_words(language: str) -> Words:
    """Return the words of a language, a BCP 47 tag of which the first part counts."""
    return Words(language.split("-", maxsplit=1)[0].lower())


@lru_cache(1)
def get_reasons() -> dict[str, str]:
    """Return the sentences that say why an item was proposed."""
    found: dict[str, str] = read_member("phrases.json", "reasons")
    return found


def read_reading(entry: dict[str, Any]) -> Reading:
    """Return what an entry of a list stands for."""
    value = next((entry[name] for name in VALUES if name in entry), "")
    return Reading(entry["list"], value, "refrain" in entry)


def _compile_label(labels: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a label at the beginning of a line: "1.", "(a)", "TOP 3"."""
    words = "|".join(re.escape(word) for word in labels)
    return re.compile(rf"{LABEL}|\s*(?i:{words})\s\d{{1,3}}[.:)]?\s+" if words else LABEL)


def _list_bare(markers: dict[str, Any]) -> frozenset[str]:
    """Return the German infinitives of the table: those of which it has the form in "t" too."""
    forms = {fold(words) for entry in markers["verbs"] for words in entry["words"]}
    return frozenset(form for form in forms if form.endswith("en") and {f"{form[:-2]}t", f"{form[:-2]}et"} & forms)


def _list_cues(markers: dict[str, Any], row: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    for entry in (*row.get("introducers", ()), *row.get("verbs", ())):
        for words in entry["words"]:
            yield words, Entry(fold(words), read_reading(entry), None, False, False)
    for is_marker, entries in enumerate((markers["verbs"], markers["markers"])):
        for entry in entries:
            reading = read_reading(entry)
            if "force" not in entry and reading.list in ("directives", "commitments"):
                continue  # a "not" alone says nothing of the list
            otherwise = read_reading(entry["otherwise"]) if "otherwise" in entry else None
            for words in entry["words"]:
                made = Entry(fold(words), reading, otherwise, "yields" in entry, bool(is_marker))
                yield words, made
                for ending in row.get("endings", ()) if not is_marker else ():
                    for last, before in zip(ending["words"], ending["before"], strict=True):
                        if words.endswith(last):
                            yield words.removesuffix(last) + before + "、", made._replace(is_continued=True)
