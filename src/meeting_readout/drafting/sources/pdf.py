"""A PDF document: lines as they are placed on its pages become paragraphs; its letters are proven, its spaces not."""

import io
import logging
import warnings
from collections import Counter
from importlib.metadata import version
from typing import Any

from meeting_readout.converters.characters import FORBIDDEN
from meeting_readout.drafting.sources.claims import read_language
from meeting_readout.drafting.sources.extracted import (
    Extracted,
    Metadata,
    SourceBlock,
    SourceError,
    SourceOptions,
    Tool,
    UsageError,
)
from meeting_readout.drafting.sources.list_marks import mark_items

LIBRARY = "pdfminer.six"


def extract(data: bytes, _options: SourceOptions) -> Extracted:
    """Return the blocks of a PDF document."""
    try:
        import pdfminer  # noqa: F401 - asked for by name before anything is read
    except ImportError:
        raise UsageError("a PDF needs the extra pdf: pip install 'meeting-readout[pdf]'.") from None
    from meeting_readout.drafting.sources.pdf_lines import read_lines
    from meeting_readout.drafting.sources.pdf_paragraphs import make_paragraphs

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it has to say, it says to programmers
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pages, info, catalog, damaged = _read_pages(data)
        read = read_lines(pages)
    if not any(page.lines for page in read.pages):
        raise SourceError("there is no text in this PDF, only pictures of it: recognise the letters first (OCR).")
    paragraphs = make_paragraphs(read.pages)
    _prove(read.letters, paragraphs.blocks, paragraphs.removed)
    blocks = mark_items(paragraphs.blocks)
    metadata = _read_metadata(info, catalog, blocks)
    remarks = [*read.remarks, *paragraphs.remarks]
    if damaged:
        remarks.append(f"{damaged:,} streams of the PDF are damaged: compare the blocks with the page.")
    return Extracted("pdf", blocks, metadata, remarks, (Tool(LIBRARY, version(LIBRARY)),))


def _read_pages(data: bytes) -> tuple[list[Any], dict[str, Any], dict[str, Any], int]:
    """Return the layout of each page, and what the document says of itself, and how many of its streams are damaged."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    from meeting_readout.drafting.sources.pdf_limits import ExpandsTooFar, bound_expansion

    try:
        with bound_expansion() as expansion:
            document = PDFDocument(PDFParser(io.BytesIO(data)))
            manager = PDFResourceManager()
            device = PDFPageAggregator(manager, laparams=LAParams())
            interpreter, pages = PDFPageInterpreter(manager, device), list[Any]()
            for page in PDFPage.create_pages(document):
                interpreter.process_page(page)
                pages.append(device.get_result())
    except ExpandsTooFar as error:
        raise SourceError(str(error)) from None
    except PDFPasswordIncorrect:
        raise SourceError("the PDF is protected by a password: save it without one.") from None
    except PDFEncryptionError as error:
        raise SourceError(f"the PDF is encrypted in a way that cannot be read: {error}.") from None
    except Exception as error:  # the library raises whatever its way through a damaged file leads to
        raise SourceError(f"the PDF is damaged: {str(error)[:200].rstrip('.?! ') or type(error).__name__}.") from None
    if not pages:
        raise SourceError("the PDF is damaged: it has no pages.")
    return pages, next(iter(document.info), {}), document.catalog, expansion.damaged


def _prove(letters: Counter[str], blocks: list[SourceBlock], removed: Counter[str]) -> None:
    """Raise `SourceError` unless every letter of the pages is in the blocks, and no other is."""
    written = Counter("".join("".join(f"{block.label}{block.content}".split()) for block in blocks))
    lost = letters - written - removed
    if lost or written + removed - letters:
        raise SourceError(f"letters would be lost: {', '.join(sorted(lost))[:100]}.")


def _read_metadata(info: dict[str, Any], catalog: dict[str, Any], blocks: list[SourceBlock]) -> Metadata:
    """Return the language and the title; a title that is printed nowhere is the name of a file or a program."""
    title, language = _decode(info.get("Title")), _decode(catalog.get("Lang"))
    printed = {" ".join(block.content.split()) for block in blocks}
    return Metadata(title if title in printed else "", read_language(language))


def _decode(value: Any) -> str:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    value = resolve1(value)
    return " ".join(FORBIDDEN.sub("", decode_text(value)).split()) if isinstance(value, bytes) else ""
