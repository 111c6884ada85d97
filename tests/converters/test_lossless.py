"""Losslessness: what goes from form to form comes back as it was, on examples and on generated documents."""

import json
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from generate import documents, readouts, shuffled
from hypothesis import HealthCheck, given, settings
from lxml import etree

from meeting_readout import convert, converters, validate
from meeting_readout.converters.round_trip import extract_content
from meeting_readout.model.model import ROOT, model
from meeting_readout.validator.schema import gate
from meeting_readout.validator.schema.errors import find_errors

SEEDS = range(40)
EACH = 50
"""So many documents for each seed: 2,000 in all, half of which pass the rules of core as well."""
DRAWN = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.readout.json"))


@pytest.mark.parametrize("seed", SEEDS)
def test_generated_documents_lose_nothing(seed: int) -> None:
    """A generated document is the same after every way through the forms, fast and careful (spec 6.1)."""
    random = Random(seed)  # noqa: S311 - nothing secret
    for data in documents(seed, EACH, core=seed % 2 == 1):
        assert_lossless(data, random)
        if seed % 2:
            assert_faultless(data)


@DRAWN
@given(readouts())
def test_drawn_documents_lose_nothing(data: dict[str, Any]) -> None:
    """The same of documents that shrink to the smallest that fails."""
    assert_lossless(data, Random(0))  # noqa: S311 - nothing secret


@DRAWN
@given(readouts(core=True))
def test_drawn_documents_pass_the_rules_in_both_forms(data: dict[str, Any]) -> None:
    """A document without a finding in JSON has none in XML."""
    assert_faultless(data)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_lose_nothing(path: Path) -> None:
    """The examples are the same after every way through the forms."""
    assert_lossless(json.loads(path.read_bytes()), Random(0))  # noqa: S311 - nothing secret


def test_the_generator_reaches_every_property() -> None:
    """Generated documents hold every property that the schema has, so a new one is tested without further work."""
    seen: set[tuple[str, str]] = set()
    left = {(name, key) for name, type_ in model().objects.items() for key in type_.properties}
    for data in documents(1001, 800, nodes=800):
        note(ROOT, data, seen)
        if left <= seen:
            break
    assert left - seen == set()


def test_the_generator_is_seeded() -> None:
    """The same seed gives the same documents."""
    assert list(documents(7, 5)) == list(documents(7, 5))
    assert list(documents(7, 5)) != list(documents(8, 5))


def assert_lossless(data: dict[str, Any], random: Random) -> None:
    """Take a document that is valid by the schema through both forms, by every reader and writer."""
    assert gate.passes(data)
    assert list(find_errors(data)) == []
    written = converters.write(data, "json")
    assert converters.read(written, "json") == data
    assert json.dumps(converters.read(written, "json")) == json.dumps(ordered(ROOT, data))  # the order of the schema
    assert converters.write(shuffled(data, random), "json") == written
    careful = converters.trace(written, "json")
    assert (careful.data, careful.faults) == (data, [])

    xml = converters.write(shuffled(data, random), "xml")
    back = converters.read(xml, "xml")
    assert json.dumps(ordered(ROOT, back)) == json.dumps(ordered(ROOT, extract_content(data)))
    assert gate.passes(back)
    assert converters.write(converters.read(converters.write(back, "json"), "json"), "xml") == xml
    careful = converters.trace(xml, "xml")
    assert (careful.data, careful.faults) == (back, [])

    other = disguised(etree.fromstring(xml), random)
    assert canonical(other) == canonical(xml)
    assert converters.read(other, "xml") == back
    assert converters.trace(other, "xml").data == back


def assert_faultless(data: dict[str, Any]) -> None:
    """Judge a document that passes the rules of core in both forms, and convert it there and back."""
    written = converters.write(extract_content(data), "json")
    xml = convert(written, "xml")
    assert validate(written).findings == validate(xml).findings == ()
    assert convert(xml, "json") == written


def ordered(name: str, node: dict[str, Any]) -> dict[str, Any]:
    """Give an object with its properties, and those of all in it, in the order of the schema."""
    found: dict[str, Any] = {}
    for prop in model().objects[name].properties.values():
        value = node.get(prop.name)
        if isinstance(value, dict):
            found[prop.name] = ordered(prop.target, value)
        elif prop.shape in ("objects", "union") and value:
            found[prop.name] = [ordered(prop.tags.get(inner.get("type"), prop.target), inner) for inner in value]
        elif value is not None:
            found[prop.name] = value
    return found


def note(name: str, node: dict[str, Any], seen: set[tuple[str, str]]) -> None:
    """Note which properties of which types a document holds."""
    for key, value in node.items():
        prop = model().objects[name].properties[key]
        seen.add((name, key))
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                note(prop.tags.get(inner.get("type", ""), prop.target), inner, seen)


def canonical(xml: bytes) -> bytes:
    """Give canonical XML (C14N 1.0), by libxml2, without comments and processing instructions."""
    out = BytesIO()
    etree.fromstring(xml, etree.XMLParser(remove_comments=True, remove_pis=True)).getroottree().write_c14n(
        out, with_comments=False
    )
    return out.getvalue()


def disguised(element: Any, random: Random) -> bytes:
    """Write the same XML otherwise: attributes in any order, single quotes, CDATA, references, comments, a prolog."""
    text = _disguised(element, random, f' xmlns="{model().namespace}"')
    return f"<?xml version='1.0'?>\n<!-- a -->\n<?b c?>\n{text}\n<!-- d -->\n".encode()


def _disguised(element: Any, random: Random, start: str = "") -> str:
    name = etree.QName(element).localname
    pairs = [("xml:space" if key.endswith("space") else key, value) for key, value in element.items()]
    for key, value in random.sample(pairs, len(pairs)):
        start += f"\n{key} = " + quoteattr(value, {"'": "&#39;"}).replace('"', "'")
    inner = "".join(_disguised(child, random) + _text(child.tail or "", random) for child in element)
    if not len(element) and not element.text:
        return f"<{name}{start}/>" if random.random() < 0.5 else f"<{name}{start}></{name} >"
    return f"<{name}{start} >{_text(element.text or '', random)}{inner}</{name}>"


def _text(text: str, random: Random) -> str:
    if random.random() < 0.3 and "]]>" not in text:
        return f"<!-- - --><![CDATA[{text}]]><?p?>"
    return "".join(f"&#x{ord(c):X};" if c in "<>&\t\n" or random.random() < 0.1 else c for c in text)
