"""Files in YAML: how they are known and found, how they are converted, and what becomes of their comments."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from meeting_readout import converters
from meeting_readout.cli.main import main
from meeting_readout.converters.forms import FORMS, detect_form
from meeting_readout.validator import catalogue

BASE = """\
specVersion: "1.0"
id: example

release:
  title: The council met.
  language: en
"""
REFERENCE = Path(__file__).parents[2] / "examples" / "reference" / "sme-leading-group-7.readout"


def run(*arguments: str) -> Any:
    """Run the command."""
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.readout.yaml", b"{", "yaml"),
        ("a.YML", b"{", "yaml"),
        ("-", b' {"a": 1}', "json"),
        ("-", b"[", "json"),
        ("-", b"\xef\xbb\xbf<a/>", "xml"),
        ("-", b"# a\nid: x", "yaml"),
        ("-", b"", "json"),
    ],
)
def test_a_form_is_known(name: str, data: bytes, form: str) -> None:
    """The ending of its name tells the form of a file, else its first character."""
    assert detect_form(name, data) == form


def test_folders_are_searched(tmp_path: Path) -> None:
    """Both endings of YAML are found in a folder."""
    for name in ("a.readout.yaml", "b.readout.yml", "c.yaml"):
        (tmp_path / name).write_text(BASE, encoding="utf-8")
    assert "2 documents valid" in run("validate", str(tmp_path)).output


@pytest.mark.parametrize("source", FORMS)
@pytest.mark.parametrize("target", FORMS)
def test_every_form_converts_to_every_other(source: str, target: str) -> None:
    """`readout convert` goes from every form to every form, and proves the way back."""
    made = run("convert", f"{REFERENCE}.{source}", "--to", target)
    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout_bytes == Path(f"{REFERENCE}.{target}").read_bytes()
    assert run("convert", f"{REFERENCE}.{source}", "--to", target, "--check").exit_code == 0


@pytest.mark.parametrize("form", ["yaml", "xml"])
def test_lost_comments_are_told_once(form: str, tmp_path: Path) -> None:
    """Comments are left behind by `convert`, which is said on the standard error and nowhere else."""
    base = catalogue.load_catalogue()["base"]
    path = tmp_path / f"a.readout.{form}"
    written = {
        "yaml": f"{BASE}# one\n# two\n",
        "xml": converters.write(base, "xml").decode() + "<!-- one --><!-- two -->",
    }
    path.write_text(written[form], encoding="utf-8")
    made = run("convert", str(path), "--to", "json")
    assert made.stdout_bytes == converters.write(base, "json")
    assert made.stderr == f"{path}: its comments are no content, and were not converted.\n"


def test_lost_comments_of_many_files_are_told_once(tmp_path: Path) -> None:
    """Of several files that have comments the first is named, and how many others there are."""
    for number in range(4):
        written = BASE.replace("example", f"r{number}") + ("# c\n" if number else "")
        (tmp_path / f"{number}.readout.yaml").write_text(written, encoding="utf-8")
    made = tmp_path / "many.readout.jsonl"
    assert run("convert", str(tmp_path), "--to", "jsonl", "-o", str(made)).stderr == (
        f"{tmp_path / '1.readout.yaml'} and 2 other files: their comments are no content, and were not converted.\n"
        "4 written.\n"
    )
    assert len(made.read_text(encoding="utf-8").splitlines()) == 4
    assert run("convert", str(made), "--to", "yaml", "-o", str(tmp_path / "out")).stderr == "4 written.\n"


def test_what_looks_like_a_comment_is_content(tmp_path: Path) -> None:
    """Where a `#` belongs to the words, there is no comment, and nothing is said."""
    path = tmp_path / "a.readout.yaml"
    title = BASE.replace("The council met.", "|-\n    # 1\n    a # b")
    path.write_text(f"{title}  keywords: ['# 1', a#b]\n", encoding="utf-8")
    assert run("convert", str(path), "--to", "json").stderr == ""


def test_fmt_keeps_comments_around_a_readout(tmp_path: Path) -> None:
    """`fmt` keeps the comments before and after a readout, and a second run changes nothing."""
    path = tmp_path / "a.readout.yaml"
    path.write_text(f"# yaml-language-server: $schema=x\n\n# b\n---\n{BASE}\n\n# end\n...\n# z", encoding="utf-8")
    assert run("fmt", str(path)).exit_code == 0
    laid = f"# yaml-language-server: $schema=x\n\n# b\n{BASE}\n# end\n# z\n"
    assert path.read_text(encoding="utf-8") == laid
    assert run("fmt", "--check", str(path)).exit_code == 0
