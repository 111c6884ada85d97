"""Large documents: values are counted before any is built, and XML is read in pieces that are not kept."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import BASE, EXAMPLES, MINIMAL
from lxml import etree

from meeting_readout import converters, validate
from meeting_readout.converters import limits, node_count
from meeting_readout.converters.tracing import Refused
from meeting_readout.converters.xml import large_file, reader
from meeting_readout.model.model import model

TREES = sorted(path for path in EXAMPLES.rglob("*.readout.xml") if path.stat().st_size < 200_000)
SUITE = sorted((Path(__file__).parents[1] / "suite").rglob("*.readout.xml"))


def count(value: Any) -> int:
    """Count the values of a document as the standard does."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(count, inner))


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.name)
def test_values_are_counted_in_the_bytes(path: Path) -> None:
    """The bytes of JSON give the number of values; those of XML never more than there are."""
    readout = converters.read(path.read_bytes(), "xml")
    most = count(readout)
    written = converters.write(readout, "json")
    assert node_count.find_excess(written, "json", most) is None
    assert node_count.find_excess(written, "json", most - 1) is not None
    assert node_count.find_excess(path.read_bytes(), "xml", most) is None


@pytest.mark.parametrize(
    ("form", "data", "values"),
    [
        ("json", rb'{"a": ["[,", "\"", "\\"], "b": [{}, [], 1, true]}', 10),
        ("json", rb'{"a": "\u0022,[{", "a,b": 1}', 3),
        (
            "xml",
            b'<?xml version="1.0"?><!-- <a b="c"/> --><r xmlns="n"><a b=">"> c="d" </a><![CDATA[<x>]]> e="f"</r>',
            3,
        ),
        ("xml", b"<r xmlns:a='n' a:b = '>' />", 2),
        ("xml", b"<r><?p <x/> ?><a\n b='c'\td=\"e\"/></r>", 4),
    ],
)
def test_marks_in_words_are_no_values(form: str, data: bytes, values: int) -> None:
    """Marks in texts, names, comments, instructions and declarations of name spaces do not count."""
    assert node_count.find_excess(data, form, values) is None
    assert node_count.find_excess(data, form, values - 1) is not None


@pytest.mark.parametrize(
    ("form", "data"),
    [("json", b'"' + b'\\"[,' * 200_000), ("xml", b"<a>" + b"<!-- <a/>" * 200_000), ("xml", b"<![CDATA[" * 200_000)],
)
def test_what_never_ends_is_not_looked_for_again(form: str, data: bytes) -> None:
    """Where a text in quotes, a comment or a section has no end, the counting ends: it is not well-formed."""
    assert node_count.find_excess(data, form, 10) is None


def test_what_is_no_value_is_not_counted() -> None:
    """Neither a mark at the head of a file nor the place of a schema is a value: a document may have just as many."""
    assert node_count.find_excess(b'\xef\xbb\xbf{"a": ["1,2,3", "4,5"]}', "json", 4) is None
    data = b'<a xmlns:x="urn:x" x:schemaLocation="b = c" d="e = f = g"><h i="j"/></a>'
    assert node_count.find_excess(data, "xml", 4) is None
    assert node_count.find_excess(data, "xml", 3) is not None


