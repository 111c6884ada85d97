"""The reference of the command line and of the library, from the code itself."""

import inspect
import re
from typing import Any

import click

import meeting_readout
from meeting_readout import document
from meeting_readout.cli.main import ALIASES, VERBS, main

COMMANDS = (
    "# The command line\n\nFor those who use the command: what each verb of `readout` says of itself with `--help`. "
    "[Settings](ci.md#settings) can stand in a file.\n"
)
LIBRARY = (
    "# Python API\n\nFor those who program with the library: all public names of `meeting_readout`, and of its "
    "`document`, which cleans texts and data, and answers questions about a readout. "
    "[How to use them](howto/library.md) is on a page of its own.\n"
)


COLUMNS = 86
"""How wide a page of the site shows code without scrolling."""

EXAMPLE = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)
"""An example in a docstring, to the next empty line."""


def commands() -> str:
    """Make the page of the command line: the help of every verb, and of the verbs below it."""
    group = click.Context(main, info_name="readout", terminal_width=COLUMNS, max_content_width=COLUMNS)
    parts = [COMMANDS, _help(group)]
    for verb in VERBS:
        command = main.get_command(group, verb)
        if verb not in ALIASES and command:
            parts += _verb(command, group, verb)
    return "".join(parts)


def _verb(command: click.Command, parent: click.Context, name: str) -> list[str]:
    context = click.Context(command, parent=parent, info_name=name)
    parts = [f"\n## {context.command_path}\n", _help(context)]
    for inner, below in getattr(command, "commands", {}).items():
        parts += _verb(below, context, inner)
    return parts


def _help(context: click.Context) -> str:
    return f"\n```text\n{context.get_help()}\n```\n"


def library() -> str:
    """Make the page of the library: each public name with its signature, its fields, and what is said of it."""
    names = sorted(meeting_readout.__all__, key=lambda name: (name[0].isupper(), name))
    parts = [_name(name, getattr(meeting_readout, name)) for name in names]
    parts += [_name(f"document.{name}", getattr(document, name)) for name in document.__all__]
    return LIBRARY + "".join(parts)


def _name(name: str, value: Any) -> str:
    said = EXAMPLE.sub(r"```pycon\n\g<0>\n```", inspect.getdoc(value) or "")
    if not inspect.isclass(value):
        return f"\n## {name}\n\n```python\n{_signature(name, value)}\n```\n\n{said}\n"
    fields = "".join(f"    {field}: {_type(kind)}\n" for field, kind in value.__annotations__.items())
    return f"\n## {name}\n\n```text\nclass {name}:\n{fields or '    verdict: Verdict' + chr(10)}```\n\n{said}\n"


def _signature(name: str, value: Any) -> str:
    """Lay a signature out as in code: on one line where it fits, else a line for each parameter."""
    signature = inspect.signature(value)
    whole = re.sub(r"'([A-Z][\w\[\]]*)'", r"\1", f"{name}{signature}")
    if len(whole) <= COLUMNS:
        return whole
    head, tail = whole.split("(", 1)
    inner, back = tail.rsplit(")", 1)
    return f"{head}(\n" + "".join(f"    {part},\n" for part in inner.split(", ")) + f"){back}"


def _type(kind: Any) -> str:
    text = kind if isinstance(kind, str) else getattr(kind, "__forward_arg__", None) or inspect.formatannotation(kind)
    return str(text)
