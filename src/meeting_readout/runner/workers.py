"""Several processes: verdicts in the order of the documents, with a bounded number of documents in progress."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import active_children, parent_process
from threading import Event, Thread

from meeting_readout.config.model import DEFAULTS
from meeting_readout.converters import limits
from meeting_readout.discovery.inputs import Task
from meeting_readout.runner.check import check_task, make_failure, place_record
from meeting_readout.runner.identity import Twins
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
    this process, too, gets E004 as its verdict. None is left out. If no process can be started, all are checked here.
    """
    rest, pool = iter(tasks), _Pool(processes)
    in_progress: deque[tuple[list[Task], Future[list[Verdict]] | None]] = deque()
    try:
        while True:
            while len(in_progress) < processes * CHUNKS_AHEAD and (chunk := list(_take_chunk(rest))):
                in_progress.append((chunk, pool.submit(chunk)))
            if not in_progress:
                return
            chunk, future = in_progress.popleft()
            try:
                found = future.result() if future else _check_chunk(chunk)
            except (BrokenProcessPool, CancelledError):
                pool.close()
                found = [_check_alone(task) for task in chunk]
                pool = _Pool(processes)
                in_progress = deque(
                    (waiting, future if _has_result(future) else pool.submit(waiting))
                    for waiting, future in in_progress
                )
            yield from zip(chunk, found, strict=True)
    finally:
        pool.close(wait=not in_progress)  # a run that stops early does not wait


class _Pool:
    """Processes that check chunks; none, if the system refuses to start them."""

    def __init__(self, processes: int) -> None:
        self.others = set(active_children())
        self.executor: ProcessPoolExecutor | None = None
        try:
            _reserve_threads(2 * processes + 2)
            self.executor = ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(limits.get(),))
        except (OSError, NotImplementedError, RuntimeError):  # no semaphores, no memory, too many processes
            pass

    def submit(self, chunk: list[Task]) -> Future[list[Verdict]] | None:
        """Submit a chunk; return `None` if there is no process to check it.

        If the pool has broken in the meantime, the future raises this error.
        """
        if not self.executor:
            return None
        try:
            with _block_signals():
                return self.executor.submit(_check_chunk, [_strip_settings(task) for task in chunk])
        except BrokenProcessPool as error:
            broken: Future[list[Verdict]] = Future()
            broken.set_exception(error)
            return broken
        except (OSError, RuntimeError):
            self.close(wait=False)
            for child in set(active_children()) - self.others:  # some were started, and would wait for ever
                child.kill()
                child.join()
            return None

    def close(self, *, wait: bool = True) -> None:
        """Stop the processes."""
        if self.executor:
            self.executor.shutdown(wait, cancel_futures=True)
        self.executor = None


def _reserve_threads(count: int) -> None:
    """Start threads and end them; raise `RuntimeError` if the system has no room for so many.

    An executor has two threads, and each worker two. If one of those of the executor cannot be started, it waits for
    ever.
    """
    end, threads = Event(), []
    try:
        for _ in range(count):
            thread = Thread(target=end.wait, daemon=True)
            thread.start()
            threads.append(thread)
    finally:
        end.set()
        for thread in threads:
            thread.join()


def _take_chunk(rest: Iterator[Task]) -> Iterator[Task]:
    """Yield the documents of the next chunk."""
    size = 0
    for task in islice(rest, CHUNK_DOCUMENTS):
        yield task
        size += len(task.given.record.data) if task.given.record else 0
        if size >= CHUNK_BYTES:
            return


def _start_worker(inherited: limits.Limits) -> None:
    """Prepare a worker: use the limits of the parent, leave Ctrl-C to the parent, and do not outlive it."""
    limits.install(inherited)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in TERMINATING_SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:  # nohup holds for all processes of a run
            signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING_SIGNALS)
    with suppress(RuntimeError):  # there is no room for another thread
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


def _strip_settings(task: Task) -> Task:
    """Return the task without its settings, which the parent applies."""
    return task._replace(given=task.given._replace(config=DEFAULTS))


def _has_result(future: Future[list[Verdict]] | None) -> bool:
    """Return whether a future has ended with a result."""
    return future is not None and future.done() and not future.cancelled() and future.exception() is None


def _check_chunk(chunk: list[Task]) -> list[Verdict]:
    """Check the documents of a chunk, in a worker."""
    twins = Twins()
    return [twins.strip(check_task(task)) for task in chunk]


def _check_alone(task: Task) -> Verdict:
    """Check one document in a process of its own, which it may kill."""
    pool = _Pool(1)
    future = pool.submit([task])
    try:
        return future.result()[0] if future else _check_chunk([task])[0]
    except BrokenProcessPool:
        reason = "its process was ended from outside, or ran out of memory"
        return place_record(make_failure(task.name or task.given.path, "E004", task.level, reason), task.given.record)
    finally:
        pool.close()
