"""W002: bytes that are not UTF-8 are read as Windows-1252, if they can be that: a guess."""

import re
from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Change, Changes, Editor
from meeting_readout.validator.locate import Located

WRONG = re.compile("[\udc80-\udcff]+")
"""Bytes that are not UTF-8, as Python keeps them in a text."""
LONGEST = 3
"""In the scripts that Windows-1252 can write, so many letters outside ASCII stand side by side at most."""
DECLARED = re.compile(rb"\A<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write the letters and signs of Windows-1252 in UTF-8, and in XML declare UTF-8."""
    for one in located:
        if not one.variant and isinstance(editor.text, bytes):
            yield one, _decode_wrong(editor.text)


def _decode_wrong(data: bytes) -> Changes:
    """Return the changes of all bytes that are not UTF-8; none where one of them is nothing in Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    declared = DECLARED.match(data)
    changes = [Change(*declared.span(1), "UTF-8")] if declared and declared[1].lower() != b"utf-8" else []
    at = last = 0
    for match in WRONG.finditer(text):
        at += len(text[last : match.start()].encode("utf-8", "surrogateescape"))
        wrong = match.group().encode("utf-8", "surrogateescape")
        try:
            read = wrong.decode("cp1252")
        except UnicodeDecodeError:
            return []
        if len(wrong) > LONGEST:
            return []
        changes.append(Change(at, at + len(wrong), read))
        at, last = at + len(wrong), match.end()
    return changes
