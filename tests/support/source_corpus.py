"""Forty sources of invented releases, ten of each kind, with the blocks that a person would keep of each.

`python tests/support/source_corpus.py FOLDER` writes them to a folder.
"""

import sys
from pathlib import Path
from typing import NamedTuple

from source_files import Line, W, archive, paragraph, pdf, run, table, word

PLACES = "the islands of Elmar, the harbour of Port Elm, and the river Skarn, where the ferries of the Council call"
SENTENCE = f"The Tidal Council met on Monday, and approved the winter timetable for {PLACES} from May to October."
OTHER = f"The Council thanked the crews of the ferries, and asked the Harbour Office to report on {PLACES} by June."


class Source(NamedTuple):
    """A source, and what is read of it.

    `blocks` are the blocks in their order: a label stands before its content in brackets, what is omitted as furniture
    begins with `~`, what goes on with `+`. `left_out` are the first words of what is reported.
    """

    name: str
    data: bytes
    blocks: list[str] = []  # noqa: RUF012 - never changed
    left_out: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    stops: str = ""
    """What is said where nothing can be read."""


def page(main: str, head: str = "", before: str = "", after: str = "", lang: str = "en") -> bytes:
    """A page in HTML."""
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{before}{main}{after}</body></html>'.encode()


def wrap(text: str, x: float, y: float, width: float, size: float = 11) -> list[Line]:
    """Lines of a paragraph in a column of a PDF document."""
    lines = [""]
    for part in text.split(" "):
        longer = f"{lines[-1]} {part}".strip()
        if len(longer) * size / 2 > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return [Line(x, y - 14 * number, line, size) for number, line in enumerate(lines)]


def join(lines: list[Line]) -> str:
    """The text of lines."""
    return " ".join(line.text for line in lines)


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="2"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Head"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Listed"><w:name w:val="listed"/><w:pPr><w:numPr><w:numId w:val="7"/>'
    '</w:numPr></w:pPr></w:style><w:style w:type="character" w:styleId="Unseen"><w:name w:val="unseen"/><w:rPr>'
    "<w:vanish/></w:rPr></w:style></w:styles>"
)
NOTES = (
    f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{paragraph("")}</w:footnote>'
    f'<w:footnote w:id="2">{paragraph("Held at the Harbour Hall.")}</w:footnote></w:footnotes>'
)
REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def field(code: str, shown: str) -> str:
    """A field of Word's XML, of which only the result is shown."""
    parts = ("begin", f"<w:instrText>{code}</w:instrText>", "separate", run(shown), "end")
    return "".join(
        part if part.startswith("<w:r>") else f"<w:r>{part}</w:r>" if part.startswith("<") else _mark(part)
        for part in parts
    )


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def box(text: str) -> str:
    """A text box of Word's XML, as Word writes it: twice."""
    inner = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing>'
        f'<s:txbx xmlns:s="urn:s">{inner}</s:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def deleted(text: str) -> str:
    """Words that were deleted with the changes tracked."""
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


