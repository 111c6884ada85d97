"""The reports of `readout diff`, a file each."""

from importlib import import_module
from typing import NamedTuple, Protocol, cast

from meeting_readout.comparison.result import Result, Total

FORMATS = ("text", "json", "markdown", "html")


class Options(NamedTuple):
    """What all reports are told: whether to use colours, how wide to print, whether just two documents are compared.

    `old` and `new` are what the two sides are called.
    """

    color: bool
    columns: int
    is_pair: bool
    old: str
    new: str


class Report(Protocol):
    """A report, written as the results come."""

    def start(self) -> str:
        """Return how it begins."""
        ...

    def add(self, result: Result) -> str:
        """Return what it says of a readout."""
        ...

    def end(self, total: Total) -> str:
        """Return how it ends."""
        ...


def start_report(format_: str, options: Options) -> Report:
    """Start a report in a format."""
    return cast(Report, import_module(f"{__name__}.{format_}").Report(options))
