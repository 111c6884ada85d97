"""`readout names`: who is named how often, and who is likely the same; and the file that says who is who."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command import run

from meeting_readout.tables.identities import Identity, NoNames, read_identities
from meeting_readout.tables.names import Names

HEAD = {"specVersion": "1.0", "release": {"title": "The council met", "language": "en"}}
FIRST: Any = HEAD | {
    "id": "a",
    "meeting": {"status": "held", "held": {"start": {"value": "2031-05"}}},
    "entities": [
        {"id": "t", "type": "organization", "name": "The Treasury", "identifiers": [{"scheme": "x", "value": "1"}]},
        {
            "id": "f", "type": "organization", "name": "Ministry of Finance",
            "otherNames": [{"value": "Finance  Ministry"}],
        },
        {"id": "n", "type": "group", "description": "several mayors"},
    ],
    "decisions": [{"id": "d1", "by": [{"ref": "t"}], "concerns": [{"name": "treasury"}, {"ref": "n"}]}],
}  # fmt: skip
SECOND: Any = HEAD | {
    "id": "b",
    "release": {"title": "Er tagte", "language": "de", "published": {"value": "2033-01-09"}},
    "entities": [
        {"id": "t", "type": "organization", "name": "Exchequer", "identifiers": [{"scheme": "x", "value": "1"}]},
    ],
    "decisions": [{"id": "d1", "by": [{"name": "Finance Ministry"}, {"ref": "t"}, {"ref": "unstated"}]}],
}  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two readouts; it is the current one."""
    monkeypatch.chdir(tmp_path)
    for name, data in (("a", FIRST), ("b", SECOND)):
        Path(f"{name}.readout.json").write_text(json.dumps(data), encoding="utf-8")
    return tmp_path


def test_likely_the_same_stand_together() -> None:
    """Names come by how often they stand there, those that share a name or an identifier beside each other."""
    names = Names()
    names.add(FIRST)
    names.add(SECOND)
    found = names.list_sorted()
    assert [(name.label, name.type, name.count) for name in found] == [
        ("Exchequer", "organization", 2),
        ("The Treasury", "organization", 2),
        ("treasury", "", 1),
        ("Finance Ministry", "", 1),
        ("Ministry of Finance", "organization", 1),
    ]
    assert (found[0].first, found[1].last) == (date(2033, 1, 9), date(2031, 5, 31))


def test_what_has_no_name_is_not_listed() -> None:
    """Those who are only described, and nobody, are not in the list."""
    names = Names()
    names.add(FIRST)
    assert "several mayors" not in {name.label for name in names.list_sorted()}


def test_csv() -> None:
    """The CSV has all that is known of a name, and two empty columns for people."""
    rows = list(csv.DictReader(io.StringIO(run("names", ".", "--format", "csv").out)))
    finance = next(row for row in rows if row["label"] == "Ministry of Finance")
    assert finance == {
        "label": "Ministry of Finance", "type": "organization", "language": "en", "count": "1",
        "first_day": "2031-05-01", "last_day": "2031-05-31", "other_names": "Finance  Ministry", "identifiers": "",
        "identity": "", "preferred": "",
    }  # fmt: skip


def test_json_and_text() -> None:
    """JSON has the same names, with lists; text has a line for each."""
    listed = json.loads(run("names", ".", "--format", "json").out)["names"]
    assert listed[0] | {"count": 0} == {
        "label": "Exchequer", "type": "organization", "language": "de", "count": 0, "first_day": "2033-01-09",
        "last_day": "2033-01-09", "other_names": [], "identifiers": ["x:1"],
    }  # fmt: skip
    assert run("names", ".").out.splitlines()[1] == "     2  The Treasury (organization), 2031-05-01 to 2031-05-31"


def test_an_invalid_readout_is_reported() -> None:
    """The names of the others are listed all the same; the exit code is 1."""
    Path("c.readout.json").write_text("{}", encoding="utf-8")
    result = run("names", ".", "-o", "names.csv", "--format", "csv")
    assert (result.code, "S001" in result.err, Path("names.csv").stat().st_size > 200) == (1, True, True)


def test_identities_by_name_and_type() -> None:
    """The type decides if it is said; without one, a name counts that has one identity whatever its type."""
    text = (
        "label,type,identity,preferred\nA,person,p1,The A\nA,place,p2,\nB,person,p3,\nC,,p4,\nD,person,,no identity\n"
    )
    identities = read_identities(text.encode())
    assert identities.find("A", "person") == Identity("p1", "The A")
    assert identities.find("A", "place") == Identity("p2", None)
    assert identities.find("A", "") == Identity(None, None)
    assert identities.find(" B ", "") == Identity("p3", None)
    assert identities.find("C", "person") == Identity("p4", None)
    assert identities.find("D", "person") == Identity(None, None)
    assert len(identities.list_unused()) == 4
    identities.add_used(identities.take_found())
    assert identities.list_unused() == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"name,identity\n", "it has no column 'label'"),
        (b"label,type\n", "it has no column 'identity'"),
        (b"", "it has no column 'label'"),
        (b"label,identity\n\xff,a\n", "it is no CSV in UTF-8"),
        (b'label,identity\n"a', "it is no CSV in UTF-8"),
    ],
)
def test_what_is_no_file_of_names(data: bytes, why: str) -> None:
    """What is no file of names is one sentence and wrong usage."""
    with pytest.raises(NoNames, match=why):
        read_identities(data)
    Path("names.csv").write_bytes(data)
    result = run("export", ".", "--to", "sqlite", "-o", "a.sqlite", "--names", "names.csv")
    assert (result.code, f"names.csv cannot be used as a file of names: {why}" in result.err) == (2, True)


def test_what_is_wrong_with_names_is_reported() -> None:
    """A name that stands nowhere is a warning (C006), a name with two identities an error (C007), each at its line."""
    names = "label,type,identity\nThe Treasury,organization,q1\nTresury,,q1\nExchequer,,q1\nExchequer,,q2\n"
    Path("names.csv").write_text(names, encoding="utf-8")
    result = run("export", ".", "--to", "csv", "-o", "tables", "--names", "names.csv")
    assert result.code == 1
    assert 'names.csv:3:1: warning C006: no readout names "Tresury", so' in result.err
    assert 'names.csv:5:1: error C007: "Exchequer" is q2 here, and q1 in line 4' in result.err
    assert "2 readouts." in result.err
    Path("names.csv").write_text("label,type,identity\nTresury,person,q1\n", encoding="utf-8")
    result = run("export", ".", "--to", "csv", "-o", "tables", "--names", "names.csv")
    assert (result.code, '"Tresury" of the type person' in result.err) == (0, True)
