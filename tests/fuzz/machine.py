"""Structures that nobody would write: `python tests/fuzz/machine.py [--seconds N]`.

A Hypothesis state machine begins with a valid readout, and drops, duplicates, retypes, moves, renames and swaps what
is in it, moves it between the forms, lays it out anew and mends it. After every step: no exception and no more than
five seconds; what one form accepts all accept (`tests/fuzz/bytes.py`), and YAML as other programs write it; every
finding stands somewhere; the gate never says yes where the explanation says no. Layout is stable and keeps the content;
a fix leaves no more errors than there were. Failures are kept in a folder, and the exit code is 1.
"""

import argparse
import json
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from time import monotonic
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from meeting_readout import converters

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parent))

from bytes import ROOT, check_form, wrong
from generate import documents

from meeting_readout.converters.canonical import format_document
from meeting_readout.converters.forms import FORMS
from meeting_readout.model.model import model
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.fixes.apply import fix_document
from meeting_readout.validator.schema import gate
from meeting_readout.validator.schema.errors import find_errors

LARGEST = 8_000
STARTS = [
    *(json.loads(data) for path in sorted(ROOT.glob("examples/*/*.json")) if len(data := path.read_bytes()) <= LARGEST),
    *documents(6, 20, nodes=60, core=True),
]
NAMES = sorted({name for type_ in model().objects.values() for name in type_.properties})
VALUES = (None, True, 0, -1, 2**53, 1.5, "", " ", "a", "2024-02-30", "en", "\u202e", "\x00", [], {}, [[]], {"a": {}})
PLACES = st.integers(0, 2**20)
Place = tuple[Any, str | int]
"""A list or object, and the index or key of a value in it."""


def places(value: Any) -> Iterator[Place]:
    """Yield where every value stands."""
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(inner, dict | list):
            yield from places(inner)


class Readouts(RuleBasedStateMachine):
    """A readout and what happens to it."""

    def __init__(self) -> None:
        """Begin with nothing; `begin` gives the readout."""
        super().__init__()
        self.data: Any = {}
        self.form, self.bytes = "json", b"{}"

    def fails(self, reason: str) -> None:
        """Take a failure: here it ends the test."""
        raise AssertionError(f"{reason} ({self.form}): {self.bytes.decode('utf-8', 'replace')}")

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: Any) -> None:
        """Take a valid readout."""
        self.data, self.form = deepcopy(start), "json"

    def place(self, number: int, *kinds: type) -> Place | None:
        """Give one of the places that hold a value of some type."""
        found = [place for place in places(self.data) if isinstance(place[0][place[1]], kinds or object)]
        return found[number % len(found)] if found else None

    @rule(number=PLACES)
    def drop(self, number: int) -> None:
        """Take a node out."""
        if place := self.place(number):
            del place[0][place[1]]

    @rule(number=PLACES, name=st.sampled_from(NAMES))
    def duplicate(self, number: int, name: str) -> None:
        """Put a copy of a node beside it, in an object under another name."""
        if place := self.place(number):
            holder, key = place
            self.put(holder, name if isinstance(holder, dict) else key, deepcopy(holder[key]))

    @rule(number=PLACES, value=st.sampled_from(VALUES))
    def retype(self, number: int, value: Any) -> None:
        """Put something else in place of a node."""
        if place := self.place(number):
            place[0][place[1]] = deepcopy(value)

    @rule(number=PLACES, into=PLACES)
    def move(self, number: int, into: int) -> None:
        """Take a node from its place, and put it into another list or object under its old name."""
        if place := self.place(number):
            value, key = place[0].pop(place[1]), place[1]
            there = self.place(into, dict, list)
            holder = there[0][there[1]] if there else self.data
            self.put(holder, str(key) if isinstance(holder, dict) else len(holder), value)

    @rule(number=PLACES, name=st.sampled_from((*NAMES, "Id", "~/", "")))
    def rename(self, number: int, name: str) -> None:
        """Give a member another name."""
        if (place := self.place(number)) and isinstance(place[0], dict):
            place[0][name] = place[0].pop(place[1])

    @rule(one=PLACES, other=PLACES)
    def swap(self, one: int, other: int) -> None:
        """Let two strings change places."""
        first, second = self.place(one, str), self.place(other, str)
        if first and second:
            (here, key), (there, name) = first, second
            here[key], there[name] = there[name], here[key]

    @rule(form=st.sampled_from(list(FORMS)))
    def convert(self, form: str) -> None:
        """Go on in another form; XML only holds what is valid."""
        self.form = form

    @rule()
    def fmt(self) -> None:
        """Lay the readout out anew, twice."""
        verdict = self.look()
        if verdict.readout is not None and verdict.valid:
            laid = format_document(self.bytes, verdict.readout, verdict.form)
            if check_form(laid, verdict.form).readout != verdict.readout:
                self.fails("fmt changes the content")
            if format_document(laid, verdict.readout, verdict.form) != laid:
                self.fails("fmt is not stable")

    @rule()
    def fix(self) -> None:
        """Mend all that can be mended, and go on with that."""
        verdict = self.look()
        mended = fix_document(self.bytes, verdict, lambda data: check_form(data, verdict.form), lambda finding: True)
        if count_errors(mended.verdict) > count_errors(verdict):
            self.fails("fix leaves more errors than there were")
        data = converters.trace(mended.data, verdict.form).data
        if isinstance(data, dict):
            self.data = data

    @invariant()
    def sound(self) -> None:
        """Judge the readout as it is now."""
        try:
            verdict = self.look()
            reason, _again = wrong(self.bytes, verdict.form)
            if reason:
                return self.fails(reason)
            # Not the other way round: YAML reads a bare word or number as the string that is expected.
            if verdict.valid and not check_form(written(self.data, "yaml"), "yaml").valid:
                self.fails(f"valid as {verdict.form}, and not as yaml")
            if gate.passes(self.data) and next(iter(find_errors(self.data)), None) is not None:
                self.fails("the gate says yes, and the explanation no")
            self.placed(verdict)
        except AssertionError:
            raise
        except Exception:
            self.fails(traceback.format_exc()[-600:])

    def placed(self, verdict: Verdict) -> None:
        """See that every finding stands somewhere: at a line of the file, at a node or what a node lacks."""
        lines = self.bytes.count(b"\n") + 1
        for finding in verdict.findings:
            if not (1 <= finding.line <= lines and finding.column >= 1 and finding.line <= finding.end_line <= lines):
                self.fails(f"{finding.code} at line {finding.line} of {lines}")
            value, tokens = self.data, finding.pointer.split("/")[1:]
            for number, token in enumerate(tokens):
                name = token.replace("~1", "/").replace("~0", "~")
                try:
                    value = value[int(name)] if isinstance(value, list) else value[name]
                except (KeyError, IndexError, ValueError, TypeError):
                    if number < len(tokens) - 1:
                        self.fails(f"{finding.code} at {finding.pointer}, which is not there")
                    break

    def look(self) -> Verdict:
        """Write the readout in its form, and judge it."""
        form = self.form
        self.bytes = written(self.data, "json")
        if form == "xml":
            verdict = check_form(self.bytes, "json")
            if verdict.readout is None or not verdict.valid:
                return verdict
            self.bytes = converters.write(verdict.readout, "xml")
        elif form == "yaml":
            self.bytes = written(self.data, "yaml")
        return check_form(self.bytes, form)

    @staticmethod
    def put(holder: Any, key: Any, value: Any) -> None:
        """Put a value into an object, or before an item of a list."""
        if isinstance(holder, list):
            holder.insert(key, value)
        else:
            holder[key] = value


