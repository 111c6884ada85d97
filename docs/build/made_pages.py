"""The reference of the command line and of the library, from the code itself."""

import inspect
from typing import Any

import click

import meeting_readout
from meeting_readout.cli import ALIASES, VERBS, main

COMMANDS = "# The command line\n\nWhat each verb of `readout` says of itself with `--help`.\n"
LIBRARY = (
    "# The library\n\nAll public names of `meeting_readout`; [how to use them](howto/library.md) is told elsewhere.\n"
)


def commands() -> str:
    """Make the page of the command line: the help of every verb, and of the verbs below it."""
    group = click.Context(main, info_name="readout", terminal_width=96, max_content_width=96)
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
    return LIBRARY + "".join(_name(name, getattr(meeting_readout, name)) for name in names)


def _name(name: str, value: Any) -> str:
    said = inspect.getdoc(value) or ""
    if not inspect.isclass(value):
        return f"\n## {name}\n\n```python\n{name}{inspect.signature(value)}\n```\n\n{said}\n"
    fields = "".join(f"    {field}: {_type(kind)}\n" for field, kind in value.__annotations__.items())
    return f"\n## {name}\n\n```text\nclass {name}:\n{fields or '    verdict: Verdict' + chr(10)}```\n\n{said}\n"


def _type(kind: Any) -> str:
    text = kind if isinstance(kind, str) else getattr(kind, "__forward_arg__", None) or inspect.formatannotation(kind)
    return str(text)
