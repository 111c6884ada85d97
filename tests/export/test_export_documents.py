"""`readout export` with documents: where they go, what is said of losses, what is left out, what is wrong usage."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from command import BASE, EXAMPLES, REFERENCE, put, run

from meeting_readout import convert, read
from meeting_readout.export import export

DATED = BASE | {"record": {"date": "2031-04-04"}}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; it is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: str) -> list[str]:
    """Give the names of the files in a folder."""
    return sorted(path.name for path in Path(folder).iterdir())


def test_one_document() -> None:
    """One document goes to the standard output or a file; what does not arrive is said beside it."""
    data = put("a.readout.json", DATED).read_bytes()
    result = run("export", "a.readout.json", "--to", "akn", "--country", "NZ")
    assert result.raw == export(read(data), "akn", country="nz")
    assert (result.code, result.err) == (
        0,
        "a.readout.json: akn: 5 values arrive, 2 of them only in the embedded readout.\n",
    )
    result = run("export", "-", "--to", "jsonld", "--base", "https://gov.example/{id}", "-o", "a.jsonld", given=data)
    assert (result.code, result.out, result.err) == (0, "", "-: jsonld: 5 values arrive.\n")
    assert Path("a.jsonld").read_bytes() == export(read(data), "jsonld", base="https://gov.example/{id}")


def test_what_does_not_arrive() -> None:
    """The largest losses are named, and a file has all of them."""
    result = run("export", REFERENCE, "--to", "akn", "--no-embed", "-o", "a.xml", "--losses", "losses.jsonl")
    (line,) = Path("losses.jsonl").read_text(encoding="utf-8").splitlines()
    found = json.loads(line)
    lost, partly = sum(found["lost"].values()), sum(found["partly"].values())
    assert (found["id"], found["target"], found["path"]) == ("sme-leading-group-7", "akn", str(REFERENCE))
    assert found["values"] == found["arrive"] + lost + partly
    first = ", ".join(f"{name} {count}" for name, count in list(found["lost"].items())[:3])
    assert result.err == (
        f"{REFERENCE}: akn: {found['arrive']} of {found['values']} values arrive, {partly} more in part. Not: {first}, "
        f"and {len(found['lost']) - 3} more kinds (--losses FILE lists all).\n"
    )


def test_made_addresses_are_mentioned() -> None:
    """Ids that are no addresses are mentioned once, where addresses are asked for and no base is given."""
    put("a.readout.json", DATED)
    put("b.readout.json", DATED | {"id": "b"})
    assert run("export", ".", "--to", "jsonld", "-o", "out").err.count("--base gives better ones") == 1
    assert "--base" not in run("export", ".", "--to", "akn", "-o", "out").err
    put("c.readout.json", DATED | {"id": "https://gov.example/c"})
    assert "--base" not in run("export", "c.readout.json", "--to", "jsonld").err


def test_a_folder() -> None:
    """Many documents go to a folder, named by their ids; one in several forms is written once."""
    result = run("export", EXAMPLES, "--to", "jsonld", "--base", "https://gov.example/{id}", "-o", "out")
    ids = {path.name.removesuffix(".readout.json") for path in EXAMPLES.rglob("*.readout.json")}
    assert (result.code, len(names("out"))) == (0, len(ids))
    assert result.err.startswith(f"{len(ids)} documents: jsonld: ")
    assert run("export", EXAMPLES, "--to", "jsonld", "--base", "https://gov.example/{id}", "-o", "out").code == 0
    assert "sme-leading-group-7.jsonld" in names("out")


def test_a_collection() -> None:
    """Targets in JSON can give a collection, also a compressed one; one document goes to a folder that is there."""
    put("a.readout.json", DATED)
    put("b.readout.json", DATED | {"id": "b"})
    assert run("export", ".", "--to", "jsonld", "-o", "all.jsonl").code == 0
    lines = Path("all.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["recordId"] for line in lines] == ["a", "b"]
    assert run("export", "*.json", "--to", "jsonld", "-o", "all.jsonl.gz").code == 0
    assert gzip.decompress(Path("all.jsonl.gz").read_bytes()).splitlines() == lines
    Path("here").mkdir()
    assert run("export", "a.readout.json", "--to", "akn", "-o", "here").code == 0
    assert names("here") == ["a.akn.xml"]


def test_what_is_left_out() -> None:
    """Invalid readouts, and those that lack what a target asks for (C004), are reported; all others are written."""
    put("a.readout.json", DATED)
    put("b.readout.json", BASE | {"id": "b"})
    put("c.readout.json", DATED | {"id": "c", "colour": "red"})
    result = run("export", ".", "--to", "akn", "-o", "out")
    assert (result.code, names("out")) == (1, ["a.akn.xml"])
    assert "b.readout.json:1:1: error C004: a document of Akoma Ntoso has a full date" in result.err
    assert "error S002" in result.err
    result = run("export", "b.readout.json", "--to", "akn", "-o", "b.xml")
    assert (result.code, Path("b.xml").exists(), result.out) == (1, False, "")


def test_files_that_are_there() -> None:
    """A file that is there is not written over, and two readouts with one id are not mixed up (C003)."""
    put("a.readout.json", DATED)
    assert run("export", ".", "--to", "akn", "-o", "out").code == 0
    put("a.readout.json", DATED | {"level": "core", "release": {"title": "Other", "language": "en"}})
    result = run("export", ".", "--to", "akn", "-o", "out")
    assert (result.code, result.err.count("error C003: the folder already has another file a.akn.xml")) == (1, 1)
    assert "Other" not in Path("out/a.akn.xml").read_text(encoding="utf-8")
    put("b.readout.json", DATED)
    result = run("export", ".", "--to", "akn", "-o", "new")
    assert (result.code, 'the id "a" is also that of' in result.err) == (1, True)
    put("b.readout.json", DATED | {"id": "x" * 300})
    assert "is too long for a file" in run("export", "b.readout.json", "--to", "akn", "-o", "new").err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((".", "--to", "akn"), "Several readouts are exported to a folder: name it with -o."),
        (("*.json", "--to", "akn"), "Several readouts are exported to a folder: name it with -o."),
        (("a.readout.json", "--to", "jsonld", "--no-embed"), "--no-embed is for akn."),
        (("a.readout.json", "--to", "akn", "--base", "https://x.example/{id}"), "--base is for "),
        (("a.readout.json", "--to", "jsonld", "--base", "x/{id}"), "--base is an absolute URI without ? and #"),
        (("a.readout.json", "--to", "jsonld", "--base", "https://x.example/#{id}"), "--base is an absolute URI"),
        (("a.readout.json", "--to", "akn", "--country", "n1"), "--country is two letters."),
        (("a.readout.json", "--to", "akn", "--names", "x"), "--names is for tables."),
        (("a.readout.json", "--to", "csv", "--losses", "x", "-o", "o"), "--losses is for documents"),
        (("a.readout.json", "--to", "akn", "-o", "a.readout.json"), "it is one of the files to export"),
        (("a.readout.json", "--to", "akn", "--losses", "a.readout.json"), "it is one of the files to export"),
        (("a.readout.json", "--to", "akn", "-o", "no/a.xml"), "no/a.xml cannot be written"),
        (("a.readout.json", "--to", "akn", "--losses", "no/a"), "no/a cannot be written"),
    ],
)
def test_wrong_usage(words: tuple[str, ...], why: str) -> None:
    """What cannot be done is one sentence and exit code 2, and nothing is written."""
    before = put("a.readout.json", DATED).read_bytes()
    result = run("export", *words)
    assert (result.code, why in result.err, names(".")) == (2, True, ["a.readout.json"]), result.err
    assert Path("a.readout.json").read_bytes() == before


SETTINGS = """[export]\nbase = "https://gov.example/{id}"\ncountry = "NZ"\n"""


def test_settings() -> None:
    """The base and the country are those of the settings of each readout, where the options are not given."""
    Path("ours").mkdir()
    Path("ours/readout.toml").write_text(SETTINGS, encoding="utf-8")
    put("a.readout.json", DATED)
    ours = read(put("ours/b.readout.json", DATED | {"id": "b"}).read_bytes())
    result = run("export", "ours/b.readout.json", "--to", "jsonld")
    assert result.raw == export(ours, "jsonld", base="https://gov.example/{id}") != export(ours, "jsonld")
    assert "--base" not in result.err
    result = run("export", ".", "--to", "jsonld", "-o", "out")
    assert "--base gives better ones" in result.err
    made = [json.loads(Path(f"out/{name}.jsonld").read_bytes())["id"] for name in "ab"]
    assert (made[0][:9], made[1]) == ("urn:uuid:", "https://gov.example/b/")
    assert run("export", "ours/b.readout.json", "--to", "akn").raw == export(ours, "akn", country="nz")


def test_options_override_settings() -> None:
    """An option counts more than a setting; settings that cannot be used stop the export of what is below them."""
    Path("readout.toml").write_text(SETTINGS, encoding="utf-8")
    readout = read(put("a.readout.json", DATED).read_bytes())
    result = run("export", "a.readout.json", "--to", "jsonld", "--base", "https://x.example/{id}")
    assert result.raw == export(readout, "jsonld", base="https://x.example/{id}")
    assert run("export", "a.readout.json", "--to", "akn", "--country", "ch").raw == export(readout, "akn", country="ch")
    Path("readout.toml").write_text('[export]\nbase = "gov.example"', encoding="utf-8")
    result = run("export", "a.readout.json", "--to", "jsonld")
    assert (result.code, result.out, "E010" in result.err) == (2, "", True)


def test_no_such_file() -> None:
    """A path that leads nowhere is a finding."""
    result = run("export", "nowhere.json", "--to", "akn")
    assert (result.code, "E001" in result.err) == (2, True)


def test_every_form() -> None:
    """The form that a readout is in makes no difference."""
    data = json.dumps(DATED).encode()
    answers: set[Any] = set()
    for form in ("json", "xml", "yaml"):
        answers.add(run("export", "-", "--to", "akn", "--form", form, given=convert(data, form)).raw)
    assert len(answers) == 1
