"""Change the toolkit in one place, and see if the suite notices: `python tests/mutation/survivors.py [--sample N]`.

Each mutant has one condition negated, one constant moved, or one branch cut (`mutants.py`). The cases of the suite that
run its lines are asked, in one process, until an answer is wrong: the mutant is killed. No other test decides. The
mutants that survive are listed, those last of which `reasons.json` says why no document can show them; the exit code is
1 if fewer of the others are killed than `--least` asks for, in percent.

First the lines that each case runs are recorded; `--map FILE` keeps them for the next run with the same sources.
"""

import argparse
import gc
import hashlib
import importlib.machinery
import json
import multiprocessing
import signal
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from covering import Map
from mutants import AREAS, ROOT, Mutant, find_mutants, mutate, sample
from questions_here import Lines, list_large, list_memories, list_questions, real_name, record
from transplant import can_transplant, transplant

from protocol import Server  # isort: skip - questions_here sets the path

SECONDS = 60
"""A mutant that takes longer over one case is killed: it does not end. Large inputs have five times as long."""
QUICK = 150
WARM = 23
"""One of so many questions is asked before mutants are put into the toolkit."""
FORK = multiprocessing.get_context("fork")
REASONS = Path(__file__).parent / "reasons.json"
Task = tuple[Any, Any]
"""A process, and the end of the pipe from which its result comes."""


def main() -> int:
    """Try a sample of mutants, and print which survive and how many are killed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=600, help="so many mutants; default: 600")
    parser.add_argument("--seed", type=int, default=1, help="which sample; default: 1")
    parser.add_argument("--again", type=Path, help="try the mutants that are in this file of survivors, and no others")
    parser.add_argument("--area", action="append", choices=AREAS, help="only this area; default: all")
    parser.add_argument("--file", default="", help="only files with this in their path")
    parser.add_argument("--map", type=Path, help="keep the lines that each case runs in this file")
    parser.add_argument("--survivors", type=Path, help="write the mutants that survive to this file, as JSON lines")
    parser.add_argument("--jobs", type=int, default=1, help="so many mutants at a time; default: 1")
    parser.add_argument(
        "--quick", action="store_true", help=f"ask {QUICK} documents of each mutant at most, and none that has a reason"
    )
    parser.add_argument("--least", type=int, default=0, help="fail if a smaller share is killed, in percent")
    given = parser.parse_args()
    mutants = [one for area in given.area or AREAS for one in find_mutants(area) if given.file in one.file]
    chosen = read_mutants(given.again) if given.again else sample(mutants, given.sample, given.seed)
    known, reasons = load_map(given.map), json.loads(REASONS.read_text(encoding="utf-8"))
    counts: Counter[tuple[str, str]] = Counter()
    survivors = []
    again = {mutant: can_transplant(mutant) and known.runs_again(mutant) for mutant in chosen}
    asked = [(mutant, known.covering(mutant), again[mutant]) for mutant in sorted(chosen, key=again.__getitem__)]
    if given.quick:
        asked = [(one, [] if find_reason(one, reasons) else thin_out(cases), is_) for one, cases, is_ in asked]
    for (mutant, cases, _is_again), result in zip(asked, try_all(asked, given.jobs), strict=True):
        counts[mutant.area, "all"] += 1
        counts[mutant.area, result.partition(":")[0]] += 1
        if not result.startswith("killed"):
            reason = find_reason(mutant, reasons)
            counts[mutant.area, "explained"] += bool(reason)
            survivors.append(mutant._asdict() | {"cases": len(cases), "result": result} | reason)
            if not reason:
                say(f"{mutant.file}:{mutant.text}\n    {mutant.kind}, {mutant.change}: {result} ({len(cases)} cases)")
    if given.survivors:
        given.survivors.write_text("".join(json.dumps(one) + "\n" for one in survivors), encoding="utf-8")
    for one in filter(lambda one: "reason" in one, survivors):
        say(f"{one['file']}:{one['text']}\n    {one['kind']}, {one['change']}: {one['reason']}")
    for area in AREAS:
        report(area, {result: number for (of, result), number in counts.items() if of == area})
    total = {result: sum(n for (_of, one), n in counts.items() if one == result) for _area, result in counts}
    report(f"all of {len(mutants)}", total)
    return int(100 * total.get("killed", 0) < given.least * (total.get("all", 0) - total.get("explained", 0)))


def thin_out(cases: list[str]) -> list[str]:
    """Return some of many documents, half of them those that run most of the file, and all vectors: these are quick."""
    documents = [name for name in cases if ".readout." in name]
    rest = documents[QUICK // 2 :]
    chosen = {*documents[: QUICK // 2], *rest[:: len(rest) // (QUICK // 2) + 1]}
    return [name for name in cases if name in chosen or ".readout." not in name]


def read_mutants(path: Path) -> list[Mutant]:
    """Return the mutants of a file of survivors that the sources still have, wherever their line is now."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    mutants = [one for area in AREAS for one in find_mutants(area)]
    same = {(one.file, one.place, one.change, one.text): one for one in mutants}
    moved = {_identify(one.file, one.text, one.change): one for one in mutants}
    found = [
        same.get((one["file"], one["place"], one["change"], one["text"]))
        or moved.get(_identify(one["file"], one["text"], one["change"]))
        for one in lines
    ]
    return [one for one in dict.fromkeys(found) if one]


