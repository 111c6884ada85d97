"""A code for a currency, a country or a language is one that its list holds, or has held (spec 4.2)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from meeting_readout.document.view import View
from meeting_readout.schemas import load
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules.languages import remembered, well_formed


def check(view: View) -> Iterator[Problem]:
    """Yield every code that does not exist, with the one that is meant where that is a common mistake."""
    for scalar, kind in (("currency", "currencies"), ("country", "countries")):
        for node, key in view.coded[scalar]:
            if node[key] not in known(kind):
                near = _table()[kind]["mistaken"].get(node[key], "")
                words = {"code": node[key], "near": near}
                yield Problem("M126", node, key, variant=f"{scalar}-near" if near else scalar, words=words)
    for node, key in view.coded["language"]:
        tag = node[key]
        language, near, region = _unknown(tag)
        if language:
            variant = "language-near" if near else "language"
            yield Problem("M126", node, key, variant=variant, words={"code": language, "near": near})
        elif region:
            near = _table()["countries"]["mistaken"].get(region, "")
            variant = "region-near" if near else "region"
            yield Problem("M126", node, key, variant=variant, words={"code": region, "tag": tag, "near": near})


@cache
def known(kind: str) -> frozenset[str]:
    """Give all codes of a kind, those of earlier times included."""
    table = _table()[kind]
    return frozenset(code for name in ("current", "former", "reserved", "private") for code in table.get(name, ()))


@remembered
def _unknown(tag: str) -> tuple[str, str, str]:
    """The language and the region that nobody has in a well-formed tag, between them the language that is meant."""
    return (*_language(tag), _region(tag)) if well_formed(tag) else ("", "", "")


def _language(tag: str) -> tuple[str, str]:
    """The primary subtag if no language has it, and the one that is meant; both may be empty."""
    primary = tag.split("-", maxsplit=1)[0].lower()
    table = _table()["languages"]
    if len(primary) == 2 and primary not in known("languages"):
        return primary, table["mistaken"].get(primary, "")
    return (primary, table["threeLetters"][primary]) if primary in table["threeLetters"] else ("", "")


def _region(tag: str) -> str:
    """The region of a tag, if it is two letters that no country has."""
    match = re.match(r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?-([a-z]{2})(?:-|$)", tag.lower())
    region = match[1].upper() if match else ""
    return "" if region in known("countries") else region


@cache
def _table() -> Any:
    import json

    return json.loads(load("codes.json"))
