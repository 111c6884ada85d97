"""From a range of a text to its place in the file, through what each form writes in another way."""

import pytest

from meeting_readout import converters
from meeting_readout.converters.text_map import map_text
from meeting_readout.converters.tracing import find_spot

WRITTEN = (
    (
        "json",
        r'{"a": "It met. \u00c9mile & Zo\u00e9\nsaid \"no\".\ud83d\ude00 Then"}',
        '\u00c9mile & Zo\u00e9\nsaid "no"',
        "Then",
    ),
    (
        "yaml",
        'a: "It met. \\xC9mile & Zo\\u00e9\\n\\\n  said \\"no\\".\\U0001F600 Then"',
        '\u00c9mile & Zo\u00e9\nsaid "no"',
        "Then",
    ),
    ("yaml", "a: 'It met. It''s\n\n  said \"no\". Then'", 'It\'s\nsaid "no"', "Then"),
    ("yaml", "a: It met. They\n  said # \n".replace(" # ", "") + "  no. Then", "They said no", "Then"),
    ("yaml", "a: |\n  It met. They\n\n  said no. Then\n", "They\n\nsaid no", "Then"),
    ("yaml", "a: >-\n  It met. They\n  said no. Then", "They said no", "Then"),
    ("yaml", 'a: |-\n  "It" met. They\n  said "no"', "They\nsaid", "no"),
)


@pytest.mark.parametrize(("form", "text", "words", "last"), WRITTEN)
def test_a_range_of_json_and_yaml(form: str, text: str, words: str, last: str) -> None:
    """The place begins with the first letter of the words as it is written, and ends with the last."""
    trace = converters.trace(text.encode(), form)
    assert trace.root is not None
    value, spot = trace.data["a"], find_spot(trace.root, ("a",))[0]
    found = map_text(text, form, spot.value, value)
    assert found is not None
    start = value.index(words)
    begins, ends = found.find_range(start, start + len(words)) or (0, 0)
    again = map_text(text, form, spot.value, value)
    assert again is not None
    assert again.find_range(0, start + 1) == (found.places[0][0], found.places[found.before[start]][1])
    assert text[begins:ends].startswith((words[0], "\\"))
    at = found.find_range(value.index(last), value.index(last) + len(last))
    assert at is not None
    assert text[slice(*at)] == last
    assert ends <= at[0]


def test_a_range_of_xml() -> None:
    """Entities, CDATA, comments and other letters than ASCII lie between."""
    text = "<a>It m&#xe9;t &amp; <!-- no -->\u00c9mile <![CDATA[<said> \u00e9]]> no.</a>".encode()
    value = "It m\u00e9t & \u00c9mile <said> \u00e9 no."
    found = map_text(text, "xml", (3, len(text) - 4), value)
    assert found is not None
    for words, written in (
        ("m\u00e9t &", "m&#xe9;t &amp;"),
        ("\u00c9mile", "\u00c9mile"),
        ("said> \u00e9 no", "said> \u00e9]]> no"),
    ):
        start = value.index(words)
        place = found.find_range(start, start + len(words))
        assert place is not None
        assert text[slice(*place)].decode() == written


def test_what_cannot_be_mapped() -> None:
    """Where the text is another one than that of the place, there is no map; white space has no place."""
    assert map_text('"abc"', "json", (0, 5), "abd") is None
    found = map_text('"a  b"', "json", (0, 6), "a  b")
    assert found is not None
    assert found.find_range(1, 3) is None
