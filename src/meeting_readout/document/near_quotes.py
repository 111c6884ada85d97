"""The words of a text that come closest to a quotation, and the difference between the two."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category, normalize

from meeting_readout.document.damage import name_points
from meeting_readout.document.graphemes import split_letters

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′", "'"))
LONGEST = 2000
"""Quotations and blocks that are longer are not compared word by word: it would take too long to be worth it."""
PAIRS = 20_000_000
"""Nor are those with more pairs of words than this."""
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
)
"""Scripts that are written without spaces: each letter is a word."""
ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "۔", "؟")
"""What ends a sentence: the words that are meant do not begin before it."""
LIKE = 0.6
"""How much of the letters, or of the words of the quotation, the closest words have at least."""
SKIPPED = 0.4
"""How many words in common make up for a word that one of the two has and the other has not."""

LETTERS = 4096
"""How many different letters are remembered as they are folded."""

Range = tuple[int, int]


def find_closest(exact: str, content: str) -> tuple[str, tuple[str, ...]]:
    """Explain how a quotation fails: a variant of the message, and up to two sentences with the closest words.

    The variant is `space`, `quotes`, `invisible`, `composed`, `letters` or `case` where only these differ, else empty.
    """
    for variant, fold in FOLDS:
        places = find_alike(exact, content, fold)
        if places:
            found = content[slice(*places[0])]
            detail = _describe_code_points(exact, found, variant)
            return variant, (f"the block reads: {_shorten(found)}", *filter(None, (detail,)))
    window = _find_window(exact, content)
    if not window:
        return "", ()
    found = content[slice(*window)]
    return "", (f"closest words: {_shorten(found)}", f"difference: {_describe_difference(exact, found)}")


def find_closest_range(exact: str, content: str) -> Range | None:
    """Return the range of the words that come closest to a quotation; None where nothing does."""
    alike = (place for _variant, fold in FOLDS for place in find_alike(exact, content, fold))
    return next(alike, None) or _find_window(exact, content)


def find_alike(exact: str, content: str, fold: Callable[[str], str]) -> list[Range]:
    """Return the ranges of whole letters that are the same as a quotation once each letter is folded."""
    wanted = "".join(map(fold, split_letters(exact)))
    if not wanted:
        return []
    folded = _fold_text(content, fold)
    at = folded.text.find(wanted)
    if at < 0:
        return []
    begins, ends = folded.find_bounds()
    places = list[Range]()
    while at >= 0:
        if at in begins and at + len(wanted) in ends:
            places.append((begins[at], ends[at + len(wanted)]))
        at = folded.text.find(wanted, at + 1)
    return places


class _Folded(NamedTuple):
    """A text of which each letter is folded: the letters, what becomes of each, and all of that."""

    letters: list[str]
    folded: list[str]
    text: str

    def find_bounds(self) -> tuple[dict[int, int], dict[int, int]]:
        """Return where letters begin and end in the text, by where they do so folded."""
        at_folded = list(accumulate(map(len, self.folded), initial=0))
        at_text = list(accumulate(map(len, self.letters), initial=0))
        kept = [number for number, letter in enumerate(self.folded) if letter]
        return {at_folded[n]: at_text[n] for n in kept}, {at_folded[n + 1]: at_text[n + 1] for n in kept}


@lru_cache(16)
def _fold_text(text: str, fold: Callable[[str], str]) -> _Folded:
    """Fold a text; several quotations of one block may be looked for, and each is looked for again to fix it."""
    letters = split_letters(text)
    folded = [*map(fold, letters)]
    return _Folded(letters, folded, "".join(folded))


def compile_alike(exact: str, any_case: bool = False) -> re.Pattern[str]:
    """Return the pattern of all words that differ from a quotation in white space and quotation marks at most."""
    letters = [char for char in exact.translate(QUOTES) if not char.isspace()]
    pattern = r"\s*".join('["“”„‟«»″]' if c == '"' else "['‘’‚‛′]" if c == "'" else re.escape(c) for c in letters)
    return re.compile(pattern, re.IGNORECASE if any_case else 0)


@lru_cache(LETTERS)
def fold_space(letter: str) -> str:
    """Return a letter, nothing for white space."""
    return "" if letter.isspace() else letter


@lru_cache(LETTERS)
def fold_quotes(letter: str) -> str:
    """Return the same of all quotation marks of a sort, too."""
    return fold_space(letter).translate(QUOTES)


@lru_cache(LETTERS)
def fold_invisible(letter: str) -> str:
    """Return a letter without what cannot be seen in it, too: joiners, soft hyphens, marks of direction."""
    return fold_quotes("".join(char for char in letter if not is_invisible(char)))


def is_invisible(char: str) -> bool:
    """Return whether a character has no width and no ink: it formats the text, or chooses the shape of a letter."""
    return category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f" or char in "\u034f\u115f\u1160\u3164\uffa0"


@lru_cache(LETTERS)
def fold_composed(letter: str) -> str:
    """Return the same of a letter with marks, whether it is one code point or several (NFC and NFD)."""
    return normalize("NFC", fold_invisible(letter))


@lru_cache(LETTERS)
def fold_letters(letter: str) -> str:
    """Return the same of a ligature and its letters, of letters in full width and the like (NFKC)."""
    return normalize("NFKC", fold_invisible(letter))


@lru_cache(LETTERS)
def fold_case(letter: str) -> str:
    """Return the same of a capital and the small letter; a ligature is neither."""
    plain = fold_composed(letter)
    folded = plain.casefold()
    return folded if len(folded) == len(plain) else plain


FOLDS = (
    ("space", fold_space),
    ("quotes", fold_quotes),
    ("invisible", fold_invisible),
    ("composed", fold_composed),
    ("letters", fold_letters),
    ("case", fold_case),
)
"""What a quotation may differ in: the variant of the message, and what makes it the same."""


def _find_window(exact: str, content: str) -> Range | None:
    """Return the range of the words that are most like the quotation, None where none are."""
    if len(exact) > LONGEST or len(content) > 50 * LONGEST:
        return None
    words, wanted = list(_split_words(content)), list(_split_words(exact))
    if not words or not wanted or len(words) * len(wanted) > PAIRS:
        return None
    spoken = [content[slice(*word)] for word in words]
    said = [exact[slice(*word)] for word in wanted]
    blocks = [
        (block.a, block.b, block.size)
        for block in SequenceMatcher(None, spoken, said, autojunk=False).get_matching_blocks()
        if block.size
    ]
    if not blocks:
        return None
    run = _choose_run(blocks)
    first, last = run[0][0], run[-1][0] + run[-1][2]
    for _ in range(run[0][1]):  # words of the quotation before those that both have
        if not first or spoken[first - 1] in ENDS:
            break
        first -= 1
    for _ in range(len(said) - run[-1][1] - run[-1][2]):
        if last == len(spoken) or spoken[last - 1] in ENDS:
            break
        last += 1
    found = words[first][0], words[last - 1][1]
    common = sum(size for _a, _b, size in run) / len(said)
    letters = SequenceMatcher(None, exact, content[slice(*found)], autojunk=False).ratio()
    return found if letters > LIKE or (common > LIKE and len(said) > 1) else None


def _choose_run(blocks: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the neighbouring runs of common words that are worth most, for the words skipped between them."""
    best, top = list[tuple[int, int, int]](), 0.0
    run, worth = list[tuple[int, int, int]](), 0.0
    for block in blocks:
        if run:
            a, b, size = run[-1]
            worth -= SKIPPED * max(block[0] - a - size, block[1] - b - size)
        if worth <= 0:
            run, worth = [], 0.0
        run.append(block)
        worth += block[2]
        if worth > top:
            best, top = list(run), worth
    return best


