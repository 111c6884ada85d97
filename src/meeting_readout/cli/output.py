"""What verbs print: documents and reports to the standard output, everything else beside them."""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import click

from meeting_readout.files.io import FileError
from meeting_readout.runner.streams import silence


def wants_color(choice: str) -> bool:
    """Decide on colours: the option, then NO_COLOR, then FORCE_COLOR, then whether the output is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def get_width() -> int:
    """Return the width to print in: that of the terminal, at most 160."""
    return min(shutil.get_terminal_size((160, 24)).columns, 160)


def emit(text: str) -> None:
    """Print text as UTF-8, whatever the terminal claims; lone surrogates of file names as escapes."""
    if text:
        emit_bytes(text.encode("utf-8", "backslashreplace"))


def emit_aside(text: str) -> None:
    """Print to the standard error, where text cannot be taken for a document or a difference."""
    click.echo(text, nl=False, err=True, color=True)


def emit_bytes(data: bytes) -> None:
    """Write a document to the standard output; if nobody reads it any more, go on as if it had been read."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        silence(sys.stdout)
        if isinstance(error, BrokenPipeError):
            return
        raise OutputError("the standard output", error) from None


@contextmanager
def open_stdout() -> Iterator[BinaryIO]:
    """Open the standard output for what is written in many small pieces."""
    with io.BufferedWriter(_Stdout(), 1 << 16) as buffer:
        yield buffer


class _Stdout(io.RawIOBase):
    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        emit_bytes(bytes(data))
        return len(data)


class OutputError(click.ClickException):
    """Something that the command was asked to write could not be written."""

    exit_code = 2

    def __init__(self, name: str, why: OSError | FileError | str) -> None:
        """Build the message from the name of the output, and from the error of the system or the reason."""
        reason = (why.strerror or "unknown reason").lower() if isinstance(why, OSError) else str(why)
        super().__init__(f"{name} cannot be written: {reason}.")

    def show(self, file: Any = None) -> None:
        """Print the message as every verb prints it."""
        click.echo(self.message, err=True)
