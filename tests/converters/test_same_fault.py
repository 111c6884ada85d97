"""The same fault is the same in JSON and in XML."""

from json import dumps, loads
from pathlib import Path
from typing import Any

import pytest
from small import RELEASE, XMLNS, in_json, in_xml, spoilt

from meeting_readout import validate
from meeting_readout.validator.finding import Finding

INVALID = Path(__file__).parents[1] / "suite/invalid"
PAIRS = (
    ("not UTF-8", spoilt(in_json(), b"council", b"caf\xe9"), spoilt(in_xml(), b"council", b"caf\xe9")),
    ("empty", b"", b""),
    ("a mark", b"\xef\xbb\xbf" + in_json(), b"\xef\xbb\xbf" + in_xml()),
    ("truncated", in_json()[:-2], in_xml()[:-12]),
    (
        "told twice",
        in_json(f",\n {RELEASE}"),
        in_xml('<release language="en"><title>The council met</title></release>'),
    ),
    ("a decimal", in_json(', "meeting": {"ordinal": 1.5}'), in_xml('<meeting ordinal="1.5"/>')),
    ("a carriage return", spoilt(in_json(), b"met", rb"met\r."), in_xml(title="The council met&#13;.")),
    ("too deep", b'{"a": ' * 70, f'<readout xmlns="{XMLNS}">'.encode() + b"<a>" * 70),
    ("too long", spoilt(in_json(), b"The council met", b"m" * 100_001), in_xml(title="m" * 100_001)),
    (
        "another version",
        spoilt(in_json(), b"1.0", b"1.1"),
        spoilt(in_xml(), b'specVersion="1.0"', b'specVersion="1.1"'),
    ),
    ("unknown, as an element", in_json(', "chair": {"name": "A"}'), in_xml("<chair><name>A</name></chair>")),
    ("unknown, as an attribute", in_json(', "chair": "A"'), in_xml(start=' chair="A"')),
    (
        "missing",
        in_json(release='"release": {"language": "en"}'),
        spoilt(in_xml(), b"<title>The council met</title>", b""),
    ),
    ("not in the vocabulary", in_json(', "meeting": {"mode": "radio"}'), in_xml('<meeting mode="radio"/>')),
    ("another type", in_json(', "meeting": {"ordinal": "one"}'), in_xml('<meeting ordinal="one"/>')),
    ("out of range", in_json(', "meeting": {"ordinal": 0}'), in_xml('<meeting ordinal="0"/>')),
    (
        "a pattern",
        in_json(', "blocks": [{"id": "P1", "content": "A"}]'),
        in_xml('<blocks><block id="P1"><content>A</content></block></blocks>'),
    ),
    ("an empty text", in_json(', "meeting": {"term": ""}'), in_xml("<meeting><term/></meeting>")),
    ("an empty list", in_json(', "blocks": []'), in_xml("<blocks/>")),
    ("an empty object", in_json(', "meeting": {}'), in_xml("<meeting/>")),
    (
        "an unknown type",
        in_json(', "participants": [{"id": "a", "type": "persn"}]'),
        in_xml('<participants><persn id="a"/></participants>'),
    ),
    ("a reference", in_json(', "meeting": {"body": {"ref": "a"}}'), in_xml('<meeting><body ref="a"/></meeting>')),
    (
        "an id twice",
        in_json(', "statements": [{"id": "s"}, {"id": "s"}]'),
        in_xml('<statements><statement id="s"/><statement id="s"/></statements>'),
    ),
    (
        "both of a mention",
        in_json(', "meeting": {"body": {"ref": "meeting", "name": "B"}}'),
        in_xml('<meeting><body ref="meeting"><name>B</name></body></meeting>'),
    ),
    (
        "no such day",
        in_json(release='"release": {"title": "A", "language": "en", "published": {"value": "2025-02-29"}}'),
        in_xml().replace(b"</title>", b'</title><published value="2025-02-29"/>'),
    ),
)


@pytest.mark.parametrize(("json", "xml"), [case[1:] for case in PAIRS], ids=[case[0] for case in PAIRS])
def test_the_same_fault_is_the_same_in_both_forms(json: bytes, xml: bytes) -> None:
    """The same fault has the same code, severity, sentence and pointer in JSON and in XML."""
    one, other = validate(json, form="json"), validate(xml, form="xml")
    assert [told(finding) for finding in one.findings] == [told(finding) for finding in other.findings]
    assert one.findings
    assert (one.valid, one.incomplete) == (other.valid, other.incomplete)


@pytest.mark.parametrize("path", sorted(INVALID.glob("*.readout.json")), ids=lambda path: path.name.split(".")[0])
def test_the_order_of_members_means_nothing(path: Path) -> None:
    """With the members of every object turned round, a fault of the suite has the same code and pointer."""
    data = path.read_bytes()
    try:
        turned = dumps(turned_round(loads(data))).encode()
    except ValueError:
        pytest.skip("it is no JSON, so it has no members")
    faults = {(finding.code, finding.pointer) for finding in validate(data, form="json").findings}
    if not any(code.startswith("W") for code, _pointer in faults):
        assert {(found.code, found.pointer) for found in validate(turned, form="json").findings} == faults


def turned_round(value: Any) -> Any:
    """Give data with the members of every object in the opposite order."""
    if isinstance(value, dict):
        return {key: turned_round(value[key]) for key in reversed(value)}
    return [turned_round(member) for member in value] if isinstance(value, list) else value


def told(finding: Finding) -> tuple[str, str, str]:
    """Give what is the same in every form; how a file that is not well-formed is told is up to the form."""
    message = "" if finding.code in ("W002", "W003") else finding.message
    return finding.code, finding.pointer, message
