"""Several processes: verdicts in the order of the documents, with a bounded number under way."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import parent_process
from threading import Thread

from meeting_readout.config.model import DEFAULTS
from meeting_readout.converters import limits
from meeting_readout.discovery.inputs import Task
from meeting_readout.runner.check import check_task, make_failure, shift_lines
from meeting_readout.runner.signals import ENDING
from meeting_readout.validator.finding import Verdict

CHUNK = 16
"""How many documents a process is given at once."""
BYTES = 1024 * 1024
"""And how many bytes of records: it is given no more once it has so many."""
AHEAD = 4
"""How many chunks are under way for each process."""


def check_in_processes(tasks: Iterable[Task], processes: int) -> Iterator[tuple[Task, Verdict]]:
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
    return ProcessPoolExecutor(processes, initializer=_begin, initargs=(limits.get(),))


def _begin(most: limits.Limits) -> None:
    """Keep the limits of the process that was started by hand, leave Ctrl-C to it, and do not outlive it."""
    limits.install(most)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, *ENDING))
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """End when the process that started this one has ended, however it did: nobody would ask for anything any more."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


@contextmanager
def _held() -> Iterator[None]:
    """Let signals wait while processes are started, so that none of them meets one before it knows what to do."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, *ENDING))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _submit(pool: ProcessPoolExecutor, chunk: list[Task]) -> Future[list[Verdict]]:
    """Hand a chunk over; a pool that has broken in the meantime says so when the result is asked for."""
    try:
        with _held():
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
    return [check_task(task) for task in chunk]


def _in_a_process(task: Task) -> Verdict:
    with _pool(1) as pool:
        try:
            with _held():
                future = pool.submit(check_task, _sent(task))
            return future.result()
        except BrokenProcessPool:
            why = "its process was ended from outside, or ran out of memory"
            return shift_lines(make_failure(task.name or task.given.path, "E004", task.level, why), task.given.record)
