"""The fast reading of a large XML file, piece by piece: what has been read is removed from the tree at once.

The tree of a million elements takes far more memory than the data in it. So the items of every list that is still open
are read as they come. Only the last one is left, since it may not be complete.
"""

from typing import TYPE_CHECKING, Any

from meeting_readout.converters.tracing import Refused
from meeting_readout.converters.xml.element_reader import BLANK, LISTS, Compiler, ItemsRead, Read
from meeting_readout.model.model import ROOT, model

if TYPE_CHECKING:
    from lxml.etree import _Element

PIECE = 64 * 1024


def read(data: bytes, options: dict[str, Any], longest: int) -> Any:
    """Read XML as data with the parser options given; raise `Refused` where only `trace` can say what is wrong.

    A tag, a text or a beginning that is longer than `longest` is refused.
    """
    from lxml import etree

    pieces = _PieceReader()
    # The readers drop white space between elements: a parser that gets pieces does not recognise it at their ends.
    parser = etree.XMLPullParser(("start",), tag=pieces.root_tag, **options)
    root: _Element | None = None
    try:
        for at in range(0, len(data), PIECE):
            if data.find(b">", at, at + longest) < 0 and at + longest < len(data):
                raise Refused
            parser.feed(data[at : at + PIECE])
            started = [element for _, element in parser.read_events()]
            root = started[0] if root is None and started else root
            if root is not None:
                pieces.read_object(root, ROOT)
            elif at >= longest:
                raise Refused
        return pieces.read_rest(parser.close())
    except etree.XMLSyntaxError:
        raise Refused from None


class _PieceReader:
    """Reads the items of lists as soon as they are complete, and removes them from the tree."""

    def __init__(self) -> None:
        self.items_read: ItemsRead = {}
        self.compiler = Compiler(model(), self.items_read)
        self.read_rest = self.compiler.compile_root()
        self.root_tag = self.compiler.make_tag(self.compiler.model.objects[ROOT].xml_name)

    def read_object(self, element: "_Element", name: str) -> None:
        """Read all that is complete in the last child of an object's element, which may still be open."""
        if not len(element):
            return
        last, properties = element[-1], self.compiler.get_children(name)
        if len(element) > len(properties) or last.tag not in properties:
            raise Refused
        prop = properties[last.tag]
        if prop.shape == "object":
            self.read_object(last, prop.target)
        elif prop.shape in LISTS and len(last):
            self.read_items(last, self.compiler.compile_items(prop))
            target = self.compiler.get_targets(prop).get(last[-1].tag)
            if target:
                self.read_object(last[-1], target)
            elif len(last[-1]):
                raise Refused
        elif len(last):
            raise Refused

    def read_items(self, wrapper: "_Element", readers: dict[Any, Read]) -> None:
        """Read all items of a list but the last, and remove them."""
        complete = wrapper[:-1]
        if not complete:
            return
        items = self.items_read.setdefault(wrapper, [])
        for child in complete:
            if child.tag not in readers or (child.tail and child.tail.strip(BLANK)):
                raise Refused
            items.append(readers[child.tag](child))
        del wrapper[:-1]
