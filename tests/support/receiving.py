"""What the scripts share that ask the validators of those who take exports."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from exported import BASE, Node, readouts

from meeting_readout.export import Unexportable, make

Check = Callable[[Any], list[str]]
"""Returns what a validator has against a document."""


def make_documents(target: str, count: int) -> Iterator[tuple[Node, Any]]:
    """Give readouts with what a target makes of them, except of those that lack what it asks for."""
    for readout in readouts(count):
        try:
            yield readout, make(readout, target, base=BASE)
        except Unexportable:
            continue


def ask(
    engine: str, documents: Iterable[Any], check: Check, mistakes: Iterable[tuple[str, Any]], noun: str = "documents"
) -> bool:
    """Check all documents and the planted mistakes, say what came of it; return whether all is as it should be."""
    problems, number = list[str](), 0
    for number, document in enumerate(documents, 1):  # noqa: B007 - it counts them
        problems += check(document)
    sys.stdout.write(f"{engine}: {number} {noun}, {len(problems)} problems {problems[:3]}\n")
    is_right = number > 0 and not problems
    for mistake, document in mistakes:
        refused = bool(check(document))
        is_right = is_right and refused
        sys.stdout.write(f"  {mistake}: {'refused' if refused else 'not seen'}\n")
    return is_right


def parse_count(description: str | None) -> int:
    """Give how many generated documents the user wants checked."""
    return int(make_parser(description).parse_args().documents)


def make_parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser of the command line that knows how many generated documents to check."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    return parser
