"""Damaged text (M145): what is found and repaired, with ftfy as a second opinion, and what is left alone."""

import json
from itertools import pairwise
from pathlib import Path

import ftfy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_readout.document.damage import SUSPECT, find_damage, name_piece, repair
from meeting_readout.validator.rules.damaged_text import BEGINNINGS

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.readout.json"))
CLEAN = {
    "fr": "« L’été dernier, à Évry, le Conseil s’est réuni », dit-il… Où ? Voilà – « déjà » : 10 °C, œuvre. PASSÉ »",
    "es": "¿Qué pasó? El señor Núñez dijo: «¡Mañana será otro día!» – 1.ª, 2.º",
    "pt": "A reunião não começou às três. “AMANHÔ – MAÇÃ, IRMÃ… à, ã",
    "de": "Über die Straße: „Größe“ – 5 €; Maß, „Spaß“",
    "ru": "Совет утвердил план, «ёлка» – №5",
    "zh": "理事会通过了计划，“感谢”全体人员。",
    "ja": "理事会は計画を承認した。「ありがとう」",
    "hi": "परिषद ने योजना को मंज़ूरी दी",
    "pl": "Zażółć gęślą jaźń – „Łódź”",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "tr": "İstanbul’da şöyle görüşüldü",
    "vi": "Hội đồng đã họp: Ấn Độ, “ĐÔ, ÂM, Â",
    "signs": "5 µm ± 2 % × 3 ÷ 4 ¾ ½ §12 ¶ †‡ • … ™ ®",
    "english": "AT&T, R&D; Smith & Co; the coun-\ncil",
}


def read_wrongly(text: str, encoding: str) -> str:
    """Read the UTF-8 of a text in another encoding; what Windows-1252 has not is read as Latin-1."""
    pieces = (bytes((byte,)) for byte in text.encode())
    return "".join(piece.decode(encoding, "ignore") or piece.decode("latin-1") for piece in pieces)


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN)
def test_a_clean_text_has_no_damage(text: str) -> None:
    """Marks behind the last letter of a word are no damage; ftfy finds none either."""
    assert find_damage(text) == []
    assert ftfy.fix_encoding(text) == text


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN)
def test_utf_8_that_was_read_wrongly_is_repaired(text: str, encoding: str) -> None:
    """A text in a wrong encoding is as it was, as ftfy has it."""
    damaged = read_wrongly(text, encoding)
    assert repair(damaged) == text
    if damaged != text:
        assert find_damage(damaged)


def test_ftfy_agrees() -> None:
    """What ftfy repairs is repaired to the same, but for two texts of which it makes nothing."""
    differing = {
        (name, encoding)
        for name, text in CLEAN.items()
        for encoding in ("latin-1", "cp1252")
        if ftfy.fix_encoding(read_wrongly(text, encoding)) != text
    }
    assert differing <= {("vi", "cp1252"), ("vi", "latin-1"), ("hi", "cp1252"), ("signs", "cp1252")}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_no_example_is_damaged(path: Path) -> None:
    """The texts of releases in several languages have no damage."""
    blocks = json.loads(path.read_bytes()).get("blocks", ())
    assert [block["id"] for block in blocks if find_damage(block["content"])] == []


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("the council\x92s \x93plan\x94 \x96", "the council’s “plan” –"),
        ("a\x81b", "a\x81b"),
        ("next\x85line", "next\x85line"),
        ("caf\ufffd", "caf\ufffd"),
        ("\ufeffThe", "The"),
        ("coun\xadcil, coun\u200bcil, 1\xad2, \u200bx", "council, council, 1\xad2, \u200bx"),
        ("สภา\u200bประชุม", "สภา\u200bประชุม"),
        ("&nbsp;&rsquo;&#8217;&#x2019;&#146;", "\xa0’’’’"),
        ("&#0; &#13; &#xD800; &nothing; &semi", "&#0; &#13; &#xD800; &nothing; &semi"),
        ("été, and cafÃ©; « été\xa0»", "été, and café; « été\xa0»"),
    ],
)
def test_what_a_piece_stands_for(text: str, repaired: str) -> None:
    """What is known is written; what is lost, and what is no damage, stays."""
    assert repair(text) == repaired


def test_only_what_may_be_damaged_is_searched() -> None:
    """The rule passes over a text that has no beginning of a damaged piece."""
    assert frozenset(filter(SUSPECT.match, map(chr, range(0x110000)))) == BEGINNINGS


@given(st.text())
def test_damage_is_in_order_and_repaired_once(text: str) -> None:
    """Pieces do not overlap, and each is named."""
    found = find_damage(text)
    assert all(one.start < one.end for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(name_piece(text[one.start : one.end]) for one in found)
    if not found:
        assert repair(text) == text
