"""Fingerprints: what stays the same of a finding while lines move, messages are reworded and releases follow."""

from collections import Counter

from meeting_readout.validator.finding import Finding
from meeting_readout.validator.report.paths import to_repository_path

NAME = "readoutFinding/v1"
"""What SARIF calls them: a change in how they are made is a new version beside the old one."""


class Fingerprints:
    """Gives each finding of one run its fingerprint, in the order of the report."""

    def __init__(self) -> None:
        self._seen = Counter[str]()

    def of(self, finding: Finding) -> str:
        """Return the first 32 hexadecimal digits of a SHA-256, never the same twice in a run.

        It is taken over the version, the code, the path in the repository, the id of the record in a collection, the
        way to the node by ids and the offending value (`Finding.subject`), and a number that tells apart what is
        otherwise the same.
        """
        from hashlib import sha256

        record = (finding.record,) if finding.record else ()
        key = "\0".join(("v1", finding.code, to_repository_path(finding.path), *record, finding.subject))
        self._seen[key] += 1
        return sha256(f"{key}\0{self._seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
