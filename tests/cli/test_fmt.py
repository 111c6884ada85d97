"""`readout fmt`: the canonical layout, what is kept around it, and what it leaves alone."""

import json
from pathlib import Path

import pytest
from command import BASE, EXAMPLES, MINIMAL, REFERENCE, WRONG, XML, put, run

from meeting_readout.converters.round_trip import RoundTripError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_fmt(folder: Path) -> None:
    """A file is brought to the canonical layout, once."""
    path = put("a.readout.json", json.loads(REFERENCE.read_bytes()))
    found = run("fmt", path)
    assert (found.code, found.out, found.err) == (0, "", "changed a.readout.json\n")
    assert path.read_bytes() == REFERENCE.read_bytes()
    assert run("fmt", path) == (0, "", "", b"")


def test_fmt_check(folder: Path) -> None:
    """--check changes nothing, and the exit code says that something would change."""
    path = put("a.readout.json", BASE)
    before = path.read_bytes()
    found = run("fmt", "--check", path, MINIMAL)
    assert (found.code, found.err) == (1, "would change a.readout.json\n")
    assert path.read_bytes() == before
    assert run("fmt", "--check", EXAMPLES / "reference", MINIMAL).code == 0


def test_fmt_diff(folder: Path) -> None:
    """--diff prints what would change."""
    path = put("a.readout.json", b'{"specVersion": "1.0",\n "id": "a", "release": {"title": "A", "language": "en"}}\n')
    before = path.read_bytes()
    found = run("fmt", "--diff", path)
    assert found.code == 1
    assert found.out == (
        "--- a.readout.json\n"
        "+++ a.readout.json (canonical)\n"
        "@@ -1,2 +1 @@\n"
        '-{"specVersion": "1.0",\n'
        '- "id": "a", "release": {"title": "A", "language": "en"}}\n'
        '+{"specVersion": "1.0", "id": "a", "release": {"title": "A", "language": "en"}}\n'
    )
    assert path.read_bytes() == before


def test_fmt_from_the_standard_input(folder: Path) -> None:
    """With -, what is read from the standard input goes to the standard output."""
    assert run("fmt", "-", given=json.dumps(json.loads(MINIMAL.read_bytes()), indent=3)).raw == MINIMAL.read_bytes()


@pytest.mark.parametrize("name", ["minimal.readout.json", "minimal.readout.xml"])
def test_fmt_takes_the_byte_order_mark_off(folder: Path, name: str) -> None:
    """A byte order mark goes."""
    data = MINIMAL.with_name(name).read_bytes()
    path = put(name, b"\xef\xbb\xbf" + data)
    assert run("fmt", path).code == 0
    assert path.read_bytes() == data


def test_fmt_turns_utf_16_into_utf_8(folder: Path) -> None:
    """XML in UTF-16 becomes UTF-8."""
    path = put("a.readout.xml", XML.decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    assert run("fmt", path).code == 0
    assert path.read_bytes() == XML


def test_fmt_keeps_what_stands_around_the_root(folder: Path) -> None:
    """Comments and instructions around the root of XML are kept, and so is the hint to the schema."""
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    hint = f'{xsi} xsi:schemaLocation="https://w3id.org/meeting-readout/1 a.xsd"'
    start, _, rest = XML.decode().partition("\n")
    root, _, inner = rest.partition(">")
    canonical = (
        f'{start}\n<!-- one -->\n<?xml-model href="a.xsd"?>\n{root.replace(" specVersion", f" {hint} specVersion")}'
    )
    after = "<!-- two -->\n<?three?>\n"
    untidy = f"{canonical.replace(' xsi:', '  xsi:')}>{inner}".replace("<release", "\n\n<release") + f"\n{after}"
    path = put("a.readout.xml", untidy.encode())
    assert run("fmt", path).code == 0
    assert path.read_text(encoding="utf-8") == f"{canonical}>{inner}{after}"
    assert run("fmt", "--check", path).code == 0


@pytest.mark.parametrize("inside", ["<!-- a -->", "<?a?>"])
def test_fmt_keeps_what_stands_inside(folder: Path, inside: str) -> None:
    """Comments and instructions inside the root are kept, each on a line of its own."""
    path = put("a.readout.xml", XML.replace(b"<release", inside.encode() + b"<release", 1))
    assert run("fmt", path) == (0, "", "changed a.readout.xml\n", b"")
    assert path.read_text(encoding="utf-8") == XML.decode().replace("  <release", f"  {inside}\n  <release", 1)
    assert run("fmt", "--check", path).code == 0


def test_fmt_leaves_an_invalid_file(folder: Path) -> None:
    """A file that is no readout by the schema is left as it is; one that breaks a rule only is laid out."""
    wrong, ruled = put("a.readout.json", WRONG), put("b.readout.json", BASE | {"meeting": {"body": {"ref": "b"}}})
    before = wrong.read_bytes()
    found = run("fmt", ".")
    assert found.code == 1
    assert "a.readout.json:8:9: error S002" in found.err
    assert "changed b.readout.json\n" in found.err
    assert wrong.read_bytes() == before
    assert run("fmt", "--check", ruled).code == 0


def test_fmt_cannot_write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be written is told, and the exit code is 2."""
    put("real.json", BASE)
    Path("a.readout.json").symlink_to("real.json")
    found = run("fmt", "a.readout.json")
    assert found.code == 2
    assert found.err == "a.readout.json cannot be written: it is a symbolic link; name the file itself.\n"


@pytest.mark.parametrize("verb", ["fmt", "fix"])
def test_a_result_that_does_not_read_back_is_not_written(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the proof of the round trip fails, readout fmt reports it (C001), and readout fix goes on."""
    monkeypatch.chdir(tmp_path)
    file = put("a.readout.json", BASE | {"meeting": {"name": "Lake Council"}})
    before = file.read_bytes()

    def fail(*_: object) -> bytes:
        raise RoundTripError

    monkeypatch.setattr("meeting_readout.converters.round_trip.write_verified", fail)
    result = run(verb, file)
    assert file.read_bytes() == before
    assert (result.code, "error C001" in result.err) == ((1, True) if verb == "fmt" else (0, False))
