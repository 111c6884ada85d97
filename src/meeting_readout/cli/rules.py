"""`readout rules`: the list of all rules."""

import click

from meeting_readout.cli.options import color_option
from meeting_readout.cli.output import emit, emit_bytes, get_width, wants_color
from meeting_readout.schemas import load
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import pages


@click.command("rules")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json", "markdown")),
    default="text",
    show_default=True,
    help="json is the published catalogue, with everything that it says.",
)
@color_option
def command(format_: str, color: str) -> None:
    """List the rules.

    Each has its code, its severity, the level from which it is checked, and what it asks for. The column FIX says
    which of them readout fix can fix; "unsafe" means with --unsafe only, since it has to guess.
    """
    if format_ == "json":
        emit_bytes(load("rules.json"))
    elif format_ == "markdown":
        emit(pages.write_markdown_table(catalogue.rules().values()))
    else:
        emit(pages.write_table(catalogue.rules().values(), get_width(), wants_color(color)))
