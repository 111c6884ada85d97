"""Comments and instructions at random places of XML: files in any layout, and what must be true of the canonical one.

XML is never put into another order, so tags, texts and comments are the same, one after the other, as lxml reads them.
"""

import re
from itertools import pairwise
from random import Random
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

TAG = re.compile(r"\s*<")


def write_untidy(xml: bytes, random: Random, share: float = 0.12) -> str:
    """Write a document with comments, instructions and white space at random places, and texts in other ways."""
    return _Untidy(random, share).write(etree.fromstring(xml))


class _Untidy:
    def __init__(self, random: Random, share: float) -> None:
        self.random, self.share, self.count = random, share, 0

    def write(self, root: Any) -> str:
        prefix = self.random.choice(["", "", "r:"])
        space = f' xmlns{":" if prefix else ""}{prefix.rstrip(":")}="{etree.QName(root).namespace}"'
        start = self.random.choice(["", "<?xml version='1.0'?>\n", '<?xml version="1.0" encoding="UTF-8"?>'])
        return start + self.write_notes() + self.write_element(root, prefix, space) + self.write_notes()

    def has_luck(self, factor: float = 1) -> bool:
        return self.random.random() < self.share * factor

    def write_note(self) -> str:
        self.count += 1
        odd = self.random.choice(["", " <b>\n    next line", " & ]]> ", "\n", ' "', " <![CDATA[ "])
        return self.random.choice(["<!-- «{}»{} -->", "<!--«{}»{}-->", "<?a «{}»{}?>"]).format(self.count, odd)

    def write_notes(self) -> str:
        """Write white space and notes between elements."""
        found = self.write_space()
        while self.has_luck():
            found += self.write_note() + self.write_space()
        return found

    def write_space(self) -> str:
        return self.random.choice(["", " ", "\n", "\n  ", "\n\n", "\t"])

    def write_element(self, element: Any, prefix: str, start: str = "") -> str:
        name = f"{prefix}{etree.QName(element).localname}"
        for key, value in element.items():
            start += f" {'xml:space' if key.endswith('space') else key}={quoteattr(value)}"
        if len(element):
            inner = "".join(self.write_notes() + self.write_element(child, prefix) for child in element)
            return f"<{name}{start}>{inner}{self.write_notes()}</{name}>"
        inner = self.write_text(element.text or "")
        return f"<{name}{start}>{inner}</{name}>" if inner or self.has_luck() else f"<{name}{start}/>"

    def write_text(self, text: str) -> str:
        if not self.has_luck(2):
            return escape(text)
        pieces: list[str] = []
        at = 0
        for end in [*sorted(self.random.randint(0, len(text)) for _ in range(self.random.randint(0, 2))), len(text)]:
            piece = text[at:end]
            if piece and "]]>" not in piece and self.has_luck(3):
                pieces.append(f"<![CDATA[{piece}]]>")
            else:
                pieces.append("".join(f"&#{ord(c)};" if self.has_luck() else escape(c) for c in piece))
            pieces.extend([self.write_note()] if self.has_luck(4) else [])
            at = end
        return "".join(pieces)


def list_events(xml: bytes) -> list[tuple[str, ...]]:
    """List the tags, texts, comments and instructions of a document; white space between elements is no text."""
    root = etree.fromstring(xml, etree.XMLParser(strip_cdata=True))
    before, behind = list(root.itersiblings(preceding=True)), list(root.itersiblings())
    found = [event for note in reversed(before) for event in _list_events(note, "")]
    found.extend(_list_events(root, ""))
    return found + [event for note in behind for event in _list_events(note, "")]


def _list_events(node: Any, tail: str) -> list[tuple[str, ...]]:
    text = [("text", tail)] if tail else []
    if not isinstance(node.tag, str):
        kind = "comment" if node.tag is etree.Comment else node.target
        return [(kind, node.text or ""), *text]
    children = [child for child in node if isinstance(child.tag, str)]
    has_text = not children and any((node.text or "", *(note.tail or "" for note in node)))
    found = [("start", etree.QName(node).localname, *(f"{key}={value}" for key, value in sorted(node.items())))]
    found.extend([("text", node.text)] if has_text and node.text else [])
    for child in node:
        found.extend(_list_events(child, (child.tail or "") if has_text else ""))
    return [*found, ("end", etree.QName(node).localname), *text]


def decorate(canonical: str, random: Random, share: float = 0.12) -> tuple[str, int]:
    """Put comments and instructions into a canonical layout, each where it stays; give the text, and how many."""
    lines, count = canonical.split("\n")[:-1], 0
    result = lines[:1]
    for before, line in pairwise(lines):
        is_free = before.endswith(">") and TAG.match(line) and not before.endswith('xml:space="preserve">')
        if is_free and len(result) > 1 and random.random() < share:
            result[-1] += f" <!-- «{count}» -->"
            count += 1
        while is_free and random.random() < share:
            pad = line[: len(line) - len(line.lstrip())]
            pad += "  " if line.startswith(f"{pad}</") else ""
            note = random.choice(["<!-- «{}» -->", "<!--«{}»\n  next -->", "<?a «{}»?>"])
            result.append(pad * (len(result) > 1) + note.format(count))
            count += 1
        result.append(line)
    return "\n".join(result) + "\n", count
