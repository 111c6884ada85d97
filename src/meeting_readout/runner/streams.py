"""Standard streams that are closed, full or not read, and other errors of the system: no run ends with a traceback."""

import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any, TextIO, cast

from meeting_readout.runner.signals import kill_children


@contextmanager
def guard_streams() -> Iterator[None]:
    """Run a block so that an error of the system ends it with a message and exit code 2.

    Output that nobody reads any more is discarded: the run ends as if it had been read.
    """
    _open_missing_streams()
    wrapped = _wrap_pipes()
    try:
        yield
    except OSError as error:
        kill_children()
        with suppress(OSError):
            sys.stderr.write(f"stopped: {_describe_error(error)}.\n")
            sys.stderr.flush()
        for stream in (sys.stdout, sys.stderr):
            silence(stream)
        sys.exit(2)
    except BaseException as error:
        if not isinstance(error, SystemExit):
            kill_children()
        raise
    finally:
        for name, stream in wrapped.items():
            with suppress(OSError, ValueError):
                getattr(sys, name).flush()
            setattr(sys, name, stream)


def silence(stream: IO[Any]) -> None:
    """Redirect a stream to the null device, so that nothing tries to write its buffer again at the end."""
    with suppress(OSError, ValueError):  # it has no file descriptor
        handle = os.open(os.devnull, os.O_WRONLY)
        os.dup2(handle, stream.fileno())
        os.close(handle)


class _Pipe(io.FileIO):
    """A pipe that discards what is written as soon as nobody reads it."""

    def write(self, data: Any, /) -> int:
        """Write bytes, to the null device if the other end of the pipe is closed."""
        try:
            return super().write(data)
        except BrokenPipeError:
            silence(self)
            return super().write(data)


def _wrap_pipes() -> dict[str, TextIO]:
    """Put a stream that discards in place of each standard stream that is a pipe; return the streams that were there.

    Messages, help and reports are written in many places, some of them in libraries: one layer below serves them all.
    """
    replaced = {}
    for name in ("stdout", "stderr") if os.name == "posix" else ():
        stream = getattr(sys, name)
        with suppress(OSError, ValueError, AttributeError):  # a program that calls the command has a stream of its own
            mode = os.fstat(stream.fileno()).st_mode
            if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
                stream.flush()
                pipe = io.TextIOWrapper(
                    io.BufferedWriter(_Pipe(stream.fileno(), "w", closefd=False)),
                    stream.encoding,
                    stream.errors,
                    "\n",
                    stream.line_buffering,
                    stream.write_through,
                )
                setattr(sys, name, pipe)
                replaced[name] = stream
    return replaced


def _open_missing_streams() -> None:
    """Open a stream in place of each one that was closed before the start, so that no file gets its number.

    Reading or writing them fails, as it should; only messages are discarded.
    """
    modes = (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))
    for name, mode, flags in modes:
        if getattr(sys, name) is None:
            opened = open(os.open(os.devnull, flags), mode, encoding="utf-8", errors="backslashreplace")  # noqa: SIM115, PTH123 - for the run
            setattr(sys, name, cast(TextIO, opened))


def _describe_error(error: OSError) -> str:
    """Return the reason of an error in words."""
    try:
        os.getcwd()  # noqa: PTH109 - only to see whether it exists
    except OSError:
        return "the current folder is gone"
    return (error.strerror or "unknown reason").lower()
