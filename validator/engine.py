"""From bytes to a verdict: read, pass the gate, run the rules; look closer only where something is wrong.

The fast way answers for a faultless file. Everything else takes the careful way, from the bytes again: the same rules,
but with a place for every node, and without the parts that are already known to be faulty. The schema and the rules are
asked again only where their answers are not known, or the form itself is faulty.

A few faults in a large file cost little more than reading it again: places are found only where they are asked for
(`converters/pieces.py`), the schema explains only the faulty items of a list (`schema/narrow.py`), and only what is
around faulty parts is copied (`schema/prune.py`).
"""

import re
from collections.abc import Iterable, Set
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from meeting_readout import converters
from meeting_readout.converters import characters, limits, node_count
from meeting_readout.converters.gc_pause import pause_gc
from meeting_readout.converters.source import Source
from meeting_readout.converters.tracing import NodePath, Refused, Trace, make_fault_count_fault
from meeting_readout.document.view import View
from meeting_readout.document.walk import TooDeep, walk
from meeting_readout.model.model import ROOT, model
from meeting_readout.validator.families import LEVELS, is_unreadable
from meeting_readout.validator.finding import Finding, Verdict, sort_findings
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules import run
from meeting_readout.validator.schema import gate

if TYPE_CHECKING:
    from meeting_readout.validator.locate import Locator
    from meeting_readout.validator.schema.prune import Pruned

VERSION = re.compile(r"[0-9]+\.[0-9]+")
TAG = "type"
"""The property that tells the members of a union apart (the closed profile)."""


class _Fast(NamedTuple):
    """What the fast way found: a verdict, or what the careful way needs to know.

    `readout` is the data of a document that passes the gate, `view` and `found` are what the rules saw and found in it,
    and `problems` is what the schema finds; each is None where it is not known. `is_refused` says that the reader
    refused the bytes.
    """

    verdict: Verdict | None = None
    problems: list[Problem] | None = None
    readout: Any = None
    view: View | None = None
    found: list[Problem] | None = None
    is_refused: bool = False


@pause_gc
def check(data: bytes, form: str, path: str = "", level: str = "core", so_far: list[Finding] | None = None) -> Verdict:
    """Check one document in a form (`json`, `xml`, `yaml`) at the level that it claims, and at `level` at least.

    Findings are added to `so_far` as they are found, without edits, for a caller that may end the check.
    """
    digest = sha256(data).hexdigest()
    fast = _check_fast(data, form, path, level, digest)
    if fast.verdict:
        return fast.verdict
    from meeting_readout.validator.locate import Locator, make_finding
    from meeting_readout.validator.record_id import find_id

    trace = converters.trace(data, form)
    verdict = _check_closely(Locator(trace, path, form, so_far), level, digest, fast)
    verdict = replace(verdict, id=find_id(trace.data, data, form))
    if is_unreadable(verdict.findings) or _is_confirmed(data, form, trace.data, fast):
        return verdict
    failure = make_finding("E004", path, form, words={"detail": "one way of reading accepts it, the other does not"})
    return Verdict(path, form, level, (failure,), "it could not be checked", digest, id=verdict.id)


def view_sound_parts(data: bytes, form: str) -> View | None:
    """Return the parts of a document that have no errors of form or schema; None where nothing can be made of it."""
    trace = converters.trace(data, form)
    return view_sound_data(trace.data, form, {fault.path for fault in trace.faults if fault.path is not None})


def view_sound_data(data: Any, form: str, faults: Set[NodePath] = frozenset()) -> View | None:
    """Return the parts of data that have no errors by the schema, without those at the given paths."""
    from meeting_readout.validator.schema.prune import Pruned

    if not isinstance(data, dict) or _find_newer(data):
        return None
    pruned = Pruned(data, _find_faulty(faults, _find_schema_problems(data, form, faults)))
    try:
        return _view_pruned(pruned)
    except TooDeep:
        return None


def explain_withheld(readout: Any, level: str) -> str:
    """Explain why quotations cannot be checked: rights withhold the text; return an empty string where they do not."""
    release = readout.get("release")
    if level == "core" or readout.get("blocks") or not (isinstance(release, dict) and release.get("rights")):
        return ""
    return "the text is withheld, so its quotations were not checked"


def _check_fast(data: bytes, form: str, path: str, level: str, digest: str) -> _Fast:
    """Return the verdict on a faultless document, and on a large one with more problems than are reported.

    The places of those are not looked for: the places of a million nodes would fill a gigabyte. Of any other document
    return the problems that the schema finds, if they are known.
    """
    large = len(data) > limits.LARGE
    try:
        readout = converters.read(data, form)
    except Refused:
        return _Fast(is_refused=True)
    try:
        if not gate.passes(readout):
            problems = _find_schema_problems(readout, form) if large else None
            too_faulty = problems is not None and len(problems) > limits.MAX_PROBLEMS and not _find_newer(readout)
            result = _Fast(problems=problems)
        elif node_count.has_too_many(data, form, readout):
            return _Fast(problems=[])
        else:
            asked = _choose_level(readout, level)
            view = View(walk(readout))
            found, too_faulty = _collect_problems(run(view, asked))
            if not found:
                withheld, id_ = explain_withheld(readout, asked), readout["id"]
                return _Fast(Verdict(path, form, asked, (), withheld, digest, readout, id=id_))
            too_faulty = large and too_faulty
            result = _Fast(problems=[], readout=readout, view=view, found=found)
    except TooDeep:
        return _Fast()
    if too_faulty:
        from meeting_readout.validator.locate import Locator
        from meeting_readout.validator.record_id import find_id

        trace = Trace(None, None, [make_fault_count_fault()], Source(data))
        verdict = _check_closely(Locator(trace, path, form), level, digest, _Fast())
        return _Fast(replace(verdict, id=find_id(readout, data, form)))
    return result


