"""From a file to settings. Whatever is wrong with it becomes findings in it, all at once."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from meeting_readout.config import positions, validation
from meeting_readout.config.model import Config
from meeting_readout.files.io import Unreadable, read_file
from meeting_readout.validator.finding import Excerpt, Finding
from meeting_readout.validator.locate import EXCERPT, make_finding
from meeting_readout.validator.report.summary import SETTINGS

MOST = 1 << 20
"""How many bytes a file of settings may have."""
DOTS = 1000
"""How many dots a line of it may have: a key of very many parts takes the parser more time than they are worth."""
FAULTS = 100
"""How many of its problems are told."""


def read(file: Path, path: str) -> Config | None:
    """Read the settings of a file, which reports call `path`; None where a `pyproject.toml` has none."""
    table = ("tool", "readout") if file.name == "pyproject.toml" else ()
    config = Config(path, file.parent, table=table)
    try:
        raw = read_file(str(file), MOST)
    except Unreadable as error:
        return _unusable(config, [((), "unreadable", {"detail": str(error)})])
    if len(raw) > MOST:
        return _unusable(config, [((), "unreadable", {"detail": "it is too large"})])
    import tomllib

    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return _unusable(config, [((), "unreadable", {"detail": "it is not UTF-8"})])
    config = replace(config, text=text)
    if any(line.count(".") > DOTS for line in text.split("\n")):
        return _unusable(config, [((), "unreadable", {"detail": f"a line has more than {DOTS:,} dots"})])
    try:
        data: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return _unusable(config, [((), "toml", _said(str(error), text))])
    for key in table:
        data = data.get(key) if isinstance(data, dict) else None
    if data is None:
        return None
    if not isinstance(data, dict):
        return _unusable(config, [((), "type", {"name": "readout", "wanted": "a table"})])
    return _unusable(replace(config, data=data), list(islice(validation.problems(data), FAULTS)))


def finding(config: Config, code: str, where: positions.Path, variant: str, words: dict[str, str]) -> Finding:
    """Make a finding about a setting, at its place in its file."""
    line, column, end = positions.place(config.text, (*config.table, *where))
    if "line" in words:
        line, column, end = int(words["line"]), int(words["column"]), int(words["column"]) + 1
    lines = _lines(config.text)
    return make_finding(
        code,
        config.path,
        SETTINGS,
        (line, column, line, end),
        variant,
        words,
        pointer="".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in where),
        excerpt=Excerpt(lines[line - 1][:EXCERPT], lines[line][:EXCERPT], 1),
        subject="/".join(map(str, where)) + "\0" + variant,
    )


@lru_cache(maxsize=1)
def _lines(text: str) -> tuple[str, ...]:
    """Give the lines of a file of settings, with an empty one before and after them."""
    return ("", *text.split("\n"), "")


def _unusable(config: Config, problems: list[validation.Problem]) -> Config:
    """Put findings in the place of the settings, in order; without a problem, the settings are as good as before."""
    if not problems:
        return config
    found = [finding(config, "E010", *problem) for problem in problems]
    ordered = sorted(found, key=lambda finding: (finding.line, finding.column))
    return replace(config, data={}, problems=tuple(ordered))


def _said(error: str, text: str) -> dict[str, str]:
    """Take the place out of a message of the TOML parser: a line and a column, or the end of the text."""
    match = re.search(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)$", error)
    said = error[: match.start()] if match else error
    lines = text.rstrip("\n").split("\n")
    line, column = (match[1], match[2]) if match and match[1] else (len(lines), len(lines[-1]) + 1)
    return {"detail": said[:1].lower() + said[1:], "line": str(line), "column": str(column)}
