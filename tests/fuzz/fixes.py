"""Spoilt readouts through `readout fix`: `python tests/fuzz/fixes.py [--count N] [--form FORM] [--seed N]`.

Readouts without errors (the examples, the suite, generated ones, and texts of sentences that repeat each other) get one
to six slips of the kinds that fixes are for, and some get other damage besides. Each is written in one of many layouts,
and fixed without and with guesses. Afterwards no file may be worse: it is read as far as before, there are not more
errors, no new one of the form, none of the schema but under a name that was fixed, and no words are lost. Another run
changes nothing. A file with nothing but slips must be valid again if each slip alone is mended, as those that need no
guess are, and say what it said before. Failures are kept in a folder, and the exit code is 1.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from layouts import WRITERS, misplace_comma
from mutate import MUTATIONS
from slips import CHANGES, GUESSES, SURE, Slip, plan, spoil, spoil_xml
from spoil import Unwritable
from starts import Start, damage_bytes, damage_data, starts

from meeting_readout import converters
from meeting_readout.converters.forms import FORMS
from meeting_readout.document.near_quotes import QUOTES
from meeting_readout.validator.engine import check
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.fixes.apply import Fixed, fix_document

DAMAGES = 0.35
"""How many files get damage besides slips."""
MARK = b"\xef\xbb\xbf"


class Trial(NamedTuple):
    """A file to be fixed, and what was done to it."""

    start: Start
    form: str
    slips: list[Slip]
    data: bytes
    layout: int
    is_damaged: bool


def trials(form: str, count: int, seed: int) -> Iterator[Trial]:
    """Yield spoilt files of a form, always the same for the same seed."""
    random = Random(f"{form} {seed}")
    source = starts(random)
    made = 0
    while made < count:
        start, layout = next(source), random.randrange(2**32)
        if not check(write(start, form, [], layout), form, level=start.level).valid:
            continue  # not every layout can have every character
        slips = plan(start.data, form, random.randint(1, 6), random)
        damage = random.randrange(2**32) if random.random() < DAMAGES else None
        try:
            data = write(start, form, slips, layout, damage)
        except Unwritable:
            continue
        made += 1
        yield Trial(start, form, slips, data, layout, damage is not None)


def write(start: Start, form: str, slips: list[Slip], layout: int, damage: int | None = None) -> bytes:
    """Write a readout with slips, and with damage where it has a seed."""
    chance = Random(damage or 0)
    hit = (lambda data: damage_data(data, chance)) if damage is not None and chance.random() < 0.8 else None
    made = (spoil_xml if form == "xml" else spoil)(start.data, slips, hit)
    if damage is not None and form == "xml" and chance.random() < 0.4:
        chance.choice(MUTATIONS)(made, chance)
    written = WRITERS[form](made, Random(layout))
    if damage is not None and chance.random() < 0.2:
        written = damage_bytes(written, chance)
    if any(slip.kind == "comma" for slip in slips):
        written = misplace_comma(written, Random(layout))
    is_marked = any(slip.kind == "byte order mark" for slip in slips) and written[:1] not in (b"\xff", b"\xfe")
    return MARK + written if is_marked else written


def fix(trial: Trial, data: bytes, unsafe: bool) -> tuple[Verdict, Fixed]:
    """Fix a file; give the verdict before and what became of it."""
    form, level = trial.form, trial.start.level
    before = check(data, form, level=level)
    made = fix_document(
        data,
        before,
        lambda data: check(data, form, level=level),
        lambda finding: unsafe or finding.safety == "safe",
    )
    return before, made


def find_fault(trial: Trial, unsafe: bool) -> tuple[str, Fixed]:
    """Say what is wrong with how a file is fixed, empty where all is in order; and give what became of it."""
    before, made = fix(trial, trial.data, unsafe)
    after = check(made.data, trial.form, level=trial.start.level)
    fault = _find_worse(trial, before, after, made)
    if not fault and fix(trial, made.data, unsafe)[1].data != made.data:
        fault = "a second run changes it"
    if not fault and not trial.is_damaged:
        sure = all(slip.kind not in GUESSES for slip in trial.slips)
        if (
            after.valid
            and sure
            and not unsafe
            and _is_settled(trial, made)
            and _plain(after.readout) != _plain(trial.start.data)
        ):
            fault = "it says something else"
        if not after.valid and [_is_sure(slip) for slip in trial.slips] == [True]:
            fault = f"not mended: {trial.slips[0].kind}"
        if not after.valid and len(trial.slips) > 1 and all(_is_mended(trial, slip, unsafe) for slip in trial.slips):
            fault = f"not mended, although each slip alone is: {sorted({f.code for f in after.findings})}"
    return fault, made


def _find_worse(trial: Trial, before: Verdict, after: Verdict, made: Fixed) -> str:
    earlier, later = _errors(before), _errors(after)
    if after.incomplete and not before.incomplete and "withheld" not in after.incomplete:
        return "less is checked"
    if converters.trace(trial.data, trial.form).data is None:
        return ""  # nothing was known of it
    if len(later) > len(earlier):
        return "there are more errors"
    new = {code for code, _pointer in later if code[0] == "W"} - {code for code, _pointer in earlier}
    if new:
        return f"there is {sorted(new)}"
    # What has an unknown name, or stands in no item, was not looked into.
    fixed = {_unnumber(f.pointer).rpartition("/")[0] for f in made.fixed if f.code in ("S002", "S008", "W014")}
    known = {(code, _unnumber(pointer)) for code, pointer in earlier}
    for code, pointer in later:
        path = _unnumber(pointer)
        if code[0] == "S" and (code, path) not in known and not any(path.startswith(f"{holder}/") for holder in fixed):
            return f"there is {code} at {pointer}"
    if trial.form != "xml" and not {"M110", "Q101", "S004", "S005", "S008", "M103"} & {f.code for f in made.fixed}:
        lost = _words(trial.data, trial.form) - _words(made.data, trial.form)
        if lost:
            return f"words are lost: {list(lost)[:3]}"
    return ""


def _is_sure(slip: Slip) -> bool:
    """Say whether a slip can be mended; a member of a union without its type is of no kind, so it has no names."""
    return slip.kind in SURE and slip.path[-1:] != ("type",)


def _is_mended(trial: Trial, slip: Slip, unsafe: bool) -> bool:
    """Say whether a slip alone is mended."""
    data = write(trial.start, trial.form, [slip], trial.layout)
    return fix(trial, data, unsafe)[1].verdict.valid


def _is_settled(trial: Trial, made: Fixed) -> bool:
    """Say whether there was one way only to mend the slips: quotations are checked, and no order or number is chosen.

    A repetition stays where there is a comment in it. Items whose list was lost can change places with the elements
    around them.
    """
    if any(finding.code == "M110" for finding in made.verdict.findings):
        return False
    kinds = {slip.kind for slip in trial.slips}
    if kinds >= {"wrapper", "order of elements"} or (made.verdict.incomplete and kinds & CHANGES.keys()):
        return False
    return not kinds & {"order of items", "occurrence"} and (trial.start.level != "core" or not kinds & CHANGES.keys())


def _errors(verdict: Verdict) -> set[tuple[str, str]]:
    return {(f.code, f.pointer) for f in verdict.findings if f.severity == "error"}


def _unnumber(pointer: str) -> str:
    """Leave out the numbers of items, which move."""
    return re.sub(r"/\d+", "/0", pointer)


def _words(data: bytes, form: str) -> Counter[str]:
    """Count the texts in a file, in whatever objects and lists they are."""
    found, left = Counter[str](), [converters.trace(data, form).data]
    while left:
        value = left.pop()
        if isinstance(value, dict | list):
            left += value.values() if isinstance(value, dict) else value
        elif value is not None:
            found[value if isinstance(value, str) else json.dumps(value)] += 1
    return found


def _plain(value: Any) -> Any:
    """Leave out what is no content: the hint to the schema, the kinds of white space and of quotation marks."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key != "$schema"}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return " ".join(value.translate(QUOTES).split()) if isinstance(value, str) else value


