"""What a program can mend: before and after in every form, with all else in the file left as it was.

`fixes/CODE-what.before.FORM` is a file, `.after.` what safe fixes make of it, `.unsafe.` what guesses make of it as
well. Where one of these is missing, nothing changes.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import spoil

from meeting_readout import Verdict, converters, validate
from meeting_readout.converters.forms import FORMS
from meeting_readout.model.model import model
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import examples
from meeting_readout.validator.finding import Finding
from meeting_readout.validator.fixes import FIXES
from meeting_readout.validator.fixes.apply import fix_document
from meeting_readout.validator.fixes.edits import apply_edits

CASES = sorted((Path(__file__).parent / "data").glob("*.before.*"))
BASE = catalogue.load_catalogue()["base"]
WRITERS = {"json": spoil.to_json, "xml": spoil.to_xml, "yaml": spoil.to_yaml}
ROOT = (
    f'<readout xmlns="{model().namespace}" specVersion="1.0" id="x"><release language="en"><title>t</title></release>'
)


def judge(form: str, level: str = "complete") -> Callable[[bytes], Verdict]:
    """Give what judges the bytes of a form."""
    return lambda data: validate(data, form=form, level=level)


def mended(data: bytes, form: str, unsafe: bool = False, code: str = "", level: str = "complete") -> bytes:
    """Mend a file, by fixes of some codes only if a beginning is given."""

    def wanted(finding: Finding) -> bool:
        return (unsafe or finding.safety == "safe") and finding.code.startswith(code)

    return fix_document(data, judge(form, level)(data), judge(form, level), wanted).data


# ---- each kind of fix


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(".before", ""))
def test_a_case_becomes_what_it_should(case: Path) -> None:
    """The file is mended as its neighbour shows, by safe fixes and by guesses, and not a byte besides."""
    form, before = case.suffix[1:], case.read_bytes()
    after, guessed = (case.with_name(case.name.replace(".before.", kind)) for kind in (".after.", ".unsafe."))
    safe = after.read_bytes() if after.exists() else before
    assert mended(before, form).decode() == safe.decode()
    assert mended(before, form, unsafe=True).decode() == (guessed.read_bytes() if guessed.exists() else safe).decode()


def test_no_case_is_without_a_beginning() -> None:
    """Every file among the cases is one of a case, and every code with a fix has a case or is tested below."""
    names = {case.name.partition(".")[0] for case in CASES}
    assert {path.name.partition(".")[0] for path in CASES[0].parent.iterdir()} == names
    assert {code for code, _, _ in FIXES} - {name[:4] for name in names} == {"W004", "S008"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("code", ["W004", "W012", "S004", "M103", "M110", "Q102", "Q104", "Q303"])
def test_a_bad_example_is_mended(code: str, form: str) -> None:
    """The bad example of a rule has no finding after its fix."""
    rule = catalogue.rules()[code]
    data = examples.build_readout(rule["bad"])
    written = WRITERS[form](data) if data is not None else examples.build_files(rule["bad"]).get(form)
    if written is None:
        assert code == "W012"  # which only XML can have
        return
    made = mended(written, form, unsafe=True, level=rule["level"])
    assert validate(made, form=form, level=rule["level"]).findings == ()


def test_the_catalogue_says_what_can_be_fixed() -> None:
    """A rule is called fixable where there is a fix for it, and unsafe where there is none but a guess."""
    rules = catalogue.rules()
    assert {code for code, rule in rules.items() if rule["fixable"]} == {code for code, _, _ in FIXES}
    safe = {code for code, safety, _ in FIXES if safety == "safe"}
    assert {code for code, rule in rules.items() if rule.get("unsafe")} == {code for code, _, _ in FIXES} - safe


@pytest.mark.parametrize("form", FORMS)
def test_a_byte_order_mark_goes(form: str) -> None:
    """The mark is taken away, and not a byte besides."""
    data = WRITERS[form](BASE)
    assert mended(b"\xef\xbb\xbf" + data, form) == data


def test_a_comment_in_a_text_is_no_comment() -> None:
    """A line of a text in YAML that looks like a comment stays with its text."""
    head = 'specVersion: "1.0"\nid: x\nrelease: {title: t, language: en}\n'
    head += "blocks:\n- {id: a, content: One}\n- {id: b, content: 'Two\n\n    # three'}\ndecisions:\n"
    second = "- id: s2\n  anchors:\n  - block: b\n    exact: |-\n      Two\n      # three\n"
    first = "- id: s1\n  anchors: [{block: a}]\n"
    assert mended((head + second + first).encode(), "yaml").decode() == head + first + second


def test_a_text_that_keeps_its_empty_lines_stays() -> None:
    """An item of YAML that ends with a text whose empty lines count is not moved: where it ends cannot be seen."""
    data = (
        'specVersion: "1.0"\nid: x\nrelease: {title: t, language: en}\nblocks:\n- {id: a, content: "One\\n\\n Two"}\n'
    )
    data += "decisions:\n- id: d2\n  anchors: [{block: a, exact: Two}]\n"
    data += "- id: d1\n  anchors:\n  - block: a\n    exact: |+\n      One\n\n"
    assert mended(data.encode(), "yaml").decode() == data


@pytest.mark.parametrize("form", FORMS)
def test_many_items_are_sorted_in_one_round(form: str) -> None:
    """A list that stands upside down is in order after one run."""
    words = [f"w{number:03}" for number in range(120)]
    items = [{"id": word, "anchors": [{"block": "p", "exact": word}]} for word in words]
    data = {**BASE, "blocks": [{"id": "p", "content": " ".join(words)}], "decisions": items[::-1]}
    made = converters.read(mended(WRITERS[form](data), form), form)
    assert made == {**data, "decisions": items}


# ---- the file as a whole


@pytest.mark.parametrize("form", FORMS)
def test_line_ends_stay(form: str) -> None:
    """A file with CRLF keeps them: in what is moved, and in what is put in."""
    items = [{"id": f"d{n}", "anchors": [{"exact": f"n{n}."}]} for n in (2, 1)]
    data = {**BASE, "blocks": [{"id": "p", "content": "n1. n2."}], "decisions": items}
    written = WRITERS[form](data).replace(b"><", b">\n<").replace(b"\n", b"\r\n")
    made = mended(written, form)
    assert validate(made, form=form, level="complete").findings == ()
    assert made.count(b"\n") == made.count(b"\r") == written.count(b"\n") + (0 if form == "xml" else 2)


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf_16_stays(mark: bytes, encoding: str) -> None:
    """A file of XML in UTF-16 is mended in its encoding, byte order and mark."""
    text = f'{ROOT}<decisions><decision id="d1" act="approved"><verb>𠮷</verb></decision></decisions></readout>'
    made = mended(mark + text.encode(encoding), "xml", unsafe=True, level="core")
    assert made == mark + text.replace("approved", "approve").encode(encoding)


def test_edits_that_touch_each_other_wait() -> None:
    """An item moves when the anchors in it are mended, since they say where it belongs."""
    late = {"id": "d1", "anchors": [{"exact": "the plan"}, {"block": "p", "exact": "adopted"}]}
    items = [{"id": "d2", "anchors": [{"block": "p", "exact": "closed"}]}, late]
    data = spoil.to_json({**BASE, "blocks": [{"id": "p", "content": "adopted the plan closed"}], "decisions": items})
    findings = judge("json")(data).findings
    assert {finding.code: bool(finding.edits) for finding in findings} == {"Q303": False, "Q104": True}
    assert judge("json")(mended(data, "json")).findings == ()


@pytest.mark.parametrize("form", FORMS)
def test_a_place_that_shows_disorder_is_kept(form: str) -> None:
    """A block that is added shows that all items after this one stand too late; they move, and the block stays."""
    words = [f"w{number}" for number in range(5)]
    items = [{"id": word, "anchors": [{"block": "p", "exact": word}]} for word in words]
    data = {**BASE, "blocks": [{"id": "p", "content": " ".join(words)}], "decisions": items}
    spoilt = {**data, "decisions": [{"id": "w4", "anchors": [{"exact": "w4"}]}, *items[:4]]}
    assert converters.read(mended(WRITERS[form](spoilt), form), form) == data


def test_what_would_do_harm_is_not_done() -> None:
    """A fix that brings more to light than all fixes mend is not kept, and the others are."""
    items = [
        {"id": "d1", "topicks": [{"txt": 1, "when": [2], "concern": 3}, {"anchor": 4}]},
        {"id": "d2", "topicks": [{"text": "the pier"}]},
    ]
    made = json.loads(mended(spoil.to_json({**BASE, "decisions": items}), "json", level="core"))
    assert made["decisions"] == [items[0], {"id": "d2", "topics": [{"text": "the pier"}]}]


def test_what_would_do_harm_is_not_hidden_by_others() -> None:
    """A fix that brings to light more than it mends is not kept, however much others mend beside it."""
    items = [{"id": f"d{number}", "topicks": [{"text": "the pier"}]} for number in range(9)]
    items[4]["topicks"] = [{"txt": 1}, {"anchor": 4}]
    data = spoil.to_json({**BASE, "decisions": items})
    made = fix_document(data, judge("json", "core")(data), judge("json", "core"), lambda finding: True)
    assert [(one.finding.pointer, one.harm.kind) for one in made.refused] == [("/decisions/4/topicks", "revealed")]
    assert len(made.fixed) == 8


def test_what_comes_to_light_is_mended_too() -> None:
    """A wrong name that hid more mistakes than one is mended if these can be mended as well."""
    items = [{"id": "d1", "topicks": [{"text": "a"}]}, {"id": "d2", "topicks": [{"text": "b"}]}]
    made = mended(spoil.to_json({**BASE, "decisons": items}), "json")
    assert validate(made, form="json").findings == ()


def test_what_could_not_be_read_is_mended_first() -> None:
    """Commas that keep a file from being read are mended, however much is found then, and what can be is mended too."""
    data = b'{"specVersion": "1.0" "id": "x", "release": {"titel": "t", "language": "en",}, "foo": 1, "bar": 2}'
    made = fix_document(data, judge("json", "core")(data), judge("json", "core"), lambda finding: True)
    right = b'{"specVersion": "1.0", "id": "x", "release": {"title": "t", "language": "en"}, "foo": 1, "bar": 2}'
    assert (made.data, made.refused) == (right, ())
    assert [finding.pointer for finding in made.verdict.findings] == ["/foo", "/bar"]


def test_only_what_is_wanted_is_mended() -> None:
    """Fixes that are not asked for are not made."""
    data = spoil.to_json({**BASE, "decisions": [{"id": "d1", "act": "approved", "topicks": [{"text": "a"}]}]})
    assert mended(data, "json", unsafe=True, code="S004") == data.replace(b"approved", b"approve")


@pytest.mark.parametrize("form", FORMS)
def test_edits_are_places_of_the_file(form: str) -> None:
    """Lines and columns of an edit lead to the same text as its offsets, behind astral characters and tabs too."""
    note = {"id": "n", "text": "𠮷𠮷", "anchors": [{"exact": "the plan"}]}
    data = {**BASE, "blocks": [{"id": "p", "content": "𠮷𠮷 the plan"}], "notes": [note]}
    text = json.dumps(data, ensure_ascii=False).replace(", ", ",\t") if form == "json" else WRITERS[form](data).decode()
    (finding,) = (f for f in validate(text.encode(), form=form, level="anchored").findings if f.code == "Q104")
    (edit,) = finding.edits
    lines = text.split("\n")
    by_place = lines[edit.line - 1][: edit.column - 1] + edit.text + lines[edit.end_line - 1][edit.end_column - 1 :]
    by_offset = apply_edits(text.encode(), form, finding.edits).decode()
    assert "\n".join((*lines[: edit.line - 1], by_place, *lines[edit.end_line :])) == by_offset


def test_mending_again_changes_nothing() -> None:
    """A file that was mended is mended: the bad examples of all rules come to rest in one run."""
    for rule in catalogue.rules().values():
        for form, data in examples.build_files(rule["bad"]).items():
            made = mended(data, form, unsafe=True, level=rule["level"] or "core")
            assert mended(made, form, unsafe=True, level=rule["level"] or "core") == made
