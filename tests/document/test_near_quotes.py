"""The closest words: whole letters, the whole part of the sentence that was meant, and the cause where it is one."""

import pytest

from meeting_readout.document.graphemes import split_letters
from meeting_readout.document.near_quotes import find_closest, find_closest_range

OMITTED = "Spring came. The Ferry Board of Lindow Quay approved the winter timetable on 2 May. The Board sat."


@pytest.mark.parametrize(
    ("exact", "content", "closest", "difference"),
    [
        (
            "The Ferry Board approved the winter timetable",
            OMITTED,
            "The Ferry Board of Lindow Quay approved the winter timetable",
            "The Ferry Board[+ of Lindow Quay] approved the winter timetable",
        ),
        (
            "The Ferry Board has approved the winter timetable on 2 May",
            "Spring came. The Ferry Board approved the winter timetable on 2 May. The Board sat.",
            "The Ferry Board approved the winter timetable on 2 May",
            "The Ferry Board[- has] approved the winter timetable on 2 May",
        ),
        (
            "परिषद ने योजना को मंज़ूरी दी",
            "कल परिषद ने नई योजना को मंज़ूरी दी। सब खुश थे।",
            "परिषद ने नई योजना को मंज़ूरी दी",
            "परिषद ने[+ नई] योजना को मंज़ूरी दी",
        ),
        (
            "\u7406\u4e8b\u4f1a\u6279\u51c6\u4e86\u65f6\u95f4\u8868",
            "\u6628\u5929\u7406\u4e8b\u4f1a\u6279\u51c6\u4e86\u65b0\u7684\u65f6\u95f4\u8868\u3002",
            "\u7406\u4e8b\u4f1a\u6279\u51c6\u4e86\u65b0\u7684\u65f6\u95f4\u8868",
            "\u7406\u4e8b\u4f1a\u6279\u51c6\u4e86[+\u65b0\u7684]\u65f6\u95f4\u8868",
        ),
        ("Zoe\u0301 came home late", "Then Zoe\u0301 went home late.", "Zoe\u0301 went home late", None),
    ],
    ids=["left out", "put in", "Hindi", "Chinese", "marks"],
)
def test_the_closest_words(exact: str, content: str, closest: str, difference: str | None) -> None:
    """They are whole, from the first word that both have to the last, and the difference never tears a letter."""
    variant, detail = find_closest(exact, content)
    assert (variant, detail[0]) == ("", f'closest words: "{closest}"')
    if difference:
        assert detail[1] == f"difference: {difference}"
    found = find_closest_range(exact, content)
    assert found is not None
    assert content[slice(*found)] == closest


@pytest.mark.parametrize(
    ("exact", "content", "variant"),
    [
        ("Zoe\u0301 came", "Zo\u00e9 came", "composed"),
        ("Zo\u00e9  came", "Zoe\u0301 came", "composed"),
        ("\u1100\u1161\u11a8", "\uac01", "composed"),
        ("The office met", "The o\ufb03ce met", "letters"),
        ("the \uff21 met", "the A met", "letters"),
        ("THE COUNCIL", "the council", "case"),
        ("the  council", "the council", "space"),
        ('"we"', "\u201cwe\u201d", "quotes"),
        ("office", "of\ufb01ce of the council", "letters"),
        ("strasse", "stra\u00dfe", ""),
    ],
)
def test_the_cause_is_named(exact: str, content: str, variant: str) -> None:
    """Other code points for the same letters are one cause, capitals another; a ligature is no capital."""
    assert find_closest(exact, content)[0] == variant


def test_the_code_points_are_named() -> None:
    """What looks the same is told by its code points."""
    assert find_closest("Zoe\u0301", "Zo\u00e9")[1][1] == (
        "the block has U+00E9 (latin small letter e with acute), "
        "the quotation has U+0065 (latin small letter e) and U+0301 (combining acute accent)"
    )


@pytest.mark.parametrize(
    "letters",
    [
        ["e\u0301", "a"],
        ["\u0915\u094d\u0937", " ", "\u0930\u093f"],
        ["\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fd", "a"],
        ["\U0001f1e9\U0001f1ea", "\U0001f1eb\U0001f1f7"],
        ["\u1112\u1161\u11ab", "\uac00\u11a8", "\uac01"],
        ["\u0e01\u0e33", "\u0e01"],
        ["\u2764\ufe0f", "1\ufe0f\u20e3"],
        ["a", "\n", "\u0301"],
        ["a", "b"],
    ],
)
def test_letters(letters: list[str]) -> None:
    """A letter is a character with all that belongs to it."""
    assert split_letters("".join(letters)) == letters
