"""Q204: the text prints the year of a date that is called stated (spec 5.1)."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from meeting_readout.document.edtf import find_unreal
from meeting_readout.document.inference import find_inferred
from meeting_readout.document.multi_search import find_words
from meeting_readout.document.view import View
from meeting_readout.schemas import load
from meeting_readout.validator.problem import Problem

YEARS = re.compile(r"(?:^|/)([0-9]{4})")
"""The years of a date value, which may be an interval."""


class _Signs(NamedTuple):
    """What `schemas/signs.json` says of years."""

    figures: dict[int, str]
    short: re.Pattern[str]
    """Two figures that may stand for a year: ’21, 21.1.21."""
    otherwise: re.Pattern[str]
    """Figures of other scripts, and eras: a year may be printed so that no figure of it is the same."""


def check(view: View) -> Iterator[Problem]:
    """Yield every date with basis stated, or none, whose year the text does not print."""
    contents = [block["content"] for block in view.anchors.blocks]
    dated = [
        (node, year)
        for node, _owner in (view.of_types("value", "basis") if contents else ())
        if node.get("basis", "stated") == "stated" and view.is_intact(node) and not find_unreal(node.get("value", ""))
        for year in YEARS.findall(node.get("value", ""))
    ]
    years = _find_absent(
        "\r".join((*contents, view.data.get("release", {}).get("title", ""))), {year for _, year in dated}
    )
    inferred = find_inferred(view) if years else set()
    lacking = {id(node): (node, year) for node, year in reversed(dated) if year in years and id(node) not in inferred}
    # Words that are not in the text at all are reported as Q203.
    words = find_words(
        "\r".join(contents), {node["asPrinted"] for node, _year in lacking.values() if "asPrinted" in node}
    )
    for node, year in reversed(lacking.values()):
        if "asPrinted" not in node or node["asPrinted"] in words:
            yield Problem("Q204", node, "value", words={"year": year})


def _find_absent(text: str, years: set[str]) -> set[str]:
    """Return those of the years that the text does not print in any way that is known here."""
    years = years - find_words(text, years)
    if not years or _load_signs().otherwise.search(text):
        return set()
    plain = text.translate(_load_signs().figures)
    printed = find_words(plain, years) | set(_load_signs().short.findall(plain))
    return {year for year in years if year not in printed and year[2:] not in printed}


@cache
def _load_signs() -> _Signs:
    found = json.loads(load("signs.json"))["years"]
    alone, after_figure = map(re.escape, found["before"])
    figures = {ord(sign): str(figure) for figure, signs in enumerate(found["figures"]) for sign in signs}
    wide = "".join(re.escape(signs[0]) for signs in found["figures"])
    eras = [re.escape(era) for era in found["eras"]]
    eras += [rf"(?<!\w){re.escape(era)}" + (r"(?!\w)" if era[-1].isalpha() else "") for era in found["eraWords"]]
    return _Signs(
        figures,
        re.compile(rf"(?:[{alone}]|[0-9][{after_figure}])([0-9]{{2}})(?![0-9])"),
        re.compile(rf"(?![0-9{wide}])\d|{'|'.join(eras)}"),
    )
