"""A page in HTML: the part of it that is the text, block by block; what else is on the page is reported."""

import re
from typing import Any, NamedTuple

from lxml import etree

from meeting_readout.converters.characters import FORBIDDEN
from meeting_readout.converters.decode import MARK, is_utf_16
from meeting_readout.drafting.sources.extracted import (
    Extracted,
    SourceError,
    SourceOptions,
    Tool,
    UsageError,
    quote_beginning,
)
from meeting_readout.drafting.sources.html_metadata import read_metadata
from meeting_readout.drafting.sources.html_parts import FRAME, OUTER_FRAME, SILENT, get_text, is_hidden
from meeting_readout.drafting.sources.html_proof import find_difference
from meeting_readout.drafting.sources.html_walk import Walk
from meeting_readout.drafting.sources.list_marks import mark_items

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
HEAD = 4096
"""How many bytes are searched for the encoding, as in browsers, and some more."""
OPTIONS: dict[str, Any] = {
    "encoding": "utf-8",
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
    "huge_tree": True,
}
"""How the parser of HTML is used; a page has no entities of its own, and the limit on bytes holds."""


def extract(data: bytes, options: SourceOptions) -> Extracted:
    """Return the blocks of a page."""
    text, remarks = _decode(data)
    tree = etree.fromstring(text.encode(), etree.HTMLParser(**OPTIONS))
    body = tree.find("body") if tree is not None else None
    if body is None:
        raise SourceError("there is no text in this page.")
    difference = find_difference(text, tree)
    remarks += [difference] if difference else []
    roots = _select(tree, options.select) if options.select else _choose(body)
    walk = Walk(chosen=bool(options.select))
    for root in roots:
        walk.run(root)
    remarks += [*_list_outside(body, roots), *walk.left_out]
    if not walk.blocks:
        raise SourceError("there is no text in the part of the page that was read: name another with --select.")
    version = ".".join(map(str, etree.LXML_VERSION[:3]))
    blocks = mark_items(walk.blocks)
    return Extracted("html", blocks, read_metadata(tree, blocks), remarks, (Tool("lxml", version),))


def _decode(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a page by its byte order mark, else by what it says of its encoding, else by its bytes."""
    said = CHARSET.search(data[:HEAD])
    encoding, remarks = "utf-16" if is_utf_16(data) else "utf-8", list[str]()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding = said[1].decode().lower() if said else "windows-1252"
        if encoding.replace("-", "") in ("iso88591", "latin1", "ascii", "usascii", "utf8"):
            encoding = "windows-1252"  # as browsers read it
        try:
            text = data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            raise SourceError(f"its bytes are not {encoding}, in which it says that it is written.") from None
        if not said:
            remarks.append("the page does not say in which encoding it is; it was read as Windows-1252.")
    text = text.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n")
    counted = len(FORBIDDEN.findall(text.replace("\f", " ")))
    if counted:
        remarks.append(f"left out {counted:,} characters that no readout may hold.")
    return FORBIDDEN.sub("", text.replace("\f", " ")), remarks


def _select(tree: Any, expression: str) -> list[Any]:
    """Return the elements that a person named, without those that are in others of them."""
    try:
        found = tree.xpath(expression)
    except etree.XPathError as error:
        raise UsageError(f"--select is no XPath expression: {error}.") from None
    elements = (
        [node for node in found if isinstance(getattr(node, "tag", None), str)] if isinstance(found, list) else []
    )
    if not elements:
        raise UsageError("--select names no element of this page.")
    named = set(elements)
    return [element for element in elements if named.isdisjoint(element.iterancestors())]


def _choose(body: Any) -> list[Any]:
    """Return the part of a page that holds its text: main, else its article, else the body."""
    found = _survey(body)
    if found.mains:
        return [next((one for one in found.mains if one.tag == "main"), found.mains[0])]
    sizes = [len(get_text(one)) for one in found.articles]
    if not sizes or 2 * max(sizes) < sum(sizes):
        return [body]
    largest = found.articles[sizes.index(max(sizes))]
    if not found.headings or largest in found.headings[0].iterancestors():
        return [largest]
    around = {*found.headings[0].iterancestors()}
    return [next(one for one in largest.iterancestors() if one in around)]


class Survey(NamedTuple):
    """The elements of a page, outside its frame, that may hold its text: articles are in no other article."""

    mains: list[Any]
    articles: list[Any]
    headings: list[Any]


def _survey(body: Any) -> Survey:
    found, article = Survey([], [], []), None
    steps: Any = etree.iterwalk(body, events=("start", "end"))
    for event, element in steps:
        if event == "end":
            article = None if element is article else article
        elif not isinstance(element.tag, str) or element.tag in FRAME | OUTER_FRAME or is_hidden(element):
            steps.skip_subtree()
        elif element.tag == "main" or str(element.get("role", "")).lower() == "main":
            found.mains.append(element)
        elif element.tag == "article" and article is None:
            article = element
            found.articles.append(element)
        elif element.tag == "h1":
            found.headings.append(element)
    return found


def _list_outside(body: Any, roots: list[Any]) -> list[str]:
    """Return a remark for each piece of the body that is outside what was read."""
    chosen = set(roots)
    around = {one for root in roots for one in root.iterancestors()}
    remarks = list[str]()
    steps: Any = etree.iterwalk(body, events=("start", "end"))
    for event, element in steps:
        if event == "start" and isinstance(element.tag, str):
            if element in around:
                pieces = [("text", element.text or "")]
            else:
                steps.skip_subtree()
                words = "" if element in chosen or element.tag in SILENT else get_text(element)
                pieces = [(element.tag, words)]
        else:
            pieces = [("text", element.tail or "")] if element is not body and event == "end" else []
        remarks += [f"left out ({name}): {quote_beginning(words)}." for name, words in pieces if words.strip()]
    return remarks
