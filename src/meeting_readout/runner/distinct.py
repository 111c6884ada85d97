"""Valid readouts with different ids, one after the other: what tables are made of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from meeting_readout.discovery.inputs import Task
from meeting_readout.runner.check import check_input, make_failure, place_record
from meeting_readout.tables.known_ids import KnownIds, Seen
from meeting_readout.validator.finding import Verdict


def read_distinct(tasks: Iterable[Task], report: Callable[[Verdict], None]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each valid readout with the path of its source; report those that are left out.

    A readout that says the same as an earlier one with its id is passed over. One that says something else is an error
    (C005): the rows of the two could not be told apart.
    """
    known = KnownIds()
    for task in tasks:
        verdict = check_input(*task).verdict
        if verdict.readout is None:
            report(verdict)
            continue
        seen = known.add(verdict.readout)
        if seen is Seen.NEW:
            yield verdict.path, verdict.readout
        elif seen is Seen.OTHER:
            words = {"id": verdict.readout["id"]}
            failure = make_failure(verdict.path, "C005", verdict.level, form=verdict.form, words=words)
            report(place_record(replace(failure, id=words["id"]), task.given.record))
