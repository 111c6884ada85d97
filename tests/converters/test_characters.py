"""Characters that no text may hold: one finding for a text, which says all of them; no advice that loses a sign."""

import json

import pytest

from meeting_readout import validate
from meeting_readout.converters.forms import FORMS

CANNOT = "cannot stand in a readout"
START = '<readout xmlns="https://w3id.org/meeting-readout/1" specVersion="1.0" id="a">'
XML = START + '<release language="en"><title>{}</title></release></readout>'
YAML = 'specVersion: "1.0"\nid: a\nrelease:\n  language: en\n  title: {}\n'
JSON = '{{"specVersion": "1.0", "id": "a", "release": {{"language": "en", "title": "{}"}}}}'
TEMPLATES = {"json": JSON, "xml": XML, "yaml": YAML}


@pytest.mark.parametrize(
    ("form", "title", "message", "hint"),
    [
        ("json", r"It\u0001met", f"the character U+0001 {CANNOT}.", "take the character out"),
        ("json", r"It\u0001met\u0001", f"the character U+0001 {CANNOT}; it is here 2 times.", "take them out"),
        ("json", "It\x01m\x02et\x01", f"3 characters {CANNOT}: U+0001 (2 times) and U+0002.", "take them out"),
        (
            "json",
            r"It\r\nmet",
            f"the character U+000D {CANNOT}.",
            "end a line with a line feed (U+000A) alone",
        ),
        (
            "json",
            r"It\r\nmet\r",
            f"the character U+000D {CANNOT}; it is here 2 times.",
            "end each line with a line feed (U+000A) alone",
        ),
        (
            "json",
            r"It\r\nmet\u0000",
            f"2 characters {CANNOT}: U+000D and U+0000.",
            "take them out, and end each line with a line feed (U+000A) alone",
        ),
        (
            "json",
            r"\u0001\u0002\u0003\u0004\u0005\u0006\u0007",
            f"7 characters {CANNOT}: U+0001, U+0002, U+0003, U+0004, U+0005 and 2 more.",
            "take them out",
        ),
        (
            "json",
            r"the council\u0019s plan",
            f"the character U+0019 {CANNOT}.",
            "write ’ for U+0019, which was probably meant",
        ),
        (
            "json",
            r"the council\u0019s pier\u0019s",
            f"the character U+0019 {CANNOT}; it is here 2 times.",
            "write ’ for U+0019, which was probably meant",
        ),
        (
            "json",
            r"\u001cso\u001d \u0001",
            f"3 characters {CANNOT}: U+001C, U+001D and U+0001.",
            "write “ for U+001C and ” for U+001D, which was probably meant, and take the others out",
        ),
        ("json", "It\tmet", "a tab in a text is written \\t.", "write \\t"),
        ("xml", "It\x01met\x02", f"2 characters {CANNOT}: U+0001 and U+0002.", "take them out"),
        ("xml", "It met &#1;", f"the character &#1; {CANNOT}.", "take the character out"),
        ("xml", "council&#x19;s", f"the character &#x19; {CANNOT}.", "write ’, which was probably meant"),
        ("xml", "council\x19s", f"the character U+0019 {CANNOT}.", "write ’ for U+0019, which was probably meant"),
        ("xml", "It&#13;\nmet&#13;", f"the character U+000D {CANNOT}; it is here 2 times.", None),
        ("yaml", "It\x01met\x02", f"2 characters {CANNOT}: U+0001 and U+0002.", "take them out"),
        ("yaml", r'"It\x01met\x02"', f"2 characters {CANNOT}: U+0001 and U+0002.", "take them out"),
        (
            "yaml",
            "council\x92s",
            "the character U+0092 cannot stand in YAML as it is.",
            "write ’, which was probably meant, or \\u0092 in double quotes",
        ),
        (
            "yaml",
            "It\x85met",
            "the character U+0085 cannot stand in YAML as it is.",
            "write \\u0085 in double quotes",
        ),
    ],
)
def test_a_text_has_one_finding(form: str, title: str, message: str, hint: str | None) -> None:
    """All forbidden characters of a text are in one finding, and signs are not to be taken out."""
    found = validate(TEMPLATES[form].format(title).encode(), form=form).findings
    assert [(one.code, one.message) for one in found] == [("W007", message)]
    assert hint in (None, found[0].fix)


def test_raw_controls_do_not_end_the_reading_of_json() -> None:
    """Each text with a control has its finding; a text that goes on in the next line ends the reading."""
    data = JSON.format('It\x00 met", "rights": "no\x07ne').encode()
    assert [one.pointer for one in validate(data, form="json").findings] == ["/release/title", "/release/rights"]
    broken = validate(JSON.format("It\x00\n met").encode(), form="json")
    assert [one.message for one in broken.findings] == [f"the character U+0000 {CANNOT}."]
    assert broken.incomplete
    key = JSON.replace("title", "ti\x00tle").format("It met").encode()
    assert [one.message for one in validate(key, form="json").findings] == [f"the character U+0000 {CANNOT}."]


@pytest.mark.parametrize("form", FORMS)
def test_blank_words_are_left_out(form: str) -> None:
    """White space alone is nothing, in words and in verbatim text."""
    readout = {"json": r'"rights": " \t"', "xml": 'rights=" "', "yaml": 'rights: " "'}
    data = {
        "json": JSON.format("It met").replace('"language"', readout["json"] + ', "language"'),
        "xml": XML.format("It met").replace("</title>", "</title><rights> </rights>"),
        "yaml": YAML.format("It met").replace("  title", f"  {readout['yaml']}\n  title"),
    }[form]
    found = [one for one in validate(data.encode(), form=form).findings if one.code == "S005"]
    assert [(one.message, one.fix) for one in found] == [("there is nothing but white space here.", "leave it out")]


def test_the_first_of_many_characters_is_marked() -> None:
    """The place is that of the first, as it is written."""
    data = json.dumps(
        {"specVersion": "1.0", "id": "a", "release": {"language": "en", "title": "Zoé \r\n\r\n"}}
    ).encode()
    (found,) = validate(data, form="json").findings
    assert data.decode()[found.column - 1 : found.end_column - 1] == "\\r"
