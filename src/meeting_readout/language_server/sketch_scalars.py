"""Scalars of YAML in a sketch: their texts, and the numbers and flags that the schema makes of plain words."""

import re
from typing import Any

import yaml

from meeting_readout.converters.tracing import NodePath
from meeting_readout.language_server.sketch import get_value
from meeting_readout.model.model import model

NUMBER = re.compile(r"0|-?[1-9][0-9]{0,39}")
FLAGS = {"true": True, "false": False}


def decode_scalar(written: str, indent: int = 0) -> str:
    """Return the text of a scalar."""
    written = written.replace("\r\n", "\n").replace("\r", "\n")
    if written[:1] not in "|>" and "\n" not in written:
        if written[:1] == "'":
            return written[1:].removesuffix("'").replace("''", "'")
        if written[:1] != '"' or "\\" not in written:
            return written[1:].removesuffix('"') if written[:1] == '"' else written
    lines = written.split("\n")
    shifted = "\n".join(
        [f"- {lines[0]}", *(line[indent:] if not line[:indent].strip() else line for line in lines[1:])]
    )
    try:
        events = list(yaml.parse(shifted, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError:
        return written
    scalars = [event.value for event in events if isinstance(event, yaml.ScalarEvent)]
    return str(scalars[0]) if scalars else written


def convert_plain(data: Any, path: NodePath) -> None:
    """Make a number or a flag of a plain word where the schema says so; a word without a place was dropped."""
    prop = model().resolve_path(data, path)[1]
    owner = get_value(data, path[:-1])
    if prop and isinstance(word := get_value(data, path), str):
        if prop.shape in ("flag", "boolean"):
            owner[path[-1]] = FLAGS.get(word, word)
        elif prop.shape == "integer" and NUMBER.fullmatch(word):
            owner[path[-1]] = int(word)
