"""From bytes to a verdict: read, pass the gate, run the rules; look closer only where something is wrong.

The fast way answers for a faultless file. Everything else goes the careful way once more from the start: the same
schema and the same rules, but with a place for every node, and without the parts that are already known to be faulty.
"""

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from meeting_readout.converters import limits
from meeting_readout.converters.forms import form_named
from meeting_readout.converters.trace import Path, Trace, Unreadable
from meeting_readout.schemas.plan import ROOT, plan
from meeting_readout.uncollected import uncollected
from meeting_readout.validator import gate
from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.locate import Locator
from meeting_readout.validator.rules import LEVELS, run
from meeting_readout.validator.view import View
from meeting_readout.validator.walk import TooDeep

if TYPE_CHECKING:
    from meeting_readout.validator.prune import Pruned

TAG = "type"
"""What tells the members of a union apart (the closed profile)."""


@uncollected
def check(data: bytes, form: str, path: str = "", level: str = "core") -> Verdict:
    """Judge one document in a form (`json`, `xml`, `yaml`) at the level that it claims, and at `level` at least."""
    digest = sha256(data).hexdigest()
    try:
        readout = form_named(form).read(data)
        if gate.passes(readout) and not limits.exceeded(data, readout):
            view = View(readout)
            asked = _level(readout, level)
            if next(run(view, asked), None) is None:
                return Verdict(path, form, asked, (), withheld(readout, asked), digest, readout)
    except (Unreadable, TooDeep):
        pass
    return _careful(data, form, path, level, digest)


def withheld(readout: Any, level: str) -> str:
    """Say why quotations cannot be checked: the text is withheld by rights; empty where that is not so."""
    release = readout.get("release")
    if level == "core" or readout.get("blocks") or not (isinstance(release, dict) and release.get("rights")):
        return ""
    return "the text is withheld, so its quotations were not checked"


def _level(readout: Any, asked: str) -> str:
    claimed = readout.get("level") if isinstance(readout, dict) else None
    return max(asked, claimed if claimed in LEVELS else "core", key=LEVELS.index)


def _careful(data: bytes, form: str, path: str, level: str, digest: str) -> Verdict:
    trace = form_named(form).trace(data)
    locator = Locator(trace, path, form)
    for fault in trace.faults:
        locator.fault(fault)
    if trace.root is None or (trace.data is None and trace.faults):
        return Verdict(path, form, level, _ordered(locator), "the file could not be read to its end", digest)
    newer = _newer(trace)
    if newer:
        locator.at("S009", ("specVersion",), "value", "", newer)
        return Verdict(path, form, level, _ordered(locator), "the record follows another version", digest)
    from meeting_readout.validator.explain import explain
    from meeting_readout.validator.prune import Pruned

    faulty: set[Path] = {fault.path for fault in trace.faults if fault.path is not None}
    for code, where, at, variant, words in explain(trace.data):
        if not any(where[:length] in faulty for length in range(1, len(where) + 1)):
            locator.at(code, where, at, variant, words)
    # Without its type a member of a union is nothing that a rule could look at.
    faulty |= {path[:-1] if path[-1:] == (TAG,) else path for path in locator.told}
    asked = _level(trace.data, level)
    view = pruned = None
    if isinstance(trace.data, dict):
        pruned = Pruned(trace.data, faulty)
        view = View(pruned.data, pruned.lost, pruned.torn, pruned.blind)
        for problem in run(view, asked):
            locator.problem(problem, pruned.path)
    findings = _ordered(locator, view, pruned)
    valid = all(finding.severity != "error" for finding in findings)
    incomplete = withheld(trace.data, asked) if isinstance(trace.data, dict) else ""
    return Verdict(path, form, asked, findings, incomplete, digest, trace.data if valid else None)


def _newer(trace: Trace) -> dict[str, str]:
    """Tell a record of a later version of the standard: nothing else in it can be judged."""
    prop = plan().objects[ROOT].properties["specVersion"]
    known = list(plan().values(prop))
    value = trace.data.get(prop.name) if isinstance(trace.data, dict) else None
    if not isinstance(value, str) or value in known:
        return {}
    major, _, minor = value.partition(".")
    return {"value": value, "known": ", ".join(known)} if major.isdigit() and minor.isdigit() else {}


def _ordered(locator: Locator, view: View | None = None, pruned: "Pruned | None" = None) -> tuple[Finding, ...]:
    """The findings in the order of their places, with the edits of those that a program can mend."""
    from meeting_readout.validator.fixes import mend

    findings = mend(locator, view, pruned)
    return tuple(sorted(findings, key=lambda f: (f.line, f.column, f.code, f.pointer)))
