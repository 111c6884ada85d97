"""What `readout export` and `readout names` say beside what they write: what is left out, and how far it is."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from meeting_readout.cli.output import emit_aside, get_width, wants_color
from meeting_readout.cli.progress import Progress
from meeting_readout.validator.families import exit_code_of_errors
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report import start_report
from meeting_readout.validator.report.summary import Options

T = TypeVar("T")


class Report:
    """What is said of readouts that are left out, and how far a run is."""

    def __init__(self, color: str) -> None:
        self.text = start_report("text", Options(wants_color(color), get_width()))
        self.codes, self.counts = set[str](), Counter[str]()
        self.progress = Progress(0) if sys.stderr.isatty() else None

    def add(self, verdict: Verdict) -> None:
        """Report a verdict with errors, or what is wrong with the file of names."""
        self.counts["left out"] += verdict.readout is None and bool(verdict.form)
        self.codes |= {finding.code for finding in verdict.findings if finding.severity == "error"}
        self.end()
        if verdict.findings:
            emit_aside(self.text.add(verdict))

    def count(self, readouts: Iterator[T]) -> Iterator[T]:
        """Pass readouts on, and show how many they were so far."""
        for one in readouts:
            yield one
            if self.progress:
                self.progress.add(0)

    def end(self) -> None:
        """Take away what shows the progress."""
        if self.progress:
            self.progress.clear()

    def find_exit_code(self) -> int:
        """Return the exit code of the run."""
        return exit_code_of_errors(self.codes)
