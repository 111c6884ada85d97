"""The one function that makes text of documents and file names safe to print."""

import re

UNSAFE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls, line separators, what turns the direction of text, and lone surrogates. The tab stays."""


def safe(text: str) -> str:
    r"""Write every character that a terminal or a log would act upon as `\\uXXXX`."""
    return UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def safe_path(path: str) -> str:
    """Write the name of a file so that no line can begin with a command of a CI system."""
    path = safe(path)
    return f"./{path}" if path.startswith(("::", "##[")) else path
