"""The commands: how much of the text is covered, and the readout as a page."""

from typing import Any

from meeting_readout.language_server.documents import Document
from meeting_readout.runner.check import Checked
from meeting_readout.runner.covering import measure_document

COVERAGE, PAGE = "readout.coverage", "readout.page"


def measure(document: Document) -> dict[str, Any] | None:
    """Return the letters and digits of the text, how many are covered, and the words that nothing covers."""
    covered = measure_document(Checked(document.raw_verdict, document.data), None)
    if covered.counts is None:
        return None
    counts = covered.counts
    return {
        "letters": counts.total,
        "anchored": counts.anchored,
        "omitted": counts.omitted,
        "share": counts.share,
        "gaps": [{"block": id_, "start": gap.start, "end": gap.end, "words": gap.words} for id_, gap in covered.gaps],
    }


def make_page(document: Document) -> str | None:
    """Return the readout as a page of HTML, None where nothing of it can be shown; it needs the extra `show`."""
    from meeting_readout.page import document_page

    view = document.view
    if not view:
        return None
    forms = document_page.list_forms(document.raw_verdict.readout, document.data, document.form)
    return document_page.make_page(view, document.verdict.findings, forms)
