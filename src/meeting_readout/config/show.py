"""The settings in effect, written as TOML: each with a comment that says where it comes from."""

import json
from collections.abc import Iterator
from typing import Any

from meeting_readout.config.model import Config, Severities
from meeting_readout.config.positions import KeyPath, find_place
from meeting_readout.config.schema import read_properties
from meeting_readout.files.patterns import Parts
from meeting_readout.validator.report.escape import escape, escape_path

COLUMN = 40
"""The column in which comments begin, if there is room."""


def format_settings(config: Config, file: str) -> str:
    """Return the settings of a folder as TOML, or those in effect for one file."""
    parts = config.split_path(file) if file else ()
    source = f"from {escape_path(config.path)}" if config.path else "all of them defaults"
    lines = [f"# The settings for {escape_path(file) if file else 'this folder'}, {source}."]
    if file and config.exclude.covers(parts):
        lines.append("# The file is excluded: it is checked only where it is named by hand.")
    for key, setting in read_properties().items():
        value = config.data.get(key, setting.get("default"))
        if value is not None and not isinstance(value, dict) and key not in ("override", "suppress"):
            lines.append(_format_line(key, value, _find_source(config, (key,))))
    lines += _format_severities(config, parts) if file else _format_all_severities(config)
    for number, one in enumerate(config.suppress):
        if not file or one.file == "/".join(parts):
            lines += _format_table(config, ("suppress", number), config.data["suppress"][number])
    if config.export:
        lines += _format_table(config, ("export",), config.export)
    return "".join(f"{line}\n" for line in lines)


def _format_severities(config: Config, parts: Parts) -> Iterator[str]:
    """Yield the severities in effect for a file, as one table that means the same as all that apply to it."""
    fitting = [number for number, one in enumerate(config.overrides) if one.files.covers(parts)]
    tables: list[tuple[KeyPath, Severities]] = [
        (("override", number, "severity"), config.overrides[number].severity) for number in reversed(fitting)
    ]
    lines: dict[str, str] = {}
    for where, table in [*tables, (("severity",), config.severity)]:
        for code in [code for code in table if not any(code.startswith(stronger) for stronger in lines)]:
            lines[code] = _format_line(code, table[code], _find_source(config, (*where, code)))
    if lines:
        yield from ("", "[severity]", *(lines[code] for code in sorted(lines)))


def _format_all_severities(config: Config) -> Iterator[str]:
    if config.severity:
        yield from _format_table(config, ("severity",), config.severity)
    for number, table in enumerate(config.data.get("override", ())):
        yield from _format_table(config, ("override", number), table)


def _format_table(config: Config, where: KeyPath, table: Any) -> Iterator[str]:
    name, *number = where
    yield ""
    if number:
        yield f"{f'[[{name}]]':<{COLUMN - 2}}  # {_find_source(config, where)}"
    else:
        yield f"[{name}]"
    for key, value in table.items():
        yield _format_line(key, value, "" if number else _find_source(config, (*where, key)))


def _format_line(key: str, value: Any, source: str) -> str:
    written = f"{key} = {_format_value(value)}"
    return f"{written:<{COLUMN - 2}}  # {source}" if source else written


def _format_value(value: Any) -> str:
    """Return a value as TOML, whose strings, numbers and lists are written like those of JSON."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_format_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, str | bool | list):
        return escape(json.dumps(value, ensure_ascii=False))
    return str(value)


def _find_source(config: Config, where: KeyPath) -> str:
    data: Any = config.data
    for step in where:
        try:
            data = data[step]
        except LookupError:
            return "default"
    return f"{escape_path(config.path)}:{find_place(config.text, (*config.table, *where))[0]}"
