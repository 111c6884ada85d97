"""The XSD as a second opinion: whatever it refuses the toolkit refuses; what it cannot say is in docs/xsd-limits.md."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from second_opinion import LIMITS, XSD, accepts, judged, mutations

from meeting_readout import validate
from meeting_readout.cli.main import main
from meeting_readout.model import model

EACH = 40

NAMESPACE = model.model().namespace
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
END = "</readout>"
SAID = "<statements><statement id='s'{}</statement></statements>" + END
START = f'<readout xmlns="{NAMESPACE}" {XSI} specVersion="1.0" id="a"'
RELEASE = '<release language="en"><title>A</title></release>'
WITNESSES = (
    ("S006", f"{START}>{RELEASE}<meeting/></readout>"),
    ("S006", f"{START}>{RELEASE}{SAID.format('><anchors><anchor/></anchors>')}"),
    ("S003", f"{START}>{RELEASE}<meeting ordinal=' 1 '/></readout>"),
    ("S003", f"{START}>{RELEASE}" + SAID.format(" unspecified=' true '>")),
    ("S002", f"{START}><release language='en' xsi:type='Release'><title>A</title></release></readout>"),
    ("S002", f"{START} xsi:noNamespaceSchemaLocation='a.xsd'>{RELEASE}</readout>"),
    (
        "W013",
        f"{START}>{RELEASE}<extensions><extension name='a:b' xml:space=' default'>A</extension></extensions>{END}",
    ),
    (
        "S002",
        f"{START}>{RELEASE}<extensions><extension name='a:b' xml:lang='en'>A</extension></extensions>{END}",
    ),
    ("W013", f"{START}><release language='en'><title xsi:type='Words'>A</title></release></readout>"),
    ("W013", f"{START}>{RELEASE}<blocks><block id='b'><content xml:space='x'>A</content></block></blocks>{END}"),
    ("W008", f"<!DOCTYPE readout>{START}>{RELEASE}</readout>"),
    ("W009", f"<?xml version='1.0' encoding='ISO-8859-1'?>{START}>{RELEASE}</readout>"),
    (
        "W902",
        f"{START}>{RELEASE}<meeting>{'<sessions><session>' * 40}{'</session></sessions>' * 40}</meeting></readout>",
    ),
    ("W904", f"{START}><release language='en'><title>{'a' * 100_001}</title></release></readout>"),
    ("M103", f"{START}>{RELEASE}<meeting><body ref='b'/></meeting></readout>"),
    ("M108", f"{START}>{RELEASE}<meeting kind='other'/></readout>"),
    ("Q201", f"{START} level='anchored'>{RELEASE}</readout>"),
)
"""For each entry of the table XML that the XSD accepts, and the code with which the toolkit refuses it."""


PLACES = {
    "timestamp": "<release language='en' retrieved='{}'><title>A</title></release>",
    "date": "<release language='en'><title>A</title><published value='{}'/></release>",
    "uri": "<release language='en' url='{}'><title>A</title></release>",
    "integer": RELEASE + "<meeting ordinal='{}'/>",
    "decimal": RELEASE
    + "<statements><statement id='s'><amounts><amount value='{}'/></amounts></statement></statements>",
    "flag": RELEASE + "<statements><statement id='s' unspecified='{}'/></statements>",
    "boolean": "<release language='en'><title>A</title><translation official='{}'/></release>",
}
LEXICAL = (
    ("timestamp", "2024-01-02t03:04:05z", False),
    ("timestamp", "2024-01-02T03:04:05+14:30", False),
    ("timestamp", "2024-01-02T03:04:05", False),
    ("timestamp", "2024-01-02T24:00:00Z", False),
    ("timestamp", "12024-01-02T03:04:05Z", False),
    ("timestamp", "-0044-01-02T03:04:05Z", False),
    ("timestamp", " 2024-01-02T03:04:05Z ", False),
    ("date", "2024-01-02Z", False),
    ("date", "2024-01-02+08:00", False),
    ("uri", "relative/path", False),
    ("uri", "", False),
    ("uri", "https://e.x/a b", False),
    ("uri", "https://漓.example/", False),
    ("uri", "not a uri", False),
    ("uri", "::", False),
    ("integer", "1.0", False),
    ("integer", "+1", False),
    ("integer", "01", False),
    ("integer", " 1 ", True),
    ("integer", "0", False),
    ("integer", "9007199254740992", False),
    ("integer", "9" * 5000, False),
    ("integer", "١", False),
    ("decimal", "1e3", False),
    ("decimal", "NaN", False),
    ("decimal", "+1.5", False),
    ("decimal", ".5", False),
    ("decimal", "5.", False),
    ("flag", "1", False),
    ("flag", "false", False),
    ("flag", " true ", True),
    ("boolean", "1", False),
    ("boolean", "0", False),
    ("boolean", " true ", True),
)
"""A value that is right in one of the two worlds, and whether the XSD accepts it; the toolkit accepts none."""
GOOD = {
    "timestamp": ("2024-01-02", "2024-01-02T03:04Z", "2024-01-02T03:04:05.25+14:00"),
    "date": ("2024-01-02", "2024-01", "2024", "XXXX-01-21", "XXXX-01", "XXXX-XX-26", "2022-36", "2022-40", "2021/.."),
    "uri": ("https://example.org/a", "urn:a:b", "mailto:a@example.org", "https://example.org/a%20b"),
    "integer": ("1", "9007199254740991"),
    "decimal": ("0", "-0.10", "35700", "12345678901234567890.5"),
    "flag": ("true",),
    "boolean": ("true", "false"),
}


@pytest.mark.parametrize("seed", range(10))
def test_what_the_xsd_refuses_the_toolkit_refuses(seed: int) -> None:
    """No mutation is refused by the XSD alone; what only the toolkit refuses is in the table."""
    told = Counter[str]()
    for xml, mutants in mutations(seed, EACH, 80):
        assert accepts(xml)
        told.update(map(judged, mutants))
    assert told["both refuse"] > EACH * 6
    assert told["both accept"] > EACH
    assert told["the toolkit refuses"] > EACH // 2


def test_xmlschema_agrees() -> None:
    """The same holds for another engine, on a sample."""
    import xmlschema

    schema = xmlschema.XMLSchema(str(XSD))

    def accepted(xml: bytes) -> bool:
        try:
            return bool(schema.is_valid(xml.decode()))
        except xmlschema.XMLSchemaException:  # an xsi:type that names nothing: the engine raises and gives no error
            return False

    refused = 0
    for xml, mutants in mutations(99, 20, 60):
        assert accepted(xml)
        for changed in mutants:
            if not accepted(changed):
                refused += 1
                assert not validate(changed, form="xml").valid, changed.decode()
    assert refused > 100


@pytest.mark.parametrize(("place", "value", "by_xsd"), LEXICAL)
def test_built_in_types_are_never_bare(place: str, value: str, by_xsd: bool) -> None:
    """Where JSON Schema and XSD have types of the same name that differ, the toolkit takes neither's word."""
    xml = f"{START}>{PLACES[place].format(value)}</readout>".encode()
    assert accepts(xml) is by_xsd
    assert not validate(xml, form="xml").valid


