"""Large files in pieces: the same data, places, faults and findings as in one pass, and little of it traced."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from command import BASE, EXAMPLES
from in_pieces import differs, setting, trace_all, whole

from meeting_readout import converters, validate
from meeting_readout.converters import limits, pieces
from meeting_readout.converters.json import tracer as json_tracer
from meeting_readout.converters.xml import element_tracer

SUITE = Path(__file__).parents[1] / "suite"
SMALL = 30_000


def files(form: str) -> list[Path]:
    """Give the files of the suite and the examples in a form."""
    found = [*SUITE.glob(f"*/*.readout.{form}"), *EXAMPLES.rglob(f"*.readout.{form}")]
    return sorted(path for path in found if path.stat().st_size < SMALL)


def in_json(items: str) -> bytes:
    """Give a document whose blocks are written like this."""
    return (json.dumps(BASE)[:-1] + f', "blocks": [{items}]}}').encode()


def in_xml(more: str) -> bytes:
    """Give a document with more elements at its end."""
    return converters.write(BASE, "xml").replace(b"</readout>", more.encode() + b"</readout>")


@pytest.mark.parametrize("form", ["json", "xml", "yaml"])
def test_the_suite_is_the_same_in_pieces(form: str) -> None:
    """Every case of the suite and every small example is the same both ways, at each level in turn."""
    random = Random(form)  # noqa: S311 - nothing secret
    found = files(form)
    assert len(found) > 200
    for number, path in enumerate(found):
        level = ("core", "anchored", "complete")[number % 3]
        assert not differs(path.read_bytes(), form, level, random), path


BLOCK = '{"id": "p1", "content": "a"}'
PIECES = {
    "nothing behind a number": f"{BLOCK}, 17x",
    "a word behind an item": f"{BLOCK} word, {BLOCK}",
    "no comma": f"{BLOCK} {BLOCK}",
    "a comma at the end": f"{BLOCK}, {BLOCK}, ",
    "no item": "",
    "an open end": f"{BLOCK}, {BLOCK}, " + '{"id": "p',
    "a member twice": f'{BLOCK}, {{"id": "p2", "id": "p3", "content": "a"}}, {BLOCK}',
    "numbers of every kind": f"{BLOCK}, 1, 1.5, 1.0, 1e3, -0, {'9' * 39}, {'9' * 41}, -{'9' * 40}, {'9' * 5000}, NaN",
    "a zero with a minus in an object": f'{BLOCK}, {{"id": "p2", "level": -0}}',
    "characters as they are and escaped": r'"\u0000", "\r", "\b", "\ud800", "\ud83d\ude00", "\ufffe", "\\u0000", "￿"',
    "lists and objects in each other": "[[[{}]]], [[]], {}, " + '{"a": {"b": [{"c": [1, 2, 3]}]}}',
    "many levels": f"{BLOCK}, {'[' * 61}1{']' * 61}, {BLOCK}",
    "too many levels": f"{BLOCK}, {'[' * 62}1{']' * 62}, {BLOCK}",
    "far too many levels": f"{BLOCK}, {'[' * 3000}",
    "nothing, true and false": "null, true, false",
    "a text that is too long": f'"{"a" * 100_000}", "{"a" * 100_001}"',
    "as many members as there may be": json.dumps(dict.fromkeys(map(str, range(10_000)))),
    "more members than there may be": json.dumps(dict.fromkeys(map(str, range(10_001)))),
}


@pytest.mark.parametrize("items", PIECES.values(), ids=PIECES)
def test_items_in_json(items: str) -> None:
    """Whatever stands in a list of JSON, at its edges above all, is the same both ways."""
    for seed in range(6 if len(items) < 200_000 else 1):
        assert not differs(in_json(items), "json", "core", Random(seed))  # noqa: S311 - nothing secret


ITEM = "<block id='p1'><content>a &gt; b</content></block>"
MARKUP = {
    "text around items": f"<blocks>{ITEM} x > y {ITEM}z/></blocks>",
    "text in front of the first": f"<blocks> x {ITEM}{ITEM}</blocks>",
    "text alone": "<blocks>words</blocks>",
    "comments and instructions": f"<blocks><!-- {ITEM} -->{ITEM}<!-- > --><?a {ITEM}?>{ITEM} <!-- --> </blocks>",
    "a section": f"<blocks>{ITEM}<![CDATA[{ITEM}]]>{ITEM}</blocks>",
    "an open comment": f"<blocks>{ITEM}<!-- {ITEM}</blocks>",
    "tags that do not fit": f"<blocks>{ITEM}<block id='p2'>{ITEM}</blocks>",
    "a list twice": f"<blocks>{ITEM}</blocks><blocks>{ITEM}</blocks>",
    "an item of another list": f"<blocks>{ITEM}<statement id='s'/>{ITEM}</blocks>",
    "a list with an attribute": f"<blocks a='>'>{ITEM}{ITEM}</blocks>",
    "nothing in a list": "<blocks/><participants></participants>",
    "a prefix": f"<a:blocks xmlns:a='https://w3id.org/meeting-readout/1'>{ITEM}<a:block id='p2'/>{ITEM}</a:blocks>",
    "another name space": f"<blocks>{ITEM}<block xmlns='urn:x' id='p2'/>{ITEM}</blocks>",
    "references": f"<blocks>{ITEM}<block id='p2'><content>&#13;&#x85;&#0;</content></block>{ITEM}</blocks>",
    "a forbidden character": f"<blocks>{ITEM}<block id='p2'><content>a&#13;</content></block>{ITEM}</blocks>",
    "a text that is too long": f"<blocks>{ITEM}<block id='p2'><content>{'a' * 100_001}</content></block></blocks>",
    "members of a union": "<participants><person id='a'><organization><name>b</name></organization></person>"
    "<organization id='c'/><person id='d'/><persn id='e'/><organization id='f' x='y'/><person id='g'/></participants>",
    "lists in lists": "<meeting><sessions>"
    + "<session id='a'><sessions><session id='b'/><session id='c'/></sessions></session><session id='d' x='y'/>"
    + "</sessions></meeting>",
}


@pytest.mark.parametrize("more", MARKUP.values(), ids=MARKUP)
def test_items_in_xml(more: str) -> None:
    """Whatever stands in a list of XML, at its edges above all, is the same both ways."""
    for seed in range(6):
        random = Random(seed)  # noqa: S311 - nothing secret
        assert not differs(in_xml(more), "xml", "core", random)
        assert not differs(in_xml(more).decode().encode("utf-16"), "xml", "core", random)


def test_an_item_larger_than_a_piece() -> None:
    """The places in one item that is a file by itself are found, as in one pass."""
    sessions = [{"name": f"Session {number}"} for number in range(50)]
    readout = BASE | {"meeting": {"next": [{"sessions": sessions}, {"sessions": sessions}]}}
    for form in ("json", "xml"):
        data = converters.write(readout, form)
        with whole():
            expected = trace_all(data, form)
        with setting(0, 40):
            assert trace_all(data, form) == expected


@pytest.fixture
def traced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the nodes that the tracers of JSON and XML read one by one."""
    counted = [0]

    def count(known: Any, name: str) -> None:
        read = getattr(known, name)

        def counting(*given: Any) -> Any:
            counted[0] += 1
            return read(*given)

        monkeypatch.setattr(known, name, counting)

    count(json_tracer._Reading, "read_value")
    count(element_tracer.Reading, "push")
    return counted


