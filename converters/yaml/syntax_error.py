"""Faults for files that are not well-formed YAML: the errors of the parser, explained."""

import re
from typing import Any

from meeting_readout.converters.decode import MARK, measure_mark
from meeting_readout.converters.json.syntax_error import is_prose
from meeting_readout.converters.tracing import Fault, Span, make_depth_fault

ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\s|\S))")
SHORT = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}
SURROGATE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}")
QUOTED = "while scanning a quoted scalar", "while parsing a quoted scalar"
HEADER = re.compile(r"[|>][^\n]*")
FIRST = re.compile(r"(?:\A|:[ \t]*\n|\n(?= *- ))([ -]*)[^\s:-][^:\n]*\n\Z")
"""The first line of an object, if it has no colon."""
DIRECTIVE = re.compile(r"(?:\s*(?:#.*)?\n)*(%.*)")
DASHES = re.compile(r"(?:- +)*")
ENDED = re.compile(r"^\.\.\.\s[^\n]*\s*\Z", re.MULTILINE)
WORD = re.compile(r"[^\s,\[\]{}]+|[^\s]")
BEGINNING = {"beginning": 'specVersion: "1.0"'}
"""What YAML begins with."""
VARIANTS = {
    "block sequence entries are not allowed in this context": "yaml-dash",
    "did not find expected node content": "value",
    "could not find expected ':'": "yaml-colon",
    "did not find expected '-' indicator": "yaml-indentation",
}
"""Messages of the parser, and the variant of our message, where nothing else decides."""


def unescape(match: re.Match[str]) -> str:
    """Return the character of an escape in double quotes, if it can be a forbidden one."""
    code = match[1] or match[2] or match[3]
    return chr(min(int(code, 16), 0x10FFFF)) if code else SHORT.get(match[4], "")


def explain_error(error: Any, text: str, mark: int) -> Fault:
    """Make the fault of a parser error; `mark` is the length of the byte order mark, which the error does not count."""
    problem, context = str(error.problem), str(error.context or "")
    at = min(error.problem_mark.index + mark, len(text))
    begun = error.context_mark.index + mark if error.context_mark else at
    if is_prose(text, mark) and at > text.find("\n", mark) >= 0 and ":" not in text[mark:].lstrip().partition("\n")[0]:
        return Fault("W003", _find_word(text, _skip_blank(text, mark)), variant="prose", words=BEGINNING)
    if context in QUOTED:
        return _explain_quotes(problem, text, at, begun)
    if context in ("while scanning an anchor", "while scanning an alias"):
        return _explain_first_character(text, begun)
    if "nesting depth" in problem:  # PyYAML 6.0.4 looks ahead, and stops at its own limit, which is above ours
        return make_depth_fault((at, min(at + 1, len(text))))
    if context.endswith(" a tag") or "tag handle" in problem:
        return Fault("W016", _find_word(text, begun), words={"name": text[slice(*_find_word(text, begun))]})
    if "directive" in context or "directive" in problem or "incompatible" in problem:
        span = _find_line(text, begun)
        return Fault("W018", span, words={"value": text[slice(*span)][:40]})
    if "tab character" in problem or (text[at : at + 1] == "\t" and "cannot start" in problem):
        return Fault("W003", (at, at + 1), variant="yaml-tab")
    if context == "while scanning a block scalar":
        header = HEADER.match(text, begun)
        return Fault("W003", header.span() if header else (at, at + 1), variant="yaml-block")
    if "cannot start any token" in problem:
        return _explain_first_character(text, at)
    if problem == "mapping values are not allowed in this context":
        return _explain_colon(text, at)
    if problem == "did not find expected <document start>":
        return _explain_rest(text, at)
    if problem == "did not find expected key" and text[at : at + 1] != ":":
        return Fault(
            "W003", _find_word(text, at), variant="yaml-indentation" if _is_first_on_line(text, at) else "yaml-behind"
        )
    if problem in ("did not find expected ',' or '}'", "did not find expected ',' or ']'"):
        return _explain_flow(text, at, begun, problem[-2])
    if text[at : at + 1] == ":":
        return Fault("W003", (at, at + 1), variant="yaml-name")
    variant = VARIANTS.get(problem, "")
    if variant == "yaml-colon":
        return _explain_no_colon(text, begun)
    if at >= len(text.rstrip()) and variant in ("", "value"):
        return Fault("W003", (at, at), variant="ended")
    return Fault("W003", _find_word(text, at), variant=variant or "yaml", words={"detail": problem})


