"""M119: a framework that is called by the sizes of its parts has such parts (spec 5.5)."""

import re
from collections.abc import Iterator

from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

SIZES = re.compile(r"(?<![0-9A-Za-z.,])[1-9](?:[+＋]?[1-9NnXx])+(?![0-9A-Za-z])")
"""Sizes of parts, one figure each: 321, 3+2+1, 1+N."""
YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def check(view: View) -> Iterator[Problem]:
    """Yield every framework whose parts do not follow the figures of its name, and every part of another size."""
    for framework, _owner in view.nodes["frameworkEntity"]:
        sizes = SIZES.findall(framework.get("name", ""))
        parts = framework.get("parts", ())
        if len(sizes) != 1 or YEAR.fullmatch(sizes[0]) or not parts or not view.is_intact(framework):
            continue
        name = re.sub("[+＋]", "", sizes[0]).upper()
        labels = [part.get("label", "").upper() for part in parts]
        if not all(re.fullmatch("[1-9NX]", label) for label in labels) or _is_counting(labels, name):
            continue
        if "".join(labels) != name:
            words = {"name": sizes[0], "labels": ", ".join(labels)}
            yield Problem("M119", framework, "name", variant="labels", words=words)
        else:
            yield from _check_sizes(parts)


def _is_counting(labels: list[str], name: str) -> bool:
    """Return whether the parts are merely numbered in order."""
    return labels == [str(number) for number in range(1, len(labels) + 1)] and "".join(labels) != name


def _check_sizes(parts: list[Node]) -> Iterator[Problem]:
    for part in parts:
        members = part.get("members", ())
        if members and part["label"].isdecimal() and len(members) != int(part["label"]):
            words = {"label": part["label"], "count": str(len(members))}
            yield Problem("M119", part, "members", "key", "members", words)
