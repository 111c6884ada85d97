"""Bytes that nobody would write, for each reader: `python tests/fuzz/bytes.py [SECONDS [SEED]]`.

The documents of the suite and the examples are cut, doubled, mixed and spoilt; what comes out is judged. None may end
in an exception, take more than five seconds, or be accepted on the fast way and refused on the careful one. What one
form accepts must be accepted with the same content after conversion to the others. Failures are kept in a folder, and
the exit code is 1.
"""

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import monotonic
from typing import Any

from meeting_readout import converters
from meeting_readout.converters import limits
from meeting_readout.converters.forms import FORMS
from meeting_readout.converters.tracing import Refused
from meeting_readout.runner.check import check_bytes
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.schema import gate

ROOT = Path(__file__).parent.parent.parent
LARGEST = 20_000
SECONDS = 5.0
PIECES = [
    *(bytes([code]) for code in b"\"'\\<>&{}[]:,-#%!|?*@`~=/ \t\r\n\x00\x0b\x7f\x85"),
    *(text.encode() for text in ("\ufeff", "\u2028", "\u202e", "\U0001f600", "é", "\u0301", "\ufffe")),
    *b"\xff \xc0\x80 \xed\xa0\x80 \xf4\x90\x80\x80 \xfe\xff".split(),
    *b'<!-- --> <![CDATA[ ]]> <?a?> &amp; &#0; &#xD; &#x110000; &e; xml:space="default" xmlns="a" <!DOCTYPE'.split(),
    *b"\\u0000 \\ud800 \\u000d 1e400 1.0 -0 NaN null true 9007199254740993 0123 {} []".split(),
    *b"&a *a !!str !a --- ... %YAML <<: ~ |- >2 no 0x1F 1_000 ? -".split(),
]


def seeds() -> dict[str, list[bytes]]:
    """Give the documents to begin with, by form."""
    found: dict[str, list[bytes]] = {}
    for form, about in FORMS.items():
        paths = [path for ending in about.endings for path in sorted(ROOT.glob(f"*/**/*.readout{ending}"))]
        own = [path for path in paths if path.parts[len(ROOT.parts)] in ("examples", "tests")]
        found[form] = [data for data in (path.read_bytes() for path in own) if 0 < len(data) <= LARGEST]
    good = [check_bytes(data, "seed.json", "core", "json").readout for data in found["json"]]
    good += [check_bytes(data, "seed.yaml", "core", "yaml").readout for data in found["yaml"]]
    for form in FORMS:
        found[form] += [converters.write(readout, form) for readout in good if readout is not None]
    return found


def spoilt(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """Change bytes in one to four places."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 1, 1, 2, 8, 64)))
        how = chance.randrange(6)
        if how == 0:
            piece = chance.choice(PIECES)
        elif how == 1:
            piece = b""
        elif how == 2:
            piece = data[start:end] * chance.choice((2, 2, 3, 100))
        elif how == 3:
            piece = bytes([chance.randrange(256)])
        elif how == 4:
            other = chance.choice(others)
            at = chance.randrange(len(other))
            piece = other[at : at + chance.choice((1, 8, 64))]
        else:
            at = chance.randrange(len(data) + 1)
            piece = data[at : at + (end - start)]
        data = data[:start] + piece + data[end:]
        if not data:
            return b" "
    return data


def check_form(data: bytes, form: str) -> Verdict:
    """Judge bytes at level core, in five seconds at most."""
    with limits.use(limits.DEFAULT._replace(seconds=SECONDS)):
        return check_bytes(data, f"a.readout.{form}", "core", form)


def content(readout: Any) -> Any:
    """Give a readout without the hint to its schema, which is no content, and which XML has another place for."""
    return {key: value for key, value in readout.items() if key != "$schema"} if isinstance(readout, dict) else readout


def wrong(data: bytes, form: str) -> tuple[str, Verdict]:
    """Say what is wrong with how the bytes are judged; nothing where all is in order."""
    verdict = check_form(data, form)
    codes = {finding.code for finding in verdict.findings}
    if codes & {"E004", "W905"}:
        return next(finding.message for finding in verdict.findings if finding.code in ("E004", "W905")), verdict
    try:
        fast = converters.read(data, form)
    except Refused:
        fast = None
    if fast is not None and gate.passes(fast):
        slow = converters.trace(data, form)
        if slow.data != fast or any(fault.code not in ("W004",) for fault in slow.faults):
            return f"the fast way takes what the careful one does not: {slow.faults[:1]}", verdict
    if verdict.readout is None:
        return "", verdict
    for other in FORMS:
        written = converters.write(verdict.readout, other)
        back = check_form(written, other)
        if content(back.readout) != content(verdict.readout):
            return f"accepted as {form} and not as {other}", verdict
        if {finding.code for finding in back.findings} != codes - {"W004"}:
            return f"other findings as {form} than as {other}", verdict
    return "", verdict


def main(seconds: float = 120, seed: int = 0) -> int:
    """Judge spoilt documents for that long; give 1 where one was judged wrongly."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # no stream of a test
    chance, known, counts, failures = random.Random(seed), seeds(), Counter[str](), Counter[str]()
    kept = Path(tempfile.mkdtemp(prefix="readout-fuzz-"))
    until, forms, told = monotonic() + seconds, list(FORMS), monotonic()
    good = {form: [data for data in known[form] if not wrong(data, form)[1].findings] for form in forms}
    everything = [data for form in forms for data in known[form]]
    while monotonic() < until:
        form = chance.choice(forms)
        begin = chance.choice(good[form] if chance.random() < 0.7 else known[form])
        data = spoilt(chance, begin, everything if chance.random() < 0.1 else known[form])
        try:
            reason, verdict = wrong(data, form)
        except Exception as error:
            reason, verdict = f"{type(error).__name__}: {error}"[:200], None
        counts["inputs"] += 1
        counts[f"{form} accepted" if verdict and verdict.readout is not None else f"{form} refused"] += 1
        if reason:
            failures[reason[:80]] += 1
            (kept / f"{counts['inputs']}.readout.{form}").write_bytes(data)
            if failures[reason[:80]] == 1:
                print(f"{reason} ({kept}/{counts['inputs']}.readout.{form})")
        if monotonic() - told > 60:
            told = monotonic()
            print("so far", dict(counts), f"failures: {dict(failures)}")
    print(dict(counts), f"failures: {dict(failures)}")
    if not failures:
        kept.rmdir()
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main(float((sys.argv[1:] or ["120"])[0]), int((sys.argv[2:] or ["0"])[0])))
