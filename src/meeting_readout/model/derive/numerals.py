"""Make `schemas/numerals.json` from Unicode CLDR and the additions: `python -m meeting_readout.model.derive.numerals`.

CLDR comes with `babel`, in the version that the extra `lists` names. The months, weekdays, halves of the day, orders of
dates, signs of numbers and scale words of a language are those of all regions where it is an official language. What
CLDR lacks stands in `schemas/numerals.additions.json`.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional, category

from meeting_readout import schemas
from meeting_readout.model.derive.word_lists import format_list, merge_words

if TYPE_CHECKING:
    from babel import Locale

ADDITIONS = "numerals.additions.json"
SCRIPTS = ("", "Hans", "Hant")
"""The scripts that a locale may name: those in which its language is usually written."""
DIGITS = frozenset("0123456789")
PARTS = re.compile(r"[\s-]+")
"""What parts the words of a name, as in "US-Dollar"."""
NO_SIGN = "\u200b\u200e\u200f ."
"""What surrounds signs of currencies in CLDR and is no part of them."""


def make_numerals() -> str:
    """Make the text of `numerals.json`."""
    additions = json.loads(schemas.load(ADDITIONS))
    currencies = list(_find_currencies())
    made = {
        "title": "Words for numbers, dates and money",
        "description": json.loads(schemas.load("numerals.schema.json"))["description"],
        "source": _name_source(),
        "scripts": additions["scripts"],
        "signs": _make_signs(additions, currencies),
        "languages": {code: _make_language(code, added, currencies) for code, added in additions["languages"].items()},
    }
    return format_list(made)


def _name_source() -> str:
    import babel
    from babel.core import get_cldr_version

    return f"Unicode CLDR {get_cldr_version()} as of babel {babel.__version__}, and {ADDITIONS}"


def _find_currencies() -> Iterator[str]:
    """Yield the codes of all currencies that are tender somewhere."""
    from babel.core import get_global

    codes = json.loads(schemas.load("codes.json"))["currencies"]["current"]
    tender = {
        code
        for entries in get_global("territory_currencies").values()
        for code, _start, end, is_tender in entries
        if is_tender and not end
    }
    yield from (code for code in codes if code in tender)


def _find_locales(language: str) -> "list[Locale]":
    """Return the locale of a language, then those of the regions where it is an official language, by their names."""
    from babel import Locale, localedata
    from babel.languages import get_official_languages

    found = [Locale.parse(language)]
    for name in sorted(localedata.locale_identifiers()):
        locale = Locale.parse(name)
        region = locale.territory
        if locale.language != language or not region or not region.isalpha() or (locale.script or "") not in SCRIPTS:
            continue
        if language in {tag.split("_")[0] for tag in get_official_languages(region, de_facto=True)}:
            found.append(locale)
    return found


def _make_language(code: str, added: dict[str, Any], currencies: list[str]) -> dict[str, Any]:
    locales = _find_locales(code)
    made: dict[str, Any] = {key: added[key] for key in ("language", "unspaced", "scripts") if key in added}
    made["months"] = _make_names(locales, "months", range(1, 13), added.get("months", []))
    made["weekdays"] = _make_names(locales, "days", range(7), added.get("weekdays", []))
    kept = ("seasons", "ordinals", "ordinalMarks", "ordinalTens", "meetings", "parts")
    made |= {key: added[key] for key in kept if key in added}
    made["dateOrders"] = list(dict.fromkeys(order for locale in locales for order in _find_order(locale)))
    made["halves"] = {half: merge_words(_find_halves(locales, half), added["halves"][half]) for half in ("am", "pm")}
    made |= {key: added[key] for key in ("eras", "accountYears") if key in added}
    made["separators"] = _make_separators(locales, added)
    if "numerals" in added:
        made["numerals"] = added["numerals"]
    made["scales"] = _make_scales(locales, added["scales"])
    made["currencies"] = _make_currencies(locales, added["currencies"], currencies)
    return made


def _make_names(locales: "list[Locale]", kind: str, keys: range, added: list[list[str]]) -> list[list[str]]:
    """Make a list of words for each key: wide and abbreviated, as in a date and by themselves, but no bare figures."""
    made = []
    for at, key in enumerate(keys):
        words = [
            getattr(locale, kind)[context][width][key]
            for width in ("wide", "abbreviated")
            for context in ("format", "stand-alone")
            for locale in locales
        ]
        plain = [word for word in words if not DIGITS & set(word) and len(word.rstrip(".")) > 1]
        made.append(merge_words(plain, added[at] if added else []))
    return made


def _find_order(locale: "Locale") -> Iterator[str]:
    """Yield the order of day, month and year in the short form of a date, such as `dmy`."""
    letters = [letter for letter in str(locale.date_formats["short"].pattern).lower() if letter in "dmy"]
    yield "".join(dict.fromkeys(letters))


def _find_halves(locales: "list[Locale]", half: str) -> Iterator[str]:
    for locale in locales:
        for width in ("abbreviated", "wide"):
            word = locale.day_periods["format"].get(width, {}).get(half)
            if word and len(word) > 1:
                yield word


def _make_separators(locales: "list[Locale]", added: dict[str, Any]) -> list[dict[str, str]]:
    """Make the pairs of decimal and grouping sign; every space is U+0020, every apostrophe U+0027."""
    pairs = [
        (signs["decimal"], signs["group"].replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'"))
        for locale in locales
        for signs in [locale.number_symbols["latn"]]
    ]
    pairs += [(pair["decimal"], pair["group"]) for pair in added.get("separators", ())]
    return [{"decimal": decimal, "group": group} for decimal, group in dict.fromkeys(pairs)]


def _make_scales(locales: "list[Locale]", added: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Make the scale words, those that are sure and those that are not, each from the smallest number."""
    sure: dict[str, list[str]] = {}
    unsure: dict[str, list[str]] = {}
    for value, word in _find_scales(locales):
        # A single letter may be a unit as well, but not a single sign of Chinese or a syllable.
        to = unsure if len(word) == 1 and word < "\u1100" else sure
        to.setdefault(value, []).append(word)
    for entry in added:
        (unsure if "uncertain" in entry else sure).setdefault(entry["value"], []).extend(entry["words"])
    for value, words in unsure.items():
        doubted = {word.casefold() for word in words}
        sure[value] = [word for word in sure.get(value, ()) if word.casefold() not in doubted]
    made: list[dict[str, Any]] = []
    for scales, mark in ((sure, {}), (unsure, {"uncertain": True})):
        made += [
            {"value": value, "words": merge_words(scales[value]), **mark}
            for value in sorted(scales, key=int)
            if scales[value]
        ]
    return made