def _identify(file: str, text: str, change: str) -> tuple[str, str, str, str]:
    place, _, line = text.partition(": ")
    return file, line, change, place.partition(":")[2]


def find_reason(mutant: Mutant, reasons: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    """Return why no document can show a mutant, if that is known: of its line, and of its change or of all changes."""
    for known in reasons.get(mutant.file, ()):
        if mutant.text.partition(": ")[2] in known["lines"] and mutant.change in known.get("changes", [mutant.change]):
            return {"reason": known["reason"]}
    return {}


def report(name: str, counts: dict[str, int]) -> None:
    """Print the score of an area."""
    if counts:
        killed, number, explained = (counts.get(name, 0) for name in ("killed", "all", "explained"))
        rest = ", ".join(
            f"{n} {result}" for result, n in sorted(counts.items()) if n and result not in ("all", "killed")
        )
        share = 100 * killed // max(number - explained, 1)
        say(f"{name}: {killed} of {number} killed, {share} % of what can be shown" + (f"; {rest}" if rest else ""))


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def load_map(path: Path | None) -> Map:
    """Return the lines that each case runs: those that were kept, if the sources are the same, or recorded anew."""
    digest = digest_of_sources()
    if path and path.is_file():
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["digest"] == digest:
            return Map({name: _as_sets(seen) for name, seen in kept["cases"].items()}, _as_sets(kept["once"]))
    # In a process of its own: none of the toolkit is imported here, where the processes of the mutants begin.
    cases, once = finish(start(record_all))
    if path:
        path.write_text(json.dumps({"digest": digest, "cases": cases, "once": once}, default=sorted), encoding="utf-8")
    return Map(cases, once)


def _as_sets(seen: dict[str, list[int]]) -> Lines:
    return {file: set(lines) for file, lines in seen.items()}


def digest_of_sources() -> str:
    """Return a digest of everything that decides which lines a case runs."""
    folders = ("converters", "validator", "src/meeting_readout", "schemas", "tests/suite", "tests/support")
    paths = {path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".json")}
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(f"{path}\n".encode() + path.read_bytes())
    return found.hexdigest()