def large(**changes: Any) -> dict[str, Any]:
    """Give a readout with many blocks, of which one is changed, and one statement."""
    blocks = [{"id": f"p{n}", "kind": "paragraph", "content": f"Words {n}."} for n in range(20_000)]
    blocks[12_345] |= changes
    return BASE | {"blocks": blocks, "statements": [{"id": "s1", "anchors": [{"block": "p12345", "exact": "Words"}]}]}


FAULTS = {
    "S004": ({"kind": "paragrapf"}, "/blocks/12345/kind"),
    "M101": ({"id": "p7"}, "/blocks/12345/id"),
    "Q101": ({"content": "Other."}, "/statements/0/anchors/0/exact"),
    "W003": ({"content": "|"}, ""),
}


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("code", FAULTS)
def test_little_of_a_large_file_is_traced(code: str, form: str, traced: list[int]) -> None:
    """Of a file with one fault, few of its values are traced, and the finding is where it should be."""
    changes, pointer = FAULTS[code]
    data = converters.write(large(**changes), form).replace(b"|", b'"<')
    assert len(data) > pieces.LARGE
    found = {finding.code: finding for finding in validate(data, form=form, level="anchored").findings}
    assert found[code].pointer == pointer
    assert found[code].line > 12_345 or code == "Q101"
    assert 0 < traced[0] < 2500


@pytest.mark.parametrize("form", ["json", "xml"])
def test_values_are_counted_in_pieces(form: str) -> None:
    """The first value above the limit is found at its place, wherever the limit is."""
    data = (EXAMPLES / "reference" / f"sme-leading-group-7.readout.{form}").read_bytes()
    with whole():
        most = next(nodes for nodes in range(1, 10_000, 500) if not has_too_many(data, form, nodes))
    for nodes in range(1, most, 37):
        with limits.use(limits.DEFAULT._replace(nodes=nodes)):
            assert not differs(data, form, "core", Random(nodes)), nodes  # noqa: S311 - nothing secret


def has_too_many(data: bytes, form: str, nodes: int) -> bool:
    """Say whether the tracer reports a value too many under a limit."""
    with limits.use(limits.DEFAULT._replace(nodes=nodes)):
        return any(fault.code == "W903" for fault in converters.trace(data, form).faults)
