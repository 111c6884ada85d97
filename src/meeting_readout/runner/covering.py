"""How much of the text of a checked document the anchors cover, also where it has errors; and the total of a run."""

from dataclasses import dataclass
from typing import NamedTuple

from meeting_readout.discovery.inputs import Record
from meeting_readout.document.coverage import Coverage, Gap, measure_coverage
from meeting_readout.runner.check import Checked
from meeting_readout.runner.viewing import view_document

NO_TEXT = Coverage(0, 0, 0, [])


class Covered(NamedTuple):
    """One document: its path, the line of a record, its id if it has one, the number of its errors.

    `counts` are None where nothing could be measured; `gaps` are the words that nothing covers, by the ids of blocks.
    """

    path: str
    line: int | None
    id: str | None
    errors: int
    counts: Coverage | None
    gaps: list[tuple[str, Gap]]


@dataclass
class Total:
    """The letters and digits of all documents of a run, and how many of them are covered."""

    documents: int = 0
    without_text: int = 0
    not_measured: int = 0
    letters: int = 0
    anchored: int = 0
    omitted: int = 0

    @property
    def covered(self) -> int:
        """The letters and digits that are anchored or omitted."""
        return self.anchored + self.omitted

    def add(self, covered: Covered) -> None:
        """Count a document."""
        self.documents += 1
        if covered.counts is None:
            self.not_measured += 1
            return
        self.without_text += not covered.counts.total
        self.letters += covered.counts.total
        self.anchored += covered.counts.anchored
        self.omitted += covered.counts.omitted


def measure_document(checked: Checked, record: Record | None) -> Covered:
    """Measure a document; in one with errors, the parts without errors of form or schema."""
    verdict = checked.verdict
    errors = sum(finding.severity == "error" for finding in verdict.findings)
    view = view_document(checked)
    line = record.line if record else None
    if view is None:
        return Covered(verdict.path, line, None, errors, None, [])
    found_id = view.data.get("id")
    blocks = view.anchors.blocks
    counts = measure_coverage(view) if blocks else NO_TEXT
    return Covered(
        verdict.path, line, found_id, errors, counts, [(blocks[gap.block].get("id", ""), gap) for gap in counts.gaps]
    )
