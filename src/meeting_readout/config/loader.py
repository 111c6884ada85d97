"""From a file to settings. All problems of the file become findings in it, at once."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from meeting_readout.config import positions, validation
from meeting_readout.config.model import Config
from meeting_readout.files.io import Unreadable
from meeting_readout.validator import locate
from meeting_readout.validator.finding import Excerpt, Finding
from meeting_readout.validator.report.summary import SETTINGS

MAX_BYTES = 1 << 20
"""The most bytes that a file of settings may have."""
MAX_DOTS = 1000
"""The most dots in a line of it: the parser takes quadratic time for a key of many parts."""
MAX_PROBLEMS = 100
"""The most problems that are reported."""


def load_settings(file: Path, path: str, content: bytes | Unreadable) -> Config | None:
    """Return the settings in a file, which reports call `path`; None where a `pyproject.toml` has none."""
    table = ("tool", "readout") if file.name == "pyproject.toml" else ()
    config = Config(path, file.parent, table=table)
    try:
        text = _decode(content)
    except Unreadable as error:
        return _refuse(config, [((), "unreadable", {"detail": str(error)})])
    import tomllib

    config = config._replace(text=text)
    try:
        data: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return _refuse(config, [((), "toml", _split_message(str(error), text))])
    for name in table:
        if name not in data:
            return None
        data = data[name]
        if not isinstance(data, dict):
            return _refuse(config, [((), "type", {"name": name, "wanted": "a table"})])
    return _refuse(config._replace(data=data), islice(validation.find_problems(data), MAX_PROBLEMS))


def make_finding(config: Config, code: str, where: positions.KeyPath, variant: str, words: dict[str, str]) -> Finding:
    """Return a finding about a setting, at its place in its file; `words` may give the line and column."""
    line, column, end = positions.find_place(config.text, (*config.table, *where))
    if "line" in words:
        line, column, end = int(words["line"]), int(words["column"]), int(words["column"]) + 1
    lines = _split_lines(config.text)
    return locate.make_finding(
        code,
        config.path,
        SETTINGS,
        (line, column, line, end),
        variant,
        words,
        pointer="".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in where),
        excerpt=Excerpt(lines[line - 1][: locate.EXCERPT], lines[line][: locate.EXCERPT], 1),
        subject="/".join(map(str, where)) + "\0" + variant,
    )


def _decode(content: bytes | Unreadable) -> str:
    """Return the text of a file of settings, without a byte order mark; raise `Unreadable` if there is none."""
    if isinstance(content, Unreadable):
        raise content
    if len(content) > MAX_BYTES:
        raise Unreadable("it is too large")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Unreadable("it is not UTF-8") from None
    if any(line.count(".") > MAX_DOTS for line in text.split("\n")):
        raise Unreadable(f"a line has more than {MAX_DOTS:,} dots")
    return text


@lru_cache(maxsize=1)
def _split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a file of settings, with an empty one before and after them."""
    return ("", *text.split("\n"), "")


def _refuse(config: Config, problems: Iterable[tuple[positions.KeyPath, str, dict[str, str]]]) -> Config:
    """Return the settings without their data and with their problems as findings; without problems, unchanged."""
    found = [make_finding(config, "E010", *problem) for problem in problems]
    if not found:
        return config
    ordered = sorted(found, key=lambda finding: (finding.line, finding.column))
    return config._replace(data={}, problems=tuple(ordered))


def _split_message(error: str, text: str) -> dict[str, str]:
    """Split a message of the TOML parser into a sentence and a place: a line and a column, or the end of the text."""
    match = re.search(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)$", error)
    said = error[: match.start()] if match else error
    lines = text.rstrip("\n").split("\n")
    line, column = (match[1], match[2]) if match and match[1] else (len(lines), len(lines[-1]) + 1)
    return {"detail": said[:1].lower() + said[1:], "line": str(line), "column": str(column)}
