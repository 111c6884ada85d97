"""W007: line ends become line feeds, and what means nothing goes; what may be a dash or an apostrophe is a guess.

Where the file cannot be read because of such characters, all of them in the file are one fix.
"""

import re
from collections.abc import Iterator, Sequence

from meeting_readout.converters.characters import FORBIDDEN, find_sign
from meeting_readout.document.cleaning import clean_characters, has_signs
from meeting_readout.model.model import model
from meeting_readout.validator.fixes.editor import Change, Changes, Editor
from meeting_readout.validator.locate import Located

IN_XML = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|&#(?:x(?P<hex>[0-9a-fA-F]{1,8})|(?P<number>[0-9]{1,8}));"
    rb"|(?P<raw>[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf])",
    re.DOTALL,
)
RAW_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
IN_JSON = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
IN_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
MANY_NULS = 0.1
"""So many NULs are no dirt: the file is in UTF-16 or no text at all."""

Raw = tuple[int, int, str]
"""A character that stands in the file as it is, or as a reference: its range, and itself."""


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write line feeds for line ends, and take out what means nothing."""
    return _fix_all(editor, located, guess=False)


def write_signs(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write the dashes, apostrophes and quotation marks that controls probably stand for, too."""
    return _fix_all(editor, located, guess=True)


def _fix_all(editor: Editor, located: Sequence[Located], guess: bool) -> Iterator[tuple[Located, Changes]]:
    raw = list(_find_raw(editor.text, located[0].finding.form)) if editor.trace.data is None else []
    for one in located:
        if editor.trace.data is None:
            yield one, _fix_raw(raw, guess)
        elif isinstance(value := editor.value(one.path), str) and (guess or not has_signs(value)):
            text = clean_characters(value, guess=guess)
            prop = model().resolve_path(editor.trace.data, one.path)[1]
            yield one, editor.replace(one.path, text.strip() if prop and prop.target != "text" else text)


def _fix_raw(found: list[Raw], guess: bool) -> Changes:
    """Return the changes of all such characters; none where some of them may be signs, and nobody asks to guess."""
    if any(find_sign(char) for _start, _end, char in found) and not guess:
        return []
    if any(char > "\x1f" and not find_sign(char) and not FORBIDDEN.match(char) for *_, char in found):
        return []  # YAML forbids it as it is; nobody knows what it was
    return [Change(start, end, find_sign(char) or (" " if char in "\x0b\x0c" else "")) for start, end, char in found]


def _find_raw(text: str | bytes, form: str) -> Iterator[Raw]:
    """Yield the characters that keep a file from being read, in XML with their places as bytes."""
    if isinstance(text, str):
        raw = IN_YAML if form == "yaml" else IN_JSON
        yield from ((*match.span(), match.group()) for match in raw.finditer(text))
        return
    if text.count(b"\0") > len(text) * MANY_NULS:
        return
    for match in IN_XML.finditer(text):
        kind = match.lastgroup
        if kind == "raw":
            yield (*match.span(), match.group().decode())
        elif kind:
            code = int(match[kind], 16 if kind == "hex" else 10)
            if code != ord("\r") and code < 0x110000 and FORBIDDEN.match(chr(code)):
                yield (*match.span(), chr(code))
        else:
            inside = RAW_IN_XML.finditer(text, *match.span())
            yield from ((*one.span(), one.group().decode()) for one in inside)
