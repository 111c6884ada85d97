"""The language of a text, by how many words of the published lists stand in it."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from meeting_readout.schemas import load

LISTS = ("markers.json", "numerals.json")
MOST = 50_000
"""So many characters of a text are looked at."""
LEAST = 2
"""So many words of a language must be found."""
KANA = re.compile("[\u3041-\u30ff]")
KANA_SHARE = 0.05
"""A text of which so many characters are kana is Japanese; names in kana in a Chinese text are fewer."""
WIDE = re.compile("[\u3400-\u9fff\u3041-\u30ff\uac00-\ud7af]")


def find_language(text: str) -> str:
    """Return the language whose words occur most in a text, empty where no language stands out."""
    text = text[:MOST].casefold().replace("’", "'")
    spaced, unspaced = _load_words()
    wide = len(WIDE.findall(text))
    if wide * 3 > len(text):
        if len(KANA.findall(text)) > KANA_SHARE * wide:
            return "ja"
        counts = Counter({name: sum(text.count(word) for word in words) for name, words in unspaced.items()})
        counts["ja"] = 0
    else:
        words = Counter(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text))
        counts = Counter({name: sum(words[word] for word in own) for name, own in spaced.items()})
    (first, most), (_, next_most) = counts.most_common(2)
    return first if most >= LEAST and most > next_most else ""


@cache
def _load_words() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the words by language: of those with spaces between words, single ones; of the others, any."""
    spaced, unspaced = dict[str, set[str]](), dict[str, set[str]]()
    for name in LISTS:
        for language, row in json.loads(load(name))["languages"].items():
            target = unspaced if "unspaced" in row or language == "ko" else spaced
            words = {word.casefold().replace("’", "'") for word in _list_strings(row)}
            if target is spaced:
                words = {part for word in words for part in word.split()}
            target.setdefault(language, set()).update(word for word in words if len(word) > 1)
    return spaced, unspaced


def _list_strings(value: Any) -> Iterator[str]:
    """Yield all strings in the lists of a row; the values of its members with a name of their own are no words."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, str):
                yield item
            else:
                yield from _list_strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            if isinstance(item, list | dict):
                yield from _list_strings(item)
