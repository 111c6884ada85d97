"""The pages of the docs: what they show is so, and every link leads somewhere."""

import json
import re
from pathlib import Path

import fences
import paged
import pytest

from meeting_readout import validate

ROOT = Path(__file__).parent.parent
PLAYED = ("tutorial.md", "howto/editors.md", "howto/library.md", "howto/migrate.md")
PAGES = [ROOT / "README.md", *sorted(fences.DOCS.rglob("*.md")), *sorted((ROOT / "examples").rglob("*.md"))]
DATA = [fence for page in PLAYED for fence in fences.fences(page) if fence.language in fences.FORMS]


def places(path: Path) -> set[str]:
    """Give the places of a page: its headings as the web names them, and what has an id."""
    text = fences.FENCE.sub("", path.read_text(encoding="utf-8"))
    heads = [re.sub("<[^>]+>", "", head).lower() for head in re.findall(r"(?m)^#+ (.+)$", text)]
    slugs = {re.sub(r"[^\w\- ]", "", head).replace(" ", "-") for head in heads}
    return slugs | set(re.findall(r'<a id="([^"]+)"', text))


@pytest.mark.parametrize("page", PLAYED)
def test_a_page_is_what_happens(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of the page prints what the page says."""
    monkeypatch.chdir(tmp_path)
    steps = paged.played(page)
    assert steps
    for step in steps:
        assert step.printed == step.said, step.command


@pytest.mark.parametrize("page", PLAYED)
def test_every_example_takes_part(page: str) -> None:
    """Every program and document of the page is a file of its session."""
    for fence in fences.fences(page):
        assert "file" in fence.options or fence.language in ("console", "elisp"), str(fence)


def test_the_tutorial_ends_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the reader has at the end of the tutorial has no finding at the highest level."""
    monkeypatch.chdir(tmp_path)
    paged.played("tutorial.md")
    assert validate(Path("bridge.readout.json").read_bytes(), level="complete").findings == ()


def test_settings_are_data() -> None:
    """Every document in JSON that a page shows can be read."""
    assert DATA
    for fence in DATA:
        if fence.language == "json":
            json.loads(fence.text)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    """Every link of the page leads to a file or folder that is there, and to a place in it."""
    text = re.sub(r"`[^`\n]*`", "", fences.FENCE.sub("", path.read_text(encoding="utf-8")))
    for target in set(re.findall(r"\]\((?![a-z]+:)([^)\s]+)\)", text)):
        name, _, place = target.partition("#")
        to = path.parent / name if name else path
        assert to.exists(), target
        assert not place or place in places(to), target
