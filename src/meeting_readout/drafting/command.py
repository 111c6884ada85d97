"""Run the program that `--with` names: text in, text out, within limits, and without a shell."""

import contextlib
import os
import shlex
import signal
import subprocess
import threading
import time
from typing import IO

SECONDS = 600.0
"""One run takes so long at most."""
MOST = 4 * 1024 * 1024
"""An answer has so many bytes at most."""
CHUNK = 65536
GRACE = 5.0
"""So long the program has to end by itself once it has closed its output."""
running: "set[subprocess.Popen[bytes]]" = set()
"""The programs that have not ended: a signal to this process does not reach them."""


class CommandError(Exception):
    """The program could not be run, failed, took too long or answered too much; the text is a sentence."""


def split_command(command: str) -> list[str]:
    """Return the words of a command, as a shell would split them; raise `CommandError` for none, or open quotes."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise CommandError(f"the command cannot be split into words: {error}") from error
    if not words:
        raise CommandError("the command is empty")
    return words


def run_command(command: str, text: bytes, seconds: float = SECONDS, most: int = MOST) -> bytes:
    """Run a command with a text on its standard input, and return what it writes; its errors are passed on."""
    words = split_command(command)
    try:
        process = subprocess.Popen(  # noqa: S603 - the user named it on the command line; there is no shell
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CommandError(f"{words[0]} cannot be run: {reason}") from error
    running.add(process)
    try:
        answer = _talk(process, text, words[0], seconds, most)
        status = process.wait(GRACE)
    except subprocess.TimeoutExpired:
        raise CommandError(f"{words[0]} did not end after its answer") from None
    finally:
        _end(process)
    if status:
        raise CommandError(f"{words[0]} ended with exit code {status}")
    return answer


def kill_running() -> None:
    """Kill the programs that have not ended, and what they started."""
    for process in running:
        _kill(process)


def _talk(process: "subprocess.Popen[bytes]", text: bytes, name: str, seconds: float, most: int) -> bytes:
    """Write and read at the same time: a program may answer before it has read everything."""
    if process.stdin is None or process.stdout is None:
        raise CommandError(f"{name} has no standard streams")
    chunks: list[bytes] = []
    reader = threading.Thread(target=_read, args=(process.stdout, chunks, most), daemon=True)
    writer = threading.Thread(target=_write, args=(process.stdin, text), daemon=True)
    deadline = time.monotonic() + seconds
    reader.start()
    writer.start()
    reader.join(seconds)
    if reader.is_alive():
        raise CommandError(f"{name} took more than {seconds:g} seconds")
    if sum(map(len, chunks)) > most:
        raise CommandError(f"{name} answered with more than {most:,} bytes")
    writer.join(max(0.0, min(GRACE, deadline - time.monotonic())))
    return b"".join(chunks)


def _read(stream: IO[bytes], chunks: list[bytes], most: int) -> None:
    size = 0
    with contextlib.suppress(OSError, ValueError):
        while size <= most:
            chunk = os.read(stream.fileno(), CHUNK)
            if not chunk:
                return
            chunks.append(chunk)
            size += len(chunk)


def _write(stream: IO[bytes], text: bytes) -> None:
    # A program that does not read its input closes it: its answer counts all the same.
    with contextlib.suppress(OSError, ValueError):
        stream.write(text)
    with contextlib.suppress(OSError, ValueError):
        stream.close()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and what it started, and close its streams."""
    if process.poll() is None:
        _kill(process)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
    running.discard(process)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.close()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
