"""`readout new`: what is known of a release without being asked, what can be said, and what it refuses."""

import hashlib
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from command import run
from source_corpus import page
from source_files import archive, paragraph, pdf, word

from meeting_readout import converters
from meeting_readout.drafting.language import find_language
from meeting_readout.drafting.writing import write_draft

TEXT = b"The Tidal Council met\n\nThe Council approved the winter timetable on Monday.\n"
HEAD = (
    "<title>The Council met | Government of Elmar</title>"
    '<meta property="og:site_name" content="Government of Elmar">'
    '<meta property="article:published_time" content="2031-05-05T10:00:00+02:00">'
    '<link rel="canonical" href="https://elmar.example/räte/12">'
)
LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"headline": "The Council met",'
    '"datePublished": "2031-05-06", "inLanguage": "en", "url": "https://elmar.example/12",'
    '"publisher": {"name": "Elmar"}}]}'
    '</script><script type="application/ld+json">{no JSON</script>'
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(data: bytes, *options: str, name: str = "council-12.txt") -> dict[str, Any]:
    """The readout that is made of a source."""
    Path(name).write_bytes(data)
    made = run("new", name, "--items", "none", "--to", "json", *options)
    assert made.code == 0, made.err
    readout: dict[str, Any] = json.loads(made.out)
    return readout


def test_the_record_says_where_it_comes_from() -> None:
    """The digest is that of the bytes, the time is now, and the tools have their versions."""
    readout = make(TEXT)
    assert readout["release"]["sha256"] == hashlib.sha256(TEXT).hexdigest()
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", readout["release"]["retrieved"])
    assert readout["record"]["tools"][0] == {"name": "meeting-readout", "version": "1.0.0"}
    assert (readout["id"], readout["release"]["title"], readout["release"]["language"]) == (
        "council-12",
        "The Tidal Council met",
        "en",
    )


def test_options_say_more_than_the_source() -> None:
    """What the command line says of a release counts, whatever the page says."""
    options = ("--id", "a.1", "--language", "en-GB", "--published", "2031-05", "--url", "https://elmar.example/ä 1")
    readout = make(page("<p>The Council met.</p>", HEAD), *options, name="a.html")
    release = readout["release"]
    assert (readout["id"], release["language"]) == ("a.1", "en-GB")
    assert release["published"] == {"value": "2031-05", "basis": "external"}  # the text prints no such date (Q204)
    assert release["url"] == "https://elmar.example/%C3%A4%201"


@pytest.mark.parametrize(
    ("head", "published", "url", "publisher"),
    [
        (HEAD, "2031-05-05", "https://elmar.example/r%C3%A4te/12", "Government of Elmar"),
        (LINKED, "2031-05-06", "https://elmar.example/12", "Elmar"),
    ],
)
def test_a_page_says_what_it_is(head: str, published: str, url: str, publisher: str) -> None:
    """Title, date, address and publisher are those that the page gives to machines."""
    release = make(page("<p>The Council met.</p>", head, lang="en-GB"), name="a.html")["release"]
    assert release["title"] == "The Council met"
    assert release["language"].startswith("en")
    assert release["published"] == {"value": published, "basis": "external"}
    assert (release["url"], release["publishers"]) == (url, [{"name": publisher}])


def test_what_a_page_says_wrongly_is_not_taken() -> None:
    """A language that there is not, and a day that no month has, are left out; the next best counts."""
    head = (
        '<meta name="date" content="2031-02-30"><meta name="dc.date" content="2031-02"><link rel=canonical href="/x">'
    )
    main = "<p lang=xx-yy>The Council met, and decided to repair the quay.</p><p lang=de_AT>Der Rat tagte.</p>"
    readout = make(page(main, head, lang="english"), name="a.html")
    assert readout["release"]["language"] == "en"
    assert readout["release"]["published"]["value"] == "2031-02"
    assert "url" not in readout["release"]
    assert [block.get("language") for block in readout["blocks"]] == [None, "de-AT"]


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("Élection n° 12.txt", (), "election-n-12"),
        ("会议.txt", (), "the-tidal-council-met"),
        ("会议.txt", ("--url", "https://elmar.example/news/tide.html?x=1"), "tide"),
    ],
)
def test_the_id_is_a_slug(name: str, options: tuple[str, ...], expected: str) -> None:
    """Of the name of the source, else of the address, else of the title."""
    assert make(TEXT, *options, name=name)["id"] == expected


