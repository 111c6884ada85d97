"""Strings in the YAML form: plain, in quotes, or as a literal block below the name.

A string is plain only where no parser, of YAML 1.1 or 1.2, could read it as anything else.
"""

import re

FRAGILE = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What must be escaped: characters forbidden in texts, and those that some parsers drop or take for a line end."""

FIRST = re.compile(r"[^\W_]|[(/$]|[^\x00-\x7f]")
UNSAFE = re.compile(rf"\A\s|\s\Z|:\s|:\Z|\s#|[\t\n]|{FRAGILE.pattern}")
"""What cannot be plain in a block: white space at the ends, and what begins a value or a comment."""
UNSAFE_IN_BRACKETS = re.compile(rf"[,:?\[\]{{}}]|{UNSAFE.pattern}")
AMBIGUOUS = re.compile(r"[0-9][0-9a-fA-FxXoOtTzZ_+.,: -]*|(?i:y|n|yes|no|on|off|true|false|null)")
"""What some parser reads as a number, a date, a flag or null."""
ESCAPED = re.compile(rf'["\\\t\n]|{FRAGILE.pattern}')
SHORT = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n"}
UNSTABLE = re.compile(rf"[^\S\n](?=\n|\Z)|\n\n\Z|\A\n*\Z|{FRAGILE.pattern}")
"""What a literal block cannot hold, or an editor would remove: white space at line ends, empty last lines."""


def format_word(text: str, in_brackets: bool = False) -> str:
    """Format a string on one line: plain if that is safe, otherwise in the quotes that need fewer escapes."""
    unsafe = UNSAFE_IN_BRACKETS if in_brackets else UNSAFE
    if FIRST.match(text) and not unsafe.search(text) and not AMBIGUOUS.fullmatch(text):
        return text
    if "'" not in text and ('"' in text or "\\" in text) and not FRAGILE.search(text) and not re.search("[\t\n]", text):
        return f"'{text}'"
    return '"' + ESCAPED.sub(lambda match: SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}", text) + '"'


def format_literal(text: str, pad: str) -> str | None:
    """Format a string as a literal block with the indentation `pad`; None where the string would change."""
    if UNSTABLE.search(text):
        return None
    indicator = "2" if text.lstrip("\n")[0] in " \t" else ""
    chomping = "" if text.endswith("\n") else "-"
    lines = text.removesuffix("\n").split("\n")
    return f"|{indicator}{chomping}\n" + "\n".join(pad + line if line else "" for line in lines)
