"""The text of one paragraph of Word: what is shown of it, and what is in it besides words."""

from collections.abc import Callable
from itertools import takewhile
from typing import Any

from meeting_readout.drafting.sources.extracted import quote_beginning
from meeting_readout.drafting.sources.word_names import W, find_child, find_name, get_value

SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
"""Elements that stand for a character."""
_THROUGH_NAMES = (
    "hyperlink ins moveTo smartTag fldSimple sdt sdtContent customXml bdo dir oMath oMathPara ruby rubyBase r num den "
    "e sub sup f d nary sSup sSub sSubSup rad deg func fName m mr limLow limUpp lim acc bar box groupChr"
)
THROUGH = frozenset(_THROUGH_NAMES.split())
"""Elements whose text is that of the paragraph."""
DRAWN = frozenset({"drawing", "pict", "object"})
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PRIVATE = ("\ue000", "\uf8ff")


class Runs:
    """The runs of a paragraph, read one after the other; fields may go on from one paragraph into the next."""

    def __init__(self, is_hidden: Callable[[Any, Any], bool], left_out: list[str]) -> None:
        self._is_hidden, self.left_out = is_hidden, left_out
        self._fields: list[str] = []
        """Of each field that is open: its `code`, which is not shown, or its `result`."""
        self.seen = set[Any]()
        """The elements with text that were kept or reported."""
        self.text: list[str] = []
        self.boxes: list[Any] = []
        self.notes: list[tuple[str, str, bool]] = []
        """The notes referred to: of which kind, the id, and whether the text prints a mark of its own."""

    def read(self, paragraph: Any) -> str:
        """Return the text of a paragraph; boxes and notes wait until its end."""
        self.text, self.boxes, self.notes = [], [], []
        self._read_children(paragraph, find_child(paragraph, "pPr"))
        return "".join(self.text)

    def _read_children(self, element: Any, properties: Any) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self._read_one(child, find_name(child), properties)

    def _read_one(self, element: Any, name: str, properties: Any) -> None:
        if name in ("del", "moveFrom"):
            self.report("deleted", element)
        elif name == "r" and element.tag == W + "r" and self._is_hidden(element, properties):
            self.report("hidden", element)
        elif name == "AlternateContent":
            chosen = [child for child in element if isinstance(child.tag, str)]
            self._read_children(next(filter(get_words, chosen), []), properties)
        elif name == "fldChar":
            self._read_field(get_value(element, "fldCharType"))
        elif name in DRAWN:
            self._read_drawing(element)
        elif name in THROUGH:
            self._read_children(element, properties)
        elif "code" not in self._fields:
            self._read_text(element, name)

    def _read_text(self, element: Any, name: str) -> None:
        if name == "t":
            self.seen.add(element)
            text = element.text or ""
            preserved = element.get(SPACE) == "preserve" or element.tag != W + "t"
            self.text.append(" ".join((text if preserved else text.strip(" \t\r\n")).splitlines()))
        elif name in SIGNS:
            self.text.append(SIGNS[name])
        elif name == "sym":
            self._read_symbol(element)
        elif name in ("footnoteReference", "endnoteReference"):
            self.notes.append((name[:-9], get_value(element, "id"), bool(get_value(element, "customMarkFollows"))))
        elif name == "rt":
            self.report("reading aid", element)

    def _read_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("code")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _read_symbol(self, element: Any) -> None:
        """Keep a symbol that is a character; a place in a font of symbols is none, and is reported."""
        code = get_value(element, "char")
        character = chr(int(code, 16)) if 0 < len(code) <= 4 and code.isalnum() and _is_hex(code) else ""
        if character and not PRIVATE[0] <= character <= PRIVATE[1] and character.isprintable():
            self.text.append(character)
        else:
            font = get_value(element, "font") or "another font"
            self.left_out.append(f"left out (symbol): place {code} of the font {font}, which is no letter.")

    def _read_drawing(self, element: Any) -> None:
        found = element.iter(W + "txbxContent")
        self.boxes += [box for box in found if not _is_fallback(box) and not _is_inside(box, element)]
        for one in element.iter():
            if isinstance(one.tag, str) and find_name(one) == "docPr" and one.get("descr", "").strip():
                self.left_out.append(f"left out (picture): {quote_beginning(one.get('descr'))}.")

    def report(self, what: str, element: Any) -> None:
        """Add a remark about an element that is left out, if it has words."""
        self.seen.update(element.iter(W + "t"))
        words = get_words(element)
        if words:
            self.left_out.append(f"left out ({what}): {quote_beginning(words)}.")

    def report_unseen(self, body: Any) -> None:
        """Add a remark about each text that was neither kept nor reported, wherever it stands."""
        for element in body.iter(W + "t"):
            if element not in self.seen and not _is_fallback(element) and (element.text or "").strip():
                where = next(name for name in map(find_name, element.iterancestors()) if name not in ("r", "p"))
                self.left_out.append(f"left out (in an element {where}): {quote_beginning(element.text)}.")


def get_words(element: Any) -> str:
    """Return all words in an element, for a report of what was left out."""
    paragraphs = [element, *element.iter(W + "p")] if find_name(element) != "p" else [element]
    if len(paragraphs) > 1:
        return " ".join(filter(None, (get_words(one) for one in paragraphs[1:])))
    shown = (W + "t", W + "delText", W + "tab", W + "br")
    return " ".join("".join(one.text or " " for one in element.iter(*shown)).split())


def _is_inside(box: Any, drawing: Any) -> bool:
    """Return whether a box is inside another one of its drawing."""
    around = takewhile(lambda one: one is not drawing, box.iterancestors())
    return any(one.tag == box.tag for one in around)


def _is_fallback(element: Any) -> bool:
    return any(isinstance(one.tag, str) and find_name(one) == "Fallback" for one in element.iterancestors())


def _is_hex(code: str) -> bool:
    return all(figure in "0123456789abcdefABCDEF" for figure in code)
