"""What `readout new` keeps of forty sources, ten of each kind: every block, its words, and what was left out."""

from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from command import run
from source_corpus import BROKEN, SOURCES, Source
from source_files import paragraph, word

from meeting_readout import converters
from meeting_readout.drafting.sources import extract
from meeting_readout.drafting.sources.extracted import SourceBlock, SourceError, SourceOptions, UsageError

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
    assert made.err.rstrip()[-2:-1] not in ".?!", "one mark ends a sentence"
    assert not out.exists()


def test_text_in_an_unknown_element_is_reported() -> None:
    """What no walk knows is named; of two ways to say one thing, that with words is read."""
    ways = "<mc:Choice/><mc:Fallback><w:t>Here</w:t></mc:Fallback>"
    only = f'<w:r><mc:AlternateContent xmlns:mc="urn:mc">{ways}</mc:AlternateContent></w:r>'
    data = word(paragraph(only) + f"<w:odd>{paragraph('Not here')}</w:odd>")
    extracted = extract(data, "a.docx", SourceOptions())
    assert [block.content for block in extracted.blocks] == ["Here"]
    assert extracted.remarks == ['left out (in an element odd): "Not here".']


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_damaged_bytes_get_blocks_or_a_sentence(source: Source) -> None:
    """Whatever becomes of a few bytes of a source, no other exception is raised."""
    chance = Random(source.name)  # noqa: S311 - not for secrets
    for _ in range(12):
        data = bytearray(source.data)
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(len(data) + 1)
            data[at : at + chance.choice((0, 1, 9))] = chance.randbytes(chance.choice((0, 1, 3)))
        with suppress(SourceError, UsageError):
            assert extract(bytes(data), source.name, options_of(source)).blocks


def test_there_are_ten_of_each_kind() -> None:
    """The corpus has forty sources, and the paragraphs that they hold together are counted."""
    assert Counter(source.name.rsplit(".", 1)[1] for source in SOURCES) == dict.fromkeys(
        ("txt", "html", "docx", "pdf"), 10
    )
    assert sum(len(source.blocks) for source in SOURCES) > 100
