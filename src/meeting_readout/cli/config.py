"""`readout config`: the settings in effect."""

import sys

import click

from meeting_readout.cli.options import color_option
from meeting_readout.cli.output import emit, get_width, wants_color
from meeting_readout.config.model import Config
from meeting_readout.discovery.search import Search


@click.group("config")
def command() -> None:
    """Show settings and where they come from.

    Settings are in readout.toml, or under [tool.readout] in pyproject.toml.
    """


@command.command("show")
@click.argument("file", required=False)
@color_option
def show(file: str | None, color: str) -> None:
    """Show the settings in effect for FILE, or for this folder.

    A comment says where each setting comes from.

    The settings of a file are those of the nearest readout.toml, or pyproject.toml with [tool.readout], upwards from
    it. FILE need not exist. What is printed is itself TOML.
    """
    from meeting_readout.config.show import format_settings

    _parts, config = Search().find_settings(file or "")
    if config.problems:
        _refuse(config, color)
    emit(format_settings(config, file or ""))


def _refuse(config: Config, color: str) -> None:
    from meeting_readout.validator.finding import Verdict
    from meeting_readout.validator.report import start_report
    from meeting_readout.validator.report.summary import Options

    text = start_report("text", Options(wants_color(color), get_width()))
    emit(text.add(Verdict(config.path, config.problems[0].form, "core", config.problems)))
    sys.exit(2)
