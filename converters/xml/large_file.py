"""The fast reading of a large file in XML, piece by piece: what has been read is taken out of the tree at once.

The tree of a million elements takes far more memory than the data in it. So the items of every list that is still open
are read as they come, and only the last one is left, which may not be whole.
"""

from typing import TYPE_CHECKING, Any

from meeting_readout.converters.tracing import Refused
from meeting_readout.converters.xml.element_reader import BLANK, LISTS, TAKEN, Compiler, compiler, reader
from meeting_readout.model.model import ROOT

if TYPE_CHECKING:
    from lxml.etree import _Element

PIECE = 64 * 1024
TAG = 1024 * 1024
"""A tag or a text of so many bytes is left to the careful reading: here a million attributes would be built first."""


def read(data: bytes, options: dict[str, Any]) -> Any:
    """Read XML as data under the options of the parser; raise `Refused` where only `trace` can say what is wrong."""
    from lxml import etree

    taking = _Taking(compiler())
    # White space between elements is dropped where it is read: a parser that gets pieces cannot tell it at their ends.
    parser = etree.XMLPullParser(("start",), tag=taking.root, **options)
    root: _Element | None = None
    try:
        for at in range(0, len(data), PIECE):
            if data.find(b">", at, at + TAG) < 0 and at + TAG < len(data):
                raise Refused
            parser.feed(data[at : at + PIECE])
            started = [element for _, element in parser.read_events()]
            root = started[0] if root is None and started else root
            if root is not None:
                taking.take(root, ROOT)
            elif at >= TAG:
                raise Refused
        return reader()(parser.close())
    except etree.XMLSyntaxError:
        raise Refused from None
    finally:
        for wrapper in taking.open:
            TAKEN.pop(wrapper, None)


class _Taking:
    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self.root = compiler.tag(compiler.model.objects[ROOT].xml_name)
        self.open: list[_Element] = []

    def take(self, element: "_Element", name: str) -> None:
        """Take all that is whole out of the last child of an object's element, which may still be open."""
        if not len(element):
            return
        last, properties = element[-1], self.compiler.children(name)
        if len(element) > len(properties) or last.tag not in properties:
            raise Refused
        prop = properties[last.tag]
        if prop.shape == "object":
            self.take(last, prop.target)
        elif prop.shape in LISTS and len(last):
            self.items(last, self.compiler.items(prop))
            target = self.compiler.targets(prop).get(last[-1].tag)
            if target:
                self.take(last[-1], target)
            elif len(last[-1]):
                raise Refused
        elif len(last):
            raise Refused

    def items(self, wrapper: "_Element", readers: dict[Any, Any]) -> None:
        """Read all items of a list but the last, and take them out."""
        whole = wrapper[:-1]
        if whole and wrapper not in TAKEN:
            TAKEN[wrapper] = []
            self.open.append(wrapper)
        for child in whole:
            if child.tag not in readers or (child.tail and child.tail.strip(BLANK)):
                raise Refused
            TAKEN[wrapper].append(readers[child.tag](child))
        if whole:
            del wrapper[:-1]
