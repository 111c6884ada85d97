"""Check many documents: in this process if they are few, else in several."""

import os
from collections.abc import Iterable, Iterator

from meeting_readout.discovery.inputs import Task
from meeting_readout.runner.check import check_task
from meeting_readout.runner.identity import Twins
from meeting_readout.validator.finding import Verdict

FEW = 50
"""Up to this number of documents, one process is faster than several, which have to start first."""


def check_many(tasks: Iterable[Task], processes: int) -> Iterator[tuple[Task, Verdict]]:
    """Yield each document with the verdict on it, in order; the verdict is without the data."""
    if processes > 1:
        try:
            from meeting_readout.runner.workers import check_in_processes
        except ImportError:  # a Python without `_multiprocessing`
            pass
        else:
            return check_in_processes(tasks, processes)
    twins = Twins()
    return ((task, twins.strip(check_task(task))) for task in tasks)


def count_cores() -> int:
    """Return the number of processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
