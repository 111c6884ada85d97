"""Wrong input gets a sentence and a place, never a traceback; and the other files of a run are still checked."""

from pathlib import Path

import pytest
from command import MINIMAL, run
from small import XMLNS, in_json, in_xml, in_yaml, spoilt

SECOND = "a second readout begins here; a file with several is a collection, and is called *.readout.jsonl."
LIST = "this is a list; a file with several readouts is a collection, and is called *.readout.jsonl."
NO_COMMENTS = "comments are not part of JSON."
CURLY = "“ is a typographic quotation mark; a straight one is needed here."
SINGLE = "this is a single quotation mark; JSON has double ones only."
INNER = "this quotation mark ends the text, and the text goes on."
NO_COMMA = "a comma is missing here."

JSON = (
    ("not UTF-8", spoilt(in_json(), b"council", b"caf\xe9"), "2:32: error W002: byte 0xE9 at offset 65 is not UTF-8."),
    (
        "UTF-16",
        in_json().decode().encode("utf-16"),
        "1:1: error W002: byte 0xFF at offset 0 is not UTF-8; the file looks like UTF-16.",
    ),
    ("truncated", in_json()[:60], "2:24: error W003: these double quotes are never closed."),
    ("truncated later", in_json()[:-2], "2:60: error W003: the file ends in the middle of the readout."),
    ("empty", b"", "1:1: error W001: the file is empty."),
    ("blank", b" \n\n", "1:1: error W001: the file is empty."),
    ("a key twice", in_json(',\n  "id": "b"'), '3:3: error W005: "id" is here a second time.'),
    ("NaN", in_json(', "meeting": {"ordinal": NaN}'), "2:85: error W006: NaN is not a JSON number."),
    ("Infinity", in_json(', "meeting": {"ordinal": -Infinity}'), "2:85: error W006: -Infinity is not a JSON number."),
    ("1e400", in_json(', "meeting": {"ordinal": 1e400}'), "2:85: error W006: 1e400 is not a whole number."),
    (
        "a number of 5,000 digits",
        in_json(f', "meeting": {{"ordinal": {"9" * 5000}}}'),
        f"2:85: error S007: {'9' * 40} is more than 9007199254740991.",
    ),
    *(
        (
            f"a character: {written}",
            spoilt(in_json(), b"met", f"m{written}t".encode()),
            f"2:38: error W007: the character U+{code} cannot stand in a readout.",
        )
        for written, code in (("\x01", "0001"), (r"\u0001", "0001"), (r"\ud842", "D842"), (r"\r", "000D"))
    ),
    ("null", in_json(', "meeting": null'), "2:73: error S003: null is never used; an object is expected here."),
    ("an unknown property", in_json(', "chair": "A"'), '2:62: error S002: a readout has no "chair".'),
    ("a list as the root", b'["a"]\n', "1:1: error S003: an object is expected here, not a list."),
    ("words", b"The council met.\n", "1:1: error W003: this is text in words, and no readout."),
    ("a word", b"council\n", '1:1: error W003: "council" is not a value; text needs double quotes.'),
    *(
        (f"a comment: {written}", in_json(f"{comma} {written}"), f"2:{column}: error W003: {NO_COMMENTS}")
        for written in ("// note", "/* note */", "# note")
        for comma, column in ((",", 62), ("", 61))
    ),
    ("a comment first", b"// note\n" + in_json(), f"1:1: error W003: {NO_COMMENTS}"),
    ("a comment last", in_json() + b"# note", f"3:1: error W003: {NO_COMMENTS}"),
    *(
        (
            f"{mark} around a name",
            spoilt(in_json(), b'"title"', f"{mark}title{mark}".encode()),
            f"2:15: error W003: {said}",
        )
        for mark, said in (("“", CURLY), ("'", SINGLE))
    ),
    *(
        (f"{mark} around a value", spoilt(in_json(), b'"en"', f"{mark}en{mark}".encode()), f"2:55: error W003: {said}")
        for mark, said in (("“", CURLY), ("'", SINGLE))
    ),
    (
        "no quotes around a name",
        spoilt(in_json(), b'"title"', b"title"),
        "2:15: error W003: the name title needs double quotes.",
    ),
    *(
        (
            f"a quotation mark in a text: {text}",
            in_json(release=f'"release": {{"title": "{text}", "language": "en"}}'),
            f"2:{column}: error W003: {INNER}",
        )
        for text, column in (('The "big" council', 29), ('"We" met', 25), ('We met "here"', 32))
    ),
    ("no comma between members", spoilt(in_json(), b'met",', b'met"'), f"2:41: error W003: {NO_COMMA}"),
    ("no comma between items", in_json(', "blocks": [{"id": "p1"} {"id": "p2"}]'), f"2:85: error W003: {NO_COMMA}"),
    (
        "no comma, and no name",
        spoilt(in_json(), b'", "language', b'" 1 "language'),
        "2:42: error W003: a comma or } is expected here.",
    ),
    (
        "a text over two lines",
        spoilt(in_json(), b"council", b"\n"),
        "2:29: error W007: this text goes on in the next line: a line break in a text is written \\n.",
    ),
    ("a comma too many", in_json(","), "2:60: error W003: there is a comma after the last member."),
    ("two documents", in_json() + b"{}", f"3:1: error W003: {SECOND}"),
    ("a list after it", in_json() + b"[]", "3:1: error W003: there is more after the end of the readout."),
    ("100,000 levels", b"[" * 100_000, "1:65: error W902: this nests deeper than 64 levels."),
    (
        "another version",
        spoilt(in_json(), b"1.0", b"1.1"),
        "1:17: error S009: the record follows version 1.1; this reader knows 1.0, and has not checked the rest.",
    ),
)
XML = (
    ("words", b"The council met.\n", "1:1: error W003: this is text in words, and no readout."),
    *(
        (f"{mark} around a value", spoilt(in_xml(), b'"en"', f"{mark}en{mark}".encode()), f"2:21: error W003: {CURLY}")
        for mark in ("“",)
    ),
    (
        "a quotation mark in a value",
        spoilt(in_xml(), b'"en"', b'"e"n"'),
        "2:23: error W003: this quotation mark ends the value, and more follows without a space.",
    ),
    (
        "an element that is not closed",
        spoilt(in_xml(), b"</title>", b""),
        '2:27: error W003: "title" is never closed: </title> is missing before </release>.',
    ),
    ("a web page", b"<!doctype html>\n<html></html>", "1:1: error W003: this is a web page, and no readout."),
    ("a page", b"<!DOCTYPE html>\n<html></html>", "1:1: error W008: this is a web page, and no readout."),
    (
        "an item without its list",
        in_xml('<decision id="d1" act="adopt"/>'),
        '2:67: error S002: "decision" stands in "decisions", not directly in a readout.',
    ),
    (
        "items without their list",
        in_xml('<decision id="d1" act="adopt"/><decision id="d2" act="adopt"/>'),
        '2:67: error S002: "decision" stands in "decisions", not directly in a readout.',
    ),
    (
        "an item beside its list",
        in_xml('<decisions><decision id="d1" act="adopt"/></decisions><decision id="d2" act="adopt"/>'),
        '2:121: error S002: "decision" stands in "decisions", not directly in a readout.',
    ),
    (
        "an item of two lists",
        in_xml('<person id="a"><name>A</name></person>'),
        '2:67: error S002: "person" stands in "participants" or "entities", not directly in a readout.',
    ),
    (
        "what belongs into an item",
        in_xml("<decisions><topics/><anchors/></decisions>"),
        '2:78: error W014: "decisions" holds "decision" elements; "topics" stands in one of these.',
    ),
    ("not UTF-8", in_xml().replace(b"council", b"caf\xe9"), "2:40: error W002: byte 0xE9 at offset 117 is not UTF-8."),
    ("broken UTF-16", b"\xff\xfe<\x00\x00\xd8", "1:1: error W002: the file begins like UTF-16 and is not."),
    ("truncated", in_xml()[:-12], "2:65: error W003: the file ends before the root element is closed."),
    ("truncated in a tag", in_xml()[:100], "2:3: error W003: this tag is never closed with >."),
    ("empty", b"", "1:1: error W001: the file is empty."),
    (
        "an attribute twice",
        in_xml(start=' id="b"'),
        '1:78: error W005: the attribute "id" is here a second time.',
    ),
    (
        "an element twice",
        in_xml('<release language="en"><title>A</title></release>'),
        '2:67: error W005: "release" is here a second time.',
    ),
    (
        "a control character",
        in_xml(title="m\x01t"),
        "2:34: error W007: the character U+0001 cannot stand in a readout.",
    ),
    (
        "the same by reference",
        in_xml(title="m&#1;t"),
        "2:34: error W007: the character &#1; cannot stand in a readout.",
    ),
    (
        "a DOCTYPE",
        b'<!-- a -->\n<!DOCTYPE readout [<!ENTITY a "b">]>\n' + in_xml(title="&a;"),
        "2:1: error W008: a DOCTYPE is not allowed in a readout.",
    ),
    (
        "another encoding",
        b'<?xml version="1.0" encoding="UTF-7"?>\n' + in_xml(),
        "1:1: error W009: the encoding UTF-7 is not allowed.",
    ),
    ("XML 1.1", b'<?xml version="1.1"?>\n' + in_xml(), "1:1: error W009: XML 1.1 is not allowed."),
    ("an unknown element", in_xml("<chair>A</chair>"), '2:67: error S002: a readout has no "chair".'),
    (
        "an element in another name space",
        in_xml('<chair xmlns="urn:x">A</chair>'),
        '2:67: error W010: the element "chair" is not in the namespace of the standard.',
    ),
    (
        "a root in another name space",
        spoilt(in_xml(), b"readout/1", b"readout/2"),
        '1:2: error W010: the namespace "https://w3id.org/meeting-readout/2" is not that of the standard.',
    ),
    (
        "a root in no name space",
        spoilt(in_xml(), f' xmlns="{XMLNS}"'.encode(), b""),
        "1:2: error W010: the root element has no namespace.",
    ),
    (
        "another root",
        spoilt(spoilt(in_xml(), b"<readout", b"<minutes"), b"</readout", b"</minutes"),
        '1:2: error W010: the root element is called "minutes"; a readout begins with "readout".',
    ),
    (
        "an entity",
        in_xml(title="m&e;t"),
        "2:34: error W003: the entity &e; is not defined; only &amp; &lt; &gt; &quot; and &apos; are.",
    ),
    ("a bare &", in_xml(title="M & N"), "2:35: error W003: a bare & begins an entity that has no end."),
    ("a bare <", in_xml(title="1 < 2"), "2:35: error W003: a bare < begins a tag that has no name."),
    (
        "no quotes",
        spoilt(in_xml(), b'language="en"', b"language=en"),
        "2:21: error W003: the value of an attribute needs quotes.",
    ),
    (
        "another end tag",
        spoilt(in_xml(), b"</title>", b"</titel>"),
        '2:50: error W003: this end tag closes "titel", which is not open; "title" is.',
    ),
    ("an unknown prefix", in_xml("<a:b/>"), "2:66: error W003: the prefix of this name has no namespace."),
    ("two documents", in_xml() + b"<a/>", "4:1: error W003: there is more after the end of the readout."),
    ("words between elements", in_xml("words"), '2:66: error W011: there is text between the elements of "readout".'),
    (
        "white space where nothing stands",
        spoilt(in_xml(), b"</title>", b'</title><translation method="human">\n</translation>'),
        '2:84: error W011: "translation" never holds anything, not even white space.',
    ),
    (
        "100,000 levels",
        f'<readout xmlns="{XMLNS}">'.encode() + b"<a>" * 100_000,
        "1:243: error W902: this nests deeper than 64 levels.",
    ),
    (
        "another version",
        spoilt(in_xml(), b'specVersion="1.0"', b'specVersion="1.1"'),
        "1:66: error S009: the record follows version 1.1; this reader knows 1.0, and has not checked the rest.",
    ),
)

