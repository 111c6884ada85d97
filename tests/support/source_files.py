"""Sources for the tests, made here: Word documents as ZIP archives of XML, and PDF documents as bytes."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, properties: str = "") -> str:
    """A run of Word's XML."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*inner: str, style: str = "", number: tuple[int, int] | None = None, more: str = "") -> str:
    """A paragraph of Word's XML: of runs, or of texts, which are what does not begin with `<`."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    runs = "".join(one if one.startswith("<") else run(one) for one in inner)
    return f"<w:p><w:pPr>{properties}{more}</w:pPr>{runs}</w:p>"


def table(*rows: Iterable[str]) -> str:
    """A table of Word's XML: its cells are texts, or paragraphs."""
    cells = ("".join(f"<w:tc>{one if one.startswith('<') else paragraph(one)}</w:tc>" for one in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word(body: str, parts: Mapping[str, str] | None = None, core: str = "") -> bytes:
    """A Word document with a body; `parts` are other parts by their kinds, such as `styles`, without a declaration."""
    files = {"_rels/.rels": _relations([("officeDocument", "word/document.xml"), ("core-properties", "core.xml")])}
    files["core.xml"] = f"<p xmlns:dc='http://purl.org/dc/elements/1.1/'>{core}</p>"
    files["word/document.xml"] = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    files["word/_rels/document.xml.rels"] = _relations([(kind, f"{kind}.xml") for kind in parts or {}])
    files |= {f"word/{kind}.xml": text for kind, text in (parts or {}).items()}
    return archive({name: (DECLARATION + text).encode() for name, text in files.items()})


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive, the same for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


class Line(NamedTuple):
    """A line of a page: where it begins, how large it is, and its letters."""

    x: float
    y: float
    text: str
    size: float = 11


def pdf(pages: Iterable[Iterable[Line]], trailer: str = "", objects: Iterable[bytes] = (), unmapped: str = "") -> bytes:
    """A PDF document in a font that is not embedded; each letter is as wide as half its size.

    `unmapped` are the letters for which the font has no Unicode; `objects` come after those of the document.
    """
    shown = [list(page) for page in pages]
    letters = sorted({letter for page in shown for line in page for letter in line.text})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    mapped = [letter for letter in letters if letter not in unmapped]
    body = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    body += [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /ToUnicode 5 0 R "
        b"/DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 500 /FontDescriptor 6 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_map_unicode({codes[letter]: letter for letter in mapped})),
        b"<< /Type /FontDescriptor /FontName /Plain /Flags 4 /Ascent 750 /Descent -250 /CapHeight 700 "
        b"/ItalicAngle 0 /StemV 80 /FontBBox [0 -250 1000 750] >>",
    ]
    kids = []
    for page in shown:
        drawn = "".join(_draw(line, codes) for line in page)
        body.append(_stream(drawn.encode()))
        body.append(_make_page(len(body)))
        kids.append(f"{len(body)} 0 R")
    body[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _join_objects([*body, *objects], trailer)


def plain_pdf(pages: Iterable[Iterable[Line]]) -> bytes:
    """A PDF document in Helvetica, which every viewer has; its letters are those of Windows-1252."""
    body = [b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>", b""]
    body.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        drawn = (
            f"BT /F1 {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm <{line.text.encode('cp1252').hex()}> Tj ET\n"
            for line in page
        )
        body.append(_stream("".join(drawn).encode()))
        body.append(_make_page(len(body)))
        kids.append(f"{len(body)} 0 R")
    body[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _join_objects(body, "")


def _make_page(contents: int) -> bytes:
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
        + f"/Contents {contents} 0 R >>".encode()
    )


def _draw(line: Line, codes: Mapping[str, int]) -> str:
    shown = "".join(f"{codes[letter]:04x}" for letter in line.text)
    return f"BT /F1 {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm <{shown}> Tj ET\n"


def _map_unicode(codes: Mapping[int, str]) -> bytes:
    entries = "".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>\n" for code, letter in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{entries}endbfchar\nendcmap end end\n"
    ).encode()


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return f"<< /Length {len(packed)} /Filter /FlateDecode >> stream\n".encode() + packed + b"\nendstream"


def _join_objects(objects: Iterable[bytes], trailer: str) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    start = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer << /Size {len(places) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
