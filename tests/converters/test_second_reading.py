"""The second reading: the bytes of a document hold all that was read from them, and nothing else."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from meeting_readout import validate
from meeting_readout.converters.second_reading import has_same_content

ROOT = Path(__file__).parents[2]
VALID = sorted(
    path
    for folder in ("examples", "tests/suite/valid")
    for path in (ROOT / folder).rglob("*.readout.*")
    if path.suffix in (".json", ".xml", ".yaml")
)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_every_valid_document_holds_what_is_read_from_it(path: Path) -> None:
    """However a valid document is written, other code reads the same content."""
    data = path.read_bytes()
    verdict = validate(data, name=path.name)
    assert verdict.readout is not None
    assert has_same_content(data, verdict.form, verdict.readout)


@pytest.mark.parametrize("form", ["json", "xml", "yaml"])
def test_whatever_is_lost_is_missed(form: str) -> None:
    """A readout that lacks any one of its members and items, or has another word, is not what the bytes hold."""
    data = (ROOT / f"tests/suite/valid/ferry-council.readout.{form}").read_bytes()
    spoilt = list(changed(validate(data, form=form).readout))
    assert len(spoilt) > 100
    assert not any(has_same_content(data, form, other) for other in spoilt)


def changed(readout: Any) -> Iterator[Any]:
    """Yield copies of a readout, each without one member or item, or with another text."""
    for path, value in places(readout, ()):
        *way, last = path
        if last == "type":  # no element could be written
            continue
        for drop in {True, not isinstance(value, str)}:
            copy = deepcopy(readout)
            node = copy
            for token in way:
                node = node[token]
            if drop:
                del node[last]
            else:
                node[last] = f"{value}~"
            yield copy


def places(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield the path and the value of every node but the root."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for token, inner in members:
        yield (*path, token), inner
        yield from places(inner, (*path, token))
