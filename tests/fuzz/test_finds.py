"""What the programs in `tests/fuzz/` found, one case each."""

import json

import pytest

from meeting_readout import converters
from meeting_readout.runner.check import check_bytes

SMALL = {
    "specVersion": "1.0",
    "id": "ferry",
    "release": {"title": "A", "language": "en", "published": {"value": "2031-03-05", "basis": "external"}},
    "meeting": {"kind": "regular", "body": {"name": "The Ferry Council"}, "held": {"start": {"value": "2031-03-04"}}},
}


def told(readout: object) -> set[str]:
    """Give the codes of what is told of a readout."""
    data = json.dumps(readout, indent=2).encode()
    return {finding.code for finding in check_bytes(data, "a.readout.json", "core", "json").findings}


def test_a_misspelt_list_whose_members_have_a_list_for_a_type_is_told() -> None:
    """Looking for the name that was meant asks for the type of each member, which may be anything."""
    assert told(SMALL | {"en>2ties": [{"id": "a", "type": [{"ref": "meeting"}]}]}) == {"S002"}


@pytest.mark.parametrize("name", ["\u0372", "\u2c00", "\u3400", "\U00010000"])
def test_names_of_the_fifth_edition_of_xml_are_refused_on_both_ways(name: str) -> None:
    """A processing instruction and a prefix may not have a name that only the fifth edition of XML 1.0 allows."""
    data = converters.write(SMALL, "xml")
    for spoilt in (
        data + f"<?{name} a?>".encode(),
        data.replace(b"xmlns=", f'xmlns:{name}="urn:a" xmlns='.encode(), 1),
    ):
        findings = check_bytes(spoilt, "a.readout.xml", "core", "xml").findings
        assert [finding.code for finding in findings] == ["W003"]


@pytest.mark.parametrize("name", ["a", "\u00e9", "\u4e00"])
def test_names_of_the_fourth_edition_of_xml_are_taken(name: str) -> None:
    """A processing instruction and a prefix may have any name of the fourth edition of XML 1.0."""
    data = converters.write(SMALL, "xml")
    for other in (data + f"<?{name} a?>".encode(), data.replace(b"xmlns=", f'xmlns:{name}="urn:a" xmlns='.encode(), 1)):
        assert check_bytes(other, "a.readout.xml", "core", "xml").readout == SMALL
