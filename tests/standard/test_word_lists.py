"""The lists of words that are data of the standard: their shape, their rows, and how one of them is made again."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from meeting_readout.document.markers import find_marker
from meeting_readout.document.numerals import get_script, get_signs, get_words
from meeting_readout.document.word_lists import read_language
from meeting_readout.schemas import load

LISTS = ("markers", "numerals", "phrases", "sentences")
DOCS = Path(__file__).parents[2] / "docs"
EIGHT = ("en", "zh", "fr", "es", "pt", "ru", "de", "ja")
MORE = ("it", "nl", "pl", "ko", "ar", "hi")


def read(name: str) -> Any:
    return json.loads(load(name))


NUMERALS = read("numerals.json")


@pytest.mark.parametrize("name", LISTS)
def test_each_list_has_its_published_shape(name: str) -> None:
    """A list is valid by the schema that stands beside it."""
    published = [read(file) for file in ("readout.schema.json", f"{name}.schema.json", "markers.schema.json")]
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in published
    )
    Draft202012Validator.check_schema(published[1])
    Draft202012Validator(published[1], registry=registry).validate(read(f"{name}.json"))


def test_the_numerals_are_made_again_byte_for_byte() -> None:
    """`python -m meeting_readout.model.derive.numerals` gives the file that is published."""
    babel = pytest.importorskip("babel")
    if f"babel {babel.__version__}," not in NUMERALS["source"]:
        pytest.skip(f"babel {babel.__version__} has other data: pip install '.[lists]'")
    from meeting_readout.model.derive.numerals import make_numerals

    assert load("numerals.json").decode() == make_numerals()


def test_babel_is_named_with_its_version() -> None:
    """The extra `lists` pins the version of babel from which the list is made."""
    import tomllib

    extras = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    [pinned] = extras["optional-dependencies"]["lists"]
    assert f"babel {pinned.removeprefix('babel==')}," in NUMERALS["source"]
    assert "UNICODE LICENSE V3" in (DOCS.parent / "NOTICE").read_text(encoding="utf-8")


def test_the_numerals_have_all_languages() -> None:
    """The eight languages of the markers come first, then six more."""
    assert tuple(NUMERALS["languages"]) == (*EIGHT, *MORE)


@pytest.mark.parametrize("language", NUMERALS["languages"])
def test_one_language_is_read_as_it_stands(language: str) -> None:
    """The reader that takes one language out of the list gives what the list says."""
    assert get_words(f"{language}-XX") == NUMERALS["languages"][language]


def test_what_is_for_all_languages_is_read_as_it_stands() -> None:
    """So do the readers of signs and scripts, and what has no row is nothing."""
    assert get_signs() == NUMERALS["signs"]
    assert get_script("Hira")[0] == (0x3041, 0x3096)
    assert get_words("eo") is None
    assert get_words("signs") is None


def test_every_script_of_a_language_has_its_ranges() -> None:
    """Ranges are in order and do not overlap, and a letter of each language is in one of its scripts."""
    for ranges in NUMERALS["scripts"].values():
        ends = [int(end, 16) for pair in ranges for end in pair]
        assert ends == sorted(ends)
    for row in NUMERALS["languages"].values():
        spans = [span for script in row["scripts"] for span in get_script(script)]
        for word in [word for words in (*row["months"], *row["weekdays"]) for word in words]:
            assert any(first <= ord(char) <= last for char in word for first, last in spans), word


def test_codes_of_currencies_exist() -> None:
    """Every code that a sign or a word may stand for is or was a currency."""
    codes = read("codes.json")["currencies"]
    known = {*codes["current"], *codes["former"]}
    for entries in (NUMERALS["signs"], *(row["currencies"] for row in NUMERALS["languages"].values())):
        for entry in entries:
            assert known.issuperset(entry["codes"]), entry


@pytest.mark.parametrize(
    ("language", "kind", "at", "word"),
    [
        ("en", "months", 9, "Sept"),
        ("de", "months", 1, "Jänner"),
        ("ru", "months", 3, "марта"),
        ("ar", "months", 1, "كانون الثاني"),
        ("zh", "weekdays", 7, "星期天"),
        ("ja", "weekdays", 3, "水曜日"),
        ("hi", "months", 8, "अगस्त"),
        ("fr", "ordinals", 21, "vingt et unième"),
        ("es", "ordinals", 7, "séptima"),
        ("pl", "ordinals", 3, "trzeciego"),
        ("it", "ordinals", 23, "ventitreesimo"),
        ("ko", "ordinals", 20, "스무 번째"),
        ("pt", "seasons", 1, "primavera"),
        ("nl", "ordinals", 8, "achtste"),
    ],
)
def test_words_stand_where_they_belong(language: str, kind: str, at: int, word: str) -> None:
    """A word of each language is at the number for which it stands."""
    assert word in NUMERALS["languages"][language][kind][at - 1]


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("en", "crore", "10000000"),
        ("en", "million", "1000000"),
        ("de", "Mrd", "1000000000"),
        ("es", "mil millones", "1000000000"),
        ("pt", "bilhões", "1000000000"),
        ("pt", "biliões", "1000000000000"),
        ("zh", "亿", "100000000"),
        ("zh", "萬", "10000"),
        ("ja", "兆", "1000000000000"),
        ("ru", "млн", "1000000"),
        ("hi", "लाख", "100000"),
        ("it", "mille", "1000"),
    ],
)
def test_scale_words_have_their_number(language: str, word: str, value: str) -> None:
    """A scale word stands at one number, and for sure."""
    entries = [entry for entry in NUMERALS["languages"][language]["scales"] if word in entry["words"]]
    assert [(entry["value"], entry.get("uncertain")) for entry in entries] == [(value, None)]


@pytest.mark.parametrize(
    ("language", "word", "codes"),
    [
        ("en", "Swiss francs", {"CHF"}),
        ("fr", "franc", {"CHF", "XOF"}),
        ("de", "Dollar", {"USD", "CAD", "HKD"}),
        ("ru", "рублей", {"RUB", "BYN"}),
        ("ja", "円", {"JPY"}),
        ("zh", "人民币", {"CNY"}),
    ],
)
def test_words_for_currencies_have_their_codes(language: str, word: str, codes: set[str]) -> None:
    """A full name has one code, a short word all that it may stand for."""
    [entry] = [entry for entry in NUMERALS["languages"][language]["currencies"] if word in entry["words"]]
    assert codes == set(entry["codes"]) if len(codes) < 2 else codes <= set(entry["codes"])


def test_the_eight_languages_have_markers() -> None:
    """Each of the eight has verbs, modal words, words that hold a "not", and settles acts and kinds."""
    assert set(read("markers.json")["languages"]) == set(EIGHT)
    for row in read("markers.json")["languages"].values():
        assert {entry["act"] for entry in row["verbs"] if "act" in entry} >= {"decide", "approve", "refer", "withdraw"}
        assert {entry["kind"] for entry in row["verbs"] if "kind" in entry} >= {"hope", "appraisal", "position"}
        assert {entry["list"] for entry in row["markers"] if "refrain" in entry} >= {"directives", "commitments"}


@pytest.mark.parametrize("name", LISTS)
def test_a_language_is_found_by_its_indentation(name: str) -> None:
    """What is read of one language is what the list says; the layout of the list is that by which it is found."""
    languages = read(f"{name}.json")["languages"]
    assert {language: read_language(f"{name}.json", language) for language in languages} == languages
    assert read_language(f"{name}.json", "tlh") is None


BASE_FORMS = {
    "en": ("request", "call on", "welcome", "look forward to"),
    "zh": ("请", "呼吁", "欢迎", "期待"),
    "fr": ("demandons", "appelons", "saluons", "attendons avec intérêt"),
    "es": ("pedimos", "instamos", "acogemos con satisfacción", "esperamos con interés"),
    "pt": ("pedimos", "apelamos a", "saudamos", "aguardamos com expectativa"),
    "ru": ("просим", "призываем", "приветствуем", "с нетерпением ждём"),
    "de": ("bitten", "fordern … auf", "begrüßen", "freuen uns auf"),
    "ja": ("求める", "強く求める", "歓迎する", "期待する"),
}
"""What "we" texts print for request, call on, welcome and look forward to."""


@pytest.mark.parametrize("language", BASE_FORMS)
def test_base_forms_stand_for_the_same_in_every_language(language: str) -> None:
    """The words with which "we" request, call on, welcome and look forward are in the table of each language."""
    request, call, welcome, look = (find_marker(words, language) for words in BASE_FORMS[language])
    assert request and request.readings == {"directives": "request"}
    assert call and call.readings == {"directives": "urge"}
    assert welcome and welcome.readings == {"statements": "appraisal"}
    assert look and look.readings == {"statements": "hope"}
