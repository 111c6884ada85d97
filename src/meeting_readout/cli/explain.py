"""`readout explain`: the page of a rule."""

import click

from meeting_readout.cli.options import color_option
from meeting_readout.cli.output import emit, get_width, wants_color
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import pages


@click.command("explain")
@click.argument("code")
@color_option
def command(code: str, color: str) -> None:
    """Explain a rule: why it exists, examples, and the fix.

    CODE is the code of a rule, such as Q101, or its name. The beginning of a code, such as Q, lists the rules that
    begin with it.
    """
    found = catalogue.find_rules(code)
    if not found:
        near = catalogue.suggest(code)
        hint = f"Did you mean {near!r}?" if near else "'readout rules' lists all that there are."
        raise click.UsageError(f"There is no rule {code!r}. {hint}")
    if len(found) == 1:
        emit(pages.write_page(found[0], get_width(), wants_color(color)))
    else:
        emit(pages.write_table(found, get_width(), wants_color(color)))
