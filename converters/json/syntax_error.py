"""Faults for files that are not well-formed JSON: what stands where something else is expected, explained."""

import re

from meeting_readout.converters.tracing import Fault, Span

TYPOGRAPHIC = "“”„‟«»‹›‘’‚‛′″"
COMMENT = re.compile(r"//[^\n]*|#[^\n]*|/\*(?:(?!\*/).)*(?:\*/)?", re.DOTALL)
NAME = re.compile(r'"(?:[^"\\\n]|\\.)*"\s*:')
BARE_NAME = re.compile(r"([A-Za-z_$][\w$-]*)\s*:")
PROSE = re.compile(r"\s*(?:[^\W\d_\x00-\x7f]|[A-Za-z]\w*(?:,?[ \t]+[\w'’]+){2})")
"""How a text in words begins, and no form of a readout: a letter that is not ASCII, or three words."""
BLANK = " \t\n\r"


def explain_error(text: str, span: Span, expected: str, words: dict[str, str]) -> Fault:
    """Make the fault of what stands at a range, where a `key`, a `colon`, a `comma`, a `value` or the end is expected.

    `expected` is the variant of the message for all that has no explanation of its own.
    """
    at = span[0]
    if at >= len(text):
        return Fault("W003", span, variant="ended")
    comment = COMMENT.match(text, at)
    if comment:
        end = min(comment.end(), (text + "\n").index("\n", at))
        return Fault("W003", (at, max(end, at + 1)), variant="comment")
    if expected == "comma":
        return _explain_no_comma(text, span, words)
    if text[at] in TYPOGRAPHIC:
        return Fault("W003", (at, at + 1), variant="typographic", words={"mark": text[at]})
    if text[at] == "'":
        return Fault("W003", (at, at + 1), variant="single")
    bare = BARE_NAME.match(text, at) if expected == "key" else None
    if bare:
        return Fault("W003", bare.span(1), variant="bare", words={"name": bare[1][:40]})
    return Fault("W003", span, variant=expected, words=words)


def is_prose(text: str, at: int) -> bool:
    """Return whether what begins at a place is no form of a readout but a text in words."""
    return PROSE.match(text, at) is not None


def _explain_no_comma(text: str, span: Span, words: dict[str, str]) -> Fault:
    """Explain what follows a member or an item directly, if it is neither a comma nor the closing bracket."""
    at = span[0]
    if text[at - 1] == '"' and text[at] not in '"{[':
        return Fault("W003", (at - 1, at), variant="inner")
    begins = NAME.match(text, at) if words["close"] == "}" else text[at] in '"{['
    if begins:
        end = len(text[:at].rstrip(BLANK))
        return Fault("W003", (end, end), variant="no-comma")
    return Fault("W003", span, variant="comma", words=words)