def test_the_standard_input_is_a_source() -> None:
    """It is known by its content, and its draft is written in YAML."""
    made = run("new", "-", "--items", "none", given=page("<p>The Council met.</p>"))
    assert made.code == 0
    assert made.out.startswith('specVersion: "1.0"\nid: the-council-met\nlevel: anchored\n')


@pytest.mark.parametrize("form", ["json", "xml", "yaml"])
def test_the_name_of_the_output_shows_the_form(form: str) -> None:
    """Nothing is printed, and the file is in the form that its name shows."""
    Path("a.txt").write_bytes(TEXT)
    made = run("new", "a.txt", "--items", "none", "-o", f"b.readout.{form}")
    assert (made.code, made.out, made.err) == (0, "", "")
    assert converters.read(Path(f"b.readout.{form}").read_bytes(), form)["id"] == "a"


def test_an_existing_file_is_not_written_over() -> None:
    """It stays as it is, whether it is a readout or not (C003); so does a link to nothing."""
    Path("a.txt").write_bytes(TEXT)
    Path("there").write_text("mine", encoding="utf-8")
    Path("link").symlink_to("nowhere")
    for name in ("there", "link"):
        made = run("new", "a.txt", "--items", "none", "-o", name)
        assert made.code == 1
        assert f"error C003: there is a file {name} already; it was not written over." in made.err
    assert Path("there").read_text(encoding="utf-8") == "mine"
    assert not Path("nowhere").exists()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("none.txt",), 2, "error E001: there is no such file or folder."),
        ((".",), 3, "error E002: the file cannot be read: it is not a regular file."),
        (("a.txt", "--max-bytes", "9"), 1, "error W901: the file has more than 9 bytes; the limit is 9 bytes."),
        (("a.txt", "--select", "//p"), 2, "a.txt: --select is for html, and this is text."),
        (("a.html", "--unwrap"), 2, "a.html: --unwrap is for text, and this is html."),
        (("a.html", "--select", "//p["), 2, "a.html: --select is no XPath expression: "),
        (("a.html", "--select", "//b"), 2, "a.html: --select names no element of this page."),
        (("a.html", "--select", "1 + 1"), 2, "a.html: --select names no element of this page."),
        (("short.txt",), 2, "short.txt: the language of the text is not known: give it with --language"),
        (("a.txt", "-o", "no/where.yaml"), 2, "no/where.yaml cannot be written: no such file or directory."),
        (("a.txt", "--language", "x y"), 1, "error S005: a language is a BCP 47 tag"),
        (("a.txt", "--max-string", "20"), 1, "error W904: this text has 21 characters; the limit is 20."),
    ],
)
def test_what_is_wrong_is_said(words: tuple[str, ...], code: int, message: str) -> None:
    """A sentence, the exit code of every verb, and no draft."""
    Path("a.txt").write_bytes(TEXT)
    Path("short.txt").write_bytes(b"Hm.")
    Path("a.html").write_bytes(page("<p>The Council met.</p>"))
    made = run("new", *words, "--items", "none")
    assert (made.code, made.out) == (code, "")
    assert message in made.err


