"""From bytes to a verdict: read, pass the gate, run the rules; look closer only where something is wrong.

The fast way answers for a faultless file. Everything else goes the careful way once more from the start: the same
rules, but with a place for every node, and without the parts that are already known to be faulty. The schema is asked
again only where its answer is not known, or the form itself is faulty.
"""

import re
from collections.abc import Iterable, Set
from hashlib import sha256
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from meeting_readout import converters
from meeting_readout.converters import limits, node_count
from meeting_readout.converters.gc_pause import pause_gc
from meeting_readout.converters.source import Source
from meeting_readout.converters.tracing import NodePath, Refused, Trace, too_many
from meeting_readout.document.view import View
from meeting_readout.document.walk import TooDeep, walk
from meeting_readout.model.model import ROOT, model
from meeting_readout.validator import catalogue
from meeting_readout.validator.families import LEVELS
from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.locate import Locator
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules import run
from meeting_readout.validator.schema import gate

if TYPE_CHECKING:
    from meeting_readout.validator.schema.errors import Found
    from meeting_readout.validator.schema.prune import Pruned

VERSION = re.compile(r"[0-9]+\.[0-9]+")
TAG = "type"
"""What tells the members of a union apart (the closed profile)."""


@pause_gc
def check(data: bytes, form: str, path: str = "", level: str = "core") -> Verdict:
    """Judge one document in a form (`json`, `xml`, `yaml`) at the level that it claims, and at `level` at least."""
    digest = sha256(data).hexdigest()
    verdict, against = _fast(data, form, path, level, digest)
    return verdict or _careful(converters.trace(data, form), form, path, level, digest, against)


def _fast(data: bytes, form: str, path: str, level: str, digest: str) -> "tuple[Verdict | None, list[Found] | None]":
    """Judge a faultless document, and a large one with more faults than are told: their places are not looked for.

    Those of a million nodes would fill a gigabyte. Of any other document give what the schema has against it, None
    where that is not known.
    """
    large = len(data) > limits.LARGE
    try:
        readout = converters.read(data, form)
        if not gate.passes(readout):
            against = _against(readout) if large else None
            crowded = against is not None and len(against) > limits.MAX_PROBLEMS and not _newer(readout)
        elif node_count.has_too_many(data, form, readout):
            return None, []
        else:
            asked = _level(readout, level)
            problems = run(View(walk(readout)), asked)
            first = next(problems, None)
            if first is None:
                return Verdict(path, form, asked, (), withheld(readout, asked), digest, readout), []
            against, crowded = [], large and _crowded(chain((first,), problems))
    except (Refused, TooDeep):
        return None, None
    if crowded:
        return _careful(Trace(None, None, [too_many()], Source(data)), form, path, level, digest), None
    return None, against


def _against(data: Any, faulty: Set[NodePath] = frozenset()) -> "list[Found]":
    """Give what the schema has against data, up to one more than is told."""
    from meeting_readout.validator.schema.errors import explain

    return list(islice(explain(data, faulty), limits.MAX_PROBLEMS + 1))


def _crowded(problems: Iterable[Problem]) -> bool:
    """Whether rules find more faults than are told."""
    return sum(1 for _ in islice(filter(_is_error, problems), limits.MAX_PROBLEMS + 1)) > limits.MAX_PROBLEMS


def _is_error(problem: Problem) -> bool:
    return bool(catalogue.rules()[problem.code]["severity"] == "error")


def withheld(readout: Any, level: str) -> str:
    """Say why quotations cannot be checked: the text is withheld by rights; empty where that is not so."""
    release = readout.get("release")
    if level == "core" or readout.get("blocks") or not (isinstance(release, dict) and release.get("rights")):
        return ""
    return "the text is withheld, so its quotations were not checked"


def _level(readout: Any, asked: str) -> str:
    claimed = readout.get("level") if isinstance(readout, dict) else None
    return max(asked, claimed if claimed in LEVELS else "core", key=LEVELS.index)


def _careful(
    trace: Trace, form: str, path: str, level: str, digest: str, against: "list[Found] | None" = None
) -> Verdict:
    """Judge what has a place for every node; `against` is what the schema has against it, if that is known."""
    locator = Locator(trace, path, form)
    for fault in trace.faults:
        locator.fault(fault)
    if trace.root is None or (trace.data is None and trace.faults):
        return Verdict(path, form, level, _ordered(locator), "the file could not be read to its end", digest)
    newer = _newer(trace.data)
    if newer:
        locator.at("S009", ("specVersion",), "value", "", newer)
        return Verdict(path, form, level, _ordered(locator), "the record follows another version", digest)
    from meeting_readout.validator.schema.prune import Pruned

    faulty: set[NodePath] = {fault.path for fault in trace.faults if fault.path is not None}
    if against is None or trace.faults:
        against = _against(trace.data, faulty)
    for found in against:
        if len(locator.mistakes) >= limits.MAX_PROBLEMS:
            locator.fault(too_many())
            return Verdict(path, form, level, _ordered(locator), "the file has too many faults", digest)
        locator.at(*found)
    # Without its type a member of a union is nothing that a rule could look at.
    faulty |= {path[:-1] if path[-1:] == (TAG,) else path for path in locator.told}
    asked = _level(trace.data, level)
    view = pruned = None
    if isinstance(trace.data, dict):
        pruned = Pruned(trace.data, faulty)
        view = View(walk(pruned.data), pruned.lost, pruned.torn, pruned.blind)
        failed = any(mistake.finding.severity == "error" for mistake in locator.mistakes)
        for problem in run(view, asked):
            failed = failed or _is_error(problem)
            if failed and len(locator.mistakes) >= limits.MAX_PROBLEMS:
                locator.fault(too_many())
                break
            locator.problem(problem, pruned.path)
    findings = _ordered(locator, view, pruned)
    valid = all(finding.severity != "error" for finding in findings)
    incomplete = withheld(trace.data, asked) if isinstance(trace.data, dict) else ""
    return Verdict(path, form, asked, findings, incomplete, digest, trace.data if valid else None)


def _newer(data: Any) -> dict[str, str]:
    """Tell a record of a later version of the standard: nothing else in it can be judged."""
    prop = model().objects[ROOT].properties["specVersion"]
    known = list(model().values(prop))
    value = data.get(prop.name) if isinstance(data, dict) else None
    if not isinstance(value, str) or value in known:
        return {}
    return {"value": value, "known": ", ".join(known)} if VERSION.fullmatch(value) else {}


def _ordered(locator: Locator, view: View | None = None, pruned: "Pruned | None" = None) -> tuple[Finding, ...]:
    """The findings in the order of their places, with the edits of those that a program can mend."""
    from meeting_readout.validator.fixes import mend

    findings = mend(locator, view, pruned)
    return tuple(sorted(findings, key=lambda f: (f.line, f.column, f.code, f.pointer)))
