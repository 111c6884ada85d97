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
force_exclude_option: Decorator = click.option(
    "--force-exclude", is_flag=True, help="Leave out what is excluded even where it is named by hand."
)


def codes(_: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Split lists of codes, and refuse what no rule begins with."""
    split = tuple(code for codes in value for code in codes.replace(",", " ").split())
    if split:
        from meeting_readout.config.checks import wrong_code
        from meeting_readout.validator import catalogue

        for code in split:
            wrong = wrong_code(code, switched_off=param.name == "ignore")
            if wrong:
                raise click.BadParameter(catalogue.message("E010", *wrong))
    return split


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
