"""`readout convert`: what it writes, what it refuses, and that it writes a file whole or not at all."""

import json
import os
import re
import stat
from pathlib import Path

import pytest
from command import MINIMAL, REFERENCE, WRONG, XML, put, run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_convert_there_and_back(folder: Path) -> None:
    """A file goes to the standard output in the other form, and comes back as the same bytes."""
    xml = run("convert", REFERENCE, "--to", "xml")
    assert (xml.code, xml.err) == (0, "")
    assert xml.raw == REFERENCE.with_suffix(".xml").read_bytes()
    assert run("convert", "-", "--to", "json", given=xml.raw).raw == REFERENCE.read_bytes()


def test_convert_to_a_file(folder: Path) -> None:
    """-o writes a file, and nothing beside it."""
    found = run("convert", REFERENCE, "--to", "xml", "-o", "a.xml")
    assert found == (0, "", "", b"")
    assert Path("a.xml").read_bytes() == REFERENCE.with_suffix(".xml").read_bytes()
    assert names() == ["a.xml"]
    assert stat.S_IMODE(Path("a.xml").stat().st_mode) == 0o666 & ~umask()


def test_convert_keeps_permissions(folder: Path) -> None:
    """A file that is written over keeps its permissions."""
    path = put("a.xml", b"old")
    path.chmod(0o640)
    assert run("convert", MINIMAL, "--to", "xml", "-o", path).code == 0
    assert (stat.S_IMODE(path.stat().st_mode), path.read_bytes()) == (0o640, XML)


def test_convert_refuses_a_symbolic_link(folder: Path) -> None:
    """A link is not written through, so that nothing outside is changed."""
    put("real.xml", b"old")
    Path("a.xml").symlink_to("real.xml")
    found = run("convert", MINIMAL, "--to", "xml", "-o", "a.xml")
    assert found.code == 2
    assert found.err == "a.xml cannot be written: it is a symbolic link; name the file itself.\n"
    assert Path("real.xml").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("gone/a.xml", "no such file or directory"),
        ("folder", "it is not a regular file"),
        ("file/a.xml", "not a directory"),
    ],
)
def test_convert_cannot_write(folder: Path, target: str, said: str) -> None:
    """Where nothing can be written, that is said, and nothing is left behind."""
    put("file", b"")
    Path("folder").mkdir()
    found = run("convert", MINIMAL, "--to", "xml", "-o", target)
    assert (found.code, found.err) == (2, f"{target} cannot be written: {said}.\n")
    assert names() == ["file", "folder"]


def test_convert_leaves_the_old_file_where_the_disk_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is written whole or not at all."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    put("a.xml", b"old")
    monkeypatch.setattr(os, "fsync", full)
    found = run("convert", MINIMAL, "--to", "xml", "-o", "a.xml")
    assert (found.code, found.err) == (2, "a.xml cannot be written: no space left on device.\n")
    assert Path("a.xml").read_bytes() == b"old"
    assert names() == ["a.xml"]


def test_convert_refuses_an_invalid_readout(folder: Path) -> None:
    """An invalid readout is refused with its findings, on the standard error, and nothing is written."""
    put("a.readout.json", WRONG)
    found = run("convert", "a.readout.json", "--to", "xml", "-o", "a.xml")
    assert (found.code, found.out) == (1, "")
    assert 'error S002: a readout has no "chair".' in found.err
    assert not Path("a.xml").exists()


def test_convert_refuses_a_missing_file(folder: Path) -> None:
    """A file that is not there is told like everywhere."""
    found = run("convert", "gone.json", "--to", "xml")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("gone.json:1:1: error E001: there is no such file or folder.\n")


def test_convert_check(folder: Path) -> None:
    """--check proves the way there and back, and writes nothing."""
    found = run("convert", REFERENCE, "--to", "xml", "--check")
    assert (found.code, found.out) == (0, f"{REFERENCE}: to xml and back without change.\n")
    assert names() == []


def test_convert_says_that_comments_are_lost(folder: Path) -> None:
    """Comments are no content: that they are left behind is said once, on the standard error."""
    put("a.readout.xml", XML.replace(b"<release", b"<!-- a --><!-- b --><release"))
    found = run("convert", "a.readout.xml", "--to", "json")
    assert (found.code, found.raw) == (0, MINIMAL.read_bytes())
    assert found.err == "a.readout.xml: its comments are no content, and were not converted.\n"


def names() -> list[str]:
    """Give the names in the current folder, hidden ones included."""
    return sorted(path.name for path in Path().iterdir())


def umask() -> int:
    """Give the mask of new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_result_that_exceeds_a_limit_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XML takes more bytes than JSON: what would be too large to be read back is no fault of the toolkit (C001)."""
    monkeypatch.chdir(tmp_path)
    data = json.dumps(json.loads(REFERENCE.read_bytes()), ensure_ascii=False, separators=(",", ":")).encode()
    put("a.readout.json", data)
    result = run("convert", "a.readout.json", "--to", "xml", "--max-bytes", len(data))
    assert result.code == 1
    assert re.search(rf"C001: the result would have [\d,]+ bytes, where {len(data):,} bytes is the limit", result.err)
