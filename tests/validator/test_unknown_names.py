"""An unknown property: which one is meant, in words, and one mistake being one finding."""

import json
from copy import deepcopy
from typing import Any

import pytest
import spoil

from meeting_readout import validate
from meeting_readout.model.derive.profile import ProfileError, check_profile
from meeting_readout.model.model import ROOT, model
from meeting_readout.validator.catalogue import load_catalogue


def messages(members: dict[str, Any], write: Any = spoil.to_json, form: str = "json") -> list[tuple[str, str]]:
    """Give the pointer and the sentence of each finding of a readout with these members of the root."""
    findings = validate(write({**load_catalogue()["base"], **members}), form=form).findings
    return [(finding.pointer, finding.message) for finding in findings]


@pytest.mark.parametrize(
    ("members", "said"),
    [
        (
            {"directives": [{"id": "d1", "force": "request", "due": "2024-05-15"}]},
            'a directive has no "due"; its time limit is called "deadlines".',
        ),
        (
            {"directives": [{"id": "d1", "force": "request", "Due_Date": "2024-05-15"}]},
            'a directive has no "Due_Date"; its time limit is called "deadlines".',
        ),
        (
            {"decisions": [{"id": "d1", "act": "adopt", "speaker": "council"}]},
            'a decision has no "speaker"; its speaker is called "by".',
        ),
        (
            {"attendees": "council"},
            'a readout has no "attendees"; its list of those who took part is called "participants".',
        ),
        (
            {"decisions": [{"id": "d1", "act": "adopt", "topicks": "plan"}]},
            'a decision has no "topicks"; did you mean "topics"?',
        ),
        ({"decisions": [{"id": "d1", "act": "adopt", "zzz": "plan"}]}, 'a decision has no "zzz".'),
    ],
)
@pytest.mark.parametrize(("write", "form"), [(spoil.to_json, "json"), (spoil.to_xml, "xml")])
def test_an_unknown_name_is_answered_in_words(members: dict[str, Any], said: str, write: Any, form: str) -> None:
    """What people call otherwise is told by its meaning, a slip by its spelling, and the rest plainly."""
    assert [sentence for _pointer, sentence in messages(members, write, form)] == [said]


def test_what_stands_under_a_wrong_name_is_not_missing() -> None:
    """A required property under another name is one mistake, and one finding."""
    said = messages({"blocks": [{"id": "p1", "text": "The council met."}]})
    assert said == [("/blocks/0/text", 'a block has no "text"; its text is called "content".')]


def test_a_name_that_is_taken_is_not_proposed() -> None:
    """What the object has already cannot be meant."""
    said = messages({"blocks": [{"id": "p1", "text": "The council met.", "content": "The council met."}]})
    assert said == [("/blocks/0/text", 'a block has no "text".')]


def test_every_other_name_leads_to_its_property() -> None:
    """Each other name of a member of the root is answered with that member, where it is not there already."""
    for prop in model().objects[ROOT].properties.values():
        other = prop.schema.get("x-also-called", {"names": ()})
        for name in other["names"] if prop.name not in load_catalogue()["base"] else ():
            said = f'a readout has no "{name}"; its {other["words"]} is called "{prop.name}".'
            assert messages({name: "council"}) == [(f"/{name}", said)]


def test_a_property_is_not_another_name_of_its_neighbour() -> None:
    """The profile refuses a name that is a property of the same type, and one that is given twice."""
    schema = deepcopy(json.loads(json.dumps(model().schema)))
    schema["$defs"]["directive"]["properties"]["deadlines"]["x-also-called"]["names"] += ["when", "speaker"]
    with pytest.raises(ProfileError) as refused:
        check_profile(schema)
    assert [place.partition(": ")[2] for place in refused.value.places] == [
        "x-also-called names when, which is another property or called so twice",
        "x-also-called names speaker, which is another property or called so twice",
    ]
