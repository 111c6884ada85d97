"""A Word document: its text in the order of reading; what Word does not print in the text is reported."""

from typing import Any

from lxml import etree

from meeting_readout.drafting.sources.claims import read_language
from meeting_readout.drafting.sources.extracted import (
    Extracted,
    Metadata,
    SourceBlock,
    SourceError,
    SourceOptions,
    Tool,
    quote_beginning,
)
from meeting_readout.drafting.sources.list_marks import mark_items
from meeting_readout.drafting.sources.word_names import find_child, find_name
from meeting_readout.drafting.sources.word_numbering import Numbering
from meeting_readout.drafting.sources.word_package import Package
from meeting_readout.drafting.sources.word_runs import get_words
from meeting_readout.drafting.sources.word_styles import Styles
from meeting_readout.drafting.sources.word_walk import Walk, list_notes

LEFT_OUT = ("header", "footer", "comments")
"""The parts of which no block is made."""


def extract(data: bytes, _options: SourceOptions) -> Extracted:
    """Return the blocks of a Word document."""
    package = Package(data)
    body = find_child(package.read_main(), "body")
    if body is None:
        raise SourceError("the Word document is damaged: its text is not there.")
    styles = Styles(package.read_first("styles"))
    numbering = Numbering(package.read_first("numbering"), styles)
    notes = list_notes(package.read_first("footnotes"), "footnote") | list_notes(
        package.read_first("endnotes"), "endnote"
    )
    walk = Walk(styles, numbering, notes)
    walk.run(body)
    remarks = [*_list_left_out(package), *walk.left_out]
    remarks += [f"numbers in the format {name} are given in figures." for name in sorted(numbering.unknown)]
    version, blocks = ".".join(map(str, etree.LXML_VERSION[:3])), mark_items(walk.blocks)
    return Extracted("word", blocks, _read_metadata(package, blocks), remarks, (Tool("lxml", version),))


def _list_left_out(package: Package) -> list[str]:
    """Return a remark for each header, footer and comment, once where several are the same."""
    remarks = dict[str, None]()
    for kind in LEFT_OUT:
        for root in package.read_all(kind):
            for piece in root if kind == "comments" else [root]:
                words = get_words(piece)
                if words:
                    remarks[f"left out ({kind.removesuffix('s')}): {quote_beginning(words)}."] = None
    return list(remarks)


def _read_metadata(package: Package, blocks: list[SourceBlock]) -> Metadata:
    """Return the language and the title; a title that is printed nowhere is that of another document, or a template."""
    root = package.read_properties()
    said: dict[str, Any] = {} if root is None else {find_name(one): " ".join((one.text or "").split()) for one in root}
    title, printed = said.get("title", ""), {" ".join(block.content.split()) for block in blocks}
    return Metadata(title if title in printed else "", read_language(said.get("language", "")))
