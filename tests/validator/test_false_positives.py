"""The warnings about printed words and values say nothing of examples and valid documents (`false_positives.py`)."""

import false_positives
import pytest


def test_what_is_in_order_has_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither an example nor a valid document of the suite has one, and each source is counted."""
    assert false_positives.main(["--documents", "30"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("== ")]
    assert [line.split(":")[0] for line in lines] == ["== examples", "== suite", "== generated"]
    assert lines[2].startswith("== generated: 30 documents; ")


def test_a_finding_is_printed_with_what_it_is_about(capsys: pytest.CaptureFixture[str]) -> None:
    """A document with a warning is counted by its code, and shown."""
    folder = false_positives.ROOT / "tests/suite/warned"
    number = false_positives.report("warned", false_positives.check_files(folder, ("M141",)), ("M141",))
    said = capsys.readouterr().out
    assert number == len(list(folder.glob("M141-*")))
    assert '/decisions/0/proposers/1/ref: M141 "ada-nur" moved and seconded the same.' in said
    assert said.endswith(f" documents; M141 {number}\n")


def test_generated_documents_keep_what_is_measured() -> None:
    """A generated document may have the findings that are measured, and no other: a code that is not kept is gone."""
    kept = [code for code in false_positives.measured() if code == "M140"]
    found = [len(list(found)) for found in false_positives.check_generated(1, 183, tuple(kept))]
    assert sum(found) > 0
