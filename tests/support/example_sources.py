"""One release of an invented town as a text, a page, a Word document and a PDF: `examples/sources/`.

`python tests/support/example_sources.py` writes them anew.
"""

from pathlib import Path

from source_files import Line, W, paragraph, plain_pdf, word

FOLDER = Path(__file__).parents[2] / "examples" / "sources"
TITLE, DATE = "The Bridge Committee met", "Ostwick, 5 March 2031"
FIRST = "On 4 March 2031 the Bridge Committee met in Ostwick for the third time. Ada Quill presided."
LEAD = "The committee approved:"
ITEMS = ("the repair of the north pier;", "a lamp for the toll house.")
LAST = "The harbour master shall present a plan for the repair by 30 June 2031."

TEXT = f"""{TITLE}

{DATE}

{FIRST}

{LEAD}
1. {ITEMS[0]}
2. {ITEMS[1]}

{LAST}
"""
PAGE = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{TITLE} | Town of Ostwick</title>
<meta property="og:site_name" content="Town of Ostwick">
<meta property="article:published_time" content="2031-03-05T09:00:00Z">
<link rel="canonical" href="https://ostwick.example/news/bridge-committee-3">
</head>
<body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<main>
<h1>{TITLE}</h1>
<p>{DATE}</p>
<p>{FIRST}</p>
<p>{LEAD}</p>
<ol>
<li>{ITEMS[0]}</li>
<li>{ITEMS[1]}</li>
</ol>
<p>{LAST}</p>
<p class="share">Share this page</p>
</main>
<footer>Town Hall, Ostwick</footer>
</body>
</html>
"""
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    '<w:rPr><w:sz w:val="36"/></w:rPr>'
    "</w:style></w:styles>"
)


def make_sources() -> dict[str, bytes]:
    """The files by their names."""
    document = word(
        paragraph(TITLE, style="Title")
        + "".join(paragraph(text) for text in (DATE, FIRST, LEAD))
        + "".join(paragraph(item, number=(1, 0)) for item in ITEMS)
        + paragraph(LAST),
        {"numbering": NUMBERING, "styles": STYLES, "footer": f"<w:ftr {W}>{paragraph('Town of Ostwick')}</w:ftr>"},
    )
    middle = FIRST.index(" third")
    printed = plain_pdf(
        [
            [
                Line(72, 760, TITLE, 18),
                Line(72, 730, DATE),
                Line(72, 700, FIRST[:middle]),
                Line(72, 686, FIRST[middle + 1 :]),
                Line(72, 656, LEAD),
                *(
                    part
                    for at, item in enumerate(ITEMS)
                    for part in (Line(72, 636 - 18 * at, f"{at + 1}."), Line(90, 636 - 18 * at, item))
                ),
                Line(72, 588, LAST),
                Line(290, 40, "1"),
            ]
        ]
    )
    name = "bridge-committee-3"
    return {
        f"{name}.txt": TEXT.encode(),
        f"{name}.html": PAGE.encode(),
        f"{name}.docx": document,
        f"{name}.pdf": printed,
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, data in make_sources().items():
        (FOLDER / name).write_bytes(data)
