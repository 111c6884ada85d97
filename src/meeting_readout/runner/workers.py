"""Several processes: results in the order of the documents, with a bounded number of documents in progress."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import active_children, parent_process
from threading import Event, Thread
from typing import Any, Generic, TypeVar

from meeting_readout.converters import limits
from meeting_readout.converters.forms import detect_form
from meeting_readout.discovery.inputs import Task
from meeting_readout.runner.check import RECORD_FORM, make_failure, place_record
from meeting_readout.runner.signals import STOPPING_SIGNALS, TERMINATING_SIGNALS
from meeting_readout.runner.work import Work

CHUNK_DOCUMENTS = 16
"""The documents that are sent to a process at once, at most."""
CHUNK_BYTES = 1024 * 1024
"""The bytes of records after which a chunk gets no further document."""
CHUNKS_AHEAD = 4
"""The chunks in progress or waiting for each process."""

T = TypeVar("T")
_do: Callable[[list[Task]], list[Any]]
"""What this process, a worker, does with each chunk."""


def run_in_processes(tasks: Iterable[Task], work: Work[T], processes: int) -> Iterator[tuple[Task, T]]:
    """Yield each document with the result of the work on it, in order.

    If a process is killed, the work on each document in progress is done again in a process of its own. If a document
    kills this process, too, its result is a failure, E004. None is left out. If no process can be started, all is done
    here.
    """
    rest, pool = iter(tasks), _Pool(work, processes)
    in_progress: deque[tuple[list[Task], Future[list[T]] | None]] = deque()
    try:
        while True:
            while len(in_progress) < processes * CHUNKS_AHEAD and (chunk := list(_take_chunk(rest))):
                in_progress.append((chunk, pool.submit(chunk)))
            if not in_progress:
                return
            chunk, future = in_progress.popleft()
            try:
                found = future.result() if future else work.do(chunk)
            except (BrokenProcessPool, CancelledError):
                pool.close()
                found = [_work_alone(work, task) for task in chunk]
                pool = _Pool(work, processes)
                in_progress = deque(
                    (waiting, future if _has_result(future) else pool.submit(waiting))
                    for waiting, future in in_progress
                )
            yield from zip(chunk, found, strict=True)
    finally:
        pool.close(wait=not in_progress)  # a run that stops early does not wait


class _Pool(Generic[T]):
    """Processes that work on chunks; none, if the system refuses to start them."""

    def __init__(self, work: Work[T], processes: int) -> None:
        self.work = work
        self.others = set(active_children())
        self.executor: ProcessPoolExecutor | None = None
        try:
            _reserve_threads(2 * processes + 2)
            self.executor = ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(limits.get(), work.do))
        except (OSError, NotImplementedError, RuntimeError):  # no semaphores, no memory, too many processes
            pass

    def submit(self, chunk: list[Task]) -> Future[list[T]] | None:
        """Submit a chunk; return `None` if there is no process to work on it.

        If the pool has broken in the meantime, the future raises this error.
        """
        if not self.executor:
            return None
        try:
            with _block_signals():
                return self.executor.submit(_work_on, list(map(self.work.prepare, chunk)))
        except BrokenProcessPool as error:
            broken: Future[list[T]] = Future()
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


def _start_worker(inherited: limits.Limits, do: Callable[[list[Task]], list[Any]]) -> None:
    """Prepare a worker: use the limits of the parent, leave Ctrl-C to the parent, and do not outlive it."""
    global _do  # noqa: PLW0603 - sent once, and not with each chunk
    _do = do
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


def _has_result(future: Future[Any] | None) -> bool:
    """Return whether a future has ended with a result."""
    return future is not None and future.done() and not future.cancelled() and future.exception() is None


def _work_on(chunk: list[Task]) -> list[Any]:
    """Work on the documents of a chunk, in a worker."""
    return _do(chunk)


def _work_alone(work: Work[T], task: Task) -> T:
    """Work on one document in a process of its own, which it may kill."""
    pool = _Pool(work, 1)
    future = pool.submit([task])
    try:
        return future.result()[0] if future else work.do([task])[0]
    except BrokenProcessPool:
        reason = "its process was ended from outside, or ran out of memory"
        path = task.name or task.given.path
        known = RECORD_FORM if task.given.record else task.form
        form = detect_form(path, b"") if known == "auto" else known
        failure = make_failure(path, "E004", task.level, reason, form)
        return work.fail(place_record(failure, task.given.record))
    finally:
        pool.close()
