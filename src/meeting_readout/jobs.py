"""Many documents: how many processes are worth it, and what each of them needs to know."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from meeting_readout.files import Input
from meeting_readout.judge import judge
from meeting_readout.validator.finding import Verdict

FEW = 50
"""Up to so many documents one process is faster than several that have to start first."""


class Task(NamedTuple):
    """One document, and how it is to be judged."""

    given: Input
    level: str
    form: str
    name: str = ""


def judged(tasks: Iterable[Task], processes: int) -> Iterator[tuple[Task, Verdict]]:
    """Yield each document with the verdict on it, in order; the verdict is without the data."""
    if processes == 1:
        return ((task, judged_alone(task)) for task in tasks)
    from meeting_readout.pool import judged_together

    return judged_together(tasks, processes)


def judged_alone(task: Task) -> Verdict:
    """Judge one document; the data is left out: nobody asks for it, and between processes it would have to travel."""
    return replace(judge(*task), readout=None)


def cores() -> int:
    """Give the number of processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
