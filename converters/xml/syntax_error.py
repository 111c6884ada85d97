"""Faults for files that are not well-formed XML: the errors of expat, explained."""

import re
from collections.abc import Sequence
from xml.parsers.expat import ExpatError, errors

from meeting_readout.converters import characters
from meeting_readout.converters.json.syntax_error import TYPOGRAPHIC, is_prose
from meeting_readout.converters.tracing import Fault, Span

CODES = {errors.codes[text]: text for text in errors.codes}
VARIANTS = {
    errors.XML_ERROR_NO_ELEMENTS: "unclosed",
    errors.XML_ERROR_UNCLOSED_TOKEN: "token",
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "cdata",
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "after",
    errors.XML_ERROR_UNDEFINED_ENTITY: "entity",
    errors.XML_ERROR_UNBOUND_PREFIX: "prefix",
}
BARE = re.compile(rb"(&[\w.:-]*|<)[^&]?\Z")
"""The beginning of a tag or an entity that does not continue: expat points at it, or after it."""
VALUE = re.compile(rb"<[^<>]*=\s*(?:\"[^\"<]*\"|'[^'<]*')\Z")
"""The beginning of a tag up to the end of the value of an attribute."""
PAGE = re.compile(rb"\s*<!doctype\s+html\b", re.IGNORECASE)
REFERENCE = re.compile("&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
NAME = re.compile(rb"</?[^\s<>/]+|&[^\s;<&]*;?|[^\s<>&=/]+=?")


def explain_error(error: ExpatError, data: bytes, at: int, open_: Sequence[Span] = ()) -> Fault:
    """Make the fault of an expat error at a byte of UTF-8 data; `open_` are the names of the elements that are open."""
    kind = CODES.get(error.code, "")
    at = min(at, max(len(data) - 1, 0))
    character = data[at : at + 4].decode("utf-8", "ignore")[:1]
    # XML reads a carriage return as a line end: where one is not allowed, no white space is.
    if kind == errors.XML_ERROR_INVALID_TOKEN and character != "\r" and characters.FORBIDDEN.match(character):
        return make_character_fault(data, at)
    match = NAME.match(data, at)
    word = match.group().decode("utf-8", "replace") if match else character
    span = (at, match.end() if match else at + 1)
    if kind == errors.XML_ERROR_BAD_CHAR_REF:
        return _explain_reference(span, word)
    if kind == errors.XML_ERROR_DUPLICATE_ATTRIBUTE:
        return Fault("W005", span, variant="attribute", words={"name": word.rstrip("=")})
    if kind == errors.XML_ERROR_TAG_MISMATCH and open_:
        return _explain_end_tag(data, span, open_)
    if kind == errors.XML_ERROR_SYNTAX and not open_ and is_prose(data[at : at + 200].decode("utf-8", "ignore"), 0):
        return Fault("W003", span, variant="prose", words={"beginning": "<readout"})
    if kind == errors.XML_ERROR_SYNTAX and PAGE.match(data):
        return Fault("W003", span, variant="html")
    if kind == errors.XML_ERROR_INVALID_TOKEN:
        bare = BARE.search(data, max(at - 50, 0), at + 1)
        if bare:
            return Fault("W003", bare.span(1), variant="less" if bare[1] == b"<" else "ampersand")
        if data[max(at - 100, 0) : at].rstrip().endswith(b"="):
            if character in TYPOGRAPHIC:
                end = at + len(character.encode())
                return Fault("W003", (at, end), variant="typographic", words={"mark": character})
            return Fault("W003", span, variant="unquoted")
        if VALUE.search(data, max(at - 1000, 0), at):
            return Fault("W003", (at - 1, at), variant="inner-attribute")
    return Fault("W003", span, variant=VARIANTS.get(kind, "xml"), words={"value": word[:40], "detail": kind})


def make_character_fault(data: bytes, at: int) -> Fault:
    """Make the fault of a forbidden character that stands as it is: the first of those in its text or tag."""
    start, end = (max(data.rfind(mark, 0, at) for mark in b"<>") + 1, min(_find(data, mark, at) for mark in b"<>"))
    text = data[start:end].decode("utf-8", "ignore").replace("\r", "")
    variant, words = characters.describe_forbidden(text)
    return Fault("W007", (at, at + 1), variant=variant, words=words)


def _find(data: bytes, mark: int, at: int) -> int:
    found = data.find(mark, at)
    return len(data) if found < 0 else found


def _explain_reference(span: Span, word: str) -> Fault:
    """Explain a reference to a character that is forbidden, or is none."""
    number = REFERENCE.fullmatch(word)
    code = int(number[1] or number[2], 16 if number[1] else 10) if number else 0
    sign = characters.find_sign(chr(code)) if code < 0x20 else ""
    return Fault("W007", span, variant="reference-sign" if sign else "reference", words={"name": word, "sign": sign})


def _explain_end_tag(data: bytes, span: Span, open_: Sequence[Span]) -> Fault:
    """Explain an end tag that is not that of the innermost open element: that one is not closed, or the name is wrong.

    `span` is that of the tag's name, which is marked as expat does: with or without the slash before it.
    """
    start = span[0] + (2 if data.startswith(b"</", span[0]) else 0)
    name, outer = (data[slice(*place)].decode() for place in (open_[-1], (start, span[1])))
    words = {"name": name, "value": outer[:40]}
    if data[start : span[1]] in (data[slice(*place)] for place in open_):
        return Fault("W003", open_[-1], variant="never-closed", words=words, related=(("end", (start, span[1])),))
    return Fault("W003", (start, span[1]), variant="mismatch", words=words, related=(("opened", open_[-1]),))
