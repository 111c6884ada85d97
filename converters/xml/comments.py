"""The comments and processing instructions of an XML file, and their places in the canonical layout.

Both are notes here, and keep their text to the letter. A note that ends the line of a tag stays behind that tag. Any
other note between elements is on a line of its own, before the same tag as it was. A note in an element without child
elements stays where it is in the text. An element that has a note in it is never on one line with its children.
"""

import re
from collections.abc import Iterator
from typing import Any

from meeting_readout.converters.xml.writer import DECLARATION, escape_text

TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<[^\"'>]*(?:\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*>|[^<]+", re.DOTALL
)
"""A piece of a well-formed document without a DOCTYPE: a note, character data, or a tag."""
NOTE = "<!--", "<?"
HINTED = re.compile(r"""\sxsi:schemaLocation\s*=\s*("[^"]*"|'[^']*')""")
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Element:
    """An element as it is written: its start tag, its place in the text, and its parts.

    The parts are elements, notes and character data; `has_notes` says whether there is a note in it, at any depth.
    """

    __slots__ = ("has_notes", "parts", "span", "start")

    def __init__(self, start: str, span: tuple[int, int]) -> None:
        self.start, self.span, self.has_notes = start, span, False
        self.parts: list[Element | str] = []

    @property
    def children(self) -> "list[Element]":
        """The child elements."""
        return [part for part in self.parts if isinstance(part, Element)]


def list_comments(text: str) -> list[str]:
    """Return the notes of a document without faults."""
    if not _may_have_notes(text):
        return []
    return [token for token in TOKEN.findall(text) if token.startswith(NOTE) and not _is_declaration(token)]


def keep_comments(text: str, written: str, _readout: Any) -> str:
    """Put the notes of a document without faults, and its hint for editors, into its canonical layout.

    Both texts have the same elements in the same order.
    """
    if not _may_have_notes(text):
        return _copy_hint(_find_root(text), written)
    before, source, behind = _parse(text)
    written = _copy_hint(source.start, written)
    _, target, _ = _parse(written)
    root = _Insertion(written).write(target, source, "")
    return DECLARATION + "".join(f"{piece}\n" for piece in (*before, root, *behind))


def _may_have_notes(text: str) -> bool:
    """Return whether there is what could begin a note, other than the XML declaration."""
    return "<!--" in text or text.find("<?", 1) >= 0 or (text.startswith("<?") and not _is_declaration(text))


def _is_declaration(note: str) -> bool:
    return note.startswith("<?xml") and note[5:6].isspace()


def _find_root(text: str) -> str:
    """Return the start tag of the root."""
    tokens = (match.group() for match in TOKEN.finditer(text))
    return next(token for token in tokens if token.startswith("<") and not token.startswith(NOTE))


def _copy_hint(start: str, written: str) -> str:
    """Copy the hint for editors from a start tag to the root of a layout."""
    hint = HINTED.search(start)
    if not hint:
        return written
    location = " ".join(hint.group(1)[1:-1].split())
    first, space, rest = written.removeprefix(DECLARATION).partition('" ')
    return f'{DECLARATION}{first}" {XSI} xsi:schemaLocation="{location}"{space[1:]}{rest}'


def _parse(text: str) -> tuple[list[str], Element, list[str]]:
    """Return the notes before the root, the root, and the notes behind it."""
    roots: list[Element] = []
    before, behind, stack = list[str](), list[str](), list[Element]()
    for match in TOKEN.finditer(text):
        token = match.group()
        if token.startswith("</"):
            done = stack.pop()
            done.span = done.span[0], match.end()
            if stack:
                stack[-1].has_notes |= done.has_notes
        elif token.startswith("<") and not token.startswith(("<!", "<?")):
            element = Element(token, match.span())
            (stack[-1].parts if stack else roots).append(element)
            if not token.endswith("/>"):
                stack.append(element)
        elif stack:
            stack[-1].parts.append(token)
            stack[-1].has_notes |= token.startswith(NOTE)
        elif token.startswith(NOTE) and not _is_declaration(token):
            (behind if roots else before).append(token)
    return before, roots[0], behind


class _Insertion:
    """Writes the elements of a canonical layout with the notes of the elements that they were written from."""

    def __init__(self, text: str) -> None:
        self.text = text

    def write(self, element: Element, source: Element, pad: str) -> str:
        if not source.has_notes:
            return self.text[slice(*element.span)]
        children = element.children
        name = element.start[1:].split(None, 1)[0].rstrip("/>")
        if not children:
            start = element.start.removesuffix("/>") + ">" if element.start.endswith("/>") else element.start
            return f"{start}{_merge(element, source)}</{name}>"
        inner = pad + "  "
        lines, written = [element.start], iter(children)
        for part, trailing in _list_lines(source.parts):
            if isinstance(part, Element):
                lines.append(inner + self.write(next(written), part, inner))
            elif trailing:
                lines[-1] += f" {part}"
            else:
                lines.append(inner + part)
        return "\n".join([*lines, f"{pad}</{name}>"])


def _list_lines(parts: list[Element | str]) -> Iterator[tuple[Element | str, bool]]:
    """Yield the elements and notes of an element, and whether a note ends the line of the tag before it."""
    behind: list[str] = []
    is_behind = True
    for part in parts:
        if isinstance(part, Element):
            yield from ((note, False) for note in behind)
            yield part, False
            behind, is_behind = [], True
        elif part.startswith(NOTE):
            if is_behind:
                behind.append(part)
            else:
                yield part, False
        elif "\n" in part:
            yield from ((note, True) for note in behind)
            behind, is_behind = [], False
    yield from ((note, False) for note in behind)


def _merge(element: Element, source: Element) -> str:
    """Return the text of an element with the notes of its source at their places, or before it if it would change."""
    text = "".join(part for part in element.parts if isinstance(part, str))
    parts = [str(part) for part in source.parts]
    pieces = [part if part.startswith(NOTE) else escape_text(_resolve(part)) for part in parts]
    notes = [part for part in parts if part.startswith(NOTE)]
    if "".join(piece for part, piece in zip(parts, pieces, strict=True) if not part.startswith(NOTE)) == text:
        return "".join(pieces)
    return "".join(notes) + text


def _resolve(data: str) -> str:
    """Return the text that character data stands for."""
    if data.startswith("<![CDATA["):
        return data[9:-3]
    return REFERENCE.sub(lambda match: _resolve_reference(*match.groups()), data)


def _resolve_reference(code: str | None, decimal: str | None, name: str) -> str:
    return chr(int(code, 16)) if code else chr(int(decimal)) if decimal else ENTITIES[name]
