"""M126: a code for a currency, a country or a language exists, or has existed (spec 4.2)."""

from collections.abc import Iterator

from meeting_readout.document.codes import find_meant, find_unknown, known_codes
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every code that does not exist, with the one that is meant where that is a common confusion."""
    for scalar, kind in (("currency", "currencies"), ("country", "countries")):
        for node, key in view.coded[scalar]:
            if node[key] not in known_codes(kind):
                near = find_meant(kind, node[key])
                words = {"code": node[key], "near": near}
                yield Problem("M126", node, key, variant=f"{scalar}-near" if near else scalar, words=words)
    for node, key in view.coded["language"]:
        tag = node[key]
        language, near, region = find_unknown(tag)
        if language:
            variant = "language-near" if near else "language"
            yield Problem("M126", node, key, variant=variant, words={"code": language, "near": near})
        elif region:
            near = find_meant("countries", region)
            variant = "region-near" if near else "region"
            yield Problem("M126", node, key, variant=variant, words={"code": region, "tag": tag, "near": near})
