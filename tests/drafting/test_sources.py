"""What `readout new` keeps of forty sources, ten of each kind: every block, its words, and what was left out."""

from collections import Counter
from pathlib import Path

import pytest
from command import run
from source_corpus import BROKEN, SOURCES, Source

from meeting_readout import converters
from meeting_readout.drafting.sources import extract
from meeting_readout.drafting.sources.extracted import SourceBlock, SourceOptions

READABLE = [source for source in SOURCES if not source.stops]
UNREADABLE = [source for source in (*SOURCES, *BROKEN) if source.stops]


def show(block: SourceBlock) -> str:
    """A block as the corpus writes it."""
    label = f"[{block.label}]" if block.label else ""
    return ("~" if block.omitted else "") + ("+" if block.continues else "") + label + block.content


def options_of(source: Source) -> SourceOptions:
    """What the command line says of a source."""
    select = source.options[1] if "--select" in source.options else ""
    return SourceOptions(select, "--unwrap" in source.options)


def name_of(source: Source) -> str:
    """Name a case."""
    return source.name


@pytest.mark.parametrize("source", READABLE, ids=name_of)
def test_every_block_is_kept_in_order(source: Source) -> None:
    """The blocks are those that a person would keep, word for word."""
    extracted = extract(source.data, source.name, options_of(source))
    assert [show(block) for block in extracted.blocks] == source.blocks


@pytest.mark.parametrize("source", READABLE, ids=name_of)
def test_what_is_left_out_is_reported(source: Source) -> None:
    """Each piece that is left out, or is not as it was, is named; where nothing is, nothing is reported."""
    remarks = extract(source.data, source.name, options_of(source)).remarks
    assert all(any(words in remark for remark in remarks) for words in source.left_out), remarks
    assert bool(remarks) == bool(source.left_out)


@pytest.mark.parametrize("source", READABLE, ids=name_of)
@pytest.mark.parametrize("form", ["json", "xml", "yaml"])
def test_each_source_becomes_a_valid_readout(source: Source, form: str, tmp_path: Path) -> None:
    """It is valid at anchored as it is written, in every form, and its words are those of the source."""
    path, out = tmp_path / source.name, tmp_path / f"out.readout.{form}"
    path.write_bytes(source.data)
    made = run("new", path, "-o", out, "--items", "none", *source.options)
    assert made.code == 0, made.err
    readout = converters.read(out.read_bytes(), form)
    assert readout["level"] == "anchored"
    assert [block["content"] for block in readout["blocks"]] == [
        one.content for one in extract(source.data, source.name, options_of(source)).blocks
    ]
    assert run("validate", out).code == 0
    of_source = [word for word in source.options if word not in ("--language", "he", "ar", "en")]
    checked = run("check-source", out, path, *of_source)
    assert (checked.code, checked.err) == (0, ""), checked.out


@pytest.mark.parametrize("source", UNREADABLE, ids=name_of)
def test_what_cannot_be_read_gets_a_sentence(source: Source, tmp_path: Path) -> None:
    """The sentence names the file and says why; the exit code is 3, and nothing is written."""
    path, out = tmp_path / source.name, tmp_path / "out.readout.yaml"
    path.write_bytes(source.data)
    made = run("new", path, "-o", out, "--items", "none", *source.options)
    assert made.code == 3
    assert made.err.startswith(f"{path}: ")
    assert source.stops in made.err
    assert not out.exists()


def test_there_are_ten_of_each_kind() -> None:
    """The corpus has forty sources, and the paragraphs that they hold together are counted."""
    assert Counter(source.name.rsplit(".", 1)[1] for source in SOURCES) == dict.fromkeys(
        ("txt", "html", "docx", "pdf"), 10
    )
    assert sum(len(source.blocks) for source in SOURCES) > 100