def _split_words(text: str) -> Iterator[Range]:
    """Yield the ranges of the words: letters and digits together with their marks, other characters each alone."""
    at = start = 0
    for letter in split_letters(text):
        is_word = letter[0].isalnum() or letter[0] == "_"
        if not is_word or UNSPACED.match(letter):
            if start < at:
                yield start, at
            if not letter.isspace():
                yield at, at + len(letter)
            start = at + len(letter)
        at += len(letter)
    if start < at:
        yield start, at


def _describe_difference(exact: str, window: str) -> str:
    """Return what to put in ([+…]) and to take out ([-…]) of the quotation to get the words of the block."""
    one, other = split_letters(exact), split_letters(window)
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            same = one[a:b]
            pieces += same if len(same) <= 40 else [*same[:18], "…", *same[-18:]]
        else:
            pieces.append(f"[-{_show(one[a:b])}]" if a < b else "")
            pieces.append(f"[+{_show(other[c:d])}]" if c < d else "")
    return "".join(pieces)


def _show(letters: Sequence[str]) -> str:
    """Return letters as they are, and the code points of what cannot be seen."""
    return "".join(f"U+{ord(char):04X}" if is_invisible(char) else char for char in "".join(letters))


def _describe_code_points(exact: str, found: str, variant: str) -> str:
    """Return the code points of the first letters in which a quotation and the words of the block differ.

    Common white space, and marks that everybody sees, need no names.
    """
    if variant in ("quotes", "case"):
        return ""
    one, other = split_letters(exact), split_letters(found)
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        said, printed = "".join(one[a:b]), "".join(other[c:d])
        if tag == "equal" or (variant == "space" and (said + printed).isascii()):
            continue
        if variant == "invisible":
            said, printed = _keep_invisible(said), _keep_invisible(printed)
        if said or printed:
            return f"the block has {_name_points(printed)}, the quotation has {_name_points(said)}"
    return ""


def _keep_invisible(text: str) -> str:
    return "".join(filter(is_invisible, text))


def _name_points(text: str) -> str:
    return " and ".join(name_points(text[:3])) or "nothing there"


def _shorten(text: str) -> str:
    letters = split_letters(text)
    return f'"{text}"' if len(letters) <= 200 else f'"{"".join(letters[:98])}…{"".join(letters[-98:])}"'
