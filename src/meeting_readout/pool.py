"""Several processes: verdicts in the order of the documents, with a bounded number under way."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from meeting_readout.config.settings import DEFAULTS
from meeting_readout.converters import limits
from meeting_readout.jobs import Task, judged_alone
from meeting_readout.judge import fault
from meeting_readout.validator.finding import Verdict

CHUNK = 16
"""How many documents a process is given at once."""
BYTES = 1024 * 1024
"""And how many bytes of records: it is given no more once it has so many."""
AHEAD = 4
"""How many chunks are under way for each process."""


def judged_together(tasks: Iterable[Task], processes: int) -> Iterator[tuple[Task, Verdict]]:
    """Yield each document with the verdict on it, in order.

    Where a process is killed, the documents that were under way are judged once more, each in a process of its own
    that may die of it: then this is the verdict (E004). None is left out.
    """
    rest, pool = iter(tasks), _pool(processes)
    under_way: deque[tuple[list[Task], Future[list[Verdict]]]] = deque()
    try:
        while True:
            while len(under_way) < processes * AHEAD and (chunk := list(_chunks(rest))):
                under_way.append((chunk, _submit(pool, chunk)))
            if not under_way:
                return
            chunk, future = under_way.popleft()
            try:
                found = future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                found = [_in_a_process(task) for task in chunk]
                pool = _pool(processes)
                under_way = deque(
                    (waiting, future if _came(future) else _submit(pool, waiting)) for waiting, future in under_way
                )
            yield from zip(chunk, found, strict=True)
    finally:
        pool.shutdown(wait=not under_way, cancel_futures=True)  # unless it is left early, nobody is waited for


def _chunks(rest: Iterator[Task]) -> Iterator[Task]:
    """Take the documents of the next chunk."""
    size = 0
    for task in islice(rest, CHUNK):
        yield task
        size += len(task.given.record.data) if task.given.record else 0
        if size >= BYTES:
            return


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, initializer=_begin, initargs=(limits.in_force(),))


def _begin(most: limits.Limits) -> None:
    """Keep the limits of the process that was started by hand, and leave Ctrl-C to it."""
    limits.keep(most)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _submit(pool: ProcessPoolExecutor, chunk: list[Task]) -> Future[list[Verdict]]:
    """Hand a chunk over; a pool that has broken in the meantime says so when the result is asked for."""
    try:
        return pool.submit(_chunk, [_sent(task) for task in chunk])
    except BrokenProcessPool as error:
        broken: Future[list[Verdict]] = Future()
        broken.set_exception(error)
        return broken


def _sent(task: Task) -> Task:
    """Leave out the settings, which are applied here."""
    return task._replace(given=task.given._replace(config=DEFAULTS))


def _came(future: Future[list[Verdict]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _chunk(chunk: list[Task]) -> list[Verdict]:
    return [judged_alone(task) for task in chunk]


def _in_a_process(task: Task) -> Verdict:
    with _pool(1) as pool:
        try:
            return pool.submit(judged_alone, _sent(task)).result()
        except BrokenProcessPool:
            why = "its process was ended from outside, or ran out of memory"
            return fault(task.name or task.given.path, "E004", task.level, why)
