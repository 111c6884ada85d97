"""Sketches: of a text without faults they have the data of the tracer; of any other they take what there is."""

from pathlib import Path
from typing import Any

import pytest
from command import EXAMPLES
from lsp_samples import FORMS, fill

from meeting_readout import converters
from meeting_readout.converters.tracing import Spot
from meeting_readout.language_server.sketch import sketch

SUITE = Path(__file__).parents[1] / "suite"
FOLDERS = (EXAMPLES, SUITE / "valid", SUITE / "warned", SUITE / "canonical")


def documents(form: str) -> list[Path]:
    """Give all documents of a form that are in order."""
    return sorted(path for folder in FOLDERS for path in folder.rglob(f"*.{form}"))


@pytest.mark.parametrize("form", FORMS)
def test_a_sketch_has_the_data_of_the_tracer(form: str) -> None:
    """Every document of the examples and the suite is sketched as it is read, with the same places of its scalars."""
    compared = 0
    for path in documents(form):
        data = path.read_bytes()
        trace = converters.trace(data, form)
        if not isinstance(trace.data, dict) or trace.faults or not trace.root:
            continue
        made = sketch(trace.source.text, form)
        assert made.data == trace.data, path
        if b"\r" not in data:  # the tracer of YAML has other places for lines that end with it
            assert list_places(made.root) == list_places(trace.root), path
        compared += 1
    assert compared > 50


def list_places(spot: Spot, path: tuple[str | int, ...] = ()) -> list[Any]:
    """Give the places of names and scalars."""
    found = [] if spot.children else [(path, spot.key, spot.value)]
    for token, child in spot.children.items():
        found += list_places(child, (*path, token))
    return sorted(found, key=str)


@pytest.mark.parametrize("form", FORMS)
def test_every_beginning_of_a_text_has_a_sketch(form: str) -> None:
    """However far a text is typed, the names that it begins with are there, and the place at its end is a place."""
    text = fill(form)
    whole = sketch(text.encode() if form == "xml" else text, form).data
    for end in range(len(text)):
        source: Any = text[:end].encode() if form == "xml" else text[:end]
        made = sketch(source, form, len(source))
        assert list(made.data)[:-1] == list(whole)[: max(len(made.data) - 1, 0)]
        if made.cursor:
            assert 0 <= made.cursor.span[0] <= made.cursor.span[1] <= len(source)


@pytest.mark.parametrize("form", FORMS)
def test_the_limit_of_levels_is_that_of_the_tracer(form: str) -> None:
    """What the tracer reads to its end has a sketch, and what nests one level deeper has none, as there (W902)."""
    for depth, is_read in ((64, True), (65, False)):
        inner = depth - 1  # the root is the first
        text: Any = {
            "json": '{"a": ' + "[" * inner + "]" * inner + "}",
            "xml": '<readout xmlns="https://w3id.org/meeting-readout/1">' + "<a>" * inner + "</a>" * inner,
            "yaml": "a: " + "[" * inner + "]" * inner,
        }[form]
        text += "</readout>" if form == "xml" else ""
        codes = [fault.code for fault in converters.trace(text.encode(), form).faults]
        assert ("W902" in codes) is not is_read
        assert bool(sketch(text.encode() if form == "xml" else text, form).data) is is_read


@pytest.mark.parametrize("form", FORMS)
def test_a_sketch_takes_time_in_proportion(form: str) -> None:
    """Many brackets, tags and quotes that nothing closes are no trouble."""
    for piece in ('{"a": [', "<a b='", "- - ", "a: |\n ", "'", '"', "{", "<![CDATA["):
        source: Any = (piece * 3000).encode() if form == "xml" else piece * 3000
        sketch(source, form, len(source) // 2)
