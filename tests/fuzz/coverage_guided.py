"""Coverage-guided fuzzing of the readers: `python tests/fuzz/coverage_guided.py [FORM] [--seconds N] [--runs N]`.

Atheris changes the inputs of `tests/fuzz/corpus/FORM/` so that they reach more of our modules. Each is judged as
`tests/fuzz/bytes.py` says: no exception, no more than five seconds, nothing that one way of reading or one form takes
and another does not. Without FORM all forms take their turn, for N seconds in all. A failure is kept in a folder, and
the same command with the path of a kept file in place of FORM tries it again. The exit code is 1 after a failure.
With `--grow`, small new inputs are added to the corpus.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from hashlib import sha1
from pathlib import Path
from time import monotonic

import atheris

sys.path.insert(0, str(Path(__file__).parent))

with atheris.instrument_imports(include=["meeting_readout"]):
    from bytes import PIECES, seeds, wrong

    from meeting_readout.converters.forms import FORMS, detect_form

CORPUS = Path(__file__).parent / "corpus"
SMALL, ROOM = 2_000, 300_000
"""Bytes of an input that may go into the corpus, and of the corpus of a form."""
PROGRESS = re.compile(rb"cov: (\d+) ft: (\d+)")


def fuzz(form: str, seconds: float, runs: int, kept: Path, new: Path) -> None:
    """Try inputs of a form in this process, which ends with it; the figures are printed each minute."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # no stream of a test
    counts, failures = Counter[str](), Counter[str]()
    with atheris.instrument_imports(include=["meeting_readout"]):  # what is imported where it is used
        for data in seeds()[form][:20]:
            wrong(data, form)
    begin = told = monotonic()

    def say(word: str) -> None:
        took = monotonic() - begin
        rate = counts["inputs"] / max(took, 1)
        print(f"{form} {word}: {took:.0f} s, {dict(counts)}, {rate:.1f} inputs/s, failures: {dict(failures)}")

    def one(data: bytes) -> None:
        nonlocal told
        try:
            reason, verdict = wrong(data, form)
        except Exception as error:
            reason, verdict = f"{type(error).__name__}: {error}", None
        counts["inputs"] += 1
        counts["accepted" if verdict and verdict.readout is not None else "refused"] += 1
        if reason:
            reason = re.sub(r"\d+", "0", reason)[:80]
            failures[reason] += 1
            if failures[reason] <= 3:
                path = kept / f"{sha1(data).hexdigest()[:12]}.readout.{form}"
                path.write_bytes(data)
                print(f"{form} FAILURE {reason}: {sys.executable} {__file__} {path}")
        if monotonic() - told > 60:
            told = monotonic()
            say("so far")
        if monotonic() - begin > seconds or counts["inputs"] == runs:
            say("end")
            os._exit(bool(failures))  # the library would end the process otherwise, and not say so much

    words = new.parent / f"{form}.dict"
    words.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in piece) + '"\n' for piece in PIECES), "ascii")
    folders = [str(new), *([str(CORPUS / form)] if (CORPUS / form).is_dir() else [])]
    options = ["-timeout=300", "-rss_limit_mb=4096", "-max_len=20000", f"-dict={words}", f"-artifact_prefix={kept}/"]
    atheris.Setup([sys.argv[0], *options, *folders], one)
    atheris.Fuzz()


def turn(form: str, seconds: float, runs: int, kept: Path, grow: bool) -> bool:
    """Fuzz one form in a process of its own; print its figures and give whether all was well."""
    with tempfile.TemporaryDirectory() as place:
        new = Path(place) / form
        new.mkdir()
        command = [sys.executable, __file__, form, "--seconds", str(seconds), "--runs", str(runs)]
        with subprocess.Popen([*command, "--into", str(kept), str(new)], stderr=subprocess.PIPE) as process:
            last, tail = None, b""
            for line in process.stderr or ():
                last, tail = PROGRESS.search(line) or last, (tail + line)[-2000:]
        if last:
            print(f"{form}: {int(last[1])} edges, {int(last[2])} features", flush=True)
        if process.returncode not in (0, 1):
            print(f"{form} FAILURE: ended with {process.returncode}\n{tail.decode('utf-8', 'replace')}", flush=True)
        if grow:
            add(form, [path.read_bytes() for path in new.iterdir()])
    return process.returncode == 0


def add(form: str, found: list[bytes]) -> None:
    """Put small inputs into the corpus, the smallest first, as long as there is room."""
    folder = CORPUS / form
    folder.mkdir(parents=True, exist_ok=True)
    size = sum(path.stat().st_size for path in folder.iterdir())
    for data in sorted((data for data in found if data and len(data) <= SMALL), key=len):
        size += len(data)
        if size > ROOM:
            return
        (folder / sha1(data).hexdigest()[:12]).write_bytes(data)


def main() -> int:
    """Fuzz one form or all; give 1 where something was judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("form", nargs="?", metavar="FORM", help="json, xml, yaml, or a file to try again")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--runs", type=int, default=-1)
    parser.add_argument("--grow", action="store_true")
    parser.add_argument("--into", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.into:
        fuzz(given.form, given.seconds, given.runs, *given.into)
    if given.form and given.form not in FORMS:
        data = Path(given.form).read_bytes()
        reason, verdict = wrong(data, detect_form(given.form, data))
        print(reason or "in order", *verdict.findings, sep="\n")
        return bool(reason)
    kept = Path(tempfile.mkdtemp(prefix="readout-fuzz-"))
    forms = [given.form] if given.form else list(FORMS)
    good = [turn(form, given.seconds / len(forms), given.runs, kept, given.grow) for form in forms]
    if all(good):
        kept.rmdir()
    return int(not all(good))


if __name__ == "__main__":
    sys.exit(main())
