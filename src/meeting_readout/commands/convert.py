"""`readout convert`: from one form to another, proven before it is written."""

import sys

import click

from meeting_readout import files
from meeting_readout.commands.options import color_option, columns, emit_bytes, form_option, wants_color
from meeting_readout.converters.forms import FORMS, form_named
from meeting_readout.converters.prove import Unproven, prove
from meeting_readout.judge import exit_code, fault, judge
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report import Options, Summary, report
from meeting_readout.validator.report.escape import safe_path


@click.command("convert")
@click.argument("source", metavar="SRC")
@click.option("--to", "target", type=click.Choice(tuple(FORMS)), required=True, help="The form to convert to.")
@click.option(
    "-o", "--output", default=files.STDIN, metavar="FILE", help="Where to write; default: the standard output."
)
@click.option("--check", is_flag=True, help="Prove that the way there and back changes nothing, and write nothing.")
@form_option
@color_option
def command(source: str, target: str, output: str, check: bool, form: str, color: str) -> None:
    """Convert a readout, without loss. SRC is a file, or - for the standard input.

    An invalid readout is refused with its findings. What is written is read back first: it goes out only if nothing
    has changed.
    """
    verdict = judge(files.Input(source), "core", form)
    if verdict.readout is None:
        _refuse(verdict, color)
    try:
        written = prove(verdict.readout, target)
        if check:
            back = form_named(verdict.form).write(form_named(target).read(written))
            prove(form_named(verdict.form).read(back), target, written)
            click.echo(f"{safe_path(source)}: to {target} and back without change.")
        elif output == files.STDIN:
            emit_bytes(written)
        else:
            files.write(output, written)
    except Unproven:
        _refuse(fault(source, "C001", verdict.level, form=verdict.form), color)
    except files.Unreadable as error:
        click.echo(f"{safe_path(output)} cannot be written: {error}.", err=True)
        sys.exit(2)


def _refuse(verdict: Verdict, color: str) -> None:
    """Print the findings to the standard error, where they cannot be taken for the document, and end."""
    summary, text = Summary(), report("text", Options(wants_color(color), columns()))
    summary.add(verdict)
    codes = {finding.code for finding in verdict.findings}
    summary.exit_code = exit_code(codes, any(not code.startswith("E") for code in codes), False)
    click.echo(text.add(verdict) + text.end(summary), nl=False, err=True, color=True)
    sys.exit(summary.exit_code)