def count_errors(verdict: Verdict) -> int:
    """Count the errors of a verdict."""
    return sum(finding.severity == "error" for finding in verdict.findings)


def written(data: Any, form: str) -> bytes:
    """Write anything as JSON or YAML, by the common libraries."""
    if form == "yaml":
        return yaml.safe_dump(data, sort_keys=False).encode()
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def main() -> int:
    """Run the machine again and again with fresh chance; give 1 where something was judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120)
    seconds = parser.parse_args().seconds
    kept, counts, failures = Path(tempfile.mkdtemp(prefix="readout-machine-")), Counter[str](), Counter[str]()
    begin = told = monotonic()

    class Counted(Readouts):
        def begin(self, start: Any) -> None:
            counts["examples"] += 1
            super().begin(start)

        begin = initialize(start=st.sampled_from(STARTS))(begin)

        @invariant()
        def sound(self) -> None:
            nonlocal told
            counts["steps"] += 1
            super().sound()
            if monotonic() - told > 60:
                told = monotonic()
                print(f"so far: {told - begin:.0f} s, {dict(counts)}, failures: {dict(failures)}", flush=True)

        def fails(self, reason: str) -> None:
            kind = reason.strip().rpartition("\n")[2][:80]
            failures[kind] += 1
            if failures[kind] <= 3:
                path = kept / f"{counts['steps']}.readout.{'yaml' if self.form == 'yaml' else 'json'}"
                path.write_bytes(self.bytes)
                print(f"FAILURE {reason} ({path})", flush=True)

    how = settings(
        max_examples=20,
        stateful_step_count=30,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    while monotonic() - begin < seconds:
        run_state_machine_as_test(Counted, settings=how)
    print(f"end: {monotonic() - begin:.0f} s, {dict(counts)}, failures: {dict(failures)}")
    if not failures:
        kept.rmdir()
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
