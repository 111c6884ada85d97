"""Comments and blank lines in the canonical layout: where they are put, and that none is lost."""

from pathlib import Path
from typing import Any

import pytest
from command import put, run
from comment_trial import run as try_documents

from meeting_readout import converters
from meeting_readout.converters.canonical import CommentLost, format_document

GOLDEN = Path(__file__).parents[1] / "golden" / "comments"
HEAD = 'specVersion: "1.0"\nid: a\n\nrelease:\n  title: A\n  language: en\n'
YAML = {
    "behind-a-value": ("id: a # c\n", "id: a  # c\n"),
    "behind-a-name": ("id: # c\n  a\n", "id: a  # c\n"),
    "between-name-and-value": ("id: # c\n  # d\n  a # e\n", "# c\n# d\nid: a  # e\n"),
    "no-space-and-a-tab": ("id: a\t#c\n", "id: a  #c\n"),
    "nothing-but-a-sign": ("#\nid: a #\n", "#\nid: a  #\n"),
    "in-quotes": ("id: 'a' # 'c\n", "id: a  # 'c\n"),
    "behind-an-explicit-name": ("? id # c\n: a\n", "id: a  # c\n"),
    "too-deep": ("level: core\n    # c\nid: a\n", None),
    "blank-lines": ("level: core\n\n \n# c\n\n\n# d\n\nid: a\n", "\n# c\n\n# d\n\nid: a\nlevel: core\n"),
}
"""Members of the root in any layout, and how they are written."""
BLOCKS = {
    "header": ("- id: p\n  content: | # c\n    x\n", "  - id: p\n    content: |  # c\n      x\n"),
    "header-of-a-folded-text": ("- id: p\n  content: >- # c\n    x\n", "  - id: p\n    content: x  # c\n"),
    "sign-in-a-text": ("- id: p\n  content: |\n    x\n    # y\n", "  - id: p\n    content: |\n      x\n      # y\n"),
    "behind-a-text": ("- id: p\n  content: |-\n    x\n\n # c\n", "  - id: p\n    content: x\n\n# c\n"),
    "kept-blank-lines": ("- id: p\n  content: |+\n    x\n\n# c\n", '  - id: p\n    content: "x\\n\\n"\n# c\n'),
    "blank-line-before-the-first": ("\n# c\n- id: p\n\n  content: x\n", "  # c\n  - id: p\n\n    content: x\n"),
    "dash": ("- # c\n  id: p\n  content: x\n", "  # c\n  - id: p\n    content: x\n"),
    "braces": ("- {id: p, content: x} # c\n", "  # c\n  - id: p\n    content: x\n"),
    "braces-over-lines": (
        "- { # c\n  id: p, # d\n  content: x # e\n  # f\n  }\n",
        "  # c\n  - id: p  # d\n    content: x  # e\n    # f\n",
    ),
    "end": ("- id: p\n  content: x\n  # c\n # d\n", "  - id: p\n    content: x\n    # c\n# d\n"),
    "first-member": (
        "- content: x\n  # c\n\n  id: p\n# d\n- id: q\n  content: x\n",
        "  # c\n\n  - id: p\n    content: x\n  # d\n  - id: q\n    content: x\n",
    ),
}
"""Blocks in any layout, the dashes below the name of the list, and how they are written."""


def canonical(text: str | bytes, form: str = "yaml") -> str:
    """Give a document in the canonical layout, which a second run leaves as it is."""
    data = text if isinstance(text, bytes) else text.encode()
    found = converters.trace(data, form)
    assert [fault for fault in found.faults if fault.code != "W004"] == []
    formatted = format_document(data, found.data, form)
    assert format_document(formatted, found.data, form) == formatted
    return formatted.decode()


@pytest.mark.parametrize("form", ["yaml", "xml"])
def test_a_commented_document(form: str, file_regression: Any) -> None:
    """A document with comments of every kind is read by eye."""
    untidy = (GOLDEN / f"council.untidy.{form}").read_bytes()
    file_regression.check(canonical(untidy, form), encoding="utf-8", fullpath=GOLDEN / f"council.canonical.{form}")


@pytest.mark.parametrize("form", ["yaml", "xml"])
def test_comments_at_random_places_stay(form: str) -> None:
    """Each comment of a generated document is there once, at its node; `comment_trial.py` tries many more."""
    assert [(number, wrong) for number, _, wrong in try_documents(30, form) if wrong] == []


