"""The YAML form: what it reads, what it refuses, and where."""

import json
from typing import Any

import pytest

from meeting_readout import converters, validate
from meeting_readout.converters import limits
from meeting_readout.converters.tracing import Refused

BASE = """\
specVersion: "1.0"
id: example
release:
  title: The council met.
  language: en
"""
TITLE = "The council met."
COLUMN = "this line does not begin in the column of the lines that it belongs to."
MEMBER = "is not a member: a name, a colon and a space come first."
FIRST = "unless it is in quotes."
BEHIND = "there is more after the end of this value."
ESCAPE = "a backslash here begins no escape that YAML knows."
NAME = "a name is expected before this colon."
BLOCK = "after | or > only a digit and one of + and - are allowed."
EMPTY = "the file is empty."


def faults(text: str) -> list[tuple[str, int, int, str]]:
    """Give code, line, column and words of every fault of the form."""
    trace = converters.trace(text.encode(), "yaml")
    return [(f.code, *trace.source.find_position(f.span[0]), text[slice(*f.span)]) for f in trace.faults]


def said(text: str) -> list[tuple[str, str]]:
    """Give place and sentence of every finding."""
    return [(f"{f.line}:{f.column}", f.message) for f in validate(text.encode(), form="yaml").findings]


WORDS = ["1.0", "3.10", "007", "no", "2021-01-21", "null", "~", "true", "0x1F", "1e3", "12:30"]


@pytest.mark.parametrize("written", WORDS)
def test_words_stay_what_was_written(written: str) -> None:
    """Where the schema says text, a plain word is that text (spec 6.4-3)."""
    found = converters.read(BASE.replace(TITLE, written).encode(), "yaml")
    assert found["release"]["title"] == written


NUMBERS = [("7", 7), ("-7", -7), ('"7"', "7"), ("yes", "yes"), ("true", "true"), ("seven", "seven")]


@pytest.mark.parametrize(("written", "value"), NUMBERS)
def test_a_number_is_one_where_the_schema_says_so(written: str, value: Any) -> None:
    """Plain digits are a number; in quotes they are text, and so is everything else."""
    assert converters.read(f"{BASE}meeting: {{ordinal: {written}}}".encode(), "yaml")["meeting"] == {"ordinal": value}


FLAGS = [("true", True), ("false", False), ("yes", "yes"), ("True", "True"), ('"true"', "true")]


@pytest.mark.parametrize(("written", "value"), FLAGS)
def test_a_flag_is_true_or_false(written: str, value: Any) -> None:
    """Only true and false are flags."""
    text = f"{BASE}  translation: {{official: {written}}}\n"
    assert converters.read(text.encode(), "yaml")["release"]["translation"] == {"official": value}


def test_the_type_may_come_last() -> None:
    """What a member of a union is decides its type, wherever that stands."""
    text = f"{BASE}entities:\n  - ordinal: 5\n    name: 5\n    type: event\n    id: e\n"
    assert converters.read(text.encode(), "yaml")["entities"] == [
        {"ordinal": 5, "name": "5", "type": "event", "id": "e"}
    ]