def _find_scales(locales: "list[Locale]") -> Iterator[tuple[str, str]]:
    """Yield each scale word with its number: `000 thousand` is the form of a number of six figures."""
    for locale in locales:
        for width in ("long", "short"):
            for forms in locale.compact_decimal_formats.get(width, {}).values():
                for number, form in forms.items():
                    pattern = str(form.pattern)
                    word = pattern.strip("0").replace("'", "").replace("\u202f", " ").replace("\u00a0", " ").strip()
                    if word and "0" in pattern:
                        zeros = len(number) - pattern.count("0")
                        yield "1" + "0" * zeros, word


def _make_signs(additions: dict[str, Any], currencies: list[str]) -> list[dict[str, Any]]:
    """Make the signs of currencies with the codes that they may stand for in any of the languages.

    Of CLDR those with a sign of their own, or in Arabic letters: "Le" may be a word.
    """
    codes: dict[str, set[str]] = {}
    for entry in additions["signs"]:
        for word in entry["words"]:
            codes.setdefault(word, set()).update(entry["codes"])
    for language in additions["languages"]:
        for locale in _find_locales(language):
            for code in currencies:
                sign = locale.currency_symbols.get(code, code).strip(NO_SIGN)
                if any(category(char) == "Sc" or bidirectional(char) == "AL" for char in sign):
                    codes.setdefault(sign.replace("\u00a0", " "), set()).add(code)
    made: dict[tuple[str, ...], list[str]] = {}
    for sign in sorted(codes):
        made.setdefault(tuple(sorted(codes[sign])), []).append(sign)
    return [{"words": words, "codes": list(stand_for)} for stand_for, words in sorted(made.items())]


def _make_currencies(
    locales: "list[Locale]", added: list[dict[str, Any]], currencies: list[str]
) -> list[dict[str, Any]]:
    """Make the words for currencies: the full names, each of one code, then the short words, of several."""
    names = {code: merge_words(_find_names(locales, code)) for code in currencies}
    made: dict[tuple[str, ...], list[str]] = {(code,): words for code, words in names.items() if words}
    for entry in added:
        short = {word.casefold() for word in entry["words"]}
        codes = entry.get("codes") or sorted(
            code for code, words in names.items() if any(short & set(PARTS.split(word.casefold())) for word in words)
        )
        made[tuple(codes)] = merge_words(made.get(tuple(codes), ()), entry["words"])
    return [{"words": words, "codes": list(codes)} for codes, words in made.items()]


def _find_names(locales: "list[Locale]", code: str) -> Iterator[str]:
    """Yield the names of a currency, as by itself and beside each form of number; none where CLDR has only the code."""
    for locale in locales:
        plurals = locale._data["currency_names_plural"].get(code, {})
        names: Iterable[str] = [locale.currencies.get(code, code), *(plurals[form] for form in sorted(plurals))]
        yield from (name for name in names if name != code)


def main() -> None:
    """Write `numerals.json`."""
    path = Path(schemas.__file__).parent / "numerals.json"
    path.write_text(make_numerals(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    try:
        main()
    except ModuleNotFoundError as error:
        sys.exit(f"{error}: pip install '.[lists]'")