def _explain_quotes(problem: str, text: str, at: int, begun: int) -> Fault:
    """Explain an error inside quotes, or quotes that are never closed."""
    if "end of stream" in problem or "document indicator" in problem:
        return Fault("W003", (begun, begun + 1), variant="yaml-string")
    slash = text.rfind("\\", begun, at + 1)
    half = SURROGATE.match(text, slash)
    if half:
        return Fault("W003", half.span(), variant="yaml-surrogate")
    return Fault("W003", (slash, min(slash + 2, len(text))), variant="yaml-escape")


def _explain_first_character(text: str, at: int) -> Fault:
    """Explain a plain scalar that begins with a character that has another meaning in YAML."""
    return Fault("W003", (at, at + 1), variant="yaml-beginning", words={"value": text[at : at + 1]})


def _explain_no_colon(text: str, at: int) -> Fault:
    """Explain a line on which no colon follows the name."""
    start, end = _find_line(text, at)
    dashes = DASHES.match(text, start)
    start = dashes.end() if dashes else start
    return Fault("W003", (start, end), variant="yaml-colon", words={"value": text[start:end][:40]})


def _explain_colon(text: str, at: int) -> Fault:
    """Explain a colon where no name can be.

    It is the second one on its line, or the line is indented too far, or the first member of the object has no colon.
    """
    start = text.rfind("\n", 0, at) + 1
    if re.search(r":\s", text[start:at]):
        return Fault("W003", (at, at + 1), variant="yaml-second-colon")
    span = _find_line(text, at)
    before = FIRST.search(text[:start])
    if before and len(before[1]) == span[0] - start:
        return _explain_no_colon(text, before.start(1))
    return Fault("W003", span, variant="yaml-indentation")


def _explain_rest(text: str, at: int) -> Fault:
    """Explain what follows the end of the readout, or a directive without the dashes that end it."""
    directive = DIRECTIVE.match(text, measure_mark(text))
    if directive:
        return Fault("W018", directive.span(1), words={"value": directive[1].rstrip()[:40]})
    if ENDED.search(text[:at]):
        return Fault("W017", _find_word(text, at))
    return Fault("W003", _find_word(text, at), variant="yaml-indentation" if _is_first_on_line(text, at) else "after")


def _explain_flow(text: str, at: int, begun: int, close: str) -> Fault:
    """Explain what follows a member in brackets, if it is neither a comma nor the closing bracket."""
    if at >= len(text.rstrip()):
        return Fault("W003", (begun, begun + 1), variant="yaml-unclosed", words={"close": close})
    if text[at] == ":":
        return Fault("W003", (at, at + 1), variant="yaml-brace-colon")
    return Fault("W003", _find_word(text, at), variant="comma", words={"close": close})


def _is_first_on_line(text: str, at: int) -> bool:
    """Return whether only white space is before an offset on its line."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _find_line(text: str, at: int) -> Span:
    """Find the line of an offset, without the white space around it."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    lead = len(line) - len(line.lstrip(" \t" + MARK))
    return start + lead, start + max(len(line.rstrip()), lead)


def _skip_blank(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip())


def _find_word(text: str, at: int) -> Span:
    word = WORD.match(text, at)
    return word.span() if word else (at, min(at + 1, len(text)))
