"""Where the time of a valid file goes: `python benchmarks/steps.py [--files N] [--repeat N]`.

Each step is done for all documents of a corpus in turn, by one process and without the cycle collector, and the best of
the repeats is printed: microseconds of processor time for a document. The rules are those of `anchored`.
"""

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import corpus

from meeting_readout import converters
from meeting_readout.discovery.inputs import Input
from meeting_readout.document.anchors import Anchors
from meeting_readout.document.references import find_broken
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.files.io import read_file
from meeting_readout.runner.check import check_input
from meeting_readout.validator.engine import check
from meeting_readout.validator.families import LEVELS, level_of
from meeting_readout.validator.rules import RULES
from meeting_readout.validator.schema import gate

LEVEL = "anchored"


def main() -> None:
    """Print the table of the steps, and that of the rules."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=400)
    options.add_argument("--repeat", type=int, default=9)
    asked = options.parse_args()
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for readout in corpus.documents(asked.files):
            paths.append(f"{folder}/{readout['id']}.readout.json")
            Path(paths[-1]).write_bytes(converters.write(readout, "json"))
        steps(paths, asked.repeat)


def steps(paths: list[str], repeat: int) -> None:
    """Time the steps of `readout validate` over files in JSON."""
    raw = [Path(path).read_bytes() for path in paths]
    readouts = [converters.read(data, "json") for data in raw]
    xml = [converters.write(readout, "xml") for readout in readouts]
    indexes = [walk(readout) for readout in readouts]
    views = [View(index) for index in indexes]
    for view in views:
        assert view.anchors  # made once for all rules, so no rule is to pay for them; nor for the references below

    def show(name: str, work: Callable[[Any], object], documents: Sequence[object]) -> None:
        print(f"| {name} | {best(work, documents, repeat) / len(paths) * 1e6:.1f} |", flush=True)

    print(f"{len(paths)} files of {sum(map(len, raw)) / len(raw):,.0f} bytes\n\n| step | µs |\n|---|---:|")
    show("all, from the path to the verdict", lambda path: check_input(Input(path), LEVEL), paths)
    show("the file is read", read_file, paths)
    show("from the bytes to the verdict", lambda data: check(data, "json", "", LEVEL), raw)
    show("digest of the bytes", lambda data: sha256(data).hexdigest(), raw)
    show("JSON becomes data", partial(converters.read, form="json"), raw)
    show("XML becomes data", partial(converters.read, form="xml"), xml)
    show("gate: the schema", gate.passes, readouts)
    show("walk: the nodes are filed", lambda readout: View(walk(readout)), readouts)
    show("the quotations are found", lambda view: Anchors(view.data.get("blocks", ()), view.nodes["anchor"]), views)
    show("the references are resolved", lambda index: find_broken(View(index)), indexes)
    for code, rule in RULES:
        if LEVELS.index(level_of(code)) <= LEVELS.index(LEVEL):
            show(f"rule: {rule.__module__.rpartition('.')[2]}", lambda view, rule=rule: next(rule(view), None), views)


def best(work: Callable[[Any], object], documents: Sequence[object], repeat: int) -> float:
    """Give the least processor seconds that the work takes for all documents; what it gives is let go at once."""
    taken = []
    for _ in range(repeat):
        start = time.process_time()
        for document in documents:
            work(document)
        taken.append(time.process_time() - start)
    return min(taken)


if __name__ == "__main__":
    main()
