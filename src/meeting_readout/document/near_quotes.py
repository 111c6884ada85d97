"""The words of a text that come closest to a quotation, and the difference between the two."""

import re
from difflib import SequenceMatcher

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′", "'"))
LONGEST = 2000
"""Quotations and blocks that are longer are not compared word by word: it would take too long to be worth it."""
PAIRS = 20_000_000
"""Nor are those with more pairs of words than this."""
HAN = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Scripts that are written without spaces: each character is a word."""
WORD = re.compile(rf"[{HAN}]|(?:(?![{HAN}])\w)+|[^\w\s]")


def find_closest(exact: str, content: str) -> tuple[str, tuple[str, ...]]:
    """Explain how a quotation fails: a variant of the message, and up to two sentences with the closest words.

    The variant is `space`, `quotes` or `case` where only these differ, else empty.
    """
    for variant, same in (("space", _drop_space), ("quotes", _plain_quotes), ("case", str.casefold)):
        found = same(content).find(same(exact))
        if found >= 0:
            printed = _find_printed(exact, content, same)
            return variant, (f"the block reads: {_shorten(printed)}",) if printed else ()
    if len(exact) > LONGEST or len(content) > 50 * LONGEST:
        return "", ()
    window = _find_window(exact, content)
    return (
        ("", (f"closest words: {_shorten(window)}", f"difference: {_describe_difference(exact, window)}"))
        if window
        else ("", ())
    )


def compile_alike(exact: str, any_case: bool = False) -> re.Pattern[str]:
    """Return the pattern of all words that differ from a quotation in white space and quotation marks at most."""
    letters = [char for char in exact.translate(QUOTES) if not char.isspace()]
    pattern = r"\s*".join('["“”„‟«»″]' if c == '"' else "['‘’‚‛′]" if c == "'" else re.escape(c) for c in letters)
    return re.compile(pattern, re.IGNORECASE if any_case else 0)


def _drop_space(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _plain_quotes(text: str) -> str:
    return _drop_space(text.translate(QUOTES))


def _find_printed(exact: str, content: str, same: object) -> str:
    """Return the words of the block that are the same but for the difference that does not count."""
    match = compile_alike(exact, same is str.casefold).search(content)
    return match.group() if match else ""


def _find_window(exact: str, content: str) -> str:
    """Return the run of words in the content that is most like the quotation; empty where nothing is."""
    words = list(WORD.finditer(content))
    wanted = WORD.findall(exact)
    if not words or not wanted or len(words) * len(wanted) > PAIRS:
        return ""
    blocks = [
        block
        for block in SequenceMatcher(None, [w.group() for w in words], wanted, autojunk=False).get_matching_blocks()
        if block.size
    ]
    if not blocks:
        return ""
    best = max(blocks, key=lambda block: block.size)
    first = max(best.a - best.b, 0)
    last = min(first + len(wanted), len(words)) - 1
    found = content[words[first].start() : words[last].end()]
    return found if SequenceMatcher(None, exact, found, autojunk=False).ratio() > 0.6 else ""


def _describe_difference(exact: str, window: str) -> str:
    """Return what to put in ([+…]) and to take out ([-…]) of the quotation to get the words of the block."""
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, exact, window, autojunk=False).get_opcodes():
        if tag == "equal":
            same = exact[a:b]
            pieces.append(same if len(same) <= 40 else f"{same[:18]}…{same[-18:]}")
        else:
            pieces.append((f"[-{exact[a:b]}]" if a < b else "") + (f"[+{window[c:d]}]" if c < d else ""))
    return "".join(pieces)


def _shorten(text: str) -> str:
    return f'"{text}"' if len(text) <= 200 else f'"{text[:98]}…{text[-98:]}"'
