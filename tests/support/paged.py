"""A page of the docs as a session: its files are written, its commands run, in the order of the page.

`file=NAME` after the language of a fence: the fence is that file. In a fence `console`, a line that begins with `$ ` is
a command, `readout …` (`< FILE` at its end is what it reads), `python FILE` or `cat FILE`, and what follows it is what
it prints.
"""

import contextlib
import io
import runpy
from pathlib import Path
from typing import NamedTuple

import fences
from command import run


class Step(NamedTuple):
    """A command: what the page says that it prints, and what it printed."""

    command: str
    said: str
    printed: str


def played(page: str) -> list[Step]:
    """Play a page in the folder that is the current one."""
    steps = []
    for fence in fences.fences(page):
        if "file" in fence.options:
            Path(fence.options["file"]).write_text(fence.text, encoding="utf-8", newline="\n")
        if fence.language == "console":
            for part in ("\n" + fence.text).split("\n$ ")[1:]:
                command, _, said = part.partition("\n")
                steps.append(Step(command, said.strip("\n"), printed(command).strip("\n")))
    return steps


def printed(command: str) -> str:
    """Run a command of a page, and give what it prints."""
    verb, *words = command.split()
    if verb == "cat":
        return Path(*words).read_text(encoding="utf-8")
    if verb == "python":
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            runpy.run_path(words[0], run_name="__main__")
        return out.getvalue()
    assert verb == "readout", command
    given = Path(words.pop()).read_bytes() if words[-2:-1] == ["<"] else None
    done = run(*(word for word in words if word != "<"), given=given, env={"COLUMNS": "160"})
    return done.out + done.err
