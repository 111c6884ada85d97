"""Reports in files: each takes its place whole, at the end of the run, and none replaces a file that runs read."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from meeting_readout.cli.output import OutputError
from meeting_readout.config.lookup import NAMES as SETTINGS
from meeting_readout.discovery.inputs import COLLECTIONS, ENDINGS
from meeting_readout.files.io import Unwritable
from meeting_readout.files.outputs import Identity, find_identity, find_target, open_output
from meeting_readout.runner.streams import silence
from meeting_readout.validator.report.escape import escape_path

Raised = BaseException | None


class ReportFiles:
    """The report files of one run, as a context: at its end they take their places; after an error none does."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._targets = set[str]()
        self._replaced: dict[Identity, str] = {}

    def __enter__(self) -> Self:
        """Return the files; none is open yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: Raised, trace: TracebackType | None) -> None:
        """Put the reports in their places, or leave everything as it was."""
        self._open.__exit__(kind, error, trace)

    def open(self, name: str) -> Callable[[str], None]:
        """Begin a report in a file, and return what writes its text."""
        path = escape_path(name)
        try:
            target = find_target(name)
            if target:
                self._reserve(name, target)
            output = open_output(name)
            file = output.__enter__()
        except (OSError, Unwritable) as error:
            raise OutputError(path, error) from None
        self._open.push(lambda *raised: _finish(output, path, *raised))

        def write(text: str) -> None:
            try:
                file.write(text.encode("utf-8", "backslashreplace"))
                file.flush()
            except OSError as error:
                silence(file)
                if isinstance(error, BrokenPipeError):  # nobody reads it any more
                    return
                raise OutputError(path, error) from None

        return write

    def refuse_input(self, path: str) -> None:
        """Stop the run if a file that it is to read is one that a report would replace, under whatever name."""
        if not self._replaced:
            return
        identity = find_identity(path)
        if identity in self._replaced:
            raise OutputError(escape_path(self._replaced[identity]), "it is one of the files to check")

    def _reserve(self, name: str, target: Path) -> None:
        """Refuse a file that runs read because of its name, and one to which another report goes."""
        from meeting_readout.files import gitignore

        for last in (Path(name).name.lower(), target.name.lower()):
            if last in (*SETTINGS, gitignore.NAME) or last.endswith((*ENDINGS, *COLLECTIONS)):
                raise OutputError(escape_path(name), "runs read files of this name; give the report another one")
        key = os.path.normcase(target)
        if key in self._targets:
            raise OutputError(escape_path(name), "another report goes to the same file")
        self._targets.add(key)
        identity = find_identity(name)
        if identity:
            self._replaced[identity] = name


def _finish(
    output: AbstractContextManager[BinaryIO],
    path: str,
    kind: type[BaseException] | None,
    error: Raised,
    trace: TracebackType | None,
) -> None:
    try:
        output.__exit__(kind, error, trace)
    except (OSError, Unwritable) as failure:
        raise OutputError(path, failure) from None
