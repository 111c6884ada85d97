"""Diagnostics by the protocol: those of `readout validate`, at the same places, as the settings say."""

import asyncio
from pathlib import Path

import pytest
from command import EXAMPLES
from editor import Editor

from meeting_readout import validate

pytestmark = pytest.mark.asyncio(loop_scope="module")
FORMS = ("json", "xml", "yaml")
REFERENCE = EXAMPLES / "reference" / "sme-leading-group-7.readout.json"


def read(form: str) -> str:
    """Give the text of the reference example."""
    return REFERENCE.with_suffix(f".{form}").read_text(encoding="utf-8")


def misquote(form: str) -> str:
    """Give the reference example with an anchor whose words are not in the text."""
    before, words, after = read(form).rpartition("Liu He presided over the seventh meeting")
    return f"{before}{words.replace('He', 'Ho')}{after}"


@pytest.mark.parametrize("form", FORMS)
async def test_a_finding_is_a_diagnostic(editor: Editor, tmp_path: Path, form: str) -> None:
    """A finding has its place, severity, code, the page of its rule, and its sentence."""
    text = misquote(form)
    uri = editor.open(tmp_path / f"a.readout.{form}", text)
    expected = validate(text.encode(), form=form).findings
    found = await editor.diagnose(uri)
    assert len(found) == len(expected) > 0
    for one, finding in zip(found, expected, strict=True):
        assert (one.code, one.source) == (finding.code, "readout")
        assert one.severity == {"error": 1, "warning": 2, "info": 3}[finding.severity]
        assert one.message.startswith(finding.message)
        assert one.range.start.line == finding.line - 1
        assert one.code_description
        assert one.code_description.href.endswith(f"/rules/{finding.code}")
        line = text.splitlines()[finding.line - 1]
        assert editor.cut(uri, one.range) == line[finding.column - 1 : finding.end_column - 1]
    assert any(one.related_information for one in found) == any(r.line for f in expected for r in f.related)


@pytest.mark.parametrize("form", FORMS)
async def test_places_count_units_of_utf_16(editor: Editor, tmp_path: Path, form: str) -> None:
    """A character outside the basic plane counts twice, and a line separator ends no line."""
    text = {
        "json": '{"specVersion": "1.0", "id": "a", '
        '"release": {"title": "\U0001f600 \u2028 b", "language": "en", "x": 1}}',
        "xml": '<readout xmlns="https://w3id.org/meeting-readout/1" specVersion="1.0" id="a">'
        '<release language="en"><title>\U0001f600 \u2028 b</title><x/></release></readout>',
        "yaml": 'specVersion: "1.0"\nid: a\nrelease: {title: "\U0001f600", language: en, x: 1}\n',
    }[form]
    uri = editor.open(tmp_path / f"a.readout.{form}", text)
    found = await editor.diagnose(uri)
    assert [(one.code, editor.cut(uri, one.range).strip('"')) for one in found] == [("S002", "x")]


@pytest.mark.parametrize("form", FORMS)
async def test_broken_syntax_is_a_diagnostic(editor: Editor, tmp_path: Path, form: str) -> None:
    """A text that is half typed has its diagnostic, and none when it is complete."""
    whole, half = {
        "json": (
            '{"specVersion": "1.0", "id": "a", "release": {"title": "b", "language": "en"}}',
            '{"specVersion": "1',
        ),
        "xml": (
            '<readout xmlns="https://w3id.org/meeting-readout/1" specVersion="1.0" id="a">'
            '<release language="en"><title>b</title></release></readout>',
            '<readout xmlns="https://w3id.org/meeting-readout/1" spec',
        ),
        "yaml": ('specVersion: "1.0"\nid: a\nrelease: {title: b, language: en}\n', 'specVersion: "1'),
    }[form]
    uri = editor.open(tmp_path / f"a.readout.{form}", half)
    assert [one.code for one in await editor.diagnose(uri)] == ["W003"]
    editor.change(uri, whole)
    assert list(await editor.diagnose(uri)) == []


async def test_settings_and_suppressions_hold(editor: Editor, tmp_path: Path) -> None:
    """The settings of the folder change severities and suppress findings; a change of them is seen."""
    text = misquote("yaml")
    uri = editor.open(tmp_path / "a.readout.yaml", text)
    codes = [one.code for one in await editor.diagnose(uri)]
    assert "Q101" in codes
    (tmp_path / "readout.toml").write_text('[severity]\nQ101 = "off"\n')
    editor.change(uri, text)
    assert [one.code for one in await editor.diagnose(uri)] == [code for code in codes if code != "Q101"]


async def test_settings_that_cannot_be_used_are_reported(editor: Editor, tmp_path: Path) -> None:
    """The first line says what is wrong with the settings, and the place in them is related."""
    (tmp_path / "readout.toml").write_text('level = "core"\nlevle = "core"\n')
    uri = editor.open(tmp_path / "a.readout.yaml", read("yaml"))
    (found,) = await editor.diagnose(uri)
    assert (found.code, found.range.start.line) == ("E010", 0)
    assert found.related_information
    place = found.related_information[0].location
    assert (place.uri, place.range.start.line) == ((tmp_path / "readout.toml").as_uri(), 1)


async def test_other_files_have_no_diagnostics(editor: Editor, tmp_path: Path) -> None:
    """A file that is no readout by its name is left alone, unless the settings include it."""
    uri = editor.open(tmp_path / "compose.yaml", "services: {}\n")
    assert list(await editor.diagnose(uri)) == []
    (tmp_path / "readout.toml").write_text('include = ["compose.yaml"]\n')
    editor.change(uri, "services: {}\n")
    assert [one.code for one in await editor.diagnose(uri)] != []


async def test_a_text_without_a_file_is_checked_by_what_it_says(editor: Editor) -> None:
    """A text that was never saved is a readout if it names the version of the standard."""
    uri = editor.open("untitled:Untitled-1", "specVersion: '1.0'\n")
    assert {one.code for one in await editor.diagnose(uri)} == {"S001"}
    uri = editor.open("untitled:Untitled-2", "a: b\n")
    assert list(await editor.diagnose(uri)) == []


async def test_diagnostics_wait_for_the_last_key(editor: Editor, tmp_path: Path) -> None:
    """While somebody types, only the last text is checked."""
    uri = editor.open(tmp_path / "a.readout.yaml", read("yaml"))
    await editor.diagnose(uri)
    for number in range(5):
        editor.change(uri, f"id: {number}\n")
        await asyncio.sleep(0.02)
    await editor.diagnose(uri)
    assert [version for given, version in editor.client.reports if given == uri] == [1, 6]


async def test_diagnostics_go_when_a_text_is_closed(editor: Editor, tmp_path: Path) -> None:
    """A text that is closed has no diagnostics any more."""
    uri = editor.open(tmp_path / "a.readout.yaml", "id: 1\n")
    assert await editor.diagnose(uri)
    editor.close(uri)
    async with editor.client.reported:
        await editor.client.reported.wait_for(lambda: (uri, None) in editor.client.reports)
    assert list(editor.client.reports[uri, None]) == []


async def test_xml_in_utf_16_is_checked_as_such(editor: Editor, tmp_path: Path) -> None:
    """A file in UTF-16 comes as a text; its declaration is right for the file."""
    text = read("xml").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    uri = editor.open(tmp_path / "a.readout.xml", text)
    assert list(await editor.diagnose(uri)) == []
    editor.change(uri, text.replace('force="require"', 'force="requir"', 1))
    (found,) = await editor.diagnose(uri)
    assert (found.code, editor.cut(uri, found.range)) == ("S004", "requir")