@pytest.mark.parametrize(("written", "expected"), YAML.values(), ids=YAML)
def test_comments_at_members(written: str, expected: str | None) -> None:
    """A comment is behind its member or above it; of blank lines one is left."""
    members = HEAD.replace("id: a\n", written)
    assert canonical(members) == HEAD.replace("id: a\n", expected or "# c\nid: a\nlevel: core\n")


@pytest.mark.parametrize(("written", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_comments_at_items(written: str, expected: str) -> None:
    """A comment is at its item, or at the end that its indentation says."""
    assert canonical(f"{HEAD}blocks:\n{written}") == f"{HEAD}\nblocks:\n{expected}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=ascii)
def test_markers_and_line_ends(end: str) -> None:
    """The marks of a YAML document, its line ends and its byte order mark go, and no comment with them."""
    text = f"\ufeff# a\n\n%YAML 1.2 # b\n--- # c\n\n{HEAD}  # d\n\n... # e\n# f\n"
    assert canonical(text.replace("\n", end)) == f"# a\n\n# b\n# c\n\n{HEAD}  # d\n\n# e\n# f\n"


def test_a_canonical_file_stays_as_it_is() -> None:
    """What is canonical without comments and blank lines is not touched."""
    for path in sorted((Path(__file__).parents[2] / "examples").rglob("*.readout.*")):
        form = path.suffix[1:]
        if form in ("yaml", "xml"):
            assert canonical(path.read_bytes(), form) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["yaml", "xml"])
def test_the_documents_of_the_page_are_canonical(form: str) -> None:
    """What docs/ci.md shows is what is written."""
    page = (Path(__file__).parents[2] / "docs" / "ci.md").read_text(encoding="utf-8")
    section = page.partition("## Comments and blank lines\n")[2].partition("\n## ")[0]
    shown = section.partition(f"```{form}\n")[2].partition("```")[0]
    assert canonical(shown, form) == shown


@pytest.mark.parametrize(
    "note", ["<!-- c -->", "<!--c\n     d-->", "<?c?>", "<?c  d > ?>", "<!-- <!DOCTYPE a> -->", "<?ç?>"]
)
def test_notes_in_xml_keep_their_text(note: str) -> None:
    """Comments and instructions are the same to the letter: between elements, in a text, in an empty element."""
    text = (
        '<readout xmlns="https://w3id.org/meeting-readout/1" specVersion="1.0" id="a">{0}<release language="en">'
        '<title>A{0} &amp; <![CDATA[<B>]]></title><published value="2031">{0}</published></release> {0}\n</readout>{0}'
    )
    assert canonical(text.format(note), "xml") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<readout xmlns="https://w3id.org/meeting-readout/1" specVersion="1.0" id="a">\n'
        f"  {note}\n"
        '  <release language="en">\n'
        f"    <title>A{note} &amp; &lt;B&gt;</title>\n"
        f'    <published value="2031">{note}</published>\n'
        f"  </release> {note}\n"
        f"</readout>\n{note}\n"
    )


def test_a_lost_comment_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the comments before and after are not the same, nothing is written (C002)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("meeting_readout.converters.yaml.comments.keep_comments", lambda _text, written, _data: written)
    with pytest.raises(CommentLost):
        canonical(f"# c\n{HEAD}")
    path = put("a.readout.yaml", f"# c\n{HEAD}".encode())
    found = run("fmt", path)
    assert found.code == 1
    assert "error C002: a comment would be lost in the canonical layout; the file was not changed." in found.err
    assert path.read_bytes() == f"# c\n{HEAD}".encode()


@pytest.mark.parametrize("form", ["yaml", "xml"])
def test_fix_leaves_a_canonical_file_canonical(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A canonical file with comments in it is still canonical where a fix makes a line too long for the layout."""
    monkeypatch.chdir(tmp_path)
    words = "The council met in the town hall, with the doors open, and heard the harbour master."
    readout = {
        "specVersion": "1.0",
        "id": "a",
        "release": {"title": "A", "language": "en", "anchors": [{"block": "p", "exact": words}]},
        "blocks": [{"id": "p", "content": f"{words} {words}"}],
    }
    title = {"yaml": ("  title: A", "  # c\n  title: A"), "xml": ("    <title>", "    <!-- c -->\n    <title>")}[form]
    text = canonical(converters.write(readout, form).decode().replace(*title), form)
    path = put(f"a.readout.{form}", text.encode())
    run("fix", "--unsafe", "--level", "anchored", path)
    fixed = path.read_text(encoding="utf-8")
    assert (fixed.count("occurrence"), fixed.count(title[1])) == (1, 1)
    assert run("fmt", "--check", path).code == 0