YAML = (
    ("words", b"Minutes of the council\n\nPresent: Ada\n", "1:1: error W003: this is text in words, and no readout."),
    ("one line of words", b"The council met.\n", "1:1: error S003: this is text in words, and no readout."),
    (
        "a colon in braces",
        in_yaml("meeting:\n  places: [{name: Hall: Harbour}]"),
        "7:23: error W003: a second colon cannot stand here: in braces, it ends a name.",
    ),
    (
        "a comma in braces",
        in_yaml("meeting:\n  places: [{name: Hall, Lindow}]"),
        '7:25: error S002: in braces, the text before ends at the comma, and "Lindow" is taken for a name.',
    ),
    (
        "a line break at the end",
        in_yaml(title="|\n    It met"),
        "5:5: error S005: words neither begin nor end with white space; here | keeps the last line break.",
    ),
    (
        "a folded one",
        in_yaml(title=">\n    It\n    met"),
        "5:5: error S005: words neither begin nor end with white space; here > keeps the last line break.",
    ),
)
FOREIGN = (
    (b"PK\x03\x04\xb3 word/document.xml", "a Word document"),
    (b"PK\x03\x04\xb3 xl/workbook.xml", "an Excel workbook"),
    (b"PK\x03\x04\xb3 ppt/presentation.xml", "a PowerPoint presentation"),
    (b"PK\x03\x04\xb3mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file"),
    (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of Microsoft Office"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""The beginning of a file of another kind, and what it is."""
PACKED = (
    (b"PK\x03\x04\xb3 a.txt", "a ZIP archive"),
    (b"\x1f\x8b\x08\xff", "a gzip file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\xfd7zXZ\x00\xff", "an xz file"),
    (b"BZh91AY&SY\xff", "a bzip2 file"),
)
"""The beginning of a file that is compressed, and what it is."""
RECORD = b'{"specVersion": "1.0", "id": "a"}\n'
COLLECTIONS = (
    ("all.jsonl", RECORD * 2, f"2:1: error W003: {SECOND}"),
    ("all.ndjson", RECORD * 2, f"2:1: error W003: {SECOND}"),
    ("all.json", b"[" + RECORD + b"]", f"1:1: error S003: {LIST}"),
    ("all.yaml", b"- id: a\n- id: b\n", f"1:1: error S003: {LIST}"),
)
"""Several readouts in a file whose name is not that of a collection."""

FORMS = {"json": JSON, "xml": XML, "yaml": YAML}
CASES = [pytest.param(form, *case[1:], id=f"{form}-{case[0]}") for form in FORMS for case in FORMS[form]]


@pytest.mark.parametrize(("form", "data", "line"), CASES)
def test_wrong_input(tmp_path: Path, form: str, data: bytes, line: str) -> None:
    """A file that is not what it should be gets its line, and exit code 1."""
    assert_told(tmp_path / f"a.readout.{form}", data, line)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("data", "kind"), FOREIGN, ids=[kind for _data, kind in FOREIGN])
def test_a_file_of_another_kind(tmp_path: Path, form: str, data: bytes, kind: str) -> None:
    """A document of an office, an archive or a picture is told by its beginning, in every form."""
    line = f"1:1: error W002: this is {kind}; a readout is a text file in JSON, XML or YAML."
    assert_told(tmp_path / f"a.readout.{form}", data, line)


@pytest.mark.parametrize("name", ["a.readout.jsonl.zst", "a.jsonl.gz", "a.readout.xml", "a.yaml"])
@pytest.mark.parametrize(("data", "kind"), PACKED, ids=[kind for _data, kind in PACKED])
def test_a_file_that_is_compressed(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    """What is compressed and no collection is told what a compressed collection is called."""
    line = f"1:1: error W002: this is {kind}; only collections may be compressed, with gzip, and are called"
    assert_told(tmp_path / name, data, f"{line} *.readout.jsonl.gz.")


@pytest.mark.parametrize(("name", "data", "line"), COLLECTIONS, ids=[case[0] for case in COLLECTIONS])
def test_several_readouts_under_another_name(tmp_path: Path, name: str, data: bytes, line: str) -> None:
    """Lines, or a list, of readouts are told what a collection is called."""
    assert_told(tmp_path / name, data, line)


@pytest.mark.parametrize(
    ("data", "kind"), [(b"%PDF-1.7\n%%EOF\n", "a PDF document"), (b"{\\rtf1 a}", "an RTF document")]
)
def test_a_file_of_another_kind_in_ascii(tmp_path: Path, data: bytes, kind: str) -> None:
    """What is UTF-8 by chance is not well-formed."""
    line = f"1:1: error W003: this is {kind}; a readout is a text file in JSON, XML or YAML."
    assert_told(tmp_path / "a.readout.yaml", data, line)


@pytest.mark.parametrize("data", [in_json(), in_xml()])
def test_a_byte_order_mark_is_told_and_harmless(tmp_path: Path, data: bytes) -> None:
    """A mark is a remark: the file is valid, and the exit code 0."""
    path = tmp_path / "a.readout"
    path.write_bytes(b"\xef\xbb\xbf" + data)
    found = run("validate", path)
    assert found.code == 0
    assert found.out.startswith(
        f"{path}:1:1: info W004: the file begins with a byte order mark, which is not needed.\n"
    )


def test_xml_may_be_utf_16(tmp_path: Path) -> None:
    """XML may be UTF-16, with its mark."""
    (tmp_path / "a.readout.xml").write_bytes(in_xml().decode().encode("utf-16"))
    assert run("validate", tmp_path).code == 0


def test_a_missing_file(tmp_path: Path) -> None:
    """A path that names nothing is wrong usage."""
    path = tmp_path / "gone.readout.json"
    found = run("validate", path)
    assert found.code == 2
    assert found.out.startswith(f"{path}:1:1: error E001: there is no such file or folder.\n")
    assert found.out.endswith("\n1 error, 0 warnings in 1 document.\nExit 2.\n")


def test_a_folder_without_readouts(tmp_path: Path) -> None:
    """So is a folder in which there is none, unless that is allowed."""
    found = run("validate", tmp_path)
    assert found.code == 2
    assert found.out.startswith(f"{tmp_path}:1:1: error E003: there is no readout in this folder.\n")
    assert run("validate", "--allow-empty", tmp_path).code == 0


def test_what_is_no_file(tmp_path: Path) -> None:
    """A device or a pipe is not read: the run is incomplete."""
    import os

    pipe = tmp_path / "a.readout.json"
    os.mkfifo(pipe)
    found = run("validate", pipe)
    assert found.code == 3
    assert found.out.startswith(f"{pipe}:1:1: error E002: the file cannot be read: it is not a regular file.\n")


def test_the_other_files_are_still_checked(tmp_path: Path) -> None:
    """One broken file, one missing and one that is not UTF-8 hide nothing of the others."""
    names = {
        "a": in_json()[:40],
        "b": MINIMAL.read_bytes(),
        "c": in_json(', "chair": "A"'),
        "d": b"\xff",
        "e": in_json(),
    }
    for name, data in names.items():
        (tmp_path / f"{name}.readout.json").write_bytes(data)
    found = run("validate", tmp_path / "gone.json", tmp_path)
    heads = [line.removeprefix(f"{tmp_path}/") for line in found.out.splitlines() if ": error " in line]
    assert [head.split(": ")[:2] for head in heads] == [
        ["gone.json:1:1", "error E001"],
        ["a.readout.json:2:3", "error W003"],
        ["c.readout.json:2:62", "error S002"],
        ["d.readout.json:1:1", "error W002"],
    ]
    assert "4 errors, 0 warnings in 4 of 6 documents (2 valid)." in found.out
    assert found.code == 1


def assert_told(path: Path, data: bytes, line: str) -> None:
    """Write a file, check it, and compare the first line of its only finding."""
    path.write_bytes(data)
    found = run("validate", path)
    lines = [row for row in found.out.splitlines() if row.startswith(str(path)) and ": not checked" not in row]
    assert lines[0] == f"{path}:{line}"
    assert [row for row in lines[1:] if ": error " in row] == []
    assert found.code == 1
    assert run("convert", path, "--to", "json").code == 1
    assert run("fmt", "--check", path).code == 1
