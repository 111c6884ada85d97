"""Signs that a text was damaged on its way: characters that no page prints, entities, UTF-8 read as Latin-1 (M145).

What such a piece stood for is a guess, since a text can also be about them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from meeting_readout.converters.characters import FORBIDDEN, find_sign
from meeting_readout.document.index import Node
from meeting_readout.document.view import View

UNPRINTED = "\x80-\x84\x86-\x9f\ufeff\ufffd\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
)
"""The controls of the second set but U+0085, the byte order mark, U+FFFD, and what is no character."""
LOST = "\ufffd"
SOFT = "\xad\u200b"
"""The soft hyphen and the space without width, which show where a word may be broken."""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
"""Thai, Lao, Burmese, Khmer: words are not spaced, so that the space without width belongs to the text."""


def _read_as_latin(first: int, last: int) -> str:
    """Return, as a class of characters, how bytes read in Latin-1 and in Windows-1252."""
    return "".join({chr(code) + bytes((code,)).decode("cp1252", "ignore") for code in range(first, last + 1)})


REST = re.escape(_read_as_latin(0x80, 0xBF))
SUSPECT = re.compile(f"[&\xc2-\xf4{SOFT}{UNPRINTED}]")
"""What a damaged piece begins with; most texts have nothing of it but letters."""
PIECE = re.compile(
    f"(?P<latin>[\xc2-\xdf][{REST}]|[\xe0-\xef][{REST}]{{2}}|[\xf0-\xf4][{REST}]{{3}})"
    "|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    f"|(?P<soft>(?<=[^\\W\\d_])[{SOFT}]+(?=[^\\W\\d_]))|(?P<unprinted>[{UNPRINTED}])"
)
BESIDE = frozenset("\xa0«»‹›’‘”“„‚–—…®™°·¹²³ªº€")
"""What may stand behind a letter in print, so that it is no sign of damage by itself."""


class Damage(NamedTuple):
    """A damaged piece of a text: its range, its kind, and what it stands for; None where that is lost."""

    start: int
    end: int
    kind: str
    meant: str | None


def find_damage(text: str) -> list[Damage]:
    """Return the damaged pieces of a text, in their order."""
    if text.isascii() and "&" not in text:
        return []
    runs = list[list[Damage]]()
    for piece in _find_pieces(text):
        if runs and runs[-1][-1].end == piece.start:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    sure = [any(one.kind != "latin" or _is_unlikely(text, one.start, one.end) for one in run) for run in runs]
    if not all(sure) and _is_all_damaged(text, [run for run, is_sure in zip(runs, sure, strict=True) if is_sure], runs):
        sure = [True] * len(runs)
    return [one for run, is_sure in zip(runs, sure, strict=True) if is_sure for one in run]


def repair(text: str) -> str:
    r"""Return a text with what its damaged pieces stand for; what is lost stays as it is.

    >>> repair("The cafÃ© of the council\x92s house &amp; garden")
    'The café of the council’s house & garden'
    """
    return write_meant(text, find_damage(text))


def write_meant(text: str, found: Iterable[Damage]) -> str:
    """Return a text with what some damaged pieces of it stand for; what is lost stays as it is."""
    pieces, at = list[str](), 0
    for damage in found:
        if damage.meant is not None:
            pieces += (text[at : damage.start], damage.meant)
            at = damage.end
    return "".join((*pieces, text[at:])) if pieces else text


def find_unexplained(view: View, block: Node) -> list[Damage]:
    """Return the damage in a block but for what is omitted as noise, and for the words that a note is about."""
    content = block["content"]
    found = find_damage(content)
    if not found:
        return found
    ranges = _find_explained(view, block)
    return [one for one in found if not any(start <= one.start and one.end <= end for start, end in ranges)]


def name_piece(piece: str) -> str:
    """Return a damaged piece as it is if it can be seen, else by code points, with their names if they have any."""
    if piece.isprintable() and piece != LOST:
        return f'"{piece}"'
    return " ".join(name_points(piece))


def name_points(text: str) -> Iterator[str]:
    """Yield the code points of a text, each with its name in Unicode."""
    for char in text:
        name = unicodedata.name(char, "").lower()
        yield f"U+{ord(char):04X} ({name})" if name else f"U+{ord(char):04X}"


def read_again(piece: str) -> str | None:
    """Return the letter or sign whose UTF-8 was read as Latin-1 or Windows-1252; None where there is none."""
    data = bytes(ord(char) if ord(char) < 0x100 else char.encode("cp1252")[0] for char in piece)
    try:
        char = data.decode()
    except UnicodeDecodeError:
        return None
    return char if len(char) == 1 and unicodedata.category(char) not in ("Cc", "Cn", "Co", "Cs") else None


def _find_pieces(text: str) -> Iterator[Damage]:
    """Yield what is damage, or may be if it stands beside damage, or in a text that is damaged throughout."""
    at = 0
    for suspect in SUSPECT.finditer(text):
        match = PIECE.match(text, suspect.start()) if suspect.start() >= at else None
        if not match:
            continue
        piece, kind = match.group(), str(match.lastgroup)
        if kind == "latin":
            meant = read_again(piece)
            is_piece = meant is not None
        elif kind == "entity":
            meant = _resolve_entity(piece)
            is_piece = meant is not None or piece[1] == "#"
        elif kind == "soft":
            meant = ""
            is_piece = not _compile_unspaced().search(text[match.start() - 1] + text[match.end()])
        else:
            meant, is_piece = _guess_unprinted(piece), True
        if is_piece:
            at = match.end()
            yield Damage(match.start(), at, kind, meant)


def _find_explained(view: View, block: Node) -> list[tuple[int, int]]:
    """Return the ranges of a block in which damage is expected."""
    blocks, notes = view.anchors.blocks, set(map(id, view.data.get("notes", ())))
    noise = (one for one in view.anchors.omitted if one.node.get("reason") == "noise")
    noted = (one for one in view.anchors.found if id(one.owner) in notes)
    return [(one.start, one.end) for one in (*noise, *noted) if blocks[one.block] is block]


def _is_all_damaged(text: str, sure: list[list[Damage]], runs: list[list[Damage]]) -> bool:
    """Return whether what is damage for sure has been read as Latin-1, and no letter outside ASCII was read rightly."""
    if not any(one.kind == "latin" for run in sure for one in run):
        return False
    ends = [0, *(run[-1].end for run in runs)]
    starts = [*(run[0].start for run in runs), len(text)]
    left = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    return not any(char >= "\xc0" and char.isalpha() for char in left)


def _is_unlikely(text: str, start: int, end: int) -> bool:
    """Return whether nobody would print a letter with these characters behind it.

    At the end of a word there may be marks: "voilà »", "MANHÃ”". So these count only where the letter could not end a
    word, which is a capital behind a small letter or by itself.
    """
    if not BESIDE.issuperset(text[start + 1 : end]) or text[start : start + 2] == "â€":
        return True
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return text[start] in "ÂÃ" and (not before.isupper() or after.isalpha())


@cache
def _compile_unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


@cache
def _resolve_entity(entity: str) -> str | None:
    """Return the characters of an entity of HTML, None where it is none, or means nothing that a text may hold."""
    from html import unescape

    meant = unescape(entity)
    is_known = meant != entity and not meant.endswith(";")
    return meant if is_known and meant != LOST and not FORBIDDEN.search(meant) else None


def _guess_unprinted(char: str) -> str | None:
    """Return the sign of Windows-1252, nothing for what only marks a place, None for what is lost."""
    if char <= "\x9f":
        return find_sign(char) or None
    return None if char == LOST else ""
