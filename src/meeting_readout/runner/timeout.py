"""The time limit for one document: a check that exceeds it is stopped, and the next document follows."""

import signal
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

REPEAT_SECONDS = 1.0
"""The exception is raised again after this time, in case a handler of errors has caught the first one."""


class TimedOut(BaseException):
    """A document exceeded the time limit. It is not an `Exception`, so that no handler of errors catches it."""


def run_within(seconds: float, work: Callable[[], T]) -> T:
    """Call `work` and return its result; raise `TimedOut` if it takes longer. 0 seconds mean no limit.

    The timer belongs to the process, so it works in the main thread only, and only where the system has such a timer
    (Windows has none). It counts processor time: a busy machine does not change verdicts. It stops Python code at once,
    and compiled code when that returns; compiled parsers take time in proportion to the bytes, which are limited.
    """
    if not seconds or not hasattr(signal, "setitimer"):
        return work()
    try:
        previous = signal.signal(signal.SIGPROF, _raise_timed_out)
    except ValueError:  # not the main thread
        return work()
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, REPEAT_SECONDS)
        try:
            return work()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)  # again, in case the timer fired in between
        signal.signal(signal.SIGPROF, previous)


def _raise_timed_out(*_: object) -> None:
    """Handle the signal of the timer."""
    raise TimedOut
