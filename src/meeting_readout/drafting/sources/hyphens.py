"""Words that are parted at the end of a line: joined only where the text has the whole word elsewhere."""

import re
from collections import Counter
from collections.abc import Iterable

HYPHENS = "-\u2010\u00ad"
HEAD = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


def find_tail(line: str) -> str:
    """Return the letters before a hyphen at the end of a line, empty where there are none."""
    if not line or line[-1] not in HYPHENS:
        return ""
    start = len(line) - 1
    while start and line[start - 1].isalpha():
        start -= 1
    return line[start:-1]


def _cut_tail(line: str) -> str:
    tail = find_tail(line)
    return line[: -len(tail) - 1] if tail else line


class Hyphens:
    """The words of a text, and what was done where one was parted."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = set[str]()
        before = ""
        for line in lines:
            inner = HEAD.sub("", line, count=1) if find_tail(before) else line
            self._words |= {word.casefold() for word in WORD.findall(_cut_tail(inner))}
            before = line
        self.removed = Counter[str]()
        """The hyphens that were left out."""
        self._joined, self._kept = dict[str, None](), dict[str, None]()

    def join(self, line: str, following: str) -> str | None:
        """Return two lines as one where a word is parted between them; None where none is."""
        tail, head = find_tail(line), HEAD.match(following)
        if not tail or not head or not head[0][0].islower():
            return None
        parted, whole = f"{tail}-{head[0]}", tail + head[0]
        if whole.casefold() in self._words and parted.casefold() not in self._words:
            self.removed[line[-1]] += 1
            self._joined[whole] = None
            return line[:-1] + following
        self._kept[f"{tail}{line[-1]}{head[0]}"] = None
        return line + following

    def describe(self) -> list[str]:
        """Return remarks about the words that were joined, and about those that kept their hyphen."""
        remarks = []
        if self._joined:
            remarks.append(f"joined at the end of a line, as they stand elsewhere: {', '.join(self._joined)}.")
        if self._kept:
            remarks.append(f"kept the hyphen at the end of a line: {', '.join(self._kept)}: compare with the page.")
        return remarks
