"""The release in `examples/sources/` is the same in four kinds, and its files are those that the script makes."""

import pytest
from example_sources import FOLDER, make_sources

from meeting_readout.drafting.sources import extract
from meeting_readout.drafting.sources.extracted import SourceOptions

SOURCES = make_sources()


@pytest.mark.parametrize("name", SOURCES)
def test_the_file_is_the_one_that_is_made(name: str) -> None:
    """Nobody changes one of the four by hand."""
    assert (FOLDER / name).read_bytes() == SOURCES[name]


@pytest.mark.parametrize("name", SOURCES)
def test_each_kind_has_the_same_blocks(name: str) -> None:
    """Their kinds, labels and words are the same, but for the page number of the PDF."""
    text = extract(SOURCES["bridge-committee-3.txt"], "a.txt", SourceOptions()).blocks
    blocks = extract(SOURCES[name], name, SourceOptions()).blocks
    assert [block[:3] for block in blocks if not block.omitted] == [block[:3] for block in text]
