"""The command in this process: what it prints, and its exit code; and small files to give to it."""

import json
import signal
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from meeting_readout.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"
MINIMAL = EXAMPLES / "minimal" / "minimal.readout.json"
REFERENCE = EXAMPLES / "reference" / "sme-leading-group-7.readout.json"
XML = MINIMAL.with_suffix(".xml").read_bytes()
BASE: dict[str, Any] = {"specVersion": "1.0", "id": "a", "release": {"title": "The council met", "language": "en"}}
WRONG = BASE | {"chair": "A"}


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


def reset_signals() -> None:
    """Give a new process the default signals, whatever those of the tests are: a `preexec_fn` of `subprocess`."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def put(name: str, data: Any) -> Path:
    """Write a file: bytes as they are, data as JSON that is far from canonical."""
    path = Path(name)
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data, indent=8).encode())
    return path