WRAPPED = (
    "The Tidal Council met on Monday, and\napproved the winter timetable.\n\n"
    "It thanked the crews,\nwho had asked for it.\n"
)
TEXTS = [
    Source("plain.txt", f"The Tidal Council met\n\n{SENTENCE}\n".encode(), ["The Tidal Council met", SENTENCE]),
    Source("lines.txt", f"The Council met\n{SENTENCE}\n{OTHER}".encode(), ["The Council met", SENTENCE, OTHER]),
    Source(
        "wrapped.txt",
        WRAPPED.encode(),
        [
            "The Tidal Council met on Monday, and approved the winter timetable.",
            "It thanked the crews, who had asked for it.",
        ],
        options=("--unwrap",),
    ),
    Source(
        "wrapped-as-it-is.txt",
        WRAPPED.encode(),
        [
            "The Tidal Council met on Monday, and\napproved the winter timetable.",
            "It thanked the crews,\nwho had asked for it.",
        ],
    ),
    Source(
        "chinese.txt",
        "潮汐委员会举行会议\n\n　　会议通过了冬季时刻\n表。\n\n一、加强渡轮。\n二、修缮码头。\n".encode(),
        ["潮汐委员会举行会议", "　　会议通过了冬季时刻表。", "[一、]加强渡轮。", "[二、]修缮码头。"],
        options=("--unwrap",),
    ),
    Source(
        "lists.txt",
        b"The Council decided:\r\n\r\n1. to repair:\r\n  (a) the quay;\r\n  (b) the ferry;\r\n"
        b"2. to thank the crew.\r\n\r\n- aye\r\n- nay\r\n",
        [
            "The Council decided:",
            "[1.]to repair:",
            "[(a)]the quay;",
            "[(b)]the ferry;",
            "[2.]to thank the crew.",
            "[-]aye",
            "[-]nay",
        ],
    ),
    Source(
        "hebrew.txt",
        "מועצת הגאות נפגשה\n\nהמועצה אישרה את לוח הזמנים (12).\n".encode("utf-16"),
        ["מועצת הגאות נפגשה", "המועצה אישרה את לוח הזמנים (12)."],
        options=("--language", "he"),
    ),
    Source(
        "spaces.txt",
        "\ufeffThe Council met on 5\u00a0May.\x0b\n\n  \tIt agreed.  \n\f\nThe next meeting\u2009is open.".encode(),
        ["The Council met on 5\u00a0May.", "It agreed.", "The next meeting\u2009is open."],
        ("U+000B",),
    ),
    Source(
        "latin.txt",
        "Der Rat beschloß.".encode("latin-1"),
        stops="byte 0xDF at offset 15 is not UTF-8: save the text as UTF-8.",
    ),
    Source("empty.txt", b" \n\n", stops="the file is empty."),
]

FRAME = '<nav><a href="/">Home</a> <a href="/news">News</a></nav><header><p>Government of Elmar</p></header>'
PAGES = [
    Source(
        "frame.html",
        page(f"<main><h1>The Council met</h1><p>{SENTENCE}</p></main>", before=FRAME, after="<footer>Imprint</footer>"),
        ["The Council met", SENTENCE],
        ("Home News", "Government of Elmar", "Imprint"),
    ),
    Source(
        "date-outside.html",
        page(
            f"<h1>The Council met</h1><p>5 May 2031</p><article><p>{SENTENCE}</p></article>"
            '<p class="share">Share this</p>',
            before=FRAME,
        ),
        ["The Council met", "5 May 2031", SENTENCE],
        ("Home News", "Share this"),
    ),
    Source(
        "lists.html",
        page(
            "<main><p>The Council decided:</p><ol start=3 type=a><li>to repair<ol><li>the quay;<li>the ferry;</ol>"
            "<li value=7>to thank the crew.</ol><ol reversed><li>last<li>first</ol>"
            '<ul><li>one<li style="x">two</ul></main>'
        ),
        [
            "The Council decided:",
            "[c.]to repair",
            "[1.]the quay;",
            "[2.]the ferry;",
            "[g.]to thank the crew.",
            "[2.]last",
            "[1.]first",
            "one",
            "two",
        ],
    ),
    Source(
        "table.html",
        page(
            "<main><table><caption>Votes</caption><thead><tr><th>Name<th>Vote</thead><tr><td>Ada <b>Quill</b><td>for"
            "<tr><td>Ben<br>Oake<td></table><dl><dt>Chair<dd>Ada Quill</dl></main>"
        ),
        ["Votes", "Name\tVote", "Ada Quill\tfor", "Ben Oake", "Chair", "Ada Quill"],
    ),
    Source(
        "layout-table.html",
        page(
            "<table><tr><td><a>Menu</a><td><h2>The Council met</h2>"
            "It met in Port Elm.<br><br>It approved the<br>timetable."
            "<br>The chair thanked the crew.</table>"
        ),
        [
            "Menu",
            "The Council met",
            "It met in Port Elm.",
            "It approved the",
            "+timetable.",
            "The chair thanked the crew.",
        ],
    ),
    Source(
        "hidden.html",
        page(
            "<article><p>The Council&nbsp;met &amp; agreed.</p><p hidden>Not here</p>"
            "<p style='display: none'>Nor here</p>"
            "<script>x()</script><noscript>Switch it on</noscript>"
            "<p>It was <span>short</span>.<button>Print</button></p>"
            "<aside>Read also this</aside><img alt='The chair' src=x></article>"
        ),
        ["The Council\u00a0met & agreed.", "It was short."],
        ("Not here", "Nor here", "Switch it on", "Print", "Read also this", "The chair"),
    ),
    Source(
        "languages.html",
        page(
            "<main><h1>The Council met</h1><p>It agreed.</p><div lang=fr>"
            'Le Conseil <p>s’est réuni.</p></div><p lang="ja">評議会は\n開催'
            "された。</p></main>"
        ),
        ["The Council met", "It agreed.", "Le Conseil", "s’est réuni.", "評議会は開催された。"],
    ),
    Source(
        "arabic.html",
        page("<main><h1>اجتمع مجلس المد</h1><p dir=rtl>وافق المجلس على الجدول (12)\u200f.</p></main>", lang="ar"),
        ["اجتمع مجلس المد", "وافق المجلس على الجدول (12)\u200f."],
    ),
    Source(
        "selected.html",
        page("<div id=a><p>Not this</p></div><div id=b><nav>But this,</nav><p>and this.</p></div>"),
        ["But this,", "and this."],
        ("Not this",),
        ("--select", "//*[@id='b']"),
    ),
    Source("nothing.html", page("<nav>Home</nav>"), stops="there is no text in the part of the page that was read"),
]

