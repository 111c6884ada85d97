"""Signals that end a run: it stops at once, whatever it is doing, and leaves nothing behind."""

import atexit
import os
import signal
import sys
from contextlib import suppress
from types import FrameType

TERMINATING_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that end a run with their default action, after temporary files have been removed."""
STOPPING_SIGNALS = (signal.SIGINT, *TERMINATING_SIGNALS)
"""All signals that end a run."""
INTERRUPTED = 130
"""The exit code of an interrupted run, as a shell reports it."""
CLEANUP_SECONDS = 1.0
"""The process exits after this time, even if cleaning up hangs."""


def handle_signals() -> None:
    """Let every signal that would end this process stop the run; a signal that is ignored stays ignored.

    The handler raises no exception, as one could be lost in a destructor, be caught in a library, or meet a `finally`
    block that waits for a process. It cleans up and exits. For the process of the command only, not for a program that
    calls it; and for POSIX only, as other systems do not remove files that are open.
    """
    if os.name != "posix":
        return
    for number in STOPPING_SIGNALS:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _stop_run)
    atexit.register(_ignore_interrupts)


def kill_children() -> None:
    """Kill the child processes, so that nothing waits for their work."""
    process = sys.modules.get("multiprocessing.process")  # an import could wait for a lock that this thread holds
    if process:
        for child in process.active_children():
            child.kill()
    command = sys.modules.get("meeting_readout.drafting.command")
    if command:
        command.kill_running()


def _stop_run(number: int, _frame: FrameType | None) -> None:
    """Handle a signal: kill the children, remove temporary files, and exit; further signals are ignored."""
    try:
        signal.signal(signal.SIGPROF, signal.SIG_IGN)  # no time limit ends this
        for other in STOPPING_SIGNALS:
            signal.signal(other, signal.SIG_IGN)
        signal.signal(signal.SIGALRM, lambda *_: os._exit(128 + number))
        signal.setitimer(signal.ITIMER_REAL, CLEANUP_SECONDS)
        with suppress(Exception):  # a module that is being imported lacks names
            kill_children()
        with suppress(Exception):
            files = sys.modules.get("meeting_readout.files.io")
            if files:
                files.remove_unfinished()
        if number == signal.SIGINT:
            with suppress(Exception):
                os.write(sys.stderr.fileno(), b"interrupted\n")
        else:
            signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, (number,))
            os.kill(os.getpid(), number)
    finally:
        os._exit(128 + number)


def _ignore_interrupts() -> None:
    """Ignore interrupts at the very end: the exit code is decided, and Python is about to remove its handlers."""
    if signal.getsignal(signal.SIGINT) is _stop_run:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
