"""Options that several verbs share."""

import os
import shutil
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from meeting_readout.converters import limits
from meeting_readout.converters.forms import FORMS
from meeting_readout.runner.streams import silence

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

_LIMITS = (
    ("--max-bytes", click.IntRange(1, 2**30), "bytes", "N", "Bytes of a document or record; standard:"),
    ("--max-depth", click.IntRange(1, 100), "depth", "N", "Levels of objects and lists in it; standard:"),
    ("--max-nodes", click.IntRange(1), "nodes", "N", "Objects, lists and values in it; standard:"),
    ("--max-string", click.IntRange(1), "code_points", "N", "Code points in a string; standard:"),
    (
        "--timeout",
        click.FloatRange(0, 3600),
        "seconds",
        "SECONDS",
        "What takes longer is stopped and told, and the next file has its turn; 0: no limit; default:",
    ),
)
"""The options for limits, which are the same in every form: name, values, field of `Limits`, what is given, help."""


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the options for limits; it works under what they say, the same in every form."""

    @wraps(command)
    def limited(**given: Any) -> Any:
        chosen = limits.Limits(**{field: given.pop(field) for field in limits.Limits._fields})
        with limits.use(chosen):
            return command(**given)

    for name, values, field, metavar, text in reversed(_LIMITS):
        standard = getattr(limits.DEFAULT, field)
        limited = click.option(
            name, field, type=values, default=standard, metavar=metavar, help=f"{text} {standard:,.0f}."
        )(limited)
    return limited


def codes(_: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Split lists of codes, and refuse what no rule begins with."""
    split = tuple(code for codes in value for code in codes.replace(",", " ").split())
    if split:
        from meeting_readout.config.validation import wrong_code
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
    if text:
        emit_bytes(text.encode("utf-8", "backslashreplace"))


def emit_bytes(data: bytes) -> None:
    """Write a document to the standard output; if nobody reads it any more, go on as if it had been read."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        silence(sys.stdout)
        if isinstance(error, BrokenPipeError):
            return
        raise Unwritten("the standard output", error) from None


class Unwritten(click.ClickException):
    """Something that the command was asked to write could not be written."""

    exit_code = 2

    def __init__(self, name: str, error: OSError) -> None:
        """Say what, and why."""
        super().__init__(f"{name} cannot be written: {(error.strerror or 'unknown reason').lower()}.")

    def show(self, file: Any = None) -> None:
        """Print the sentence as every verb prints it."""
        click.echo(self.message, err=True)
