"""What git ignores is left out of a search, and every run says so."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from meeting_readout.cli.main import main
from meeting_readout.discovery import left_out

GOOD = json.dumps({"specVersion": "1.0", "id": "r", "release": {"title": "The Lake Council met.", "language": "en"}})
RENAMED = "name the files *.readout"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, which is the current folder; git ignores `drafts/` and names that begin with x."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    put(".gitignore", text="drafts/\nx*\n")
    return tmp_path


def put(*names: str, text: str = GOOD) -> None:
    """Write files."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def run(*args: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, args)


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (["x.readout.json"], 1),
        (["drafts/a.readout.json", "drafts/deep/b.readout.xml", "drafts/c.readout.jsonl.gz"], 3),
        (["drafts/a.json", "x.txt", "drafts/.git/a.readout.json"], 0),
        (["xa/b.readout.yaml", "b/x.readout.yml", "b/drafts/c.readout.jsonl"], 3),
    ],
)
def test_what_is_left_out_is_counted(names: list[str], count: int) -> None:
    """The summary counts the readouts that git ignores, those in ignored folders too, and nothing else."""
    put("a.readout.json", *names)
    said = f", {count} left out by .gitignore" if count else ""
    assert run("validate", ".").stdout == f"1 document valid{said}. Level: core.\n"


def test_every_summary_says_so() -> None:
    """The sentence is the same with findings and without, and where only settings have any."""
    put("x.readout.json")
    put("a.readout.json", text='{"specVersion": "1.0", "id": "b"}')
    said = ", 1 left out by .gitignore"
    assert f"1 error, 0 warnings in 1 document{said}. Level: core.\n" in run("validate", ".").stdout
    put("b.readout.json")
    assert f"1 error, 0 warnings in 1 of 2 documents (1 valid){said}. Level: core.\n" in run("validate", ".").stdout
    for format_ in ("markdown", "github"):
        assert said in run("validate", "--format", format_, ".").stdout
    report = json.loads(run("validate", "--format", "json", ".").stdout)
    assert report["left_out"] == 1
    assert said in run("fix", "--diff", ".").stderr


@pytest.mark.parametrize(
    ("settings", "args", "count"),
    [
        ('include = ["*.json"]', (), 2),
        ('include = ["x*.json"]', (), 1),
        ('exclude = ["drafts/"]', (), 1),
        ('exclude = ["drafts/a.*"]', (".",), 1),
        ("respect-gitignore = false", (".",), 0),
        ('level = "core"', ("a.readout.json",), 0),
        ('level = "core"', ("a*.json",), 0),
        ('level = "core"', ("*.json",), 1),
        ('level = "core"', ("**/*.json",), 2),
        ('level = "core"', (".", "--exclude", "x*"), 1),
        ('level = "core"', ("drafts", "a.readout.json"), 0),
    ],
)
def test_only_what_would_have_been_checked_is_counted(settings: str, args: tuple[str, ...], count: int) -> None:
    """What is excluded as well, or was not asked for, is not counted."""
    put("a.readout.json", "x.readout.json", "drafts/a.readout.json")
    put("readout.toml", text=settings)
    assert json.loads(run("validate", "--format", "json", *args).stdout)["left_out"] == count


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["x.readout.json"], "1 file is left out by .gitignore"),
        (["x.readout.json", "drafts/a.readout.xml", "xx.readout.json"], "3 files are left out by .gitignore"),
    ],
)
@pytest.mark.parametrize("path", [".", "*", ""])
def test_nothing_else_is_found(names: list[str], said: str, path: str) -> None:
    """Where all is ignored, E003 says that, and does not advise to rename files that have the right names."""
    put(*names)
    put("readout.toml", text="")
    result = run("validate", *([path] if path else []), "--exclude", "readout.toml", "--exclude", ".gitignore")
    assert f"error E003: nothing was found; {said}.\n" in result.stdout
    assert RENAMED not in result.stdout
    assert result.exit_code == 2


def test_nothing_else_is_included() -> None:
    """So does the E003 of an include, at its line."""
    put("x.json", "drafts/a.json")
    put("readout.toml", text='include = ["*.json"]')
    assert run("validate").stdout.startswith(
        "readout.toml:1:1: error E003: nothing was found of what these settings include; "
        "2 files are left out by .gitignore.\n"
    )


def test_an_empty_run_is_told_as_such() -> None:
    """With --allow-empty nothing is an error, and the summary still says what is left out."""
    put("x.readout.json")
    result = run("validate", "--allow-empty", ".")
    assert result.stdout == "0 documents valid, 1 left out by .gitignore. Level: core.\n"
    assert result.exit_code == 0


def test_each_path_has_its_own_reason() -> None:
    """A folder that is empty is reported as empty, though in another one files are left out."""
    put("a/x.readout.json", "b/c.txt")
    found = run("validate", "--format", "concise", "a", "b").stdout.splitlines()
    assert found[0] == "a:1:1: error E003: nothing was found; 1 file is left out by .gitignore."
    assert found[1] == "b:1:1: error E003: there is no readout in this folder."


def test_very_large_folders_are_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to a limit ignored folders are looked into; beyond it the count is a lower bound, and is told as one."""
    put("a.readout.json", *(f"drafts/{number}.readout.json" for number in range(5)))
    monkeypatch.setattr(left_out, "MAX_ENTRIES", 3)
    assert run("validate", ".").stdout == "1 document valid, 3 or more left out by .gitignore. Level: core.\n"
    Path("a.readout.json").unlink()
    assert "nothing was found; 3 or more files are left out by .gitignore." in run("validate", ".").stdout
    monkeypatch.setattr(left_out, "MAX_ENTRIES", 0)
    assert "nothing was found; folders that .gitignore leaves out are too large" in run("validate", ".").stdout


def test_other_verbs_say_why_nothing_was_found() -> None:
    """Each verb that searches a folder reports it."""
    put("x.readout.json")
    for verb in (("fmt", "--check"), ("fix", "--diff"), ("coverage",)):
        assert "1 file is left out by .gitignore" in run(*verb, ".").output
    assert "1 file is left out by .gitignore" in run("convert", ".", "--to", "jsonl", "-o", "all.jsonl").output
    put("b/x.readout.jsonl")
    assert "1 file is left out by .gitignore" in run("fmt", "--check", "b").output