@pytest.mark.parametrize(("place", "value"), [(place, value) for place, values in GOOD.items() for value in values])
def test_plain_values_are_taken(place: str, value: str) -> None:
    """What is written plainly is accepted by both."""
    xml = f"{START}>{PLACES[place].format(value)}</readout>".encode()
    assert accepts(xml)
    assert validate(xml, form="xml").findings == ()


@pytest.mark.parametrize(("code", "xml"), WITNESSES, ids=[code for code, _ in WITNESSES])
def test_what_the_xsd_cannot_say(code: str, xml: str) -> None:
    """What stands in the table is accepted by the XSD, and refused by the toolkit with that code and no other."""
    data = xml.encode()
    assert accepts(data)
    verdict = validate(data, form="xml")
    assert {finding.code for finding in verdict.findings} == {code}
    assert not verdict.valid


def test_the_xsd_is_one_file(tmp_path: Path) -> None:
    """What `readout schema --format xsd` prints loads alone, in libxml2 and in xmlschema, with nothing beside it."""
    import xmlschema

    made = CliRunner().invoke(main, ["schema", "--format", "xsd"])
    alone = tmp_path / "x.xsd"
    alone.write_bytes(made.stdout_bytes)
    good = f"{START}>{RELEASE}<blocks><block id='b'><content xml:space='preserve'> A</content></block></blocks>{END}"
    bad = f"{START}>{RELEASE}<blocks><block id='b' xml:space='preserve'><content>A</content></block></blocks>{END}"
    libxml2, other = etree.XMLSchema(etree.parse(alone)), xmlschema.XMLSchema(str(alone))
    assert [libxml2.validate(etree.fromstring(xml)) for xml in (good, bad)] == [True, False]
    assert [other.is_valid(xml) for xml in (good, bad)] == [True, False]


def test_the_catalog_leads_to_the_xsd() -> None:
    """With the catalog, libxml2 finds the XSD at its address, as an editor does, and fetches nothing."""
    address = f"{NAMESPACE}.0/readout.xsd"
    code = f"from lxml import etree; etree.XMLSchema(etree.parse({address!r}, etree.XMLParser(no_network=True)))"
    catalog = (XSD.parent / "catalog.xml").as_uri()
    environment = os.environ | {"XML_CATALOG_FILES": catalog}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)  # noqa: S603 - our own words


def test_the_table_is_witnessed() -> None:
    """Every entry of the table has a witness, and nothing else has."""
    assert {next(limit for limit in LIMITS if code.startswith(limit)) for code, _ in WITNESSES} == set(LIMITS)
