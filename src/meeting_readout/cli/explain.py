"""`readout explain`: the page of a rule, or what the standard says of a type, a property or a value."""

import click

from meeting_readout.cli.options import color_option
from meeting_readout.cli.output import emit, get_width, wants_color
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import pages


@click.command("explain")
@click.argument("name")
@color_option
def command(name: str, color: str) -> None:
    """Explain a rule, or a type, property or value.

    NAME is the code of a rule, such as Q101, or its name; the beginning of a code, such as Q, lists the rules that
    begin with it. Or it is a name of the standard: a type (directive), a property (deadlines, or directive.force for
    that of one type), a value (force=urge, or urge). Its page is that of the data dictionary: the meaning, both forms
    with an example, the vocabulary, and the rules that touch it.
    """
    from meeting_readout.dictionary import names
    from meeting_readout.dictionary.pages import write_pages

    width, colored = get_width(), wants_color(color)
    rules, entries = catalogue.find_rules(name), names.find_entries(name)
    if not rules and not entries:
        known = [word for code, rule in catalogue.rules().items() for word in (code, rule["name"])]
        near = names.suggest_name(name, known)
        hint = f"Did you mean {near!r}?" if near else "'readout rules' lists all rules."
        raise click.UsageError(f"There is no rule, type, property or value {name!r}. {hint}")
    shown = []
    if len(rules) == 1:
        shown.append(pages.write_page(rules[0], width, colored))
    elif rules:
        shown.append(pages.write_table(rules, width, colored))
    shown += [write_pages(entries, width, colored)] if entries else []
    emit("\n".join(shown))