WORDS = [
    Source("plain.docx", word(paragraph("The Council met") + paragraph(SENTENCE)), ["The Council met", SENTENCE]),
    Source(
        "numbers.docx",
        word(
            paragraph("Decisions", style="Head")
            + paragraph("to repair", number=(7, 0))
            + paragraph("the quay", number=(7, 1))
            + paragraph("its wall", number=(7, 2))
            + paragraph("its lamp", number=(7, 2))
            + paragraph("the ferry", number=(7, 1))
            + paragraph("to thank", style="Listed")
            + paragraph("to close", number=(8, 0)),
            {"numbering": NUMBERING, "styles": STYLES},
        ),
        [
            "Decisions",
            "[1.]to repair",
            "[(a)]the quay",
            "[1.ii]its wall",
            "[1.iii]its lamp",
            "[(b)]the ferry",
            "[2.]to thank",
            "[5.]to close",
        ],
    ),
    Source(
        "table.docx",
        word(
            paragraph("Votes of the Council")
            + table(["Name", "Vote"], ["Ada Quill", "for"], [paragraph("Ben") + paragraph("Oake"), "against"])
            + table(["One cell, which is a box around a text."])
        ),
        [
            "Votes of the Council",
            "Name\tVote",
            "Ada Quill\tfor",
            "Ben Oake\tagainst",
            "One cell, which is a box around a text.",
        ],
    ),
    Source(
        "changes.docx",
        word(
            paragraph(
                "The Council ",
                deleted("refused"),
                f"<w:ins>{run('approved')}</w:ins>",
                " the timetable",
                f'<w:commentRangeStart w:id="1"/>{run(".")}<w:commentRangeEnd w:id="1"/>',
            )
            + paragraph("It went ", more="<w:rPr><w:del/></w:rPr>")
            + paragraph("on."),
            {"comments": f'<w:comments {W}><w:comment w:id="1">{paragraph("Is that so?")}</w:comment></w:comments>'},
        ),
        ["The Council approved the timetable.", "It went on."],
        ("refused", "Is that so?"),
    ),
    Source(
        "hidden.docx",
        word(
            paragraph(
                "The Council met", run(" in secret", '<w:rStyle w:val="Unseen"/>'), run(" in", "<w:vanish/>"), "."
            )
            + paragraph(run("Seen", '<w:vanish w:val="0"/>')),
            {
                "styles": STYLES,
                "header": f"<w:hdr {W}>{paragraph('Gazette of Elmar')}</w:hdr>",
                "footer": f"<w:ftr {W}>{paragraph('Page ', field('PAGE', '1'))}</w:ftr>",
            },
        ),
        ["The Council met.", "Seen"],
        ("in secret", "in", "Gazette of Elmar", "Page 1"),
    ),
    Source(
        "notes-and-boxes.docx",
        word(
            paragraph("The Council met", REFERENCE, " on Monday.", box("For release at once"))
            + paragraph("It agreed on ", field("DATE", "5 May 2031"), "."),
            {"footnotes": NOTES},
        ),
        [
            "The Council met on Monday.",
            "[1]Held at the Harbour Hall.",
            "For release at once",
            "It agreed on 5 May 2031.",
        ],
    ),
    Source(
        "arabic.docx",
        word(paragraph("اجتمع مجلس المد", style="Head") + paragraph("وافق المجلس على الجدول."), {"styles": STYLES}),
        ["اجتمع مجلس المد", "وافق المجلس على الجدول."],
        options=("--language", "ar"),
    ),
    Source(
        "signs.docx",
        word(
            paragraph(
                run("A\u00a0b"),
                "<w:r><w:tab/></w:r>",
                run("c"),
                "<w:r><w:noBreakHyphen/></w:r>",
                run("d."),
                '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
                "<w:r><w:br/></w:r>",
                run("The next line"),
            )
            + f"<w:sdt><w:sdtContent>{paragraph('In a control')}</w:sdtContent></w:sdt>"
        ),
        ["A\u00a0b\tc\u2011d.", "The next line", "In a control"],
        ("place F0FC",),
        ("--language", "en"),
    ),
    Source("broken.docx", word(paragraph(SENTENCE))[:400], stops="the Word document is damaged"),
    Source(
        "password.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
        stops="this is a document of Microsoft Office: save it as .docx without a password.",
    ),
]

