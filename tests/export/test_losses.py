"""`arrives.json` and what the targets do: they agree on every property of the schema, in both directions."""

import pytest
from removal import is_arriving

from meeting_readout.export import TARGETS, count_losses
from meeting_readout.export.losses import list_leaves, load_arrivals

LEAVES = list(list_leaves())


@pytest.mark.parametrize("target", TARGETS)
def test_what_arrives_is_what_is_listed(target: str) -> None:
    """The output changes with a value if and only if the table lists its property."""
    said = load_arrivals()[target]
    found = {f"{type_}.{name}" for type_, name in LEAVES if is_arriving(type_, name, target)}
    everything = {f"{type_}.{name}" for type_, name in LEAVES}
    listed = everything if said["arrives"] == "all" else {*said["arrives"], *said["partly"]}
    # That each document has the version of the specification is no choice of its author: no other value is valid.
    assert found ^ listed <= {"readout.specVersion"}, (sorted(found - listed), sorted(listed - found))


def test_the_table_is_in_order() -> None:
    """Each target has its lists, in the order of the schema, and no property is in two of them."""
    order = [f"{type_}.{name}" for type_, name in LEAVES]
    assert load_arrivals().keys() == TARGETS.keys()
    for said in load_arrivals().values():
        if said["arrives"] != "all":
            assert said["arrives"] == [name for name in order if name in said["arrives"]]
            assert list(said["partly"]) == [name for name in order if name in said["partly"]]
            assert not set(said["arrives"]) & set(said["partly"])


def test_counts() -> None:
    """Values are strings, integers, flags and lists of strings; those in the embedded readout arrive as well."""
    readout = {
        "specVersion": "1.0",
        "id": "a",
        "release": {"title": "x", "language": "en", "keywords": ["a", "b"], "rights": "none"},
        "meeting": {"ordinal": 7, "quorum": True, "places": [{"name": "Quillby"}]},
    }
    found = count_losses(readout, "akn", embed=False)
    assert found.lost == {"meeting.quorum": 1, "readout.specVersion": 1, "release.rights": 1}
    assert found.partly == {"meeting.ordinal": 1, "mention.name": 1}
    assert (found.values, found.arrive) == (9, 4)
    embedded = count_losses(readout, "akn")
    assert (embedded.arrive, embedded.lost, embedded.embedded) == (9, {}, 5)
