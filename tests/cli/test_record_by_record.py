"""`readout fmt` and `readout fix` with collections: record by record, as a stream, whole or not at all."""

import gzip
import json
import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from command import BASE, put, run

from meeting_readout.runner.rewriting import rewrite_collection

RELAESE = {"specVersion": "1.0", "id": "b", "relaese": BASE["release"]}
MISTAKEN = {
    "blocks": [{"id": "p1", "content": "The council met."}],
    "decisions": [{"id": "d", "act": "approves", "by": [{"name": "A"}], "anchors": [{"block": "p1"}]}],
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def line(record: Any) -> bytes:
    """Give a record as a line that is as short as can be."""
    return json.dumps(record, separators=(",", ":")).encode() + b"\n"


def mixed() -> bytes:
    """A collection with an untidy record, an empty line, other line ends, and a record that is no readout."""
    untidy = json.dumps({"release": BASE["release"], **BASE, "id": "c"}).encode()
    return line(BASE) + b"\n" + untidy + b"\r\n" + line(RELAESE) + line(BASE | {"id": "d"}).rstrip()


TIDY = line(BASE) + line(BASE | {"id": "c"}) + line(RELAESE) + line(BASE | {"id": "d"})


def pack(name: str, data: bytes) -> bytes:
    """Compress what the name says is compressed."""
    return gzip.compress(data) if name.endswith(".gz") else data


def unpack(name: str, data: bytes) -> bytes:
    """Give the lines of a collection."""
    return gzip.decompress(data) if name.endswith(".gz") else data


@pytest.mark.parametrize("name", ["a.readout.jsonl", "a.readout.jsonl.gz"])
def test_fmt_writes_each_record_on_a_line(name: str) -> None:
    """A record becomes the line that convert writes; what is no readout stays and is reported; then nothing changes."""
    path = put(name, pack(name, mixed()))
    found = run("fmt", ".")
    assert unpack(name, path.read_bytes()) == TIDY
    assert (found.code, found.out) == (1, "")
    assert f"{name}:4:31: error S002: " in found.err
    assert found.err.endswith(f"changed {name}; 1 of 4 records stays as before\n")
    before = path.stat()
    assert "change" not in run("fmt", name).err
    assert path.stat().st_ino == before.st_ino


def test_fmt_writes_what_convert_writes() -> None:
    """The lines of a collection that was formatted are those of a conversion."""
    put(
        "a.readout.jsonl",
        line(BASE | MISTAKEN)
        + json.dumps(BASE | {"id": "e", "extensions": [{"name": "https://example.org/x", "value": "é"}]}).encode()
        + b"\n",
    )
    put("c.readout.jsonl", Path("a.readout.jsonl").read_bytes().replace(b"approves", b"approve"))
    run("convert", "c.readout.jsonl", "--to", "jsonl", "-o", "b.jsonl")
    assert run("fmt", "c.readout.jsonl").code == 0
    assert Path("c.readout.jsonl").read_bytes() == Path("b.jsonl").read_bytes()


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_fmt_writes_nothing_if_asked(option: str) -> None:
    """--check and --diff say what would change, with the lines before and after."""
    path = put("a.readout.jsonl", mixed())
    found = run("fmt", option, path)
    assert (found.code, path.read_bytes()) == (1, mixed())
    assert "would change a.readout.jsonl; 1 of 4 records stays as before\n" in found.err
    untidy = mixed().splitlines()[2].decode()
    assert found.out == (
        ""
        if option == "--check"
        else "--- a.readout.jsonl\n+++ a.readout.jsonl (canonical)\n"
        f"@@ -3 +2 @@\n-{untidy}\n+{TIDY.splitlines()[1].decode()}\n"
    )


@pytest.mark.parametrize("data", [line(BASE) + b"\n", line(BASE) * 2 + b" \n", line(BASE).rstrip(), b"\n" + line(BASE)])
def test_fmt_tidies_the_ends_of_lines(data: bytes) -> None:
    """Empty lines go, wherever they are, and the last line has an end."""
    path = put("a.readout.jsonl", data)
    assert run("fmt", path) == (0, "", "changed a.readout.jsonl\n", b"")
    assert path.read_bytes() == data.strip() + b"\n"
    assert run("fmt", path) == (0, "", "", b"")


@pytest.mark.parametrize("verb", ["fmt", "fix"])
@pytest.mark.parametrize("name", ["a.readout.jsonl", "a.readout.jsonl.gz"])
def test_a_stream_goes_through(verb: str, name: str) -> None:
    """From the standard input, under the name of a collection, all records go to the standard output."""
    found = run(verb, "--stdin-filename", name, "-", given=pack(name, mixed()))
    written = unpack(name, found.raw)
    assert [json.loads(one)["id"] for one in written.splitlines()] == ["a", "c", "b", "d"]
    assert (written == TIDY) == (verb == "fmt")
    assert (b"relaese" in written) == (verb == "fmt")


@pytest.mark.parametrize("verb", ["fmt", "fix"])
def test_a_damaged_collection_stays(verb: str) -> None:
    """A collection that cannot be read to its end is not written, also where the damage is behind what changes."""
    records = line(RELAESE) + b"".join(
        json.dumps(BASE | {"id": os.urandom(9).hex()}).encode() + b"\n" for _ in "a" * 99
    )
    path = put("a.readout.jsonl.gz", gzip.compress(records)[:-9])
    before = path.read_bytes()
    found = run(verb, path)
    assert found.code == 1
    assert "as it is" in found.out + found.err
    assert "W906" in found.out + found.err
    assert "changed" not in found.err
    assert ": fixed" not in found.out
    assert [file.read_bytes() for file in Path().iterdir()] == [before]


@pytest.mark.parametrize("verb", ["fmt", "fix"])
def test_a_record_that_is_too_large_is_not_lost(verb: str) -> None:
    """A record over the limit is not read, so the collection is not written."""
    path = put("a.readout.jsonl", line(RELAESE) + line(BASE | MISTAKEN | {"id": "x" * 999}) + mixed())
    before = path.read_bytes()
    assert "W901" in "".join(run(verb, "--max-bytes", 500, path)[1:3])
    assert path.read_bytes() == before


@pytest.mark.parametrize("verb", ["fmt", "fix"])
def test_a_collection_that_cannot_be_written_is_reported(verb: str) -> None:
    """A link is not written; the exit code is 2."""
    put("real.jsonl", json.dumps(RELAESE | {"id": "c"}).encode() + b"\n" + mixed())
    Path("a.readout.jsonl").symlink_to("real.jsonl")
    found = run(verb, "a.readout.jsonl")
    message = "a.readout.jsonl cannot be written: it is a symbolic link; name the file itself.\n"
    assert message in found.out + found.err


@pytest.mark.parametrize("name", ["a.readout.jsonl", "a.readout.jsonl.gz"])
def test_fix_fixes_each_record(name: str) -> None:
    """A fix is made in its record; the others stay byte for byte, and what is left has the line of the collection."""
    wrong = line(BASE | {"id": "e", "level": "high"})
    path = put(name, pack(name, line(BASE) + json.dumps(BASE | {"id": "c"}).encode() + b"\n" + line(RELAESE) + wrong))
    found = run("fix", ".")
    assert unpack(name, path.read_bytes()) == (
        line(BASE)
        + json.dumps(BASE | {"id": "c"}).encode()
        + b"\n"
        + line(RELAESE).replace(b"relaese", b"release")
        + wrong
    )
    assert found.code == 1
    assert f"{name}:4:" in found.out
    assert f"{name}: fixed 1 x S002 (unknown-property)\n1 error, 0 warnings in 1 of 4 documents" in found.out


def test_fix_leaves_what_has_nothing_to_fix() -> None:
    """Line ends and empty lines are no reason to write a collection."""
    data = line(BASE) + b"\r\n\n" + line(BASE | {"id": "b"}).replace(b"\n", b"\r\n")
    path = put("a.readout.jsonl", data)
    assert run("fix", path).code == 0
    assert path.read_bytes() == data


def test_fix_takes_guesses_and_codes() -> None:
    """--unsafe, --select and --level hold for records as for files."""
    path = put("a.readout.jsonl", line(RELAESE | MISTAKEN) + line(BASE | MISTAKEN))
    assert "fixed 1 x S002" in run("fix", path).out
    assert "2 x S004" in run("fix", "--unsafe", path).out
    assert run("fix", path).code == 0


def test_fix_writes_no_line_breaks() -> None:
    """A fix that would begin a line in a file does not break a record."""
    text = '{"specVersion": "1.0",    "id": "a", "release": {"language": "en", "title": "T"}, "decisions": []}\n'
    path = put("a.readout.jsonl", text.encode() + line(BASE))
    run("fix", "--unsafe", path)
    assert path.read_bytes().count(b"\n") == 2


def test_fix_diff_writes_nothing() -> None:
    """--diff prints the records that would change."""
    path = put("a.readout.jsonl", line(BASE) + line(RELAESE))
    found = run("fix", "--diff", path)
    assert (found.code, path.read_bytes()) == (1, line(BASE) + line(RELAESE))
    before = line(RELAESE).decode().rstrip()
    after = before.replace("relaese", "release")
    assert found.out == f"--- a.readout.jsonl\n+++ a.readout.jsonl (fixed)\n@@ -2 +2 @@\n-{before}\n+{after}\n"


def test_validate_says_that_a_record_can_be_fixed() -> None:
    """The report on a collection points to readout fix as that on a file does."""
    path = put("a.readout.jsonl", line(BASE) + line(RELAESE))
    assert "1 fixable with `readout fix`. Exit 1." in run("validate", path).out


@pytest.mark.parametrize("in_place", [True, False])
def test_the_memory_does_not_grow(in_place: bool) -> None:
    """Writing a collection anew takes as much memory for many records as for few."""

    def peak(count: int) -> int:
        path = put(f"{count}.readout.jsonl", line(BASE | {"blocks": [{"id": "p", "content": "word " * 1000}]}) * count)
        tracemalloc.start()
        with path.open("rb"), rewrite_collection(str(path), str(path), in_place=in_place) as work:
            for record in work.read():
                work.put(record, record.data + b" " * (work.count > count // 2))
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(1)
    assert peak(2000) < 2 * peak(200)


def test_convert_writes_a_collection_to_the_standard_output() -> None:
    """Without -o a collection goes to the standard output, the same bytes as to a file; findings go beside it."""
    put("a.readout.jsonl", mixed())
    run("convert", "a.readout.jsonl", "--to", "jsonl", "-o", "b.jsonl")
    found = run("convert", ".", "--to", "jsonl")
    assert (found.code, found.raw) == (1, Path("b.jsonl").read_bytes())
    assert "error S002" in found.err


@pytest.mark.parametrize("name", ["x.readout.jsonl", "x.readout.jsonl.gz"])
def test_convert_reads_a_collection_from_the_standard_input(name: str) -> None:
    """--stdin-filename says that the standard input is a collection."""
    found = run("convert", "-", "--stdin-filename", name, "--to", "jsonl", given=pack(name, mixed()))
    assert [json.loads(one)["id"] for one in found.raw.splitlines()] == ["a", "c", "d"]
    assert f"{name}:4:" in found.err
    run("convert", "-", "--stdin-filename", name, "--to", "yaml", "-o", "out", given=pack(name, mixed()))
    assert sorted(path.name for path in Path("out").iterdir()) == [f"{one}.readout.yaml" for one in "acd"]


@pytest.mark.parametrize("verb", [("fmt",), ("fix",), ("convert", "--to", "json"), ("coverage",), ("validate",)])
def test_the_standard_input_has_a_name(verb: tuple[str, ...]) -> None:
    """--stdin-filename shows the form, and is what reports call the standard input."""
    found = run(*verb, "--stdin-filename", "sub/x.readout.xml", "-", given=json.dumps(BASE))
    assert found.code == 1
    assert "sub/x.readout.xml:1:1: error W00" in found.out + found.err
    assert "-:1" not in found.out + found.err


def test_the_settings_of_the_name_hold() -> None:
    """The settings that apply to the name of the standard input apply to what is read from it."""
    put("readout.toml", b'[severity]\nQ101 = "off"\n')
    Path("sub").mkdir()
    put("sub/readout.toml", b'level = "anchored"\n')
    wrong = BASE | {"blocks": [{"id": "p", "content": "A"}], "statements": [{"id": "s", "anchors": [{"exact": "B"}]}]}
    assert run("fix", "--stdin-filename", "x.readout.json", "-", given=json.dumps(wrong)).code == 0
    assert run("fix", "--stdin-filename", "sub/x.readout.json", "-", given=json.dumps(wrong)).code == 1
