"""What harm a fix can do, and that it is taken back then: with edits that no fix of the table would make."""

from dataclasses import replace

import pytest
import spoil

from meeting_readout import validate
from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import Edit, Finding, Touch, Verdict
from meeting_readout.validator.fixes.apply import Fixed, fix_document
from meeting_readout.validator.fixes.edits import select_compatible
from meeting_readout.validator.fixes.harm import Harm, has_kept_content

BASE = catalogue.load_catalogue()["base"]
WRONG = {**BASE, "decisions": [{"id": "d1", "act": "approved"}, {"id": "d2", "verb": "rose"}]}
FILE = spoil.to_json(WRONG)


def edit(old: str, new: str, touch: Touch | None = None, at: int = 0) -> Edit:
    """Give an edit that writes something else in place of words of the file."""
    start = FILE.decode().index(old, at)
    return Edit(1, 1, 1, 1, new, start, start + len(old), 0, touch)


def find_other(*edits: Edit) -> Finding:
    """Give a finding of the file, with these edits for its fix."""
    (finding,) = validate(FILE, form="json").findings
    return replace(finding, edits=edits, safety="safe")


def fix(*findings: Finding) -> Fixed:
    """Fix the file as if these were its findings."""
    before = replace(validate(FILE, form="json"), findings=findings)

    def check(data: bytes) -> Verdict:
        return validate(data, form="json")

    return fix_document(FILE, before, check, lambda finding: True)


@pytest.mark.parametrize(
    ("edits", "harm"),
    [
        ([edit('"act"', '"id": "d3", "act"')], Harm("caused", ("W005",))),
        ([edit('"act": "approved"', '"act": "approve",')], Harm("caused", ("W003",))),
        (
            [
                edit('"approved"', '"approve"', Touch("set", ("decisions", 0), ("act",))),
                edit('"d2"', '"d 2"', Touch("set", ("decisions", 1), ("id",))),
            ],
            Harm("caused", ("S005",)),
        ),
        ([edit('"approved"', '"agreed"')], Harm("useless")),
        (
            [edit('"approved"', '"approve"', Touch("set", ("decisions", 0), ("act",))), edit('"rose"', '"sat"')],
            Harm("content"),
        ),
    ],
)
def test_a_fix_that_does_harm_is_taken_back(edits: list[Edit], harm: Harm) -> None:
    """The file stays as it is, and the finding says no longer that it can be fixed."""
    finding = find_other(*edits)
    made = fix(finding)
    assert (made.data, made.fixed) == (FILE, [])
    assert made.refused == ((finding, harm),)
    assert [(one.edits, one.safety) for one in made.verdict.findings] == [((), "")]


def test_a_fix_that_does_no_harm_is_kept_beside_one_that_does() -> None:
    """Of several fixes only the harmful one is taken back."""
    good = find_other(edit('"approved"', '"approve"', Touch("set", ("decisions", 0), ("act",))))
    bad = replace(good, code="S005", pointer="/id", edits=(edit('"rose"', '"rose", "verb": "sat"'),))
    made = fix(good, bad)
    assert made.data == FILE.replace(b"approved", b"approve")
    assert made.fixed == [good]


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (Touch("rename", ("a",), ("x", "y")), Touch("rename", ("a",), ("v", "w")), True),
        (Touch("rename", ("a",), ("x", "y")), Touch("rename", ("b",), ("x", "y")), True),
        (Touch("set", ("a",), ("x",)), Touch("set", ("a",), ("y",)), True),
        (Touch("move", ("a",)), Touch("move", ("a",)), True),
        (Touch("rename", ("a",), ("x", "y")), Touch("rename", ("a",), ("v", "y")), False),
        (Touch("rename", ("a",), ("x", "y")), Touch("set", ("a",), ("y",)), False),
        (Touch("set", ("a",), ("x",)), Touch("set", ("a",), ("x",)), False),
        (Touch("move", ("a",)), Touch("remove", ("a",), (1,)), False),
        (Touch("sort", ("a",)), Touch("rename", ("a",), ("x", "y")), False),
    ],
)
def test_an_object_is_not_touched_in_two_ways_at_once(one: Touch, other: Touch, fit: bool) -> None:
    """Edits of other regions wait as well, where they change the same object in another way or the same member."""
    findings = [
        replace(find_other(edit("{", "[", one)), pointer="/1"),
        replace(find_other(edit("}", "]", other)), pointer="/2"),
    ]
    assert select_compatible(findings) == (findings if fit else findings[:1])


BEFORE = {"a": [{"id": 1, "by": "x", "n": 5}, {"id": 2}], "b": {"c": True}}


@pytest.mark.parametrize(
    ("after", "touches", "same"),
    [
        (BEFORE, [], True),
        ({**BEFORE, "b": {}}, [], False),
        ({**BEFORE, "b": {"d": True}}, [Touch("rename", ("b",), ("c", "d"))], True),
        ({**BEFORE, "b": {"d": False}}, [Touch("rename", ("b",), ("c", "d"))], False),
        ({**BEFORE, "b": {"c": True, "d": 1}}, [Touch("set", ("b",), ("d",))], True),
        ({**BEFORE, "b": {"d": 1}}, [Touch("set", ("b",), ("d",))], False),
        ({**BEFORE, "a": BEFORE["a"][::-1]}, [Touch("move", ("a",))], True),
        ({**BEFORE, "a": BEFORE["a"][1:]}, [Touch("move", ("a",))], False),
        ({**BEFORE, "a": BEFORE["a"][::-1]}, [], False),
        ({**BEFORE, "a": [{"id": 1, "by": "x", "n": "5"}, {"id": 2}]}, [], True),
        ({**BEFORE, "a": [{"id": 1, "by": "x"}, {"id": 2}]}, [Touch("remove", ("a", 0), ("n",))], True),
        ({**BEFORE, "a": [{"type": "y"}, {"id": 2}]}, [Touch("set", ("a",), (0,))], True),
    ],
)
def test_other_content_is_what_it_was(after: dict[str, object], touches: list[Touch], same: bool) -> None:
    """What an edit touches may change, and nothing besides; a number that is a word now is the same."""
    assert has_kept_content(BEFORE, after, touches, "yaml") is same


def test_a_fraction_beside_a_fix_is_content_as_well() -> None:
    """A number that JSON allows and no readout has is compared as it is written."""
    data = (
        b'{"specVersion": "1.0", "id": "x", "release": {"titel": "t", "language": "en"}, "meeting": {"ordinal": 1.5}}'
    )

    def check(changed: bytes) -> Verdict:
        return validate(changed, form="json")

    made = fix_document(data, check(data), check, lambda finding: True)
    assert made.data == data.replace(b"titel", b"title")
