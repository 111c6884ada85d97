"""A newcomer's path: from the home page, by the tutorial alone, to a first valid readout; and how long it takes.

`READOUT_LONG=1` takes the whole path in a copy of the repository, the installation included; that needs the network.
"""

import os
import re
import shutil
import time
from pathlib import Path

import pytest
import test_snippets as snippets
from test_snippets import ROOT, session

__all__ = ["session"]
TUTORIAL = ROOT / "docs/tutorial.md"
SECONDS = 120
"""What the commands of the tutorial may take together, without the installation; they take about three."""
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", ".hypothesis", "site", "*.egg-info", "__pycache__", ".*_cache")


def take_path(work: Path, installed_in: Path | None = None) -> dict[str, float]:
    """Do what the tutorial says in a folder, with the installation elsewhere or without it; give the seconds."""
    took = dict[str, float]()
    for fence in snippets.snippets(TUTORIAL):
        needed = snippets.needs(fence)
        if "file" in fence.options:
            (work / fence.options["file"]).write_text(fence.text, encoding="utf-8", newline="\n")
        elif fence.language == "sh" and needed:
            if installed_in:
                lines = "".join(f"{line}\n" for line in fence.text.splitlines())
                took |= timed(installed_in, "bash", "-ec", lines, name="installation")
        elif fence.language == "console" and not needed:
            for part in ("\n" + fence.text).split("\n$ ")[1:]:
                command, _, said = part.partition("\n")
                took |= timed(work, "sh", "-c", command, name=f"{len(took) + 1}: {command}", said=said.strip("\n"))
    return took


def timed(folder: Path, *command: str, name: str, said: str = "") -> dict[str, float]:
    """Run a step, and give its seconds; it prints what the page says, or succeeds if the page says nothing."""
    start = time.perf_counter()
    done = snippets.run(folder, *command)
    if said:
        assert (done.stdout + done.stderr).strip("\n") == said, name
    else:
        assert done.returncode == 0, (name, done.stderr)
    return {name: time.perf_counter() - start}


def count_valid(work: Path) -> int:
    """Count the readouts in a folder that are valid."""
    found = [path for path in work.iterdir() if ".readout." in path.name]
    return sum(snippets.run(work, "readout", "validate", path.name).returncode == 0 for path in found)


@pytest.mark.parametrize("page", ["README.md", "docs/index.md"])
def test_the_home_page_leads_to_the_tutorial(page: str) -> None:
    """Whoever comes to the repository or to the site finds the way to a first readout."""
    assert re.search(r"\]\((docs/)?tutorial\.md\)", (ROOT / page).read_text("utf-8"))


@pytest.mark.skipif(os.name != "posix", reason="the commands are those of a POSIX shell")
def test_the_tutorial_leads_to_a_valid_readout(session: Path) -> None:
    """In a folder with nothing in it, the steps of the tutorial end in a valid readout, in less than two minutes."""
    (session / "examples").unlink()
    took = take_path(session)
    assert len(took) >= 3
    assert count_valid(session) >= 1
    assert sum(took.values()) < SECONDS, took


@pytest.mark.skipif(not os.environ.get("READOUT_LONG"), reason="it installs the toolkit: READOUT_LONG=1")
def test_the_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """From a fresh copy of the repository, with nothing but Python, the same steps lead there; it says how long."""
    clone, work = tmp_path / "clone", tmp_path / "work"
    shutil.copytree(ROOT, clone, symlinks=True, ignore=LEFT_OUT)
    work.mkdir()
    monkeypatch.setenv("PATH", f"{clone / '.venv/bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setattr(snippets, "SECONDS", 600)
    took = take_path(work, clone)
    assert count_valid(work) >= 1
    with capsys.disabled():
        print("".join(f"\n{seconds:6.1f} s  {name}" for name, seconds in took.items()))  # noqa: T201 - what was asked for
