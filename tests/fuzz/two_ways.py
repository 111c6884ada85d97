"""The fast way of reading against the careful one: `python tests/fuzz/two_ways.py [FORM] [--inputs N] [--seconds N]`.

Small documents of the suite and the examples are spoilt (`tests/fuzz/bytes.py`), or get another name in one place: that
of a property, of a type, of an element, of a namespace. What the fast reader refuses has an error, or begins or is
encoded in a way that is listed here; the toolkit never fails (E004). What is accepted is in the bytes to the last word
(`second_reading`). Without FORM the forms take turns. Failures are kept in a folder, and the exit code is 1.
"""

import argparse
import random
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).parent))

from bytes import seeds, spoilt

from meeting_readout import converters
from meeting_readout.converters.forms import FORMS
from meeting_readout.converters.second_reading import has_same_content
from meeting_readout.converters.tracing import Refused
from meeting_readout.model.model import model
from meeting_readout.validator.engine import check
from meeting_readout.validator.families import is_unreadable
from meeting_readout.validator.schema import gate

LARGEST = 3_000
THOROUGH = 0.1
WORD = re.compile(rb"[\w$:-]+|-?[0-9][0-9.]*")
REASONS = {
    "json": re.compile(b"\xef\xbb\xbf"),
    "yaml": re.compile(b"\xef\xbb\xbf"),
    "xml": re.compile(
        rb"\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s|<\?xml[^\s]|.*(?:<!DOCTYPE|<\?[^\s?]*[\x80-\xff]|xmlns:[^\s=]*[\x80-\xff])",
        re.DOTALL,
    ),
}
"""What the fast reader leaves to the careful one although nothing is wrong with it: marks and UTF-16, white space or an
instruction before all else, what looks like a DOCTYPE, names on which the two parsers of XML differ."""


def names() -> list[bytes]:
    """Give every name that stands in some form of a readout, and some that stand in none."""
    objects = model().objects.values()
    found = {name for type_ in objects for name in (type_.tag, type_.xml_name, *type_.properties)}
    found |= {prop.item for type_ in objects for prop in type_.properties.values()}
    found |= {"item", "x:id", "xml:space", "xml:lang", "xmlns", "xmlns:x", "$schema", "<<", "-0", "1e2", "1.0", "true"}
    return [name.encode() for name in sorted(found - {""})]


def renamed(chance: random.Random, data: bytes, known: list[bytes]) -> bytes:
    """Write another name or value for a word."""
    words = list(WORD.finditer(data))
    if not words:
        return data
    word = chance.choice(words)
    return data[: word.start()] + chance.choice(known) + data[word.end() :]


def wrong(data: bytes, form: str, thorough: bool = True) -> tuple[str, bool]:
    """Say where the two ways disagree about some bytes, and whether these hold a readout; nothing if all is in order.

    Where the answer is certain without it, the slow explanation of the schema is asked only if that is `thorough`.
    """
    try:
        refused, fast = False, converters.read(data, form)
    except Refused:
        refused, fast = True, None
    if refused and any(fault.code != "W004" for fault in converters.trace(data, form).faults):
        return "", False  # no fault of a form but this one is less than an error
    if not refused and not thorough and not gate.passes(fast):
        return "", False
    verdict = check(data, form)
    failure = next((finding.message for finding in verdict.findings if finding.code == "E004"), "")
    if failure or is_unreadable(verdict.findings):
        return failure, False
    if refused and not REASONS[form].match(data):
        return "accepted, though the fast reader refuses it for no reason that is listed", True
    if verdict.readout is not None and not has_same_content(data, form, verdict.readout):
        return "accepted, and not all that it holds", True
    return "", True


def main() -> int:
    """Try inputs of one form or all; give 1 where the two ways disagree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("form", nargs="?", choices=FORMS)
    parser.add_argument("--inputs", type=int, default=1_000_000, help="so many of each form")
    parser.add_argument("--seconds", type=float, default=120, help="no longer than this in all")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # no stream of a test
    forms = [given.form] if given.form else list(FORMS)
    known = {form: [data for data in found if len(data) <= LARGEST] for form, found in seeds().items()}
    chance, words, counts, failures = random.Random(given.seed), names(), Counter[str](), Counter[str]()
    kept, begin, told = Path(tempfile.mkdtemp(prefix="readout-fuzz-")), monotonic(), monotonic()
    while monotonic() - begin < given.seconds and counts[forms[-1]] < given.inputs:
        for form in forms:
            data = min(chance.choices(known[form], k=2), key=len)
            for _ in range(chance.choice((1, 1, 2))):
                data = renamed(chance, data, words) if chance.random() < 0.5 else spoilt(chance, data, known[form])
            try:
                reason, accepted = wrong(data, form, chance.random() < THOROUGH)
            except Exception as error:
                reason, accepted = f"{type(error).__name__}: {error}"[:200], False
            counts[form] += 1
            counts[f"{form} accepted"] += accepted
            if reason:
                failures[f"{form}: {reason[:80]}"] += 1
                (kept / f"{counts[form]}.readout.{form}").write_bytes(data)
                if failures[f"{form}: {reason[:80]}"] <= 3:
                    print(f"{reason} ({kept}/{counts[form]}.readout.{form})")
        if monotonic() - told > 60:
            told = monotonic()
            print(f"so far {told - begin:.0f} s: {dict(counts)}, failures: {dict(failures)}")
    print(f"{monotonic() - begin:.0f} s: {dict(counts)}, failures: {dict(failures)}")
    if not failures:
        kept.rmdir()
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
