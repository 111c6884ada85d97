"""Fixing a file: its edits are made, and it is checked again, until there is nothing more to fix."""

from collections.abc import Callable, Iterable, Sequence
from time import process_time
from typing import NamedTuple

from meeting_readout.converters.decode import is_utf_16, utf_8_to_utf_16, utf_16_to_utf_8
from meeting_readout.validator.finding import Edit, Finding, Verdict

ROUNDS = 10
"""How often the edits of a file are made at most: one can make room for the next."""
TRIALS = 100
"""How often a file is checked at most: a round that makes it worse is tried again in halves."""

Check = Callable[[bytes], Verdict]
IsWanted = Callable[[Finding], bool]


class Fixed(NamedTuple):
    """A file after its fixes: its bytes, the findings that were fixed, the verdict on what it is now."""

    data: bytes
    fixed: list[Finding]
    verdict: Verdict


def fix_document(data: bytes, verdict: Verdict, check: Check, is_wanted: IsWanted, seconds: float = 0) -> Fixed:
    """Make the edits of the findings that are wanted, in rounds; the file never ends with more findings than before.

    `verdict` is that on the data as it is. A right name can reveal problems that a wrong one hid, which the next
    rounds may fix. If they do not, everything is done again without the rounds that reveal more than they fix. After
    `seconds` nothing more is tried, and what is good so far is kept; 0 is no limit.
    """
    until = process_time() + seconds if seconds else float("inf")
    for patient in (True, False):
        work = _Work(Fixed(data, [], verdict), check, patient, until)
        for _ in range(ROUNDS):
            fixable = (finding for finding in work.now.verdict.findings if finding.edits and is_wanted(finding))
            left = (finding for finding in fixable if _identify(finding) not in work.refused)
            if not work.make(select_compatible(left)):
                break
        if _count_findings(work.now.verdict) <= _count_findings(verdict):
            break
    return work.now


def select_compatible(findings: Iterable[Finding]) -> list[Finding]:
    """Select the findings whose edits can be made at once; edits that touch earlier ones have to wait."""
    from bisect import bisect_left, insort

    taken, made = list[Finding](), set[tuple[Edit, ...]]()
    ranges: list[tuple[int, int]] = []
    for finding in findings:
        if finding.edits in made:  # the same edits fix several findings
            taken.append(finding)
            continue
        free = True
        for edit in finding.edits:
            at = bisect_left(ranges, (edit.start, edit.end))
            free = free and all(
                edit.end <= start or end <= edit.start for start, end in ranges[max(at - 1, 0) : at + 1]
            )
        if free:
            taken.append(finding)
            made.add(finding.edits)
            for edit in finding.edits:
                insort(ranges, (edit.start, edit.end))
    return taken


def apply_edits(data: bytes, form: str, edits: Iterable[Edit]) -> bytes:
    """Make edits that do not touch each other; all else in the file stays as it is."""
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end, edit.rank))
    if form != "xml":
        return _join_edits(data.decode(), ordered).encode()
    if is_utf_16(data):  # edits count bytes of UTF-8
        return utf_8_to_utf_16(_join_edits(utf_16_to_utf_8(data), ordered).encode(), data[:2])
    return _join_edits(data, ordered).encode()


def _join_edits(text: str | bytes, edits: Sequence[Edit]) -> str:
    pieces, at = list[str](), 0
    for edit in edits:
        pieces += (_decode(text[at : edit.start]), edit.text)
        at = edit.end
    return "".join((*pieces, _decode(text[at:])))


def _decode(piece: str | bytes) -> str:
    return piece if isinstance(piece, str) else piece.decode()


class _Work:
    """The state of one file: what it is now, what it has been, and the findings whose edits did harm."""

    def __init__(self, now: Fixed, check: Check, patient: bool, until: float) -> None:
        self.now, self.check, self.patient, self.until = now, check, patient, until
        self.refused: set[tuple[str, str]] = set()
        self.seen = {now.data}
        self.trials = 0

    def make(self, findings: list[Finding]) -> bool:
        """Make the edits of as many findings as do no harm; return whether there were any."""
        before = self.now
        self._extend(before, [], findings)
        self.seen.add(self.now.data)
        return self.now is not before

    def _extend(self, base: Fixed, good: list[Finding], more: list[Finding]) -> list[Finding]:
        """Make the edits of more findings beside those that are known to be good; return all that are good now."""
        if not more or self.trials == TRIALS or process_time() > self.until:
            return good
        self.trials += 1
        edits = {edit for finding in (*good, *more) for edit in finding.edits}
        data = apply_edits(base.data, base.verdict.form, edits)
        verdict = self.check(data)
        safe = all(finding.safety == "safe" for finding in more)
        if data not in self.seen and not _is_worse(verdict, base.verdict, self.patient and safe):
            self.now = Fixed(data, [*base.fixed, *good, *more], verdict)
            return [*good, *more]
        if len(more) == 1:
            self.refused.add(_identify(more[0]))
            return good
        half = len(more) // 2
        return self._extend(base, self._extend(base, good, more[:half]), more[half:])


def _is_worse(verdict: Verdict, before: Verdict, patient: bool) -> bool:
    """Return whether less was checked than before, or, without patience, there are more findings."""
    if verdict.incomplete and not before.incomplete:
        return True
    return not patient and _count_findings(verdict) > _count_findings(before)


def _count_findings(verdict: Verdict) -> int:
    """Count the findings; several of one rule about one node, such as words that nothing covers, count once."""
    return len({_identify(finding) for finding in verdict.findings})


def _identify(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.pointer
