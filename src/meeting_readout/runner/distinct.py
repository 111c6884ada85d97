"""What is made of valid readouts with different ids, one after the other: tables, and lists of names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from meeting_readout.discovery.inputs import Task
from meeting_readout.runner.batch import run
from meeting_readout.runner.check import check_input, make_failure, place_record, strip_valid
from meeting_readout.runner.work import Work
from meeting_readout.tables.known_ids import Digests, KnownIds, Seen, make_digests
from meeting_readout.validator.finding import Verdict

T = TypeVar("T")
Make = Callable[[dict[str, Any]], T]
"""Makes something of a readout; with several processes it is sent to them, and its results come back."""


class Made(NamedTuple, Generic[T]):
    """The verdict on a document, without the data; and, if it is valid, its digests and what was made of it."""

    verdict: Verdict
    digests: Digests | None = None
    result: T | None = None


def make_distinct(
    tasks: Iterable[Task], make: Make[T], report: Callable[[Verdict], None], processes: int = 1
) -> Iterator[T]:
    """Yield what is made of each valid readout; report those that are left out.

    A readout that says the same as an earlier one with its id is passed over. One that says something else is an error
    (C005): the rows of the two could not be told apart.
    """
    known = KnownIds()
    for task, made in run(tasks, Work(partial(_make_each, make), Made[T]), processes):
        verdict = made.verdict
        if made.digests is None or made.result is None:
            report(verdict)
            continue
        seen = known.add(made.digests)
        if seen is Seen.NEW:
            yield made.result
        elif seen is Seen.OTHER:
            words = {"id": verdict.id}
            failure = make_failure(verdict.path, "C005", verdict.level, form=verdict.form, words=words)
            report(place_record(replace(failure, id=verdict.id), task.given.record))


def _make_each(make: Make[T], chunk: list[Task]) -> list[Made[T]]:
    """Check documents, and make something of each that is valid."""
    results = []
    for task in chunk:
        verdict = check_input(*task).verdict
        if readout := verdict.readout:
            results.append(Made(strip_valid(verdict), make_digests(readout), make(readout)))
        else:
            results.append(Made(verdict))
    return results