def run(form: str, count: int, seed: int, kept: Path | None = None) -> tuple[Counter[str], Counter[str]]:
    """Try so many files; count what became of them, and the failures."""
    counts, faults, begin = Counter[str](), Counter[str](), monotonic()
    for number, trial in enumerate(trials(form, count, seed)):
        for unsafe in (False, True):
            try:
                fault, made = find_fault(trial, unsafe)
            except Exception as error:
                fault, made = f"{type(error).__name__}: {error}"[:200], None
            counts["tried"] += 1
            guessed = any(slip.kind in GUESSES for slip in trial.slips)
            way = "damaged" if trial.is_damaged else "only a guess mends it" if guessed and not unsafe else "mendable"
            way = f"{'--unsafe' if unsafe else 'safe'}, {way}"
            counts[way] += 1
            if made:
                counts[f"{way}: valid"] += made.verdict.valid
                counts["refused fixes"] += len(made.refused)
                if not trial.is_damaged:
                    codes = {finding.code for finding in made.verdict.findings if finding.severity == "error"}
                    counts.update(f"{way}: left {code}" for code in codes)
            if fault:
                faults[fault[:60]] += 1
                if kept:
                    path = kept / f"{seed}-{number}-{'unsafe' if unsafe else 'safe'}.readout.{form}"
                    path.write_bytes(trial.data)
                    print(f"FAILURE {fault} ({path}, level {trial.start.level}, {trial.slips})", flush=True)
        if kept and monotonic() - begin > 60:
            begin = monotonic()
            print(f"so far {form}: {counts['tried']}, failures: {dict(faults)}", flush=True)
    return counts, faults


def main() -> int:
    """Try spoilt files; print the figures, and give 1 where a fix has done harm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--form", choices=[*FORMS])
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    kept, failed = Path(tempfile.mkdtemp(prefix="readout-fixes-")), False
    for form in [given.form] if given.form else FORMS:
        counts, faults = run(form, given.count, given.seed, kept)
        failed = failed or bool(faults)
        print(form, dict(sorted(counts.items())), f"failures: {dict(faults)}", flush=True)
    if not failed:
        kept.rmdir()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
