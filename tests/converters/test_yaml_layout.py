"""What the YAML form writes: the layout, words that survive every reader, and losslessness."""

import json
from random import Random
from typing import Any

import pytest
import yaml
from generate import documents, shuffled

from meeting_readout import converters, validate
from meeting_readout.converters.tracing import Spot
from meeting_readout.converters.yaml.scalars import format_literal, format_word
from meeting_readout.model.model import model

PLAIN: tuple[Any, ...] = (yaml.CBaseLoader, yaml.BaseLoader)
TYPED: tuple[Any, ...] = (yaml.CSafeLoader, yaml.SafeLoader)
HARD = [
    *("\x85", "\u2028", "\u2029", "\ufeff", "\u3000", "\u00a0", "\x7f", "\x9f", "\ufffd", "\U00020bb7", "e\u0301"),
    *(" leading", "trailing ", "\u3000a", "a\u3000", "a: b", "a:", ":a", "a #b", "#a", "a#b", "---", "--- a", "..."),
    *("- a", "-a", "? a", "?", "a?", "a, b", "[a]", "{a}", "a]", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "~"),
    *("=", "<<", "it's", '"quoted"', "'", '"', "\\", 'a\\"', "'\"", "a\tb", "\ta", "https://a.example/b?c=d#e"),
    *("1.0", "007", "1e3", "0x1F", "1_000", "12:30", "2021-01-21", ".inf", ".5", "-5", "+5", "14th plan"),
    *("no", "Yes", "n", "OFF", "null", "True", "a\nb", "a\n", "\na", "a\n\n", "\n\n", "  a\nb", "a \nb", "\ta\nb"),
    *("a\n\n\nb", "a\n  b", "a\n\tb", "a\n#b", "a\n---\nb", "a\n..."),
]
"""Words that some reader of YAML could take for something else, or lose a part of."""


@pytest.mark.parametrize("text", HARD, ids=ascii)
@pytest.mark.parametrize("loader", [*PLAIN, *TYPED], ids=lambda loader: loader.__name__)
def test_hard_words_survive(text: str, loader: Any) -> None:
    """A string is itself in every place in which it can stand, and to every reader."""
    long = f"{text}{' and more' * 15}"
    release = {
        "title": text,
        "keywords": [text, "x"],
        "publishers": [{"name": text}],
        "url": f"{text}:",
        "rights": long,
    }
    data = {"release": release, "blocks": [{"id": "p", "content": f"{text}\n{text}"}]}
    assert yaml.load(converters.write(data, "yaml").decode(), Loader=loader) == data  # noqa: S506 - none builds objects
    assert converters.read(converters.write(data, "yaml"), "yaml") == data


@pytest.mark.parametrize("seed", range(6))
def test_generated_documents_lose_nothing(seed: int) -> None:
    """A generated document is the same after the way through YAML, whatever the order of its properties (spec 6.1)."""
    random = Random(seed)  # noqa: S311 - nothing secret
    for data in documents(seed, 50, core=seed % 2 == 1):
        written = converters.write(shuffled(data, random), "yaml")
        back = converters.read(written, "yaml")
        assert back == data
        assert converters.write(back, "json") == converters.write(data, "json")
        assert converters.write(back, "yaml") == written
        if seed % 2:
            assert validate(written, form="yaml").findings == ()


def test_every_key_and_every_value_has_its_place() -> None:
    """The spots of a document are where its keys and values are written."""

    def check(spot: Spot, data: Any) -> None:
        if isinstance(data, dict | list):
            for key, value in data.items() if isinstance(data, dict) else enumerate(data):
                child = spot.children[key]
                assert child.key is None or text[slice(*child.key)] == key
                check(child, value)
        else:
            written, value = text[slice(*spot.value)], data if isinstance(data, str) else json.dumps(data)
            assert (
                written in (value, format_word(value), format_word(value, in_brackets=True))
                or written.split() == value.split()
            )

    for found in documents(8, 12):
        text = converters.write(found, "yaml").decode()
        root = converters.trace(text.encode(), "yaml").root
        assert root is not None
        check(root, found)


def test_other_readers_read_the_same() -> None:
    """What is written is the same text, and of the same type, to readers that know no schema."""

    def words(data: Any) -> Any:
        if isinstance(data, dict):
            return {key: words(value) for key, value in data.items()}
        if isinstance(data, list):
            return [words(value) for value in data]
        return data if isinstance(data, str) else json.dumps(data)

    for data in documents(7, 12):
        text = converters.write(data, "yaml").decode()
        for loader in PLAIN:
            assert yaml.load(text, Loader=loader) == words(data)  # noqa: S506 - none builds objects
        for loader in TYPED:
            assert yaml.load(text, Loader=loader) == data  # noqa: S506 - none builds objects