@pytest.mark.parametrize("form", ["json", "xml"])
def test_too_many_values_are_told_after_the_head(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a document with too many values the head is read, and told with the first value that is too many."""
    monkeypatch.setattr(node_count, "AHEAD", 20)
    blocks = [{"id": f"p{n}", "content": "a"} for n in range(200)]
    if form == "json":
        data = json.dumps(BASE | {"language": "a\u0001", "blocks": blocks}).encode()
        told = [("W007", "/language"), ("W903", "")]
    else:
        data = converters.write(BASE | {"blocks": blocks}, form).replace(b"<release", b'<release colour="red"', 1)
        told = [("W903", "")]
    with limits.use(limits.Limits(nodes=300)):
        verdict = validate(data, form=form)
    assert [(finding.code, finding.pointer) for finding in verdict.findings] == told
    assert "300" in verdict.findings[-1].message
    line = data.decode().splitlines()[verdict.findings[-1].line - 1]
    assert verdict.findings[-1].column < len(line)


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Everything is a large file."""
    monkeypatch.setattr(limits, "LARGE", 0)
    return monkeypatch


def read(data: bytes) -> Any:
    """Read XML, or say that it cannot be read."""
    try:
        return converters.read(data, "xml")
    except Refused:
        return None


@pytest.mark.parametrize("size", [61, 1000])
def test_pieces_make_no_difference(size: int, pieces: pytest.MonkeyPatch) -> None:
    """Every example and every case of the suite is read in pieces as it is read whole, or refused as it is."""
    files = [path.read_bytes() for path in (*TREES, *SUITE)]
    found = list(map(read, files))
    pieces.setattr(large_file, "PIECE", size)
    assert list(map(read, files)) == found
    pieces.setattr(limits, "LARGE", limits.MIB)
    assert list(map(read, files)) == found


def test_every_cut_makes_no_difference(pieces: pytest.MonkeyPatch) -> None:
    """A document that is cut anywhere into two pieces is read as it is read whole."""
    content = "<c> \u00e9 &amp; ]]&gt;<!-- - --><![CDATA[ < ]]> \n </c>".replace("c>", "content>")
    block = f'<block id="p1">{content}</block><block id="p2"><content>  </content></block>'
    data = (
        MINIMAL.with_suffix(".xml")
        .read_bytes()
        .replace(b"</release>", b"</release><blocks>" + block.encode() + b"\n</blocks>")
    )
    whole = read(data)
    assert [block["content"] for block in whole["blocks"]] == [" \u00e9 & ]]> <  \n ", "  "]
    for size in range(1, len(data)):
        pieces.setattr(large_file, "PIECE", size)
        assert read(data) == whole


@pytest.mark.parametrize("behind", ["<!-- -->We", "<?a b?>We", "<![CDATA[We]]>", "\r\nWe", "We"])
def test_blanks_that_begin_a_text_are_kept(behind: str) -> None:
    """Blanks before a comment, an instruction, CDATA or the end of a line belong to the text, however it is read."""
    block = f"<blocks><block id='p1'><content>  {behind} met</content></block></blocks>".encode()
    data = MINIMAL.with_suffix(".xml").read_bytes().replace(b"</release>", b"</release>" + block)
    for given in (data, data[data.index(b"<readout") :]):
        assert converters.read(given, "xml")["blocks"][0]["content"].startswith("  ")
        assert converters.read(given, "xml") == converters.trace(given, "xml").data


@pytest.mark.parametrize("place", ["<other>{}</other>", "<title>{}</title>"])
def test_what_nobody_takes_does_not_grow(place: str, pieces: pytest.MonkeyPatch) -> None:
    """A tree from which nothing can be taken is given up, and not built to its end."""
    fed: list[int] = []
    parser = etree.XMLPullParser

    class Counted:
        def __init__(self, *words: Any, **options: Any) -> None:
            self.parser = parser(*words, **options)

        def feed(self, data: bytes) -> None:
            fed.append(len(data))
            self.parser.feed(data)

        def __getattr__(self, name: str) -> Any:
            return getattr(self.parser, name)

    pieces.setattr(etree, "XMLPullParser", Counted)
    pieces.setattr(reader, "LONGEST", 50_000)
    start = f'<readout xmlns="{model().namespace}"><release>' if "title" in place else ""
    assert read((start + place.format("<a/>" * 100_000)).encode()) is None
    assert sum(fed) < 200_000


def test_what_is_refused_in_pieces_leaves_nothing(pieces: pytest.MonkeyPatch) -> None:
    """Text, strangers and faults of form among items that were taken out end the reading, and nothing is kept."""
    start = converters.write(BASE | {"blocks": [{"id": f"p{n}", "content": "a"} for n in range(50)]}, "xml")
    at = start.rindex(b"<block ")
    pieces.setattr(large_file, "PIECE", 100)
    assert read(start) is not None
    for wrong in (b"words", b"<other/>", b"<block", b"&#0;", b"<blocks/>"):
        assert read(start[:at] + wrong + start[at:]) is None
        assert read(start[: at - 1000] + wrong + start[at - 1000 :]) is None
    assert read(start[:at]) is None


@pytest.mark.parametrize(
    ("declared", "encoding", "refused"),
    [
        ("UTF-16", "utf-8", "it declares UTF-16, and is in UTF-8"),
        ("utf-8", "utf-16", "it declares utf-8, and is in UTF-16"),
        ("UTF-8", "utf-8", ""),
        ("utf-16", "utf-16", ""),
    ],
)
def test_the_encoding_that_is_declared(declared: str, encoding: str, refused: str) -> None:
    """A document in UTF-8 that declares UTF-16 is not well-formed, nor is the opposite (XML 1.0, 4.3.3)."""
    text = MINIMAL.with_suffix(".xml").read_text(encoding="utf-8").replace('encoding="UTF-8"', f'encoding="{declared}"')
    assert declared in text
    verdict = validate(text.encode(encoding), form="xml")
    told = [(finding.code, refused in finding.message) for finding in verdict.findings]
    assert told == ([("W003", True)] if refused else [])
