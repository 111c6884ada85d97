"""Whatever a document says, or has wrong, it can be shown: in the terminal, in full, and as a page."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from generate import documents

from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.page.document_page import list_forms, make_page
from meeting_readout.page.full import format_full
from meeting_readout.page.names import Names
from meeting_readout.page.summary import Look, format_summary
from meeting_readout.runner.check import Checked, check_bytes
from meeting_readout.runner.viewing import view_document
from meeting_readout.validator.report.text import choose_paint

SUITE = Path(__file__).parents[1] / "suite"
LOOK = Look(80, 40, choose_paint(False))


def show(view: View) -> str:
    """Show a readout in the two ways of the terminal; give all lines."""
    names = Names(view)
    return format_summary(names, LOOK) + format_full(names, LOOK)


@pytest.mark.parametrize("folder", sorted(path.name for path in SUITE.iterdir() if path.is_dir()))
def test_a_document_of_the_suite_is_shown(folder: str) -> None:
    """Each document of the suite is shown as far as it can be read, or is no document at all."""
    for path in sorted((SUITE / folder).rglob("*.readout.*")):
        if path.suffix in (".json", ".xml", ".yaml"):
            data = path.read_bytes()
            verdict = check_bytes(data, path.name)
            view = view_document(Checked(verdict, data))
            if view:
                assert show(view)
                page = make_page(view, verdict.findings, list_forms(verdict.readout, data, verdict.form))
                assert page.count('class="mr-finding ') >= len(verdict.findings), path


def test_a_document_that_lost_parts_is_shown() -> None:
    """What is required may be missing anywhere, and the rest is shown."""
    for number, data in enumerate(documents(16, 60)):
        random = Random(number)  # noqa: S311 - the same losses each time
        lose(data, random)
        written = json.dumps(data).encode()
        verdict = check_bytes(written, "a.readout.json")
        view = view_document(Checked(verdict, written))
        if view:
            assert show(view)
            assert "</html>" in make_page(view, verdict.findings)


def lose(node: Any, random: Random) -> None:
    """Take members out of objects, one of thirty."""
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        lose(inner, random)
    if isinstance(node, dict) and "specVersion" not in node:
        for key in [key for key in node if random.random() < 1 / 30]:
            del node[key]


def test_a_generated_document_is_shown() -> None:
    """Every property of the schema, at every place that it can have, is shown under its title."""
    for data in documents(15, 120):
        view = View(walk(data))
        assert show(view)
        assert "</html>" in make_page(view)
