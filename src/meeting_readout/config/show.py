"""Settings in effect, written as TOML: each with a comment on where it comes from."""

import json
from collections.abc import Iterator
from typing import Any

from meeting_readout.config.model import Config, Severities
from meeting_readout.config.positions import Path, place
from meeting_readout.config.validation import KEYS
from meeting_readout.files.patterns import Parts
from meeting_readout.validator.report.escape import escape, escape_path

COLUMN = 40
"""The column in which comments begin, where there is room."""


def shown(config: Config, file: str) -> str:
    """Write the settings of a folder, or those in effect for one file: then without what is for other files."""
    parts = config.parts(file) if file else ()
    source = f"from {escape_path(config.path)}" if config.path else "all of them defaults"
    lines = [f"# The settings for {escape_path(file) if file else 'this folder'}, {source}."]
    if file and config.exclude.cover(parts):
        lines.append("# The file is excluded: it is checked only where it is named by hand.")
    defaults = {
        "include": [],
        "exclude": [],
        "respect-gitignore": config.respect_gitignore,
        "level": config.level,
        "fail-on": config.fail_on,
    }
    for key in KEYS:
        value = config.data.get(key, defaults.get(key))
        if value is not None and not isinstance(value, dict) and key not in ("override", "suppress"):
            lines.append(_line(key, value, _source(config, (key,))))
    lines += _severities(config, parts) if file else _all_severities(config)
    for number, table in enumerate(config.data.get("suppress", ())):
        if not file or table["file"] == "/".join(parts):
            lines += _table(config, ("suppress", number), table)
    return "".join(f"{line}\n" for line in lines)


def _severities(config: Config, parts: Parts) -> Iterator[str]:
    """The severities in effect for a file, as one table that means the same as all that hold for it."""
    fitting = [number for number, one in enumerate(config.overrides) if one.files.cover(parts)]
    tables: list[tuple[Path, Severities]] = [
        (("override", number, "severity"), config.overrides[number].severity) for number in reversed(fitting)
    ]
    lines: dict[str, str] = {}
    for where, table in [*tables, (("severity",), config.severity)]:
        for code in [code for code in table if not any(code.startswith(stronger) for stronger in lines)]:
            lines[code] = _line(code, table[code], _source(config, (*where, code)))
    if lines:
        yield from ("", "[severity]", *(lines[code] for code in sorted(lines)))


def _all_severities(config: Config) -> Iterator[str]:
    if config.severity:
        yield from _table(config, ("severity",), config.severity)
    for number, table in enumerate(config.data.get("override", ())):
        yield from _table(config, ("override", number), table)


def _table(config: Config, where: Path, table: Any) -> Iterator[str]:
    name, *number = where
    yield ""
    if number:
        yield f"{f'[[{name}]]':<{COLUMN - 2}}  # {_source(config, where)}"
    else:
        yield f"[{name}]"
    for key, value in table.items():
        yield _line(key, value, "" if number else _source(config, (*where, key)))


def _line(key: str, value: Any, source: str) -> str:
    written = f"{key} = {_value(value)}"
    return f"{written:<{COLUMN - 2}}  # {source}" if source else written


def _value(value: Any) -> str:
    """Write a value of TOML: its strings, numbers and lists are written like those of JSON."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, str | bool | list):
        return escape(json.dumps(value, ensure_ascii=False))
    return str(value)


def _source(config: Config, where: Path) -> str:
    data: Any = config.data
    for step in where:
        try:
            data = data[step]
        except LookupError:
            return "default"
    return f"{escape_path(config.path)}:{place(config.text, (*config.table, *where))[0]}"
