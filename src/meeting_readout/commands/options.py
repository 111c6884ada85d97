"""Options that several verbs share."""

import os
import shutil
import sys
from collections.abc import Callable
from typing import Any

import click

from meeting_readout.converters.forms import FORMS

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

form_option: Decorator = click.option(
    "--form",
    type=click.Choice(("auto", *FORMS)),
    default="auto",
    help="The form; default: by the name, else by the content.",
)
color_option: Decorator = click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colours; auto: NO_COLOR, then FORCE_COLOR, then whether it is a terminal.",
)


def wants_color(choice: str) -> bool:
    """Decide on colours: the option, then NO_COLOR, then FORCE_COLOR, then whether the output is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def columns() -> int:
    """Give the width to print in: that of the terminal, at most 160."""
    return min(shutil.get_terminal_size((160, 24)).columns, 160)


def emit(text: str) -> None:
    """Print text as UTF-8, whatever the terminal claims; lone surrogates of file names as escapes."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def emit_bytes(data: bytes) -> None:
    """Write a document to the standard output."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
