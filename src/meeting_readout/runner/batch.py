"""Many documents: in this process if they are few, else in several."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from meeting_readout.discovery.inputs import Task
from meeting_readout.discovery.json_lines import is_collection
from meeting_readout.runner.check import check_task
from meeting_readout.runner.identity import Twins
from meeting_readout.runner.work import Work
from meeting_readout.validator.finding import Verdict

FEW = 50
"""Up to this number of documents, one process is faster than several, which have to start first."""
T = TypeVar("T")


def run(tasks: Iterable[Task], work: Work[T], processes: int) -> Iterator[tuple[Task, T]]:
    """Yield each document with the result of the work on it, in order."""
    if processes > 1:
        try:
            from meeting_readout.runner.workers import run_in_processes
        except ImportError:  # a Python without `_multiprocessing`
            pass
        else:
            return run_in_processes(tasks, work, processes)
    return ((task, result) for task in tasks for result in work.do([task]))


def choose_processes(tasks: Iterable[Task], jobs: int | None) -> tuple[Iterator[Task], int]:
    """Return the tasks, and how many processes are worth their start: those asked for, unless the tasks are fewer."""
    rest = iter(tasks)
    few = list(islice(rest, FEW + 1))
    if any(is_collection(task.name or task.given.path) for task in few):
        processes = jobs or count_cores()
    else:
        processes = min(jobs or (count_cores() if len(few) > FEW else 1), len(few) or 1)
    return chain(few, rest), processes


def count_cores() -> int:
    """Return the number of processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def check_many(tasks: Iterable[Task], processes: int) -> Iterator[tuple[Task, Verdict]]:
    """Yield each document with the verdict on it, in order; the verdict is without the data."""
    return run(tasks, Work(_Checking(), lambda verdict: verdict), processes)


class _Checking:
    """Checks documents; those of one process are compared with the last ones before them."""

    def __init__(self) -> None:
        self.twins = Twins()

    def __call__(self, chunk: list[Task]) -> list[Verdict]:
        """Return the verdicts on documents."""
        return [self.twins.strip(check_task(task)) for task in chunk]
