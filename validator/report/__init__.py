"""The reports, a file each. A report is made of verdicts and a summary, and of nothing else."""

from importlib import import_module
from typing import cast

from meeting_readout.validator.report.summary import Options, Report

FORMATS = {
    "text": "meeting_readout.validator.report.text",
    "concise": "meeting_readout.validator.report.concise",
    "json": "meeting_readout.validator.report.json",
    "sarif": "meeting_readout.validator.report.sarif",
    "github": "meeting_readout.validator.report.github",
    "gitlab": "meeting_readout.validator.report.gitlab",
    "junit": "meeting_readout.validator.report.junit",
    "markdown": "meeting_readout.validator.report.markdown",
}


def start_report(format_: str, options: Options) -> Report:
    """Start a report in a format."""
    return cast(Report, import_module(FORMATS[format_]).Report(options))


def start_statistics(options: Options) -> Report:
    """Start the report that counts findings by rule."""
    return cast(Report, import_module("meeting_readout.validator.report.statistics").Report(options))
