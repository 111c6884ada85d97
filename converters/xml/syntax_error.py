"""Faults for files that are not well-formed XML: the errors of expat, explained."""

import re
from xml.parsers.expat import ExpatError, errors

from meeting_readout.converters import characters
from meeting_readout.converters.tracing import Fault

CODES = {errors.codes[text]: text for text in errors.codes}
VARIANTS = {
    errors.XML_ERROR_TAG_MISMATCH: "mismatch",
    errors.XML_ERROR_NO_ELEMENTS: "unclosed",
    errors.XML_ERROR_UNCLOSED_TOKEN: "token",
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "cdata",
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "after",
    errors.XML_ERROR_UNDEFINED_ENTITY: "entity",
    errors.XML_ERROR_UNBOUND_PREFIX: "prefix",
}
BARE = re.compile(rb"(&[\w.:-]*|<)[^&]?\Z")
"""The beginning of a tag or an entity that does not continue: expat points at it, or after it."""
NAME = re.compile(rb"</?[^\s<>/]+|&[^\s;<&]*;?|[^\s<>&=/]+=?")


def explain_error(error: ExpatError, data: bytes, at: int) -> Fault:
    """Make the fault of an expat error at a byte of UTF-8 data."""
    kind = CODES.get(error.code, "")
    at = min(at, max(len(data) - 1, 0))
    character = data[at : at + 4].decode("utf-8", "ignore")[:1]
    if kind == errors.XML_ERROR_INVALID_TOKEN and characters.FORBIDDEN.match(character):
        return Fault("W007", (at, at + 1), variant="raw", words={"name": characters.name_character(character)})
    match = NAME.match(data, at)
    word = match.group().decode("utf-8", "replace") if match else character
    span = (at, match.end() if match else at + 1)
    if kind == errors.XML_ERROR_BAD_CHAR_REF:
        return Fault("W007", span, variant="reference", words={"name": word})
    if kind == errors.XML_ERROR_DUPLICATE_ATTRIBUTE:
        return Fault("W005", span, variant="attribute", words={"name": word.rstrip("=")})
    if kind == errors.XML_ERROR_INVALID_TOKEN:
        bare = BARE.search(data, max(at - 50, 0), at + 1)
        if bare:
            return Fault("W003", bare.span(1), variant="less" if bare[1] == b"<" else "ampersand")
        if data[max(at - 100, 0) : at].rstrip().endswith(b"="):
            return Fault("W003", span, variant="unquoted")
    return Fault("W003", span, variant=VARIANTS.get(kind, "xml"), words={"value": word[:40], "detail": kind})
