"""Patterns of the settings that match nothing (E015), and settings whose problems no other finding hides."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from meeting_readout.cli.main import main

GOOD = json.dumps({"specVersion": "1.0", "id": "r", "release": {"title": "The Lake Council met.", "language": "en"}})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str, text: str = GOOD) -> None:
    """Write files."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def run(*args: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, args)


def idle(*args: str) -> list[str]:
    """Validate, and give the patterns that are reported."""
    result = run("validate", "-q", "--format", "concise", *args)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("\n") == result.stdout.count("warning E015")
    return re.findall(r'E015: the pattern "(.*)" of', result.stdout)


def found(*args: str) -> list[str]:
    """Validate, and give place and code of all findings."""
    result = run("validate", "-q", "--format", "concise", *args)
    return re.findall(r"(?m)^(.*?:\d+): .*?([A-Z]\d{3}):", result.stdout.replace(":1: ", ": "))


@pytest.mark.parametrize(
    ("include", "reported"),
    [
        (["x/*.json", "y/*.json"], []),
        (["x/*.json", "y/*.json", "z/*.json"], ["z/*.json"]),
        (["*.json", "x/*.json"], []),
        (["x/", "y/", "z/"], ["y/", "z/"]),
        (["x", "docs"], ["docs"]),
        (["x", "docs/**"], []),
        (["**", "*.xml", "*.yaml"], ["*.xml", "*.yaml"]),
        (["x/b.readout.json/", "x"], ["x/b.readout.json/"]),
    ],
)
@pytest.mark.parametrize("inside", [False, True])
def test_include(
    include: list[str], reported: list[str], inside: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pattern of include that no file matches is reported, wherever in the project the run begins."""
    put("x/a.json", "x/b.readout.json", "y/c.json", "docs/d.txt")
    put("readout.toml", text=f"include = {json.dumps(include)}")
    if inside:
        monkeypatch.chdir(folder / "x")
    args = ["--ignore", "M"] if inside else []
    result = run("validate", "-q", "--format", "concise", *args)
    assert re.findall(r'E015: the pattern "(.*)" of "include"', result.stdout) == reported


def test_include_counts_only_where_the_settings_choose() -> None:
    """What is named by hand says nothing of include, and an include that matches nothing at all is E003."""
    put("a.readout.json")
    put("readout.toml", text='include = ["*.readout.json", "z"]')
    assert idle("a.readout.json") == idle(".") == []
    assert idle() == ["z"]
    put("readout.toml", text='include = ["y", "z"]')
    assert found() == [("readout.toml:1", "E003")]


@pytest.mark.parametrize(
    ("exclude", "reported"),
    [
        (["drafts/"], []),
        (["darfts/"], ["darfts/"]),
        (["drafts"], []),
        (["drafts/**"], []),
        (["drafts/old/b.readout.json"], []),
        (["drafts/", "drafts/old/b.readout.json"], []),
        (["drafts/", "**/old/**"], ["**/old/**"]),
        (["package.json"], []),
        (["*.bak", "notes.txt"], ["*.bak"]),
        (["notes.txt/"], ["notes.txt/"]),
        (["/a.readout.json", "/b.readout.json"], ["/b.readout.json"]),
        ([".git/**", "**/.git/*"], []),
    ],
)
def test_exclude(exclude: list[str], reported: list[str]) -> None:
    """A pattern of exclude that no file and no folder matches is reported, at the line of its setting."""
    put("a.readout.json", "c.readout.json", "drafts/a.readout.json", "drafts/old/b.readout.json")
    put("package.json", "notes.txt", ".git/config")
    put("readout.toml", text=f"\nexclude = {json.dumps(exclude)}")
    assert idle(".") == reported
    assert found(".") == [("readout.toml:2", "E015")] * len(reported)


def test_exclude_counts_only_where_the_whole_folder_is_searched() -> None:
    """A run over a part of the folder does not know what the rest has; one over a folder above does."""
    put("p/x/a.readout.json", "p/y/b.readout.json", "c.readout.json")
    put("p/readout.toml", text='exclude = ["z"]')
    assert idle("p/x") == idle("p/x", "p/y") == idle("p/x/a.readout.json") == idle("p/*/*.json") == []
    assert idle("p") == idle(".") == idle("p/x", "p") == ["z"]
    assert idle("p", "--exclude", "y") == []


def test_exclude_where_the_settings_choose() -> None:
    """Where the settings choose the files, their whole folder is searched only if include can match anywhere in it."""
    put("x/a.readout.json", "b.txt")
    put("readout.toml", text='include = ["x/*.json"]\nexclude = ["*.xml"]')
    assert idle() == []
    put("readout.toml", text='include = ["*.json"]\nexclude = ["*.xml", "b.txt"]')
    assert idle() == ["*.xml"]


@pytest.mark.parametrize("pattern", ["build", "build/", "build/**", "**/build/**", "build/x/*.json", "/build/x"])
def test_what_git_ignores_may_be_excluded_as_well(pattern: str) -> None:
    """A pattern for what a search leaves out for another reason is not idle, though nothing there was looked at."""
    put("a.readout.json", "build/x/a.readout.json")
    put(".gitignore", text="build/\n")
    Path(".git").mkdir()
    put("readout.toml", text=f"exclude = [{json.dumps(pattern)}]")
    assert idle(".") == []


def test_each_settings_file_of_a_run_has_its_own() -> None:
    """Settings in folders below are reported for themselves, and their folders are none of the outer ones."""
    put("a.readout.json", "p/b.readout.json")
    put("readout.toml", text='exclude = ["b.readout.json"]')
    put("p/readout.toml", text='exclude = ["a.readout.json", "b.*"]')
    assert found(".") == [("readout.toml:1", "E015"), ("p/readout.toml:1", "E015")]


@pytest.mark.parametrize(
    ("settings", "args", "code", "severity"),
    [
        ("", (), 0, "warning"),
        ("", ("--fail-on", "warning"), 1, "warning"),
        ('[severity]\nE015 = "error"', (), 1, "error"),
        ('[severity]\nE015 = "off"', (), 0, None),
        ("", ("--ignore", "E015"), 0, None),
        ("", ("--jobs", "2"), 0, "warning"),
    ],
)
def test_it_counts_like_other_findings_about_settings(
    settings: str, args: tuple[str, ...], code: int, severity: str | None
) -> None:
    """Its severity can be changed, it is no document, and the documents stay valid."""
    put("a.readout.json")
    put("readout.toml", text=f'exclude = ["z"]\n{settings}')
    result = run("validate", "--format", "json", *args, ".")
    report = json.loads(result.stdout)
    assert [finding["severity"] for finding in report["findings"]] == ([severity] if severity else [])
    valid = [document["valid"] for document in report["documents"] if document["path"] == "a.readout.json"]
    assert (valid, report["incomplete"], result.exit_code) == ([True], False, code)


@pytest.mark.parametrize("verb", [("fmt", "--check"), ("fix", "--diff"), ("coverage",)])
def test_other_verbs_do_not_speak_of_it(verb: tuple[str, ...]) -> None:
    """Only validate reports on settings that work."""
    put("a.readout.json")
    put("readout.toml", text='exclude = ["z"]')
    assert "E015" not in run(*verb, ".").output


@pytest.mark.parametrize("name", ["readout.toml", "pyproject.toml"])
@pytest.mark.parametrize("where", [".", "p"])
def test_a_problem_of_the_settings_is_not_hidden(name: str, where: str) -> None:
    """Where the settings cannot be used nothing may be found; then they are reported, and not that nothing is there."""
    put(f"{where}/{name}", text="[tool.readout]\nincldue = ['*.json']\ntool = 1")
    put("p/a.json", "c.txt")
    result = run("validate", "-q", "--format", "concise", ".")
    assert ("E010" in result.stdout, "E003" in result.stdout, result.exit_code) == (True, False, 2)


def test_a_problem_below_is_reported_though_other_documents_are_found() -> None:
    """Settings in a folder below may include what is not called a readout: their problem is no silence."""
    put("a.readout.json", "p/b.json", "p/q/c.readout.json")
    put("p/readout.toml", text='incldue = ["*.json"]')
    put("p/q/readout.toml", text='level = "core"')
    result = run("validate", "--format", "concise", ".")
    assert result.stdout.startswith("p/readout.toml:1:1: error E010: ")
    assert result.exit_code == 2
    assert run("validate", "--format", "concise", "p").exit_code == 2


def test_what_is_excluded_has_no_settings_to_report() -> None:
    """Settings in folders that are left out are not looked at."""
    put("a.readout.json", "p/b.json")
    put("p/readout.toml", text='incldue = ["*.json"]')
    put("readout.toml", text='exclude = ["p"]')
    assert run("validate", ".").exit_code == 0
