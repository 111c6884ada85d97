"""The command in this process: what it prints, and its exit code."""

from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from meeting_readout.cli import main

README = Path(__file__).parent.parent / "README.md"
EXAMPLES = Path(__file__).parent.parent / "examples"
MINIMAL = EXAMPLES / "minimal" / "minimal.readout.json"


class Run(NamedTuple):
    """A run of the command."""

    code: int
    out: str
    err: str
    raw: bytes
    """The standard output as bytes."""


def run(*words: object, given: bytes | str | None = None, env: dict[str, str | None] | None = None) -> Run:
    """Run the command; what is not the end of a run but an exception fails the test."""
    result = CliRunner().invoke(main, [str(word) for word in words], input=given, env=env)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    text = result.stdout + result.stderr
    assert "Traceback" not in text, text
    return Run(result.exit_code, result.stdout, result.stderr, result.stdout_bytes)
