"""`readout check-source`: what differs between a readout and its source is reported at its place, in every kind."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command import run
from source_corpus import OTHER, SENTENCE, page, wrap
from source_files import Line, paragraph, pdf, word

LAST = "The next meeting will be held at the Harbour Hall in Port Elm on the first Monday of June."
TEXT = ("The Tidal Council met", SENTENCE, OTHER, LAST)
ELSE = ("Notes on the tides", "Low water is at six.", "High water is at noon, with wind.", "Boats stay in.")


def make_pdf(texts: tuple[str, ...]) -> bytes:
    """Paragraphs below each other."""
    first = Line(72, 780, texts[0], 18)
    return pdf([[first, *(line for at, text in enumerate(texts[1:]) for line in wrap(text, 72, 720 - 80 * at, 440))]])


KINDS: dict[str, Callable[[tuple[str, ...]], bytes]] = {
    "txt": lambda texts: "\n\n".join(texts).encode(),
    "html": lambda texts: page("".join(f"<p>{text}</p>" for text in texts)),
    "docx": lambda texts: word("".join(map(paragraph, texts))),
    "pdf": make_pdf,
}
CASES: dict[str, tuple[tuple[str, ...], list[tuple[str, str]]]] = {
    "the same": (TEXT, []),
    "a changed word": ((TEXT[0], TEXT[1].replace("Monday", "Sunday"), *TEXT[2:]), [("changed", "p2")]),
    "a dropped paragraph": ((*TEXT[:2], TEXT[3]), [("missing", "p3")]),
    "a paragraph more": (
        (*TEXT[:2], "It also rained on that day, so the crew went home.", *TEXT[2:]),
        [("added", "p2")],
    ),
    "another order": ((TEXT[0], TEXT[2], TEXT[1], TEXT[3]), [("moved", "p3")]),
    "another page": (ELSE, [("other", "p1")]),
}
"""What the source has instead, and what is reported: the kind, and the block of the readout."""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(kind: str, texts: tuple[str, ...], form: str = "yaml") -> str:
    """The readout of a source, in a file."""
    Path(f"source.{kind}").write_bytes(KINDS[kind](texts))
    out = f"council.readout.{form}"
    assert run("new", f"source.{kind}", "--items", "none", "-o", out).code == 0
    return out


def check(*words: object) -> dict[str, Any]:
    """What is reported as JSON."""
    done = run("check-source", *words, "--format", "json")
    report: dict[str, Any] = json.loads(done.out)
    assert done.code == bool(report["differences"])
    return report


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_differs_is_reported_at_its_place(kind: str, case: str) -> None:
    """Each difference is one, with its kind, and the line of its block; what is the same is silent."""
    file, (texts, expected) = make(kind, TEXT), CASES[case]
    Path(f"other.{kind}").write_bytes(KINDS[kind](texts))
    found = check(file, f"other.{kind}")["differences"]
    assert [(one["kind"], one["block"]) for one in found] == expected
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    for one in found:
        above = [line for line in lines[: one["line"]] if "- id: p" in line]
        assert above[-1].endswith(one["block"])


def test_a_difference_is_shown_like_a_failed_quotation() -> None:
    """The closest words stand below it, and what to put in and take out; the digest is reported beside them."""
    file = make("txt", TEXT)
    Path("other.txt").write_bytes(KINDS["txt"](CASES["a changed word"][0]))
    done = run("check-source", file, "other.txt")
    assert done.code == 1
    assert (
        f"{file}:18:7: changed: block p2: the words differ from those of the source.\n    closest words: " in done.out
    )
    assert "on [-Mo][+Su]nday" in done.out
    assert done.out.endswith(f"1 difference between 4 blocks of {file} and other.txt.\n")
    assert done.err.startswith("other.txt: its bytes are not those that were encoded (sha256 ")


@pytest.mark.parametrize("form", ["json", "xml", "yaml"])
def test_the_same_words_are_no_difference(form: str) -> None:
    """It is said so in one line, whatever the form of the readout and the cut of its blocks."""
    file = make("txt", TEXT, form)
    Path("other.txt").write_bytes("\n".join(TEXT).replace(" ", "\u00a0").encode())
    done = run("check-source", file, "other.txt")
    assert (done.code, done.out) == (0, f"{file}: its 4 blocks have the words of other.txt, in their order.\n")


def test_a_person_may_cut_blocks_and_omit_furniture() -> None:
    """Blocks that were parted or joined, an excerpt, and furniture that the source has not make no difference."""
    file = make("txt", TEXT, "json")
    readout = json.loads(Path(file).read_bytes())
    blocks = readout["blocks"]
    blocks[1]["content"], rest = SENTENCE[:40], SENTENCE[40:]
    blocks.insert(2, {"id": "p9", "continues": True, "content": rest})
    blocks.append({"id": "p10", "content": "Share this page", "omitted": [{"reason": "furniture"}]})
    Path(file).write_text(json.dumps(readout), encoding="utf-8")
    assert check(file, "source.txt")["differences"] == []
    readout["release"]["excerpt"] = True
    readout["blocks"] = blocks[:1] + blocks[3:]
    Path(file).write_text(json.dumps(readout), encoding="utf-8")
    assert check(file, "source.txt")["differences"] == []


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("-", "-"), 2, "Only one of the two can be the standard input."),
        (("none", "source.txt"), 2, "none:1:1: error E001"),
        (("council.readout.yaml", "none"), 2, "none:1:1: error E001"),
        (("source.txt", "source.txt"), 1, "error S003: this is text in words, and no readout."),
        (("council.readout.yaml", "empty.txt"), 3, "empty.txt: the file is empty."),
    ],
)
def test_what_cannot_be_compared_is_said(words: tuple[str, ...], code: int, message: str) -> None:
    """A readout or a source that cannot be read gets the finding or the sentence of every verb."""
    make("txt", TEXT)
    Path("empty.txt").write_bytes(b"")
    done = run("check-source", *words)
    assert (done.code, done.out) == (code, "")
    assert message in done.err


def test_the_source_may_come_from_the_standard_input() -> None:
    """Its name shows the kind."""
    file = make("html", TEXT)
    done = run("check-source", file, "-", "--stdin-filename", "x.html", given=Path("source.html").read_bytes())
    assert (done.code, done.out) == (0, f"{file}: its 4 blocks have the words of x.html, in their order.\n")
