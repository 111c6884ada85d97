"""Dates, hours, numbers and money as CLDR writes them in each language: their values are among what is read."""

import datetime
import json
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from meeting_readout.document.printed_currencies import read_currencies
from meeting_readout.document.printed_dates import read_date
from meeting_readout.document.printed_numbers import read_numbers
from meeting_readout.schemas import load

pytest.importorskip("babel")

from babel import dates, numbers

LANGUAGES = tuple(json.loads(load("numerals.json"))["languages"])
REGIONS = ("en_GB", "en_IN", "zh_Hant_TW", "fr_CA", "es_MX", "pt_PT", "de_AT")
PLACES = (*LANGUAGES, *REGIONS)
FORMS: tuple[Any, ...] = ("full", "long", "medium", "short")
CODES = ("EUR", "USD", "GBP", "JPY", "CNY", "INR")


@pytest.mark.parametrize("place", PLACES)
def test_dates(place: str) -> None:
    """Day, month and year of each form are possible, and in the long forms sure."""
    random = Random(place)  # noqa: S311 - the same every time
    for form in FORMS:
        for _ in range(15):
            day = datetime.date(2031, 1, 1) + datetime.timedelta(random.randrange(3000))
            found = read_date(dates.format_date(day, form, locale=place), place.replace("_", "-"))
            assert found
            assert day.day in found.possible["day"], day
            assert day.month in found.possible["month"], day
            assert {day.year, day.year % 100} & found.possible["year"], day
            assert form != "full" or found.sure["weekday"] == {day.isoweekday()}, day


@pytest.mark.parametrize("place", PLACES)
def test_hours(place: str) -> None:
    """The hour is read, in the right half of the day."""
    random = Random(place)  # noqa: S311 - the same every time
    for form in ("short", "medium"):
        for _ in range(15):
            time = datetime.time(random.randrange(24), random.randrange(60))
            found = read_date(dates.format_time(time, form, locale=place), place.replace("_", "-"))
            assert found
            assert any(hour.may_be(f"{time:%H:%M}") for hour in found.hours), time


@pytest.mark.parametrize("place", PLACES)
def test_numbers_and_money(place: str) -> None:
    """The number is among those that the figures may be, and the code among those of the sign or the words."""
    random = Random(place)  # noqa: S311 - the same every time
    language = place.replace("_", "-")
    for _ in range(15):
        number, code = random.randrange(10 ** random.randrange(2, 11)), random.choice(CODES)
        for kind in ("standard", "name"):
            words = numbers.format_currency(number, code, locale=place, format_type=kind)  # type: ignore[arg-type]  # its kinds are literals
            found = read_numbers(words, language)
            assert found
            assert any(Decimal(number) in figure.readings for figure in found.figures), words
            assert code in read_currencies(words, language), words
        for power in (3, 6, 9):
            small = random.randrange(2, 10)
            words = numbers.format_compact_decimal(small * 10**power, locale=place, format_type="long")
            found = read_numbers(words, language)
            assert found
            assert any(Decimal(small * 10**power) in figure.readings for figure in found.figures), words
