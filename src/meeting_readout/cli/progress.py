"""How far a long run has come: a line on the standard error, on a terminal only, and only after two seconds."""

import sys
from time import monotonic

WAIT = 2.0
"""Seconds before the first line."""
PAUSE = 0.2
"""Seconds between two lines."""


class Progress:
    """The line of one run over so many documents."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.findings = total, 0, 0
        self.begun = monotonic()
        self.next, self.shown = self.begun + WAIT, False

    def add(self, findings: int) -> None:
        """Count a document, and write the line anew where it is time."""
        self.done, self.findings = self.done + 1, self.findings + findings
        now = monotonic()
        if now < self.next:
            return
        self.next, self.shown = now + PAUSE, True
        sys.stderr.write(f"\r\x1b[K{self.line(now - self.begun)}")
        sys.stderr.flush()

    def line(self, seconds: float) -> str:
        """Return the line about what was done in so many seconds."""
        rate = self.done / seconds
        found = f"{self.findings:,} finding{'' if self.findings == 1 else 's'}"
        if not self.total:
            return f"{self.done:,} documents, {rate:,.0f} a second, {found}"
        left = round((self.total - self.done) / rate)
        time = f"{left} s" if left < 100 else f"{left / 60:.0f} min"
        return f"{self.done:,} of {self.total:,} documents, {rate:,.0f} a second, {found}, {time} left"

    def clear(self) -> None:
        """Take the line away, so that other text can be written."""
        if self.shown:
            self.shown = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
