"""JSON-LD: the readout as it is, with an address of its own."""

from typing import Any

import pytest
from command import BASE
from exported import readouts
from generate import readouts as generated
from hypothesis import given, settings
from linked_data import change_term, compare

from meeting_readout.export import make
from meeting_readout.export.addresses import find_address


def test_four_changes() -> None:
    """Without the context, the address and the two ids, a document is the readout; nothing else was touched."""
    for readout in readouts():
        made = make(readout, "jsonld", base="https://gov.example/{id}")
        context, base = made.pop("@context")
        assert context["@version"] == 1.1
        assert made.pop("id") == base["@base"] == f"{find_address(readout['id'], 'https://gov.example/{id}')}/"
        made["id"] = made.pop("recordId")
        for name in ("meeting", "release"):
            if name in made:
                assert made[name].pop("id") == name
        assert made == readout


@settings(max_examples=20, deadline=None)
@given(generated(core=True))
def test_there_and_back(readout: dict[str, Any]) -> None:
    """A processor of JSON-LD expands every document that is made, and compacts it to the readout that it was."""
    readout.pop("$schema", None)
    assert list(compare(readout, make(readout, "jsonld", base="https://gov.example/{id}"))) == []


def test_what_gets_lost_is_noticed() -> None:
    """The way back shows a term that is missing, and a list without its order."""
    whole = next(readouts())
    made = make(whole, "jsonld", base="https://gov.example/{id}")
    for name, term in (("title", None), ("blocks", {"@id": "mr:blocks"})):
        assert list(compare(whole, change_term(made, name, term))) == [f"{whole['id']}: another readout came back"]


@pytest.mark.parametrize(
    ("id_", "base", "address"),
    [
        ("a.b", "https://gov.example/readouts/{id}", "https://gov.example/readouts/a.b"),
        ("https://x.example/1", "https://gov.example/{id}", "https://gov.example/https%3A%2F%2Fx.example%2F1"),
        ("a", "https://gov.example/one", "https://gov.example/one"),
        ("https://x.example/1", "", "https://x.example/1"),
        ("urn:example:1", "", "urn:example:1"),
    ],
)
def test_addresses(id_: str, base: str, address: str) -> None:
    """An address is the base with the id, or the id."""
    assert find_address(id_, base) == address


@pytest.mark.parametrize(
    "id_", ["a", "tag:x.example,2031:1", "https://x.example/1#2", "https://x.example/?q=1", "https://x.example/a/../b"]
)
def test_made_addresses(id_: str) -> None:
    """What is no address, or none that items could be in, gets a made one, and always the same."""
    assert find_address(id_).startswith("urn:uuid:")
    assert find_address(id_) == find_address(id_) != find_address(f"{id_}x")


def test_an_address_that_ends_with_a_slash() -> None:
    """The address of the readout ends with one slash."""
    assert make(BASE, "jsonld", base="https://gov.example/one/")["id"] == "https://gov.example/one/"
