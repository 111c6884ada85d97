"""The home page says what is so: its sample is one readout in three forms, and its version is that of the code."""

import json
import re
import tomllib
from pathlib import Path

import fences
import pytest

from meeting_readout import convert, read, validate

ROOT = Path(__file__).parents[2]
HOME = (ROOT / "docs/index.md").read_text(encoding="utf-8")
SAMPLES = {fence.language: fence.text for fence in fences.fences("index.md") if fence.language in fences.FORMS}
DEMONSTRATIONS = json.loads((ROOT / "docs/build/demonstrations.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", ["json", "xml", "yaml"])
def test_the_sample_is_one_readout_without_a_finding(form: str) -> None:
    """Each form is valid at anchored, so each quotation is in the text that the file holds, and holds the same data."""
    assert validate(SAMPLES[form].encode(), form=form, level="anchored").findings == ()
    assert read(SAMPLES[form].encode(), form=form) == json.loads(SAMPLES["json"])


def test_the_sample_in_yaml_is_what_the_converter_writes() -> None:
    """The YAML is the canonical one."""
    assert convert(SAMPLES["json"].encode(), "yaml").decode() == SAMPLES["yaml"]


def test_the_versions_are_those_of_the_code() -> None:
    """The page names the version of the standard and that of the toolkit."""
    toolkit = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    version = json.loads(SAMPLES["json"])["specVersion"]
    assert f"Version {version} of the standard, version {toolkit} of the toolkit" in HOME


def test_what_the_page_links_to_first() -> None:
    """The specification, the suite and the repository are a click away."""
    head = HOME.partition("<!-- side by side -->")[0]
    assert {"spec.md", "../tests/suite/README.md", "../README.md"} <= set(re.findall(r"\]\(([^)]+)\)", head))


@pytest.mark.parametrize("code", DEMONSTRATIONS)
def test_a_demonstration_shows_its_rule(code: str) -> None:
    """What the command says on the page of a rule that is shown on a small scale is a finding of that rule."""
    said = (
        (ROOT / f"docs/rules/{code}.md").read_text(encoding="utf-8").partition(f"$ {DEMONSTRATIONS[code]['run']}\n")[2]
    )
    assert f"error {code}: " in said.partition("```")[0]
