"""`readout lsp`: the language server."""

import click

from meeting_readout.cli.extras import import_with_extra
from meeting_readout.cli.options import GroupedCommand, limit_options


@click.command("lsp", cls=GroupedCommand)
@limit_options
def command() -> None:
    """Help an editor while readouts are written.

    The language server talks over the standard input and output; editors start it. It gives diagnostics, fixes,
    completions, meanings, and the canonical layout. docs/howto/editors.md has the settings of each editor. It needs
    pygls: pip install 'meeting-readout[lsp]'.
    """
    import_with_extra("pygls", "lsp", "lsp")
    from meeting_readout.language_server.features import make_server

    make_server().start_io()
