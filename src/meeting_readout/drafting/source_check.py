"""The blocks of a readout against its source: the words of each, in order; white space makes no difference."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from meeting_readout.comparison.text_difference import WORD, measure_likeness
from meeting_readout.document.near_quotes import find_closest
from meeting_readout.drafting.sources.extracted import SourceBlock, quote_beginning

LIKE = 0.5
"""How alike the words of two blocks must be to be the same block, changed."""
OTHER = 0.2
"""Where less than this part of the letters is in the source, it is another text."""
PAIRS = 40_000
"""So many pairs of blocks are compared by their letters in one gap."""
ASIDE = ("furniture", "noise")
"""Blocks that are omitted for these reasons may be missing in what is read of a source."""
VARIANTS = {
    "quotes": "in quotation marks only",
    "invisible": "in characters that cannot be seen only",
    "composed": "in code points of the same letters only",
    "letters": "in forms of the same letters only",
    "case": "in capital letters only",
}


class Difference(NamedTuple):
    """What differs: its kind, the number of the block of the readout at which it is, a sentence, and more of them."""

    kind: Literal["changed", "missing", "added", "moved", "other"]
    block: int
    message: str
    details: tuple[str, ...] = ()


class Text(NamedTuple):
    """A block of one side: its number there, its words, and the same without white space."""

    number: int
    words: str
    key: str
    is_aside: bool
    """It is no part of the text, and may be missing on the other side."""


class Comparison(NamedTuple):
    """The differences in the order of the blocks, and how many blocks were compared."""

    differences: list[Difference]
    blocks: int


def compare_with_source(readout: dict[str, Any], source: list[SourceBlock]) -> Comparison:
    """Return how the blocks of a readout differ from those of its source."""
    own = [
        _make_text(number, block.get("label", ""), block["content"], _is_aside(block))
        for number, block in enumerate(readout.get("blocks", ()))
    ]
    other = [
        _make_text(number, block.label, block.content, block.omitted in ASIDE) for number, block in enumerate(source)
    ]
    comparing = _Comparing(own, other, bool(readout["release"].get("excerpt")))
    return Comparison(comparing.run(), len(own))


def _make_text(number: int, label: str, content: str, is_aside: bool) -> Text:
    words = f"{label} {content}" if label else content
    return Text(number, words, "".join(words.split()), is_aside)


class _Comparing:
    def __init__(self, own: list[Text], other: list[Text], is_excerpt: bool) -> None:
        self.own, self.other, self.is_excerpt = own, other, is_excerpt
        self.differences: list[Difference] = []
        self._numbers = {one.key: one.number for one in own}

    def run(self) -> list[Difference]:
        """Return all differences."""
        gaps = list(self._find_gaps())
        gaps = self._take_moved(gaps)
        for own, other in gaps:
            self._compare_gap(own, other)
        sizes = {one.number: len(one.key) for one in self.own}
        lost = sum(sizes[one.block] for one in self.differences if one.kind == "missing")
        letters = sum(sizes.values())
        if letters and lost > (1 - OTHER) * letters:
            message = "this is another text: hardly a word of the blocks is in the source."
            return [Difference("other", self.own[0].number, message)]
        return sorted(self.differences, key=lambda one: one.block)

    def _find_gaps(self) -> Iterator[tuple[list[Text], list[Text]]]:
        """Yield the blocks of both sides between those that are the same; differently cut ones are the same."""
        keys, others = [one.key for one in self.own], [one.key for one in self.other]
        for tag, a, b, c, d in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
            if tag != "equal" and "".join(keys[a:b]) != "".join(others[c:d]):
                yield _drop_asides(self.own[a:b]), _drop_asides(self.other[c:d])

    def _take_moved(self, gaps: list[tuple[list[Text], list[Text]]]) -> list[tuple[list[Text], list[Text]]]:
        """Report the blocks that stand elsewhere in the source, and take them out of both sides."""
        elsewhere: dict[str, list[Text]] = {}
        for _, other in gaps:
            for one in other:
                elsewhere.setdefault(one.key, []).append(one)
        moved, taken = set[int](), set[int]()
        for own, _ in gaps:
            for one in own:
                if elsewhere.get(one.key):
                    place = elsewhere[one.key].pop(0).number
                    moved.add(one.number)
                    taken.add(place)
                    self.differences.append(Difference("moved", one.number, self._describe_place(place)))
        return [
            ([one for one in own if one.number not in moved], [one for one in other if one.number not in taken])
            for own, other in gaps
        ]

    def _describe_place(self, number: int) -> str:
        before = next((one for one in reversed(self.other) if one.number < number), None)
        where = f"behind {quote_beginning(before.words)}" if before else "at the beginning"
        return f"this block stands elsewhere in the source: {where}."

    def _compare_gap(self, own: list[Text], other: list[Text]) -> None:
        """Report what differs between the blocks of a gap, the most alike ones as changed."""
        mine, theirs = "".join(one.key for one in own), "".join(one.key for one in other)
        if mine == theirs:
            return
        pairs = dict(_pair(own, other)) if len(own) * len(other) <= PAIRS else {}
        found = " ".join(one.words for one in other)
        for number, one in enumerate(own):
            if number in pairs:
                self.differences += _describe_change(one, other[pairs[number]])
            elif one.key not in theirs:
                details = _describe_closest(one.words, found)[1]
                self.differences.append(Difference("missing", one.number, "this block is not in the source.", details))
        paired = set(pairs.values())
        for number, one in enumerate(other):
            if number not in paired and one.key not in mine and not self.is_excerpt:
                self._add_added(own, one)

    def _add_added(self, own: list[Text], one: Text) -> None:
        before = [block.number for block in own] or [self._find_before(one)]
        message = f"the source has words here that no block has: {quote_beginning(one.words)}."
        self.differences.append(Difference("added", before[-1], message))

    def _find_before(self, one: Text) -> int:
        """Return the number of the block of the readout behind which a block of the source would stand."""
        earlier = (other.key for other in reversed(self.other) if other.number < one.number)
        return next((self._numbers[key] for key in earlier if key in self._numbers), 0)


def _drop_asides(texts: list[Text]) -> list[Text]:
    return [text for text in texts if not text.is_aside]


def _is_aside(block: dict[str, Any]) -> bool:
    """Return whether a whole block is omitted as no part of the text."""
    return any("exact" not in one and one["reason"] in ASIDE for one in block.get("omitted", ()))


def _pair(own: list[Text], other: list[Text]) -> Iterator[tuple[int, int]]:
    """Yield pairs of blocks that are alike, in the order of both sides, or alone between the same neighbours."""
    likeness = [(measure_likeness(one.key, two.key), a, b) for a, one in enumerate(own) for b, two in enumerate(other)]
    taken: list[tuple[int, int]] = []
    for like, a, b in sorted(likeness, key=lambda one: (-one[0], abs(one[1] - one[2]))):
        if like >= LIKE and all((a < c and b < d) or (a > c and b > d) for c, d in taken):
            taken.append((a, b))
    yield from taken
    ends = [(-1, -1), *sorted(taken), (len(own), len(other))]
    for (a, b), (c, d) in pairwise(ends):
        if c - a == d - b == 2:  # one on each side between the same neighbours
            yield a + 1, b + 1


def _describe_change(own: Text, other: Text) -> Iterable[Difference]:
    if own.key == other.key:
        return []
    variant, details = _describe_closest(own.words, other.words)
    how = f" {VARIANTS[variant]}" if variant in VARIANTS else ""
    if not details:
        details = (f"the source reads: {quote_beginning(other.words)}",)
    return [Difference("changed", own.number, f"the words differ from those of the source{how}.", details)]


def _describe_closest(words: str, found: str) -> tuple[str, tuple[str, ...]]:
    """Return how words differ from the closest ones of the source, as of a quotation that is in no block."""
    variant, details = find_closest(words, found) if WORD.search(found) else ("", ())
    return variant, tuple(
        one.replace("the block reads:", "the source reads:", 1)
        .replace("the block has ", "the source has ", 1)
        .replace("the quotation has ", "the block has ", 1)
        for one in details
    )
