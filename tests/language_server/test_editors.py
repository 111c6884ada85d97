"""The same session in two real editors without a screen: Neovim, and Emacs with eglot, from Debian.

A longer check, which runs where the editors are installed: `apt-get install neovim emacs-nox elpa-eglot`. Emacs has
eglot itself from version 29.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lsp_samples import FORMS, fill

from meeting_readout import validate

HERE = Path(__file__).parent / "editors"
EDITORS = {
    "nvim": ["nvim", "--headless", "-u", "NONE", "-c", f"luafile {HERE / 'neovim.lua'}", "-c", "cquit"],
    "emacs": ["emacs", "--batch", "-l", str(HERE / "emacs.el")],
}
PLACES = {"json": ("15:18", 12), "xml": ("16:24", 10), "yaml": ("22:5", 14)}
"""Where the wrong name is, and the line of the item to which the renamed id leads."""

pytestmark = pytest.mark.skipif("READOUT_LONG" not in os.environ, reason="a longer check: set READOUT_LONG, as CI does")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", EDITORS)
def test_a_session(name: str, form: str, tmp_path: Path) -> None:
    """A name is fixed, an id renamed, and the file written in the canonical layout; the transcript is as expected."""
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    path, out = tmp_path / f"a.readout.{form}", tmp_path / "transcript.txt"
    wrong = ('force="', 'strength="') if form == "xml" else ("force", "strength")
    path.write_text(fill(form, "", wrong), encoding="utf-8")
    command = f"{sys.executable} -m meeting_readout lsp"
    env = os.environ | {"FILE": str(path), "OUT": str(out), "COMMAND": command, "HOME": str(tmp_path)}
    done = subprocess.run(
        EDITORS[name], cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    column, line = PLACES[form]
    assert out.read_text(encoding="utf-8").splitlines() == [
        f"opened: S002 at {column}",
        'action: rename "strength" to "force"',
        "after it: no diagnostics",
        "hover: **mayor** (person) / Ann Ferry / > the mayor",
        "renamed: 2 times",
        f"definition: line {line}",
        "ids: meeting, release, participants, unstated, harbour-master",
        "outline: Release, Blocks, Participants, Directives",
        f"written: a.readout.{form}",
    ]
    written = path.read_bytes()
    assert validate(written).valid
    assert written.count(b"harbour-master") == 2
