"""E014: the same id in two documents of one run that say something else."""

import gzip
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from meeting_readout import converters
from meeting_readout.cli.main import main
from meeting_readout.runner import identity

FORMS = ("json", "xml", "yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def data(id_: str = "r", title: str = "The Lake Council met.", **more: Any) -> dict[str, Any]:
    """Give a readout."""
    return {"specVersion": "1.0", "id": id_, "release": {"title": title, "language": "en"}, **more}


def put(name: str, *records: dict[str, Any]) -> None:
    """Write a file in the form of its name."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    lines = b"".join(json.dumps(record).encode() + b"\n" for record in records)
    if name.endswith(".gz"):
        Path(name).write_bytes(gzip.compress(lines))
    elif name.endswith(".jsonl"):
        Path(name).write_bytes(lines)
    else:
        Path(name).write_bytes(converters.write(records[0], name.rpartition(".")[2]))


def run(*args: object, given: bytes | None = None) -> Result:
    """Validate."""
    return CliRunner().invoke(main, ["validate", "--format", "concise", *map(str, args)], input=given)


def found(*args: object, given: bytes | None = None) -> list[str]:
    """Give the place of every E014, and which place it names."""
    said = r'(?m)^(\S+): warning E014: the id "\S+" is also that of (\S+), which says something else\.'
    said += r"(?: \(record \S+\))?$"
    return [f"{place} {first}" for place, first in re.findall(said, run(*args, given=given).stdout)]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("first", FORMS)
@pytest.mark.parametrize("second", FORMS)
def test_two_files(first: str, second: str, jobs: int) -> None:
    """The later one has a finding at its id, in every form; it is a warning, and both are valid."""
    put(f"a.readout.{first}", data())
    put(f"b.readout.{second}", data(title="They met again."))
    place = {"json": "1:30", "xml": "2:75", "yaml": "2:5"}[second]
    assert found("--jobs", jobs, ".") == [f"b.readout.{second}:{place} a.readout.{first}"]
    result = run("--jobs", jobs, ".")
    assert result.exit_code == 0
    assert "(2 valid)" in CliRunner().invoke(main, ["validate", "."]).stdout
    assert run("--fail-on", "warning", ".").exit_code == 1


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("apart", [False, True])
def test_the_same_content_in_several_forms_is_one_document(apart: bool, jobs: int) -> None:
    """The forms of one document are no finding, side by side or in folders of their own, nor is a copy."""
    for number in range(60 if jobs == 2 else 3):
        for form in FORMS:
            put(f"{form}/{number}.readout.{form}" if apart else f"{number}.readout.{form}", data(f"r{number}"))
    put("copy/1.readout.json", data("r1"))
    put("copy/2.readout.json", {"$schema": "x.json", **dict(reversed(data("r2").items()))})
    assert found("--jobs", jobs, ".") == []


def test_of_three_the_different_ones_are_reported() -> None:
    """Each is compared with the first one."""
    put("a.readout.json", data())
    put("b.readout.xml", data())
    put("c.readout.json", data(title="B"))
    put("d.readout.xml", data(title="B"))
    put("e.readout.yaml", data())
    assert found(".") == ["c.readout.json:1:30 a.readout.json", "d.readout.xml:2:75 a.readout.json"]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz"])
def test_records(ending: str, jobs: int) -> None:
    """Records are compared with records and with files, in one collection and in two."""
    more = [data(f"n{number}") for number in range(40)]
    put(f"a.readout.{ending}", data("r"), *more, data("s"), data("r"), data("s", title="B"))
    put(f"b.readout.{ending}", data("n3"), data("n4", title="B"))
    put("c.readout.xml", data("n5"))
    put("d.readout.xml", data("n6", title="B"))
    assert found("--jobs", jobs, ".") == [
        f"a.readout.{ending}:44:1 a.readout.{ending}:42",
        f"b.readout.{ending}:2:1 a.readout.{ending}:6",
        f"d.readout.xml:2:75 a.readout.{ending}:8",
    ]


def test_a_file_before_its_record() -> None:
    """It does not matter which comes first, nor how the members of a record are ordered."""
    put("a.readout.json", data("r"))
    put("b.readout.jsonl", dict(reversed(data("r").items())), data("r", title="B"))
    assert found(".") == ["b.readout.jsonl:2:1 a.readout.json"]


@pytest.mark.parametrize("name", ["in.readout.jsonl", "in.readout.jsonl.gz"])
def test_the_standard_input(name: str) -> None:
    """What comes from the standard input cannot be read again, and is compared all the same."""
    put(name, data("r"), dict(reversed(data("r").items())), data("s"), data("t"))
    given = Path(name).read_bytes()
    put(name, data("r", title="not what comes in"))
    put("a.readout.xml", data("s"))
    put("b.readout.json", data("t", title="B"))
    put("c.readout.json", data("r", title="B"))
    place = f"{name}:4:1" if name else "-"
    assert found("b.readout.json", "-", "a.readout.xml", "c.readout.json", "--stdin-filename", name, given=given) == [
        f"{place} b.readout.json",
        f"c.readout.json:1:30 {name}:1",
    ]
    put("d.readout.json", data("d"))
    given = converters.write(data("d"), "xml")
    assert found("d.readout.json", "-", given=given) == found("-", "d.readout.json", given=given) == []
    given = converters.write(data("d", title="B"), "xml")
    assert found("d.readout.json", "-", given=given) == ["-:1:1 d.readout.json"]


def test_what_breaks_a_rule_is_compared_and_what_breaks_the_schema_is_not() -> None:
    """Whoever lowers the severity of a rule still learns of the id; a file that is no readout is mended first."""
    wrong = data(title="B", decisions=[{"id": "d1", "act": "adopt", "by": [{"ref": "council"}]}])
    put("a.readout.json", data())
    put("b.readout.json", wrong)
    put("c.readout.xml", wrong)
    assert [line.split()[0] for line in found(".")] == ["b.readout.json:3:9", "c.readout.xml:2:75"]
    Path("b.readout.json").write_text(json.dumps({**wrong, "colour": "red"}), encoding="utf-8")
    Path("c.readout.xml").write_text("<readout", encoding="utf-8")
    assert found(".") == []


@pytest.mark.parametrize(
    ("settings", "args", "code", "severity"),
    [
        ("", (), 0, "warning"),
        ('[severity]\nE014 = "error"', (), 1, "error"),
        ('[severity]\nE014 = "off"', (), 0, None),
        ('[severity]\nE014 = "info"', (), 0, "info"),
        ('[[override]]\nfiles = ["b.*"]\nseverity = {E014 = "off"}', (), 0, None),
        ("", ("--ignore", "E014"), 0, None),
        ("", ("--select", "E014"), 0, "warning"),
        ("", ("--select", "Q"), 0, None),
    ],
)
def test_settings_rule_it(settings: str, args: tuple[str, ...], code: int, severity: str | None) -> None:
    """Its severity can be changed, for all files or for some."""
    put("a.readout.json", data())
    put("b.readout.json", data(title="B"))
    Path("readout.toml").write_text(settings, encoding="utf-8")
    result = run("-q", *args, ".")
    assert re.findall(r": (\w+) E014:", result.stdout) == ([severity] if severity else [])
    assert result.exit_code == code


def test_a_file_that_goes_away_is_not_guessed_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """If a document cannot be read a second time nothing is said about its id."""
    put("a.readout.json", data())
    put("b.readout.json", data(title="B"))
    monkeypatch.setattr("meeting_readout.runner.same_ids._digest", lambda _data, _form: None)
    assert found(".") == []


def test_a_large_file_is_reported_at_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a size nobody looks for the place of the id."""
    put("a.readout.json", data())
    put("b.readout.json", data(title="B"))
    monkeypatch.setattr("meeting_readout.converters.limits.LARGE", 10)
    assert found(".") == ["b.readout.json:1:1 a.readout.json"]


def test_a_withheld_text_is_still_noted() -> None:
    """A document with this warning whose text is withheld still has its note that it was not checked in full."""
    put("a.readout.json", data())
    held = data(title="B", level="anchored")
    held["release"]["rights"] = "no copies"
    put("b.readout.json", held)
    assert "b.readout.json: not checked in full" in CliRunner().invoke(main, ["validate", "."]).stdout


def test_the_digest_is_that_of_the_content() -> None:
    """Documents have the same digest if and only if their content is the same, in whatever order it is written."""
    draw = random.Random(5)  # noqa: S311 - for tests
    seen: dict[bytes, Any] = {}
    for _ in range(2000):
        members = [
            ("title", draw.choice("ab")),
            ("x", draw.choice([1, "1", True, [], {}, ["1"], [{"a": 1}, {"b": 1}]])),
        ]
        draw.shuffle(members)
        content = {"release": dict(members), "n": draw.choice(["é", "e\u0301", "\\u00e9", '"'])}
        shown = repr(sorted(content["release"].items(), key=lambda member: member[0])) + content["n"]
        assert seen.setdefault(identity.digest({"$schema": str(draw.random()), **content}), shown) == shown
    assert len(set(seen.values())) == len(seen) == 2 * 7 * 4


def test_memory_grows_by_the_ids_alone() -> None:
    """A run keeps an id and a digest of each record, whatever its size."""
    import tracemalloc

    from meeting_readout.discovery.inputs import Input, Record, Task
    from meeting_readout.runner.same_ids import SameIds
    from meeting_readout.validator.finding import Identity, Verdict

    ids = SameIds()
    tracemalloc.start()
    for number in range(10_000):
        record = Record(number + 1, b"x" * 10_000)
        verdict = Verdict("all.readout.jsonl", "json", "core", identity=Identity(f"r-{number}", number.to_bytes(16)))
        ids.add(Task(Input("all.readout.jsonl", record=record), "core", "json"), verdict)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert taken < 10_000 * 450