ENCRYPTED = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
TORN = wrap(SENTENCE, 72, 660, 300)
DOCUMENTS = [
    Source(
        "plain.pdf",
        pdf([[Line(72, 760, "The Council met", 18), *wrap(SENTENCE, 72, 720, 440), *wrap(OTHER, 72, 660, 440)]]),
        ["The Council met", SENTENCE, OTHER],
    ),
    Source(
        "pages.pdf",
        pdf(
            [
                [
                    Line(72, 800, "Gazette of Elmar, 5 May", 9),
                    *wrap(OTHER, 72, 720, 440),
                    *TORN[:2],
                    Line(290, 40, "1"),
                ],
                [
                    Line(72, 800, "Gazette of Elmar, 6 May", 9),
                    *(line._replace(y=line.y + 88) for line in TORN[2:]),
                    Line(290, 40, "2"),
                ],
            ]
        ),
        [
            OTHER,
            join(TORN[:2]),
            f"+{join(TORN[2:])}",
            "~Gazette of Elmar, 5 May",
            "~1",
            "~Gazette of Elmar, 6 May",
            "~2",
        ],
    ),
    Source(
        "columns.pdf",
        pdf(
            [
                [
                    Line(72, 760, "The Council met", 18),
                    *wrap(f"{SENTENCE} {OTHER}", 72, 720, 210),
                    *wrap(f"{OTHER} {SENTENCE}", 320, 720, 210),
                ]
            ]
        ),
        ["The Council met", f"{SENTENCE} {OTHER}", f"{OTHER} {SENTENCE}"],
    ),
    Source(
        "table.pdf",
        pdf(
            [
                [
                    *wrap(SENTENCE, 72, 760, 440),
                    *(
                        Line(x, y, text)
                        for y, row in (
                            (690, ("Name", "For", "Against")),
                            (676, ("Quay", "5", "2")),
                            (662, ("Ferry", "7", "0")),
                        )
                        for x, text in zip((72, 200, 300), row, strict=True)
                    ),
                    *wrap(OTHER, 72, 620, 440),
                ]
            ]
        ),
        [SENTENCE, "Name\tFor\tAgainst", "Quay\t5\t2", "Ferry\t7\t0", OTHER],
    ),
    Source(
        "hyphens.pdf",
        pdf(
            [
                [
                    Line(72, 760, "The quay is old and must be re-"),
                    Line(72, 746, "paired, said the chair of the well-"),
                    Line(72, 732, "known Council of Elmar at its meeting."),
                    Line(72, 700, "It was repaired before, when the Council met in spring."),
                ]
            ]
        ),
        [
            "The quay is old and must be repaired, said the chair of the well-known Council of Elmar at its meeting.",
            "It was repaired before, when the Council met in spring.",
        ],
        ("repaired", "well-known"),
    ),
    Source(
        "notes.pdf",
        pdf(
            [
                [
                    Line(72, 760, "The Council met on 5 May"),
                    Line(72 + 24 * 5.5, 764, "1", 6),
                    Line(72, 746, "and approved the winter timetable."),
                    Line(72, 714, "1."),
                    Line(90, 714, "The quay is to be repaired by the Harbour Office,"),
                    Line(90, 700, "which reports in June."),
                    Line(72, 680, "2."),
                    Line(90, 680, "The crew is thanked."),
                    Line(72, 120, "1 Held at the Harbour Hall.", 8),
                ]
            ]
        ),
        [
            "The Council met on 5 May and approved the winter timetable.",
            "[1.]The quay is to be repaired by the Harbour Office, which reports in June.",
            "[2.]The crew is thanked.",
            "[1]Held at the Harbour Hall.",
        ],
        ('1 behind "May"',),
    ),
    Source(
        "hebrew.pdf",
        pdf([[Line(300, 760, "2031 יאמב 5 םויב השגפנ תואגה תצעומ")]]),
        ["מועצת הגאות נפגשה ביום 5 במאי 2031"],
        ("put 1 lines from right to left",),
        ("--language", "he"),
    ),
    Source(
        "unnamed-letters.pdf",
        pdf([[*wrap("潮汐委员会举行会议，通过了冬季时刻表，并感谢船员§。", 72, 760, 440)]], unmapped="§"),
        ["潮汐委员会举行会议，通过了冬季时刻表，并感谢船员。"],
        ("left out 1 letters that the PDF does not name",),
    ),
    Source(
        "scan.pdf",
        pdf([[]]),
        stops="there is no text in this PDF, only pictures of it: recognise the letters first (OCR).",
    ),
    Source(
        "password.pdf",
        pdf([[Line(72, 760, "The Council met")]], "/Encrypt 9 0 R /ID [<00> <00>]", [ENCRYPTED]),
        stops="the PDF is protected by a password: save it without one.",
    ),
]

BROKEN = [
    Source("broken.pdf", pdf([[Line(72, 760, "The Council met")]])[:200], stops="the PDF is damaged"),
    Source("no-objects.pdf", b"%PDF-1.4 broken", stops="the PDF is damaged"),
    Source("other.docx", archive({"xl/workbook.xml": b"<a/>"}), stops="this is an Excel workbook"),
    Source("not-a.pdf", b"The Council met.", stops="it is called .pdf and does not begin like one: it may be damaged."),
    Source(
        "doctype.docx",
        archive({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        stops="has a DOCTYPE, which is refused.",
    ),
]
"""What cannot be read, beside the forty."""
SOURCES = [*TEXTS, *PAGES, *WORDS, *DOCUMENTS]

if __name__ == "__main__":
    for source in (*SOURCES, *BROKEN):
        (Path(sys.argv[1]) / source.name).write_bytes(source.data)
