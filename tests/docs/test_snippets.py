"""Every program and command of the docs runs as it is printed, in a process of its own, in the order of its page.

`file=NAME` after the language of a fence: the fence is that file. In a fence `console`, a line that begins with `$ ` is
a command, and what follows it is what it prints; where nothing follows, the command succeeds. What the tests cannot run
has a line *Needs …* right above it, and is listed here.
"""

import gzip
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import fences
import pytest

from meeting_readout.validator import catalogue

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")]
RUN = ("python", "console", "sh", "elisp", "lua")
DATA = ("abnf", "csv", "json", "sql", "text", "toml", "xml", "yaml")
NEEDS = re.compile(r"^\*Needs (.+)\.\*$")
SECONDS = 60
LISTED = {
    ("README.md", "python3 -m venv .venv && .venv/bin/pip"): "the network",
    ("docs/index.md", "pip install ."): "the network",
    ("CONTRIBUTING.md", "for version in 3.11"): "the network, and three Pythons",
    ("CONTRIBUTING.md", "python3.11 -m venv .venv-oldest"): "the network",
    ("docs/tutorial.md", "python3 -m venv .venv"): "the network",
    ("docs/word-lists.md", "pip install '.[lists]'"): "the network",
    ("docs/engines.md", "$ pip install '.[test,engines]'"): "the network",
    ("docs/security.md", "$ python -m build"): "the network",
    ("docs/security.md", "$ python tests/hostile/bombs.py"): "half an hour, and npm",
    ("docs/security.md", "$ python tests/fuzz/bytes.py 3600"): "five hours",
    ("docs/scaling.md", "from pyspark.sql import SparkSession"): "pyspark, and Java",
    ("docs/scaling.md", "from meeting_readout.tables.parquet import write_lines"): "pyspark, and Java",
    ("docs/scaling.md", "import ray"): "ray",
    ("docs/howto/editors.md", "(setq lsp-xml-catalogs"): "Emacs",
    ("docs/howto/editors.md", "(with-eval-after-load 'eglot"): "Emacs",
    ("docs/howto/editors.md", 'vim.lsp.config("readout"'): "Neovim",
    ("docs/howto/editors.md", "cd editors/vscode"): "Visual Studio Code",
    ("docs/howto/editors.md", "pip install 'meeting-readout[lsp,show]'"): "the network",
}
"""What is not run, by its page and how it begins, and what it needs."""


def page_of(path: Path) -> str:
    """Name a page."""
    return path.relative_to(ROOT).as_posix()


def needs(fence: fences.Fence) -> str:
    """Say what a fence needs besides this toolkit, by the line above it; a comment may stand between."""
    above = (fences.DOCS / fence.page).read_text(encoding="utf-8").splitlines()[: fence.line - 1]
    told = [line for line in above if line and not line.startswith("<!--")]
    found = NEEDS.match(told[-1]) if told else None
    return found[1] if found else ""


def snippets(path: Path) -> list[fences.Fence]:
    """Give the fences of a page."""
    return fences.fences(os.path.relpath(path, fences.DOCS))


RUNNING = [path for path in PAGES if any(one.language in RUN and not needs(one) for one in snippets(path))]


def test_every_fence_is_run_or_data() -> None:
    """No fence is in a language of which nobody knows whether it runs."""
    known = {one.language for path in PAGES for one in snippets(path)}
    assert known <= {*RUN, *DATA}


def test_what_is_not_run_is_listed() -> None:
    """What is marked is listed with what it needs, and nothing else is."""
    marked = {
        (page_of(path), one.text.splitlines()[0]): needs(one)
        for path in PAGES
        for one in snippets(path)
        if one.language in RUN and needs(one)
    }
    listed = {
        (page, first): needed
        for (page, first) in marked
        for (other, beginning), needed in LISTED.items()
        if page == other and first.startswith(beginning)
    }
    assert marked == listed
    assert {(page, beginning) for page, beginning in LISTED} == {
        (page, beginning)
        for page, beginning in LISTED
        if any(page == other and first.startswith(beginning) for other, first in marked)
    }


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A folder with the examples, and beside it the commands that pages use."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, words in (("python", ""), ("readout", " -m meeting_readout")):
        (tools / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)}{words} "$@"\n')
        (tools / name).chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    (work / "examples").symlink_to(ROOT / "examples")
    return work


def run(work: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, in the folder of a session."""
    path = f"{work.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | {"PATH": path, "COLUMNS": "160", "PYTHONWARNINGS": "default"}
    return subprocess.run(  # noqa: S603 - the commands of our own pages
        command, cwd=work, env=env, check=False, capture_output=True, text=True, timeout=SECONDS
    )


@pytest.mark.skipif(os.name != "posix", reason="the commands are those of a POSIX shell")
@pytest.mark.parametrize("path", RUNNING, ids=page_of)
def test_a_page_runs_as_printed(path: Path, session: Path) -> None:
    """Every command prints what the page says, and every program ends well."""
    if "releases.readout.jsonl" in path.read_text(encoding="utf-8"):
        base = catalogue.load_catalogue()["base"]
        lines = "".join(json.dumps({**base, "id": f"r-{number}"}) + "\n" for number in range(9))
        (session / "releases.readout.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    if "tests/suite/run.py" in path.read_text(encoding="utf-8"):
        for name in ("schemas", "tests"):
            (session / name).symlink_to(ROOT / name)
    for fence in snippets(path):
        if needs(fence):
            continue
        if "file" in fence.options:
            (session / fence.options["file"]).write_text(fence.text, encoding="utf-8", newline="\n")
        elif fence.language == "python":
            (session / "snippet.py").write_text(fence.text, encoding="utf-8")
            done = run(session, "python", "snippet.py")
            assert (done.returncode, done.stderr) == (0, ""), str(fence)
        elif fence.language == "sh":
            assert run(session, "sh", "-ec", fence.text).returncode == 0, str(fence)
        elif fence.language == "console":
            for part in ("\n" + fence.text).split("\n$ ")[1:]:
                command, _, said = part.partition("\n")
                done = run(session, "sh", "-c", command)
                if said.strip("\n"):
                    assert (done.stdout + done.stderr).strip("\n") == said.strip("\n"), command
                else:
                    assert done.returncode == 0, (command, done.stderr)
