"""From bytes to a verdict: read, pass the gate, run the rules; look closer only where something is wrong.

The fast way answers for a faultless file. Everything else takes the careful way, from the bytes again: the same rules,
but with a place for every node, and without the parts that are already known to be faulty. The schema is asked again
only where its answer is not known, or the form itself is faulty.
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
from meeting_readout.converters.tracing import NodePath, Refused, Trace, make_fault_count_fault
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
    from meeting_readout.validator.schema.prune import Pruned

VERSION = re.compile(r"[0-9]+\.[0-9]+")
TAG = "type"
"""The property that tells the members of a union apart (the closed profile)."""


@pause_gc
def check(data: bytes, form: str, path: str = "", level: str = "core") -> Verdict:
    """Check one document in a form (`json`, `xml`, `yaml`) at the level that it claims, and at `level` at least."""
    digest = sha256(data).hexdigest()
    verdict, problems = _check_fast(data, form, path, level, digest)
    return verdict or _check_closely(converters.trace(data, form), form, path, level, digest, problems)


def explain_withheld(readout: Any, level: str) -> str:
    """Explain why quotations cannot be checked: rights withhold the text; return an empty string where they do not."""
    release = readout.get("release")
    if level == "core" or readout.get("blocks") or not (isinstance(release, dict) and release.get("rights")):
        return ""
    return "the text is withheld, so its quotations were not checked"


def _check_fast(
    data: bytes, form: str, path: str, level: str, digest: str
) -> "tuple[Verdict | None, list[Problem] | None]":
    """Return the verdict on a faultless document, and on a large one with more problems than are reported.

    The places of those are not looked for: the places of a million nodes would fill a gigabyte. Of any other document
    return the problems that the schema finds, or None where they are not known.
    """
    large = len(data) > limits.LARGE
    try:
        readout = converters.read(data, form)
        if not gate.passes(readout):
            problems = _find_schema_problems(readout) if large else None
            too_faulty = problems is not None and len(problems) > limits.MAX_PROBLEMS and not _find_newer(readout)
        elif node_count.has_too_many(data, form, readout):
            return None, []
        else:
            asked = _choose_level(readout, level)
            found = run(View(walk(readout)), asked)
            first = next(found, None)
            if first is None:
                return Verdict(path, form, asked, (), explain_withheld(readout, asked), digest, readout), []
            problems, too_faulty = [], large and _has_too_many_errors(chain((first,), found))
    except (Refused, TooDeep):
        return None, None
    if too_faulty:
        return _check_closely(
            Trace(None, None, [make_fault_count_fault()], Source(data)), form, path, level, digest
        ), None
    return None, problems


def _check_closely(
    trace: Trace, form: str, path: str, level: str, digest: str, problems: list[Problem] | None = None
) -> Verdict:
    """Check what has a place for every node; `problems` are those that the schema finds, if they are known."""
    locator = Locator(trace, path, form)
    for fault in trace.faults:
        locator.add_fault(fault)
    if trace.root is None or (trace.data is None and trace.faults):
        return Verdict(path, form, level, _sort_findings(locator), "the file could not be read to its end", digest)
    newer = _find_newer(trace.data)
    if newer:
        locator.add_problem(Problem("S009", path=("specVersion",), words=newer))
        return Verdict(path, form, level, _sort_findings(locator), "the record follows another version", digest)
    faulty: set[NodePath] = {fault.path for fault in trace.faults if fault.path is not None}
    if problems is None or trace.faults:
        problems = _find_schema_problems(trace.data, faulty)
    for problem in problems:
        if locator.is_full():
            locator.add_fault(make_fault_count_fault())
            return Verdict(path, form, level, _sort_findings(locator), "the file has too many faults", digest)
        locator.add_problem(problem)
    # Without its type a member of a union is nothing that a rule could look at.
    paths = [problem.path for problem in problems if problem.path is not None]
    faulty |= {path[:-1] if path[-1:] == (TAG,) else path for path in paths}
    asked = _choose_level(trace.data, level)
    if not isinstance(trace.data, dict):
        return Verdict(path, form, asked, _sort_findings(locator), "", digest)
    view, pruned = _run_rules(locator, trace.data, faulty, asked)
    findings = _sort_findings(locator, view, pruned)
    valid = all(finding.severity != "error" for finding in findings)
    incomplete = explain_withheld(trace.data, asked)
    return Verdict(path, form, asked, findings, incomplete, digest, trace.data if valid else None)


def _run_rules(locator: Locator, data: Any, faulty: set[NodePath], level: str) -> "tuple[View, Pruned]":
    """Run the rules on data without its faulty parts, up to the number of problems that are reported."""
    from meeting_readout.validator.schema.prune import Pruned

    pruned = Pruned(data, faulty)
    view = View(walk(pruned.data), pruned.lost, pruned.torn, pruned.blind, pruned.gone, pruned.removed)
    failed = locator.has_error()
    for problem in run(view, level):
        failed = failed or _is_error(problem)
        if failed and locator.is_full():
            locator.add_fault(make_fault_count_fault())
            break
        locator.add_problem(problem, pruned.path)
    return view, pruned


def _find_schema_problems(data: Any, faulty: Set[NodePath] = frozenset()) -> list[Problem]:
    """Return the problems that the schema finds in data, up to one more than is reported."""
    from meeting_readout.validator.schema.errors import find_errors

    return list(islice(find_errors(data, faulty), limits.MAX_PROBLEMS + 1))


def _has_too_many_errors(problems: Iterable[Problem]) -> bool:
    """Return whether rules find more errors than are reported."""
    return sum(1 for _ in islice(filter(_is_error, problems), limits.MAX_PROBLEMS + 1)) > limits.MAX_PROBLEMS


def _is_error(problem: Problem) -> bool:
    return bool(catalogue.rules()[problem.code]["severity"] == "error")


def _choose_level(readout: Any, asked: str) -> str:
    """Return the stricter one of the level that a readout claims and the one that is asked for."""
    claimed = readout.get("level") if isinstance(readout, dict) else None
    return max(asked, claimed if claimed in LEVELS else "core", key=LEVELS.index)


def _find_newer(data: Any) -> dict[str, str]:
    """Return the words about a record of a later version of the standard: nothing else in it can be checked."""
    prop = model().objects[ROOT].properties["specVersion"]
    known = model().vocabulary(prop)
    value = data.get(prop.name) if isinstance(data, dict) else None
    if not isinstance(value, str) or value in known:
        return {}
    return {"value": value, "known": ", ".join(known)} if VERSION.fullmatch(value) else {}


def _sort_findings(locator: Locator, view: View | None = None, pruned: "Pruned | None" = None) -> tuple[Finding, ...]:
    """Return the findings in the order of their places, each with its edits where a program can fix it."""
    from meeting_readout.validator.fixes import add_edits

    findings = add_edits(locator, view, pruned)
    return tuple(sorted(findings, key=lambda f: (f.line, f.column, f.code, f.pointer)))
