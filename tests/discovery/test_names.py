"""What a readout's file is called: whatever says so, says the same as the search (`discovery/inputs.py`)."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from meeting_readout import __file__ as package
from meeting_readout.cli.main import main
from meeting_readout.converters.forms import FORMS
from meeting_readout.discovery.inputs import COLLECTIONS, ENDINGS
from meeting_readout.discovery.search import Search
from meeting_readout.validator import catalogue

ROOT = Path(__file__).parents[2]
ALL = {*ENDINGS, *COLLECTIONS}
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}
TEMPLATE = yaml.safe_load((Path(package).parent / "cli/templates/pre-commit-config.yaml").read_text("utf-8"))
HOOKS["template"] = TEMPLATE["repos"][0]["hooks"][0]
OTHERS = ("readouts/package.json", "a.json", "a.readout.txt", "a.readout.json.bak", "areadout.json", "a.readout.gz")


def write_pattern(endings: tuple[str, ...]) -> str:
    """Give the expression for file names that end so, in capitals too, as the search takes them."""
    return "(?i)" + r"\.readout\." + f"({'|'.join(re.escape(name.removeprefix('.readout.')) for name in endings)})$"


def names(text: str) -> set[str]:
    """Give the endings that a text lists: `*.readout.json, .xml and .yaml`; the first stands in full."""
    listed = re.findall(r"\*\.readout((?:\.[a-z]+)+)((?:`?(?:,|\s+and|\s+or)\s+`?(?:\.[a-z]+)+)*)", text)
    return {f".readout{one}" for first, rest in listed for one in (first, *re.findall(r"(?:\.[a-z]+)+", rest))}


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_takes_what_a_search_finds(hook: str) -> None:
    """A hook takes the files that a search finds and no others."""
    assert HOOKS[hook]["files"] == write_pattern((*ENDINGS, *COLLECTIONS))
    assert "types" not in HOOKS[hook]
    assert "types_or" not in HOOKS[hook]


def test_the_pattern_is_the_search(tmp_path: Path) -> None:
    """What the expression of the hooks takes is what a search finds."""
    endings = (*ENDINGS, *COLLECTIONS)
    for name in (*OTHERS, *(f"x/a{ending}" for ending in ALL), *(f"y/A{ending.upper()}" for ending in ALL)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}", encoding="utf-8")
    found = {given.path for given in Search().find(str(tmp_path))}
    files = {str(path) for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {path for path in files if re.search(write_pattern(endings), path)}
    assert len(found) == 2 * len(endings)


def test_the_help_lists_them() -> None:
    """`readout validate --help` names every ending."""
    assert names(CliRunner().invoke(main, ["validate", "--help"], env={"COLUMNS": "200"}).output) == ALL


@pytest.mark.parametrize("page", ["README.md", "docs/ci.md"])
def test_a_page_lists_them(page: str) -> None:
    """The pages that say what is searched name every ending."""
    text = (ROOT / page).read_text("utf-8")
    (said,) = re.findall(r"(?ms)^[^\n]*searched for readouts,.*?\.gz`|^- A search finds readouts.*?\.gz`", text)
    assert names(said) == ALL


def test_the_page_of_nothing_found_lists_them() -> None:
    """The page of E003 says how files are to be named."""
    assert names(catalogue.rules()["E003"]["fix"]) == ALL


def test_the_specification_lists_them() -> None:
    """The table of clause 6.5 has them all."""
    table = (ROOT / "docs/spec.md").read_text("utf-8").partition("### 6.5 ")[2].partition("\n- ")[0]
    assert set(re.findall(r"\*(\.readout[a-z.]+)", table)) == ALL


def test_editors_know_the_forms_that_have_a_schema() -> None:
    """The settings for editors name every ending of JSON and YAML; those of XML go by the namespace."""
    text = (ROOT / "docs/howto/editors.md").read_text("utf-8")
    for key, form in (("json.schemas", "json"), ("yaml.schemas", "yaml")):
        (line,) = re.findall(rf'(?m)^  "{re.escape(key)}": (.*)$', text)
        assert re.findall(r'"\*(\.readout[a-z.]+)"', line) == [f".readout{one}" for one in FORMS[form].endings]
