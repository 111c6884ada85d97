"""The time that one document may take: what takes longer is stopped, and the next document has its turn."""

import signal
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

AGAIN = 1.0
"""After so many seconds it is stopped once more, should something on the way have taken the first time for its own."""


class TimedOut(BaseException):
    """A document took longer than it may; no `Exception`, or something on the way would take it for its own."""


def run_within(seconds: float, work: Callable[[], T]) -> T:
    """Do work; raise `TimedOut` where it takes longer. 0 seconds are no limit.

    The clock is that of the process, so it runs in main threads only, and only where the system has such a clock
    (Windows has none). It counts the time in which the process had a processor: a machine that is busy with something
    else gives no other verdicts. It stops Python code at once, and what is compiled when it returns; the parsers that
    are compiled take time in proportion to the bytes, of which there is a limit.
    """
    if not seconds or not hasattr(signal, "setitimer"):
        return work()
    try:
        before = signal.signal(signal.SIGPROF, _stop)
    except ValueError:  # not the main thread
        return work()
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
        try:
            return work()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)  # once more, should the clock have come between
        signal.signal(signal.SIGPROF, before)


def _stop(*_: object) -> None:
    raise TimedOut
