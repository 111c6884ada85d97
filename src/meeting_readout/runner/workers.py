"""Several processes: verdicts in the order of the documents, with a bounded number of documents in progress."""

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
from meeting_readout.runner.signals import STOPPING_SIGNALS, TERMINATING_SIGNALS
from meeting_readout.validator.finding import Verdict

CHUNK_DOCUMENTS = 16
"""The documents that are sent to a process at once, at most."""
CHUNK_BYTES = 1024 * 1024
"""The bytes of records after which a chunk gets no further document."""
CHUNKS_AHEAD = 4
"""The chunks in progress or waiting for each process."""


def check_in_processes(tasks: Iterable[Task], processes: int) -> Iterator[tuple[Task, Verdict]]:
    """Yield each document with the verdict on it, in order.

    If a process is killed, each document in progress is checked again in a process of its own. A document that kills
    this process, too, gets E004 as its verdict. None is left out.
    """
    rest, pool = iter(tasks), _make_pool(processes)
    in_progress: deque[tuple[list[Task], Future[list[Verdict]]]] = deque()
    try:
        while True:
            while len(in_progress) < processes * CHUNKS_AHEAD and (chunk := list(_take_chunk(rest))):
                in_progress.append((chunk, _submit(pool, chunk)))
            if not in_progress:
                return
            chunk, future = in_progress.popleft()
            try:
                found = future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                found = [_check_alone(task) for task in chunk]
                pool = _make_pool(processes)
                in_progress = deque(
                    (waiting, future if _has_result(future) else _submit(pool, waiting))
                    for waiting, future in in_progress
                )
            yield from zip(chunk, found, strict=True)
    finally:
        pool.shutdown(wait=not in_progress, cancel_futures=True)  # a run that stops early does not wait


def _take_chunk(rest: Iterator[Task]) -> Iterator[Task]:
    """Yield the documents of the next chunk."""
    size = 0
    for task in islice(rest, CHUNK_DOCUMENTS):
        yield task
        size += len(task.given.record.data) if task.given.record else 0
        if size >= CHUNK_BYTES:
            return


def _make_pool(processes: int) -> ProcessPoolExecutor:
    """Return a pool of workers with the limits of this process."""
    return ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(limits.current(),))


def _start_worker(inherited: limits.Limits) -> None:
    """Prepare a worker: use the limits of the parent, leave Ctrl-C to the parent, and do not outlive it."""
    limits.install(inherited)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in TERMINATING_SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:  # nohup holds for all processes of a run
            signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING_SIGNALS)
    Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    """Exit as soon as the parent has ended, however it ended: nobody asks for results any more."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


@contextmanager
def _block_signals() -> Iterator[None]:
    """Block signals while processes are started, so that none gets one before its handlers are set."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING_SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _submit(pool: ProcessPoolExecutor, chunk: list[Task]) -> Future[list[Verdict]]:
    """Submit a chunk. If the pool has broken in the meantime, the future raises this error."""
    try:
        with _block_signals():
            return pool.submit(_check_chunk, [_strip_settings(task) for task in chunk])
    except BrokenProcessPool as error:
        broken: Future[list[Verdict]] = Future()
        broken.set_exception(error)
        return broken


def _strip_settings(task: Task) -> Task:
    """Return the task without its settings, which the parent applies."""
    return task._replace(given=task.given._replace(config=DEFAULTS))


def _has_result(future: Future[list[Verdict]]) -> bool:
    """Return whether a future has ended with a result."""
    return future.done() and not future.cancelled() and future.exception() is None


def _check_chunk(chunk: list[Task]) -> list[Verdict]:
    """Check the documents of a chunk, in a worker."""
    return [check_task(task) for task in chunk]


def _check_alone(task: Task) -> Verdict:
    """Check one document in a process of its own, which it may kill."""
    with _make_pool(1) as pool:
        try:
            with _block_signals():
                future = pool.submit(check_task, _strip_settings(task))
            return future.result()
        except BrokenProcessPool:
            reason = "its process was ended from outside, or ran out of memory"
            return shift_lines(
                make_failure(task.name or task.given.path, "E004", task.level, reason), task.given.record
            )