@pytest.mark.parametrize("items", [("--items", "sure"), ("--items", "all"), ("--with", "no-such-program")])
@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--id", "a b"), "error S005: a record's id is an absolute URI or a slug"),
        (("--language", "xx-invalid"), 'error M126: no language has the tag "xx".'),
        (("--published", "tomorrow"), "error S005: a date is written like"),
        (("--url", "nowhere"), "error S005: an absolute URI begins with a scheme"),
    ],
)
def test_what_is_wrong_with_the_release_is_a_finding(
    items: tuple[str, ...], option: tuple[str, str], message: str
) -> None:
    """Whoever proposes the items; a program is not asked at all."""
    Path("a.txt").write_bytes(TEXT)
    made = run("new", "a.txt", *items, *option)
    assert (made.code, made.out) == (1, "")
    assert message in made.err
    assert "no-such-program" not in made.err


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF needs an extra, and nothing else does."""
    monkeypatch.setitem(__import__("sys").modules, "pdfminer", None)
    Path("a.pdf").write_bytes(pdf([[]]))
    made = run("new", "a.pdf", "--items", "none")
    assert (made.code, made.err) == (2, "a.pdf: a PDF needs the extra pdf: pip install 'meeting-readout[pdf]'.\n")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Rat stellte fest, dass die Fähre zu reparieren ist.", "de"),
        ("Le Conseil a décidé de réparer le quai, et a remercié les équipages.", "fr"),
        ("El Consejo decidió reparar el muelle y pidió un informe a la oficina.", "es"),
        ("Совет решил отремонтировать причал и поручил представить доклад.", "ru"),
        ("会议指出，要加强渡轮安全，会议强调落实责任。", "zh"),
        ("評議会は、桟橋を修理することを決定した。", "ja"),
        ("xyz", ""),
    ],
)
def test_the_language_is_that_of_its_words(text: str, language: str) -> None:
    """The words of the published lists decide; where none stands out, nothing is guessed."""
    assert find_language(text) == language


def test_reasons_are_comments_in_yaml() -> None:
    """Above each item with a reason stands a comment, and the file is still the same readout."""
    readout = make(TEXT)
    readout["meeting"] = {"ordinal": 12, "unconfirmed": True}
    readout["decisions"] = [{"id": "d1", "act": "approve", "unconfirmed": True}]
    written = write_draft(readout, {"d1": '"approved" says so', "meeting": "it met\nthere"}, "yaml").decode()
    assert '  # "approved" says so\n  - id: d1\n' in written
    assert "# it met there\nmeeting:\n" in written
    assert converters.read(written.encode(), "yaml") == readout


@pytest.mark.parametrize("kind", ["docx", "pdf", "pdf, cut off"])
def test_what_expands_too_far_is_refused(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few bytes that expand to more than a document may have are not expanded to their end."""
    if kind == "docx":
        data = archive({"word/document.xml": bytes(5_000_000)})
    else:
        packed = zlib.compress(bytes(5_000_000))[: -50 if "cut" in kind else None]
        stream = f"<< /Length {len(packed)} /Filter /FlateDecode >> stream\n".encode() + packed + b"\nendstream"
        plain = pdf([[]])
        whole = re.search(
            rb"<< /Length \d+ /Filter /FlateDecode >> stream\n.*?\nendstream(?=\nendobj\n8)", plain, re.DOTALL
        )
        assert whole
        data = plain.replace(whole[0][whole[0].rindex(b"<< /Length") :], stream)
    name = f"bomb.{kind[:4].strip(',')}"
    Path(name).write_bytes(data)
    made = run("new", name, "--items", "none", "--max-bytes", "1000000")
    assert made.code == 3
    assert "expands to more than 1,000,000 bytes, which is the limit (--max-bytes)." in made.err


@pytest.mark.parametrize("kind", ["txt", "html", "docx", "pdf"])
def test_fifty_megabytes_get_an_answer(kind: str) -> None:
    """A draft, or a sentence that says which limit it exceeds: never a traceback, nor a wait."""
    lines = "The Council approved the winter timetable of the ferries.\n" * 450_000
    if kind == "txt":
        data = lines.encode() * 2
    elif kind == "html":
        data = page("<p>" + lines.replace("\n", "\n<p>")) * 2
    elif kind == "pdf":  # one stream, as it is written: the words at 700,000 places
        drawn = b"BT /F1 12 Tf 72 720 Td (The Council met and approved the plan.) Tj ET\n" * 700_000
        stream = b"<< /Length %d >> stream\n" % len(drawn) + drawn + b"\nendstream"
        data = re.sub(
            rb"<< /Length \d+ /Filter /FlateDecode >> stream\n.*?\nendstream",
            lambda _: stream,
            pdf([[]]),
            count=1,
            flags=re.DOTALL,
        )
    else:
        data = word(paragraph("The Council met") * 600_000)
    Path(f"large.{kind}").write_bytes(data)
    made = run("new", f"large.{kind}", "--items", "none", "-o", "large.readout.json", "--timeout", "2")
    assert made.code == 1
    assert "error W905: this file took longer than 2 seconds" in made.err
    assert not Path("large.readout.json").exists()
