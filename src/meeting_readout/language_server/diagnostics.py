"""Diagnostics: the findings of `readout validate`, with their places, and a link to the page of the rule."""

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Range,
)
from pygls.uris import from_fs_path

from meeting_readout.language_server.documents import Document
from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import Finding, Related

SOURCE = "readout"
SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}


def make_diagnostics(document: Document) -> list[Diagnostic]:
    """Return the diagnostics of a document; settings that cannot be used are reported in its first line."""
    return [make_diagnostic(document, finding) for finding in document.verdict.findings]


def make_diagnostic(document: Document, finding: Finding) -> Diagnostic:
    """Return the diagnostic of one finding."""
    related = [_relate(document, one) for one in finding.related if one.line]
    if document.settings[1].problems:
        related.insert(0, DiagnosticRelatedInformation(_locate_settings(document, finding), finding.message))
    notes = [one.message for one in finding.related if not one.line]
    return Diagnostic(
        range=find_region(document, finding),
        severity=SEVERITIES[finding.severity],
        code=finding.code,
        code_description=CodeDescription(catalogue.find_address(finding.code)),
        source=SOURCE,
        message="\n".join(filter(None, (finding.message, *notes, finding.fix))),
        related_information=related or None,
    )


def find_region(document: Document, place: Finding | Related) -> Range:
    """Return the range of a finding, or of what explains it."""
    if document.settings[1].problems:
        return document.positions.between(0, 0)
    find = document.positions.find_code_point
    return document.positions.between(find(place.line, place.column), find(place.end_line, place.end_column))


def _relate(document: Document, one: Related) -> DiagnosticRelatedInformation:
    return DiagnosticRelatedInformation(Location(document.uri, find_region(document, one)), one.message)


def _locate_settings(document: Document, finding: Finding) -> Location:
    """Return the place of a finding in the file of settings."""
    config = document.settings[1]
    name = config.path.replace("\\", "/").rpartition("/")[2]
    at = Document("", config.text).positions
    start, end = (at.find_code_point(finding.line, column) for column in (finding.column, finding.end_column))
    return Location(str(from_fs_path(str(config.folder / name))), at.between(start, end))