WAYS = {
    "crlf": BASE.replace("\n", "\r\n"),
    "marks": f"---\n{BASE}...\n",
    "version": f"%YAML 1.2\n---\n{BASE}",
    "comments": f"# before\n{BASE}# behind",
    "json": json.dumps({"specVersion": "1.0", "id": "example", "release": {"title": TITLE, "language": "en"}}),
    "plain": BASE.replace(TITLE, "The council\n    met."),
    "folded": BASE.replace(TITLE, ">-\n    The council\n    met."),
    "single": BASE.replace(TITLE, f"'{TITLE}'"),
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
def test_ways_of_writing_are_the_same(text: str) -> None:
    """Line ends, marks of the document, styles and comments are no content."""
    assert converters.read(text.encode(), "yaml") == converters.read(BASE.encode(), "yaml")


FAULTS = [
    ("id: example", "id: example\nid: x", ("W005", 3, 1, "id")),
    ("id: example", "id: &a example", ("W015", 2, 5, "&a")),
    ("id: example", "id: *a", ("W015", 2, 5, "*a")),
    ("id: example", "id: !!str example", ("W016", 2, 5, "!!str")),
    ("id: example", "id: !e!a example", ("W016", 2, 5, "!e!a")),
    ("release:", "release: &a", ("W015", 3, 10, "&a")),
    ("release:", "release: !!map", ("W016", 3, 10, "!!map")),
    ("language: en", "language: en\n---\na: b", ("W017", 6, 1, "---")),
    ("language: en", "language: en\n...\na: b", ("W017", 7, 1, "a:")),
    ("specVersion", "%YAML 1.1\n---\nspecVersion", ("W018", 1, 1, "%YAML 1.1")),
    ("specVersion", "%YAML 1.3\n---\nspecVersion", ("W018", 1, 1, "%YAML 1.3")),
    ("specVersion", "%TAG ! tag:x,2000:\n---\nspecVersion", ("W018", 1, 1, "%TAG ! tag:x,2000:")),
    ("specVersion", "# c\n%FOO bar\n---\nspecVersion", ("W018", 2, 1, "%FOO bar")),
    ("specVersion", "%YAML 1.2\nspecVersion", ("W018", 1, 1, "%YAML 1.2")),
    ("  language: en", "  <<: {language: en}", ("W019", 5, 3, "<<")),
    ("id: example", "id: example\n? [a, b]\n: c", ("W020", 3, 3, "[")),
    ("id: example", "id: example\n*a : c", ("W020", 3, 1, "*a")),
    ("The", "The \x01", ("W007", 4, 14, "\x01")),
    (TITLE, '"The \\x01 council met."', ("W007", 4, 15, "\\x01")),
    ("The", "The \x7f", ("W007", 4, 14, "\x7f")),
    ("The", "The \U00020bb7 \u2028", ("W007", 4, 16, "\u2028")),
    (TITLE, f"{TITLE} # \u2028  genre: readout", ("W007", 4, 29, "\u2028")),
    ("The", "The \ufeff", ("W007", 4, 14, "\ufeff")),
    ("id: example", "id: example\nmeeting: {ordinal: 7.0}", ("W006", 3, 20, "7.0")),
    ("id: example", "id: example\nmeeting: {ordinal: 007}", ("W006", 3, 20, "007")),
    ("id: example", "id: example\nblocks:\n  -id: p1\n  -id: p2", ("W003", 4, 3, "-")),
]


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_a_fault_is_told_once_and_in_its_place(old: str, new: str, expected: tuple[str, int, int, str]) -> None:
    """What YAML alone can get wrong is one fault, and nothing else is said of what lies around it."""
    text = BASE.replace(old, new, 1)
    assert faults(text) == [expected]
    assert [finding.code for finding in validate(text.encode(), form="yaml").findings] == [expected[0]]
    with pytest.raises(Refused):
        converters.read(text.encode(), "yaml")


SLIPS = [
    (
        TITLE,
        "The council: it met.",
        "4:21",
        "there is a second colon on this line, which text without quotes cannot have.",
    ),
    ("  language", "   language", "5:4", COLUMN),
    ("  language", " language", "5:2", COLUMN),
    ("id: example", "blocks:\n  - id: p\n kind: x", "4:2", COLUMN),
    (BASE, f"  a: b\n{BASE}", "2:1", COLUMN),
    ("  language", "\tlanguage", "5:1", "a tab cannot indent a line."),
    ("id: example", "id example", "2:1", f'"id example" {MEMBER}'),
    ("id: example", "id:example", "2:1", f'"id:example" {MEMBER}'),
    ("language: en", "language en", "5:3", f'"language en" {MEMBER}'),
    ("title: The", "title The", "4:3", f'"title The council met." {MEMBER}'),
    ("id: example", "blocks:\n  - id p\n    kind: item", "3:5", f'"id p" {MEMBER}'),
    (TITLE, f'"{TITLE}', "4:10", "these quotes are never closed."),
    (TITLE, "'The council's plan'", "4:23", BEHIND),
    (TITLE, '"The" council', "4:16", BEHIND),
    (TITLE, '"The \\q council"', "4:15", ESCAPE),
    (TITLE, '"The \\xZZ council"', "4:15", ESCAPE),
    (TITLE, '"The \\ud842\\udfb7"', "4:15", "this is half of a character."),
    (TITLE, "@home", "4:10", f"text cannot begin with @ {FIRST}"),
    (TITLE, "*The* council", "4:10", f"text cannot begin with * {FIRST}"),
    (TITLE, "& council", "4:10", f"text cannot begin with & {FIRST}"),
    ("language: en", "keywords: [a", "5:13", "this bracket is never closed with ]."),
    (TITLE, "[a, b}", "4:15", "a comma or ] is expected here."),
    (TITLE, "]", "4:10", "a value is expected here."),
    (TITLE, "{: b}", "4:11", NAME),
    ("id: example", ": example", "2:1", NAME),
    ("id: example", "blocks: - id: p", "2:9", "a list begins on a line of its own."),
    (TITLE, "| The council", "4:10", BLOCK),
    (TITLE, "|0\n    a", "4:10", BLOCK),
    (BASE, "{a: b} c", "1:8", "there is more after the end of the readout."),
    (BASE, "a: [b, c: [", "1:12", "the file ends in the middle of the readout."),
    (BASE, "", "1:1", EMPTY),
    (BASE, "# a comment\n", "1:1", EMPTY),
    (BASE, "---\n", "1:1", EMPTY),
    ("id: example", "id:", "2:1", "null is never used; a string is expected here."),
    ("The", "The \x7f", "4:14", "the character U+007F cannot stand in YAML as it is."),
]


@pytest.mark.parametrize(("old", "new", "place", "sentence"), SLIPS)
def test_a_slip_of_the_pen_is_told_in_words(old: str, new: str, place: str, sentence: str) -> None:
    """What is not well-formed is one sentence at its place, never the words of the parser."""
    assert said(BASE.replace(old, new, 1)) == [(place, sentence)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_ends_the_reading(opening: str) -> None:
    """Nesting beyond the limit is told at once, however deep it goes on."""
    assert [code for code, *_ in faults(opening * 200_000)] == ["W902"]


def test_nodes_are_counted() -> None:
    """More values than the limit end the reading, also where they have no place."""
    with limits.use(limits.Limits(nodes=30)):
        assert faults(f"a: [{'x, ' * 27}x]") == []
        assert [code for code, *_ in faults(f"a: [{'x, ' * 30}x]")] == ["W903"]
        assert [code for code, *_ in faults(f"? [{'x, ' * 30}x]\n: a")] == ["W903"]


def test_an_alias_is_never_expanded() -> None:
    """Aliases of aliases are faults, one each, and nothing grows."""
    lines = [f"k{n}: &a{n} [{', '.join(f'*a{n - 1}' for _ in range(9)) if n else 'x'}]" for n in range(9)]
    found = faults("\n".join(lines))
    assert len(found) == 9 + 8 * 9
    assert {code for code, *_ in found} == {"W015"}


def test_places_count_code_points() -> None:
    """A byte order mark and a character beyond U+FFFF are one column each."""
    text = '\ufeffspecVersion: "1.1.1"\nid: x\nrelease: {title: "\U00020bb7", titel: x, language: en}\n'
    found = [(f.code, f.line, f.column) for f in validate(text.encode(), form="yaml").findings]
    assert found == [("W004", 1, 1), ("S004", 1, 15), ("S002", 3, 23)]


def test_what_is_missing_is_told_at_the_name_or_the_dash() -> None:
    """The place of a block in which something is missing is its name, or its dash."""
    text = BASE.replace(f"  title: {TITLE}\n", "") + "decisions:\n  - act: adopt\n"
    found = [(f.code, f.pointer, f.line, f.column, f.end_column) for f in validate(text.encode(), form="yaml").findings]
    assert found == [("S001", "/release/title", 3, 1, 8), ("S001", "/decisions/0/id", 6, 3, 4)]


def test_a_block_string_is_told_at_its_first_words() -> None:
    """The place of a block string is its text, not the sign before it."""
    text = BASE.replace("id: example", "id: |- # a note\n\n  Two words")
    found = [(f.code, f.line, f.column, f.end_column) for f in validate(text.encode(), form="yaml").findings]
    assert found == [("S005", 4, 3, 12)]
