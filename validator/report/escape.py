"""The one function that makes text of documents and file names safe to print, whatever the format."""

import re
from typing import Any

UNSAFE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
    r"|(?<!\S):(?=:)|(?<=#)#(?=(?:vso|teamcity)?\[)"
)
"""What a terminal, a log or a reader of XML would act upon or stumble over; every match is one character.

Controls, line separators, what turns the direction of text, lone surrogates, and the marks of commands to CI systems:
`::` is one at the start of a line, `##[` and `##vso[` anywhere in it. The tab stays.
"""


def escape(text: str) -> str:
    r"""Write every character that a terminal or a log would act upon as `\\uXXXX`."""
    return UNSAFE.sub(escape_match, text)


def escape_match(match: re.Match[str]) -> str:
    """Return the six characters that are written for a match of `UNSAFE`."""
    return f"\\u{ord(match.group()):04x}"


def escape_path(path: str) -> str:
    """Write the name of a file so that it cannot begin a command, and still names the file."""
    return escape(f"./{path}" if path.startswith("::") else path)


def escape_json(value: Any) -> str:
    """Write JSON in which the same characters stand as escapes of JSON, so that its readers get the exact text.

    Only lone surrogates, which many readers refuse, become six visible characters instead.
    """
    import json

    return UNSAFE.sub(_in_json, json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _in_json(match: re.Match[str]) -> str:
    char = match.group()
    if char == "\n":  # of the layout: within strings it is an escape already
        return char
    return ("\\" if "\ud800" <= char <= "\udfff" else "") + escape_match(match)
