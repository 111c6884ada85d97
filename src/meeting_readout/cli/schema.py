"""`readout schema`: print the packaged schemas."""

import click

from meeting_readout.cli.output import emit_bytes
from meeting_readout.files.io import Unwritable, write_file
from meeting_readout.schemas import EDITIONS, load
from meeting_readout.validator.report.escape import escape_path


@click.command("schema")
@click.option(
    "--format",
    "edition",
    type=click.Choice(tuple(EDITIONS)),
    default="json",
    metavar="EDITION",
    help=f"One of {', '.join(EDITIONS)}. Default: json.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the standard output.")
def command(edition: str, output: str | None) -> None:
    """Print a schema of the standard."""
    data = load(EDITIONS[edition])
    if output is None:
        emit_bytes(data)
        return
    try:
        write_file(output, data)
    except Unwritable as error:
        raise click.UsageError(f"{escape_path(output)} cannot be written: {error}.") from None
