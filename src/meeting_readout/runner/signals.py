"""Signals, closed streams and full disks: they end a run with a message or an exit code, never with a traceback."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO, cast

TERMINATING_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that end a run with their default action, after temporary files have been removed."""


class Terminated(BaseException):
    """A signal asks the run to end. It is not an `Exception`, so that no handler of errors catches it."""

    def __init__(self, number: int) -> None:
        """Keep the number of the signal."""
        self.number = number


@contextmanager
def handle_signals() -> Iterator[None]:
    """Run a block so that signals and errors of the system end it without a traceback.

    Temporary files are removed, and no child process outlives the run. A signal ends it with the default action of the
    system; an `OSError` ends it with a message and exit code 2.
    """
    _open_missing_streams()
    before = {}
    with suppress(ValueError):  # not the main thread
        plain = [number for number in TERMINATING_SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
        before = {number: signal.signal(number, _raise_terminated) for number in plain}
    try:
        yield
    except Terminated as terminated:
        _terminate_children()
        signal.signal(terminated.number, signal.SIG_DFL)
        os.kill(os.getpid(), terminated.number)
    except OSError as error:
        _terminate_children()
        with suppress(OSError):
            sys.stderr.write(f"stopped: {_describe_error(error)}.\n")
            sys.stderr.flush()
        for stream in (sys.stdout, sys.stderr):
            silence(stream)
        sys.exit(2)
    except BaseException as error:
        if not isinstance(error, SystemExit) or error.code == 130:
            _terminate_children()
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def silence(stream: TextIO) -> None:
    """Redirect a stream to the null device, so that nothing tries to write its buffer again at the end."""
    with suppress(OSError, ValueError):  # it has no file descriptor
        handle = os.open(os.devnull, os.O_WRONLY)
        os.dup2(handle, stream.fileno())
        os.close(handle)


def _open_missing_streams() -> None:
    """Open a stream in place of each one that was closed before the start, so that no file gets its number.

    Reading or writing them fails, as it should; only messages are discarded.
    """
    modes = (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))
    for name, mode, flags in modes:
        if getattr(sys, name) is None:
            opened = open(os.open(os.devnull, flags), mode, encoding="utf-8", errors="backslashreplace")  # noqa: SIM115, PTH123 - for the run
            setattr(sys, name, cast(TextIO, opened))


def _raise_terminated(number: int, _: object) -> None:
    """Handle a signal: ignore the next ones, and raise `Terminated`."""
    for other in TERMINATING_SIGNALS:  # a second one would interrupt the cleaning up
        signal.signal(other, signal.SIG_IGN)
    raise Terminated(number)


def _terminate_children() -> None:
    """Terminate the child processes, so that nothing waits for their work."""
    if "multiprocessing" in sys.modules:
        import multiprocessing

        for process in multiprocessing.active_children():
            process.terminate()


def _describe_error(error: OSError) -> str:
    """Return the reason of an error in words."""
    try:
        os.getcwd()  # noqa: PTH109 - only to see whether it exists
    except OSError:
        return "the current folder is gone"
    return (error.strerror or "unknown reason").lower()
