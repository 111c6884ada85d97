"""Lengths of time by ISO 8601: how many months, and how many seconds. No calendar says what a month has."""

import re

DURATION = re.compile(
    r"P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?"
)
MONTHS = (12, 1)
SECONDS = (0, 0, 604800, 86400, 3600, 60, 1)
"""How many months and seconds one of each unit has, in the order of the groups; the other units have no months."""


def measure(duration: str) -> tuple[int, int]:
    """Return the months and the seconds of a duration."""
    match = DURATION.fullmatch(duration)
    figures = [int(figure or 0) for figure in match.groups()] if match else []
    months = sum(figure * factor for figure, factor in zip(figures, MONTHS, strict=False))
    return months, sum(figure * factor for figure, factor in zip(figures, SECONDS, strict=False))
