"""The file of names on the command line: reading it, and what is wrong with it afterwards."""

import click

from meeting_readout.files.io import Unreadable, read_file
from meeting_readout.tables.identities import Identities, NameRow, NoNames, read_identities
from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.locate import make_finding
from meeting_readout.validator.report.escape import escape_path


def load_names(path: str) -> Identities:
    """Read the file of names, or end the run."""
    try:
        return read_identities(read_file(path))
    except (Unreadable, NoNames) as error:
        raise click.UsageError(f"{escape_path(path)} cannot be used as a file of names: {error}.") from None


def report_names(path: str, identities: Identities) -> Verdict:
    """Return what is wrong with the file of names, after all readouts have been asked (C006, C007)."""
    found = [_report(path, "C006", row, {}) for row in identities.list_unused()]
    for first, second in identities.contradictions:
        words = {"identity": second.identity, "other": first.identity, "line": str(first.line)}
        found.append(_report(path, "C007", second, words))
    return Verdict(path, "", "core", tuple(sorted(found, key=lambda finding: finding.line)), "")


def _report(path: str, code: str, row: NameRow, words: dict[str, str]) -> Finding:
    type_ = f" of the type {row.type}" if row.type else ""
    region = (row.line, 1, row.line, 2)
    return make_finding(code, path, "", region, words={"label": row.label, "type": type_} | words)