def record_all() -> tuple[dict[str, Lines], Lines]:
    """Ask all cases twice; raise if an answer is wrong without any mutant."""
    files = frozenset(mutant.file for area in AREAS for mutant in find_mutants(area))
    once: Lines = {}
    cases: dict[str, Lines] = {}
    with tempfile.TemporaryDirectory() as name, Server() as server:
        questions = list_questions(Path(name), server)
        wrong = [one for ask in questions.values() for one in record(ask, files, once)]
        if wrong:
            raise RuntimeError(f"the suite fails without a mutant: {wrong[:3]}")
        memories = list_memories()
        for case, question in questions.items():
            for memory in memories:
                memory.cache_clear()
            record(question, files, cases.setdefault(case, {}))
    return cases, once


def try_all(asked: list[tuple[Mutant, list[str], bool]], jobs: int) -> Iterator[str]:
    """Yield the result for each mutant, in their order, each in a new process.

    First come those that change what is made when modules are imported: their processes have imported nothing yet. The
    others are put into a toolkit that has been imported, and has answered some questions.
    """
    import click.testing  # noqa: F401 - what mutants need and is not mutated is imported once
    import jsonschema_rs  # noqa: F401 - as above
    import lxml.etree  # noqa: F401 - as above
    import yaml  # noqa: F401 - as above

    gc.freeze()
    memories: list[Any] | None = None
    running: deque[Task] = deque()
    for mutant, cases, is_again in asked:
        if is_again and memories is None:
            memories = warm_up()
        if len(running) == jobs:
            yield finish(running.popleft())
        running.append(start(try_mutant, mutant, cases, memories))
    while running:
        yield finish(running.popleft())


def warm_up() -> list[Any]:
    """Ask some questions, so that all is imported and made once; return what remembers documents."""
    with tempfile.TemporaryDirectory() as name, Server() as server:
        large = list_large()
        questions = [ask for case, ask in list_questions(Path(name), server).items() if case not in large]
        for question in (*questions[::WARM], *questions[-1000::WARM]):
            list(question())
    memories = list_memories()  # before they are frozen: no list of objects has them then
    gc.freeze()
    return memories


def start(work: Callable[..., Any], *arguments: Any) -> Task:
    """Start a function in a process of its own, which may start processes itself."""
    end, other = FORK.Pipe(duplex=False)
    process = FORK.Process(target=lambda: other.send(work(*arguments)))
    process.start()
    other.close()
    return process, end


def finish(task: Task) -> Any:
    """Return what the function has returned; a process that ends without is killed by its mutant."""
    process, end = task
    try:
        return end.recv()
    except EOFError:
        return "killed: the process ends"
    finally:
        process.join()


def try_mutant(mutant: Mutant, cases: list[str], memories: list[Any] | None) -> str:
    """Ask the cases of one mutant until one is wrong, and say which; or that it survives."""
    if not cases:
        return "not run by any case"
    if memories is None:
        put_in_place(mutant)
    else:
        transplant(mutant)
        for memory in memories:
            memory.cache_clear()
    large = list_large()
    signal.signal(signal.SIGALRM, stop)
    with tempfile.TemporaryDirectory() as name, Server() as server:
        questions = list_questions(Path(name), server)
        for case in cases:
            signal.alarm(SECONDS * 5 if case in large else SECONDS)
            try:
                wrong = next(questions[case](), None)
            except TimeoutError:
                return f"killed: {case} does not end"
            except Exception as error:  # an answer that the runner cannot even compare
                return f"killed: {case}: {type(error).__name__}"
            finally:
                signal.alarm(0)
            if wrong:
                return f"killed: {case}: {wrong.text}"
    return "survived"


def put_in_place(mutant: Mutant) -> None:
    """Have the import system compile the mutant in place of the file."""
    usual = importlib.machinery.SourceFileLoader.get_code

    def get_code(loader: Any, name: str) -> Any:
        path = loader.get_filename(name)
        if real_name(path) != mutant.file:
            return usual(loader, name)
        return compile(mutate(mutant, Path(path).read_text(encoding="utf-8")), path, "exec")

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign]  # for this process


def stop(_signal: int, _frame: object) -> NoReturn:
    """End a case that takes too long."""
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main())
