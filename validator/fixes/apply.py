"""Fixing a file: its edits are made, and it is checked again, until there is nothing more to fix."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from time import process_time
from typing import Any, NamedTuple

from meeting_readout import converters
from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.fixes.edits import apply_edits, select_compatible
from meeting_readout.validator.fixes.harm import (
    Harm,
    Identity,
    find_culprits,
    find_harm,
    find_harm_of_edits,
    find_other_harm,
    has_helped,
    has_kept_content,
    identify,
)

TRIALS = 100
"""How often a file is checked at most: edits that do harm are tried again in halves."""

MOVE = 2
"""The rank of fixes that move items: the pointers of findings change."""

Check = Callable[[bytes], Verdict]
IsWanted = Callable[[Finding], bool]


class Refusal(NamedTuple):
    """A fix that was not made, and the harm that it would have done."""

    finding: Finding
    harm: Harm


class Fixed(NamedTuple):
    """A file after its fixes: its bytes, the findings that were fixed, the verdict on what it is now.

    `refused` are fixes of findings that are left: in the verdict they have no edits any more.
    """

    data: bytes
    fixed: list[Finding]
    verdict: Verdict
    refused: tuple[Refusal, ...] = ()


def fix_document(data: bytes, verdict: Verdict, check: Check, is_wanted: IsWanted, seconds: float = 0) -> Fixed:
    """Make the edits of the findings that are wanted, in rounds; the file never becomes worse (`harm.py`).

    `verdict` is that on the data as it is. A right name can reveal problems that a wrong one hid, which the next rounds
    may fix. If they do not, fixes that reveal more than they fix are taken back, with all that followed. After
    `seconds` nothing more is tried, and what is good so far is kept; 0 is no limit.
    """
    work = _Work(data, check, is_wanted, process_time() + seconds if seconds else float("inf"))
    now, refusals = Fixed(data, [], verdict), dict[Identity, Refusal]()
    while True:
        work.refused = {}
        made = work.run(now, True)
        refusals |= work.refused
        if made is now or not work.refused:  # else what was refused may be good by now
            break
        now = made
    left = set(map(identify, made.verdict.findings))
    refused = tuple(refusal for finding, refusal in refusals.items() if finding in left)
    return made._replace(verdict=drop_edits(made.verdict, refused), refused=refused)


def drop_edits(verdict: Verdict, refused: Iterable[Refusal]) -> Verdict:
    """Return a verdict without the edits of fixes that were refused."""
    known = {identify(refusal.finding) for refusal in refused}
    findings = (replace(one, edits=(), safety="") if identify(one) in known else one for one in verdict.findings)
    return replace(verdict, findings=tuple(findings)) if known else verdict


class _Work:
    """The work on one file: what it has been on the way to what it is now, and the fixes that did harm."""

    def __init__(self, data: bytes, check: Check, is_wanted: IsWanted, until: float) -> None:
        self.check, self.is_wanted, self.until = check, is_wanted, until
        self.refused: dict[Identity, Refusal] = {}
        self.seen: frozenset[bytes] = frozenset((data,))
        self.trials = 0
        self.trace = lru_cache(2)(lambda data, form: converters.trace(data, form).data)

    def run(self, now: Fixed, with_moves: bool = False) -> Fixed:
        """Make edits until there is nothing left to fix; items move only if asked for."""
        while findings := self.select(now.verdict, with_moves):
            now = self.make(now, findings)
        return now

    def select(self, verdict: Verdict, with_moves: bool) -> list[Finding]:
        """Select what to fix next: first what is safe, then what takes a guess, and last what moves to another place.

        So a guess is made only where nothing settles it, and items move when it is known where their words stand.
        """
        if self.is_over():
            return []
        fixable = [finding for finding in verdict.findings if finding.edits and self.is_wanted(finding)]
        left = [finding for finding in fixable if identify(finding) not in self.refused]
        left = [finding for finding in left if with_moves or _rank(finding) < MOVE]
        first = min(map(_rank, left), default=0)
        return select_compatible(finding for finding in left if _rank(finding) == first)

    def make(self, before: Fixed, findings: list[Finding]) -> Fixed:
        """Make the edits of as many findings as do no harm, with all that can be fixed then.

        Those that are known to do harm are left out. Where that is not known, half of them are tried; `run` comes back
        to the others.
        """
        seen, refused = self.seen, self.refused
        self.refused, culprits = dict(refused), dict[Identity, Harm]()
        made, harm = self.try_edits(before, findings)
        if not harm and self.read(before) is None:
            return self.run(made)  # whatever there is now, it could not be seen before
        if not harm:
            made = settled = self.run(made)
            harm = find_harm(settled.verdict, before.verdict, findings)
            if harm:  # known places can show that items are out of order, one of them or all after it
                made = self.run(settled, with_moves=True)
                harm = find_harm(made.verdict, before.verdict, findings)
            if len(findings) > 1 and _rank(findings[0]) < MOVE:
                culprits = find_culprits(settled.verdict, before.verdict, findings)
                harm = harm or find_other_harm(settled.verdict, before.verdict, findings)
        if not harm and not culprits:
            return made
        self.seen, self.refused = seen, refused
        if self.is_over():
            return before
        if len(findings) == 1 and harm:
            culprits = {identify(findings[0]): harm}
        for finding in findings:
            if identify(finding) in culprits:
                self.refused[identify(finding)] = Refusal(finding, culprits[identify(finding)])
        rest = [finding for finding in findings if identify(finding) not in culprits]
        if not culprits:
            rest = rest[: len(rest) // 2]
        return self.make(before, rest) if rest else before

    def try_edits(self, before: Fixed, findings: list[Finding]) -> tuple[Fixed, Harm | None]:
        """Make the edits of findings; return the file as it is then, and the harm that shows at once."""
        self.trials += 1
        form, edits = before.verdict.form, {edit for finding in findings for edit in finding.edits}
        data = apply_edits(before.data, form, edits)
        if data in self.seen:
            return before, Harm("useless")
        made = Fixed(data, [*before.fixed, *findings], self.check(data))
        self.seen |= {data}
        content, touches = self.read(before), [edit.touch for edit in edits if edit.touch]
        is_read = self.read(made) is not None
        harm = None if content is None else find_harm_of_edits(made.verdict, before.verdict, is_read)
        if not harm and not has_helped(made.verdict, before.verdict, findings):
            harm = Harm("useless")
        if not harm and content is not None and not has_kept_content(content, self.read(made), touches, form):
            harm = Harm("content")
        return made, harm

    def read(self, now: Fixed) -> Any:
        """Return the data of the file, None where it could not be read to its end."""
        return self.trace(now.data, now.verdict.form)

    def is_over(self) -> bool:
        return self.trials >= TRIALS or process_time() > self.until


def _rank(finding: Finding) -> int:
    if any(edit.touch and edit.touch.kind == "move" for edit in finding.edits):
        return MOVE
    return 0 if finding.safety == "safe" else 1
