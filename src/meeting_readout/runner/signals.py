"""What comes to a run from outside: streams that are closed, disks that are full, signals that end it."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO, cast

ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that end a run as the system ends it, once what was begun has been put away."""


class Ended(BaseException):
    """A signal asks for the end; no `Exception`, or something on the way would take it for its own."""

    def __init__(self, number: int) -> None:
        """Take the number of the signal."""
        self.number = number


@contextmanager
def met() -> Iterator[None]:
    """Do the work of a run so that whatever comes from outside ends it with a sentence, without a traceback.

    Temporary files are put away, and no process that was started outlives it. A signal ends it as the system would;
    a system that refuses something that the run cannot do without, with exit code 2.
    """
    _open()
    before = {}
    with suppress(ValueError):  # not the main thread
        plain = [number for number in ENDING if signal.getsignal(number) is signal.SIG_DFL]
        before = {number: signal.signal(number, _end) for number in plain}
    try:
        yield
    except Ended as ended:
        _leave()
        signal.signal(ended.number, signal.SIG_DFL)
        os.kill(os.getpid(), ended.number)
    except OSError as error:
        _leave()
        with suppress(OSError):
            sys.stderr.write(f"stopped: {_why(error)}.\n")
            sys.stderr.flush()
        for stream in (sys.stdout, sys.stderr):
            silence(stream)
        sys.exit(2)
    except BaseException as error:
        if not isinstance(error, SystemExit) or error.code == 130:
            _leave()
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def silence(stream: TextIO) -> None:
    """Let what could not be written go nowhere, so that nothing tries to write it once more at the end."""
    with suppress(OSError, ValueError):  # no file of the system
        handle = os.open(os.devnull, os.O_WRONLY)
        os.dup2(handle, stream.fileno())
        os.close(handle)


def _open() -> None:
    """Put streams in the place of those that were closed before the start, so that no file gets their numbers.

    To read from them or to write to them fails, as it should; only messages go nowhere.
    """
    modes = (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))
    for name, mode, flags in modes:
        if getattr(sys, name) is None:
            opened = open(os.open(os.devnull, flags), mode, encoding="utf-8", errors="backslashreplace")  # noqa: SIM115, PTH123 - for the run
            setattr(sys, name, cast(TextIO, opened))


def _end(number: int, _: object) -> None:
    for ending in ENDING:  # the first is enough: a second would interrupt the putting away
        signal.signal(ending, signal.SIG_IGN)
    raise Ended(number)


def _leave() -> None:
    """End the processes that were started, so that nobody waits for what they are at."""
    if "multiprocessing" in sys.modules:
        import multiprocessing

        for process in multiprocessing.active_children():
            process.terminate()


def _why(error: OSError) -> str:
    try:
        os.getcwd()  # noqa: PTH109 - only whether there is one
    except OSError:
        return "the current folder is gone"
    return (error.strerror or "unknown reason").lower()
