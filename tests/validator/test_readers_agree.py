"""The two ways of reading agree: what the fast reader refuses is never valid unless it reads the same after all."""

from pathlib import Path
from typing import Any

import pytest
from command import run

from meeting_readout import ReadoutError, convert, converters, validate
from meeting_readout.converters.json import tracer as json_tracer
from meeting_readout.converters.tracing import Refused
from meeting_readout.converters.xml import reader as xml_reader
from meeting_readout.converters.xml.element_tracer import Frame, Reading
from meeting_readout.model.model import model
from meeting_readout.runner.formatting import format_checked
from meeting_readout.validator.schema import errors

NAMESPACE = model().namespace
RELEASE = '<release language="en"><title>A</title></release>'
LONG = 11_000_000
"""More bytes than libxml2 allows a comment, unless it is told to."""


def xml(body: str = "", attributes: str = "", before: str = "") -> bytes:
    """Give a readout in XML."""
    start = f'<readout xmlns="{NAMESPACE}" specVersion="1.0" id="a"{attributes}>'
    return f"{before}{start}{RELEASE}{body}</readout>".encode()


def utf_16(text: bytes) -> bytes:
    """Give XML in UTF-16, which it declares."""
    return f'<?xml version="1.0" encoding="UTF-16"?>{text.decode()}'.encode("utf-16")


def block(text: str) -> str:
    """Give a block with a text."""
    return f'<blocks><block id="p1"><content>{text}</content></block></blocks>'


LEFT_TO_THE_CAREFUL_WAY = {
    "a mark": b"\xef\xbb\xbf" + xml(),
    "a mark and a declaration": b"\xef\xbb\xbf" + xml(before='<?xml version="1.0" encoding="UTF-8"?>'),
    "UTF-16": utf_16(xml()),
    "UTF-16 without a declaration": xml().decode().encode("utf-16"),
    "a line end before all": b"\n" + xml(),
    "a style sheet before all": xml(before='<?xml-stylesheet href="a.css"?>'),
    "what looks like a DOCTYPE": xml(block("a<!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a>]]>")),
    "an instruction in letters that are not ASCII": xml(before="<?\u4e00 a?>"),
    "a prefix in letters that are not ASCII": xml(attributes=' xmlns:\u4e00="urn:a"'),
    "a text that looks like one": xml(block("a xmlns:\u4e00")),
    "a long prefix": xml(attributes=f' xmlns:{"q" * 60_000}="urn:a"'),
    "a long namespace": xml(attributes=f' xmlns:q="urn:{"q" * LONG}"'),
    "a long comment": xml(f"<!--{'a' * LONG}-->"),
    "a long comment before all": xml(before=f"<!--{'a' * LONG}-->"),
    "a long comment in a text": xml(block(f"a<!--{'a' * LONG}-->b")),
    "a long instruction": xml(f"<?a {'a' * LONG}?>"),
    "much white space": xml(" " * LONG),
}
"""XML without an error that the fast reader refuses all the same."""


@pytest.mark.parametrize("what", LEFT_TO_THE_CAREFUL_WAY)
def test_what_only_the_careful_way_takes_is_valid_and_converted(what: str) -> None:
    """The reader refuses it, the engine finds it valid, and its content goes to every form and back."""
    data = LEFT_TO_THE_CAREFUL_WAY[what]
    with pytest.raises(Refused):
        converters.read(data, "xml")
    verdict = validate(data, form="xml")
    assert {finding.code for finding in verdict.findings} <= {"W004"}
    assert verdict.readout == converters.read_again(data, "xml")
    for form in ("json", "xml", "yaml") if len(data) < LONG else ("json",):
        assert validate(convert(data, form, form="xml"), form=form).readout == verdict.readout


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_mark_before_json_and_yaml_is_left_to_the_careful_way(form: str) -> None:
    """The same of JSON and YAML, where the mark is the only thing of that kind."""
    data = b"\xef\xbb\xbf" + convert(xml(), form)
    with pytest.raises(Refused):
        converters.read(data, form)
    assert validate(data, form=form).readout == validate(xml()).readout


def test_a_careful_way_that_loses_an_element_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the tracer drops what it does not know, the verdict is E004, and no verb takes the document."""
    start = Reading.start_member

    def start_member(self: Any, parent: Any, type_: Any, local: str, tag: Any) -> None:
        if local in type_.properties:
            start(self, parent, type_, local, tag)
        else:
            self.push(Frame("skip", parent.path, tag, None, ""))

    monkeypatch.setattr(Reading, "start_member", start_member)
    for data in (xml("<remark>b</remark>"), xml('<meeting kind="other"><remark>b</remark></meeting>')):
        verdict = validate(data)
        assert ([finding.code for finding in verdict.findings], verdict.readout) == (["E004"], None)
        assert format_checked(data, verdict)[0] is None
        with pytest.raises(ReadoutError, match="E004"):
            convert(data, "json")


def test_a_schema_that_explains_nothing_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the gate refuses data and no error is found in it, the verdict is E004."""
    monkeypatch.setattr(errors, "find_errors", lambda *_: iter(()))
    verdict = validate(b'{"specVersion": "1.0", "id": "a", "release": {"title": "A"}}')
    assert [finding.code for finding in verdict.findings] == ["E004"]


def test_ways_that_read_differently_are_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where both ways accept a document, and read other words, the verdict is E004."""
    data = convert(xml(block("a b  c") + '<meeting kind="regular"/>'), "json")
    spoilt = data.replace(b'"regular"', b'"other"')  # M108: the careful way is asked
    assert [finding.code for finding in validate(spoilt).findings] == ["M108"]
    trace = json_tracer.trace
    monkeypatch.setattr(json_tracer, "trace", lambda given: trace(given.replace(b"a b  c", b"a b c")))
    assert [finding.code for finding in validate(spoilt).findings] == ["E004"]


def test_a_reader_that_loses_a_word_is_found_out_before_anything_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """What both ways of a conversion lost is found in the bytes of the source."""
    data = xml(block("a b"))
    readout = validate(data).readout | {"blocks": [{"id": "p1", "content": "a"}]}
    monkeypatch.setattr(xml_reader, "read", lambda given: readout if given == data else None)
    with pytest.raises(ReadoutError, match="C001"):
        convert(data, "json")


def test_the_fix_of_a_type_in_xml_writes_the_name_of_the_element(tmp_path: Path) -> None:
    """The name that a type has in JSON becomes that of its element, in both tags, and no word is lost."""
    deadline = '<{0} value="2031-06-30"><asPrinted>by 30 June</asPrinted></{0}>'
    spoilt, right = (
        xml(f'<directives><directive id="t" force="require"><deadlines>{deadline}</deadlines></directive></directives>')
        .decode()
        .format(name)
        .encode()
        for name in ("not-after", "notAfter")
    )
    path = tmp_path / "a.readout.xml"
    path.write_bytes(spoilt)
    assert run("fix", path, "--unsafe").code == 0
    assert path.read_bytes() == right


def test_types_and_properties_are_called_in_xml_as_xml_calls_them() -> None:
    """The message of S008 lists elements, and that of S002 proposes nothing that XML does not write."""
    found = validate(xml('<entities><place id="b" typ="place"><name>A</name></place></entities>')).findings
    assert [(finding.code, finding.message.partition(";")[1]) for finding in found] == [("S002", "")]
    found = validate(
        xml('<directives><directive id="t" force="require"><deadlines><x/></deadlines></directive></directives>')
    ).findings
    allowed = "notAfter, before, within, immediate, asSoonAsPossible"
    assert [finding.message for finding in found] == [f'"x" is not one of the types here: {allowed}.']
