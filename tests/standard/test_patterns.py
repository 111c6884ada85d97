"""The patterns of the schema: I-Regexps that mean the same in every engine, and what they take and refuse."""

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import iregexp_check
import jsonschema_rs
import pytest
from iregexp import sample
from lxml import etree
from mutate import VALUES

from meeting_readout.converters.characters import FORBIDDEN
from meeting_readout.model.derive.profile import extract_iregexp
from meeting_readout.model.model import model

XSD = Path(__file__).parents[2] / "schemas" / "readout.xsd"
PATTERNS = {name: d["pattern"] for name, d in model().scalars.items() if "pattern" in d}
SAMPLES = 150

TAKEN = {
    "itemId": ("a", "a1", "d-1", "s-2a-3"),
    "recordId": ("ferry-council-12", "A.b_c-D", "https://example.org/r/1", "urn:x:y"),
    "uri": ("https://example.org/a?b=c#d", "mailto:a@example.org", "https://example.org/%E6%BC%93", "http://[::1]/"),
    "language": ("en", "zh-Hans", "pt-BR", "x-klingon"),
    "dateValue": (
        "2021-01-21",
        "2021-01",
        "2021",
        "XXXX-01-21",
        "XXXX-XX-26",
        "2022-36",
        "2021/2022",
        "../2021",
        "2021/..",
    ),
    "timestamp": ("2026-08-12", "2026-08-12T09:30Z", "2026-08-12T09:30:00.5-03:30", "2026-08-12T23:59:59+14:00"),
    "duration": ("P8D", "P2W", "P1Y6M", "PT2H30M", "P1DT12H"),
    "decimal": ("0", "-0.1", "35700", "2.50"),
    "words": ("a", "a b", "漓湖", "\U00020bb7", "a\nb", "e\u0301", "a\u3000b"),
    "text": ("a", " a ", "\u3000a", "a\n", "\tx"),
    "licence": ("CC-BY-4.0", "MIT OR Apache-2.0"),
    "propertyName": ("name", "otherNames", "sha256"),
}
REFUSED = {
    "itemId": ("", "A", "1a", "a--b", "-a", "a-", "a_b", "a\n", " a", "\uff41"),
    "recordId": ("", "a b", "a--b", ":", "a:", "漓湖"),
    "uri": (
        "",
        "relative/path",
        "//example.org",
        "https://example.org/a b",
        "https://漓.example/",
        "a:%4",
        "1a:b",
        "::",
    ),
    "language": ("", "e_n", "-en", "en-", "abcdefghi", "en\n"),
    "dateValue": (
        "2021-1-2",
        "2021-13",
        "2021-32",
        "2021-00",
        "XXXX",
        "12021",
        "../..",
        "2021-01-21T00:00Z",
        "2021-01-32",
    ),
    "timestamp": ("2026-08-12T09:30", "2026-08-12t09:30z", "2026-08-12T24:00Z", "2026-08-12T09:30+14:30", "2026-08"),
    "duration": ("P", "PT", "1D", "P-1D", "P1.5D", "P1W2D", "P1S", "PT1D"),
    "decimal": ("+1", "01", ".5", "5.", "1e3", "NaN", "1,000", "\u0661", "--1", ""),
    "words": ("", " ", " a", "a ", "a\n", "\u3000a", "a\u00a0", "\u2028", "a\x0b", "\r"),
    "text": ("", " ", "\n\t", "\u3000\u00a0", "a\r", "a\x00", "\x0b", "\ufffe", "\ud800"),
    "licence": ("", "CC BY", "MIT OR", "OR MIT"),
    "propertyName": ("", "Name", "$schema", "a-b", "1"),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_an_i_regexp(name: str) -> None:
    """A pattern is an I-Regexp (RFC 9485), by a checker that knows nothing else."""
    assert iregexp_check.check(extract_iregexp(PATTERNS[name]))


@pytest.mark.parametrize("name", PATTERNS)
def test_the_engines_agree(name: str) -> None:
    """Python, the linear engine of the gate and libxml2 take and refuse the same strings, near misses among them."""
    random = Random(name)  # noqa: S311 - nothing secret
    made = [sample(extract_iregexp(PATTERNS[name]), random.randint) for _ in range(SAMPLES)]
    for value in made:
        assert takes(name, value), value
    for value in [*made, *VALUES, *(missed(value, random) for value in made for _ in range(4))]:
        assert len({takes(name, value), gate_takes(name, value), xsd_takes(name, value)}) == 1, value


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in TAKEN.items() for value in values])
def test_what_is_taken(name: str, value: str) -> None:
    """What the model means by a type is taken."""
    assert takes(name, value)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in REFUSED.items() for value in values])
def test_what_is_refused(name: str, value: str) -> None:
    """What looks like it and is not is refused, a final line feed among it."""
    assert not takes(name, value)


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_never_slow(name: str) -> None:
    """A long string that almost fits is refused at once, by the slowest of the engines as well."""
    random = Random(name)  # noqa: S311 - nothing secret
    long = max((sample(extract_iregexp(PATTERNS[name]), random.randint) for _ in range(20)), key=len)
    for value in (
        long * 2000 + "\x00",
        "a" * 20_000 + "\x00",
        "1" * 20_000 + "\x00",
        " " * 20_000 + "\x00",
        "a-" * 9_000,
    ):
        takes(name, value)


def test_no_string_type_takes_what_xml_cannot_carry() -> None:
    """No pattern takes a character that is forbidden, nor does any vocabulary hold one."""
    forbidden = [chr(code) for code in (*range(0x20), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF) if FORBIDDEN.match(chr(code))]
    assert len(forbidden) == 34
    for name in PATTERNS:
        for char in forbidden:
            assert not takes(name, f"a{char}a")


def takes(name: str, value: str) -> bool:
    """Whether a pattern takes a string, by Python's engine, as jsonschema uses it."""
    return bool(value) and re.search(PATTERNS[name], value) is not None


def gate_takes(name: str, value: str) -> bool:
    """The same by the engine of the gate, as the gate uses it: without the look-ahead."""
    return bool(_gate(name).is_valid(value))


@cache
def _gate(name: str) -> Any:
    schema = {"type": "string", "minLength": 1, "pattern": PATTERNS[name].removesuffix(r"(?!\n)")}
    return jsonschema_rs.Draft202012Validator(schema, pattern_options=jsonschema_rs.RegexOptions())


def xsd_takes(name: str, value: str) -> bool:
    """The same by the type of the XSD, in libxml2; what XML cannot carry is not taken."""
    if FORBIDDEN.search(value):
        return False
    root = etree.Element("probe")
    root.text = value
    return bool(_xsd(name).validate(root))


@cache
def _xsd(name: str) -> Any:
    type_ = etree.parse(str(XSD)).find(f".//{{*}}simpleType[@name='{name[0].upper()}{name[1:]}']")
    space = "http://www.w3.org/2001/XMLSchema"
    schema = etree.Element(f"{{{space}}}schema", nsmap={"xs": space})
    etree.SubElement(schema, f"{{{space}}}element", name="probe", type=str(type_.get("name")))
    schema.append(type_)
    return etree.XMLSchema(schema)


def missed(value: str, random: Random) -> str:
    """Change a string a little: what may fit no longer."""
    at = random.randint(0, len(value))
    return random.choice(
        [
            value[:at] + value[at + 1 :],
            value[:at] + random.choice("\n \t-_.:/A0a\u3000\u0661\u00e9") + value[at:],
            value[:at] + value[at:].swapcase(),
            value + value[-1:],
            f"{value}\n",
            f" {value}",
            value[::-1],
        ]
    )