def _is_confirmed(data: bytes, form: str, readout: Any, fast: _Fast) -> bool:
    """Return whether the fast way reads the same data as the careful way, which found a readout in the bytes.

    What the fast way refused is read by it once more, without the conditions that are about the bytes alone. It takes
    nothing that the schema does not name, so nothing was passed over.
    """
    if fast.is_refused:
        try:
            return gate.passes(readout) and bool(converters.read_again(data, form) == readout)
        except Refused:
            return False
    return bool(fast.readout == readout)


def _check_closely(locator: "Locator", level: str, digest: str, fast: _Fast) -> Verdict:
    """Check what has a place for every node, as far as the fast way did not."""
    from meeting_readout.validator.schema.prune import Pruned

    trace, path, form = locator.trace, locator.path, locator.form
    for fault in trace.faults:
        locator.add_fault(fault)
    if trace.root is None or (trace.data is None and trace.faults):
        return Verdict(path, form, level, _sort_findings(locator), "the file could not be read to its end", digest)
    newer = _find_newer(trace.data)
    if newer:
        locator.add_problem(Problem("S009", path=("specVersion",), words=newer))
        return Verdict(path, form, level, _sort_findings(locator), "the record follows another version", digest)
    faulty: set[NodePath] = {fault.path for fault in trace.faults if fault.path is not None}
    problems = fast.problems
    if problems is None or trace.faults:
        problems = [] if _passes_but_for_texts(trace) else _find_schema_problems(trace.data, form, faulty)
    for problem in problems:
        if locator.is_full():
            locator.add_fault(make_fault_count_fault())
            return Verdict(path, form, level, _sort_findings(locator), "the file has too many faults", digest)
        locator.add_problem(problem)
    faulty = _find_faulty(faulty, problems)
    asked = _choose_level(trace.data, level)
    if not isinstance(trace.data, dict):
        return Verdict(path, form, asked, _sort_findings(locator), "", digest, unchecked=1)
    if fast.view is None or fast.found is None or trace.faults:
        pruned = Pruned(trace.data, faulty)
        view = _view_pruned(pruned)
        _add_problems(locator, run(view, asked), pruned)
    else:
        pruned, view = Pruned(fast.readout, faulty), fast.view
        _add_problems(locator, fast.found, pruned)
    findings = _sort_findings(locator, view, pruned)
    valid = all(finding.severity != "error" for finding in findings)
    incomplete = explain_withheld(trace.data, asked)
    readout = trace.data if valid else None
    unchecked, implied = len(pruned.removed), sort_findings(locator.implied)
    return Verdict(path, form, asked, findings, incomplete, digest, readout, unchecked=unchecked, implied=implied)


def _add_problems(locator: "Locator", problems: Iterable[Problem], pruned: "Pruned") -> None:
    """Add what the rules find, up to the number of problems that are reported."""
    failed = locator.has_error()
    for problem in problems:
        failed = failed or _is_error(problem)
        if failed and locator.is_full():
            locator.add_fault(make_fault_count_fault())
            break
        locator.add_problem(problem, pruned.path)


def _find_faulty(faults: Set[NodePath], problems: Iterable[Problem]) -> set[NodePath]:
    """Return the paths of what is faulty; without its type a member of a union is nothing a rule could look at."""
    faulty = faults | {problem.path for problem in problems if problem.path is not None}
    return {path[:-1] if path[-1:] == (TAG,) else path for path in faulty}


def _view_pruned(pruned: "Pruned") -> View:
    return View(walk(pruned.data), pruned.lost, pruned.torn, pruned.blind, pruned.gone, pruned.list_removed())


def _find_schema_problems(data: Any, form: str, faulty: Set[NodePath] = frozenset()) -> list[Problem]:
    """Return the problems that the schema finds in data, up to one more than is reported."""
    from meeting_readout.validator.schema.errors import find_errors

    return list(islice(find_errors(data, faulty, form), limits.MAX_PROBLEMS + 1))


def _passes_but_for_texts(trace: Trace) -> bool:
    """Return whether the schema has nothing against data whose only faults are characters in texts (W007).

    The engine that explains errors is slow, and a whole archive may have such texts.
    """
    paths = [fault.path for fault in trace.faults if fault.code == "W007" and fault.path]
    if not paths or len(paths) < len(trace.faults):
        return False
    texts = list[tuple[Any, str | int, Any]]()
    for path in paths:
        holder = trace.data
        for token in path[:-1]:
            holder = holder[token]
        texts.append((holder, path[-1], holder[path[-1]]))
    try:
        for holder, key, text in texts:
            holder[key] = characters.FORBIDDEN.sub("x", text)
        return gate.passes(trace.data)
    finally:
        for holder, key, text in texts:
            holder[key] = text


def _collect_problems(problems: Iterable[Problem]) -> tuple[list[Problem], bool]:
    """Return the problems that rules find, and whether there are more errors than are reported; then not all."""
    found, errors = list[Problem](), 0
    for problem in problems:
        found.append(problem)
        errors += _is_error(problem)
        if errors > limits.MAX_PROBLEMS:
            return found, True
    return found, False


def _is_error(problem: Problem) -> bool:
    from meeting_readout.validator import catalogue

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


def _sort_findings(locator: "Locator", view: View | None = None, pruned: "Pruned | None" = None) -> tuple[Finding, ...]:
    """Return the findings in the order of their places, each with its edits where a program can fix it."""
    from meeting_readout.validator.fixes import add_edits

    return sort_findings(add_edits(locator, view, pruned))