@pytest.mark.parametrize(
    ("text", "block", "brackets"),
    [
        ("The council met.", "The council met.", "The council met."),
        ("Rise, and fall", "Rise, and fall", '"Rise, and fall"'),
        ("https://a.example/b", "https://a.example/b", '"https://a.example/b"'),
        ("a: b", '"a: b"', '"a: b"'),
        ("1.0", '"1.0"', '"1.0"'),
        ("2021-01-21", '"2021-01-21"', '"2021-01-21"'),
        ("14th plan", "14th plan", "14th plan"),
        ("no", '"no"', '"no"'),
        ("Noon", "Noon", "Noon"),
        ("国务院", "国务院", "国务院"),
        ("“two unwavering”", "“two unwavering”", "“two unwavering”"),
        ('"two" unwavering', "'\"two\" unwavering'", "'\"two\" unwavering'"),
        ("'it's \"two\"", '"\'it\'s \\"two\\""', '"\'it\'s \\"two\\""'),
        ("a\u2028b", '"a\\u2028b"', '"a\\u2028b"'),
        ("\ta\n", '"\\ta\\n"', '"\\ta\\n"'),
    ],
)
def test_words_are_plain_where_that_is_safe(text: str, block: str, brackets: str) -> None:
    """Anchors stand only where some reader needs them, and of the kind that needs fewer escapes."""
    assert (format_word(text), format_word(text, in_brackets=True)) == (block, brackets)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\nb", "|-\n  a\n  b"),
        ("a\n", "|\n  a"),
        ("  a\n\nb\n", "|2\n    a\n\n  b"),
        ("\na", "|-\n\n  a"),
        ("a\n\n", None),
        ("a \nb", None),
        ("a\u2029b", None),
        ("\n", None),
    ],
)
def test_literal_texts_are_what_an_editor_leaves_alone(text: str, written: str | None) -> None:
    """A text is literal unless that is fragile: blanks at the end of a line, or empty lines at the end."""
    assert format_literal(text, "  ") == written


def test_the_layout(file_regression: Any) -> None:
    """The layout in full: blocks for what people write, one line for what is small."""
    held = "The harbour master reported that the dyke had held through the winter, and that no water had come in, "
    anchors = [{"block": "p1", "exact": 'adopted the "plan" for the dyke, ', "occurrence": 1}, {"block": "p2"}]
    data: dict[str, Any] = {
        "$schema": "https://w3id.org/meeting-readout/1.0/readout.schema.json",
        "specVersion": "1.0",
        "id": "example",
        "release": {
            "title": "Harbour council, 3 May: the dyke holds",
            "language": "en",
            "published": {"value": "2031-05-03", "basis": "stated"},
            "keywords": ["dyke", "sea level", "3,5 m"],
            "translation": {"method": "human", "official": False},
        },
        "blocks": [
            {"id": "h", "kind": "heading", "content": "Harbour council"},
            {"id": "p1", "content": '  The council met on 3 May.\nIt adopted the "plan" for the dyke, and left.'},
            {"id": "p2", "content": f"{held}not even at the new quay."},
        ],
        "meeting": {
            "held": {"start": {"value": "2031-05-03", "time": {"asPrinted": "10h"}}},
            "places": [{"name": "Harbour Hall"}],
        },
        "decisions": [
            {
                "id": "d1",
                "act": "adopt",
                "by": [{"ref": "meeting", "carried": True}],
                "vote": {"for": {"count": 7, "members": [{"name": "Ada Quay"}]}, "against": {"count": 0}},
                "anchors": [*anchors, {"block": "p2", "exact": held}, {"block": "p2", "exact": held.strip()}],
            },
            {"id": "d2", "act": "agree"},
        ],
    }
    written = converters.write(data, "yaml")
    assert converters.read(written, "yaml") == data
    file_regression.check(written.decode(), extension=".yaml", encoding="utf-8", newline="")


def test_a_name_needs_no_quotes() -> None:
    """No property of the schema has a name that a reader of YAML could take for something else."""
    names = {name for type_ in model().objects.values() for name in type_.properties}
    assert {name for name in names if format_word(name, in_brackets=True) != name} == set()


def test_what_the_schema_does_not_know_is_never_dropped() -> None:
    """The writer refuses a property that it does not know."""
    with pytest.raises(KeyError):
        converters.write({"specVersion": "1.0", "id": "x", "release": {"titel": "x"}}, "yaml")
