"""The examples in the pages of the docs: found by their fences, and made whole documents.

The words after the language say what a fence is. `base`: the readout into which the fragments of its page are put.
`fragment=NAME`: what stands in the property NAME of the root, or, if NAME is root, several properties. `level=LEVEL`:
the level to judge it at, at least. `codes=CODE,CODE`: the findings that it has; without it there are none.
"""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from meeting_readout import convert
from meeting_readout.model.model import ROOT, model

DOCS = Path(__file__).parents[2] / "docs"
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FORMS = ("json", "xml", "yaml")


class Fence(NamedTuple):
    """A fence: page, line, language, what is said of it, its text, and whether it adjoins the one before."""

    page: str
    line: int
    language: str
    options: dict[str, str]
    text: str
    adjoins: bool

    def __str__(self) -> str:
        """Name it for a test report."""
        return f"{self.page}:{self.line}:{self.language}"


def fences(page: str) -> list[Fence]:
    """Give all fences of a page in their order."""
    text, found, end = (DOCS / page).read_text(encoding="utf-8"), list[Fence](), 0
    for match in FENCE.finditer(text):
        options = dict(word.partition("=")[::2] for word in match[2].split())
        adjoins = end > 0 and not text[end : match.start()].strip()
        line = text.count("\n", 0, match.start()) + 1
        found.append(Fence(page, line, match[1], options, match[3], adjoins))
        end = match.end()
    return found


def prose(page: str) -> str:
    """Give a page without its fences."""
    return FENCE.sub("", (DOCS / page).read_text(encoding="utf-8"))


def rows(page: str, head: str) -> list[list[str]]:
    """Give the rows of the table of a page whose first line begins like this."""
    text = prose(page)
    lines = text[text.index(head) :].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def ticked(text: str) -> list[str]:
    """Give what stands in backquotes."""
    return re.findall(r"`([^`]+)`", text)


def whole(fence: Fence) -> bytes:
    """Give the document that an example stands for."""
    name = fence.options.get("fragment")
    if not name:
        return fence.text.encode()
    base = next(f for f in fences(fence.page) if f.language == "json" and "base" in f.options)
    data: dict[str, Any] = json.loads(base.text)
    data.pop("level", None)
    if fence.language == "json":
        given = json.loads(fence.text)
        return json.dumps({**data, **(given if name == "root" else {name: given})}).encode()
    return _into(etree.fromstring(convert(json.dumps(data).encode(), "xml", form="json")), name, fence.text)


def _into(root: Any, name: str, text: str) -> bytes:
    properties = model().objects[ROOT].properties
    if properties[name].shape != "object":
        text = f"<{name}>{text}</{name}>"
    given = etree.fromstring(f'<_ xmlns="{model().namespace}">{text}</_>')[0]
    kept = [child for child in root if etree.QName(child).localname != name]
    order = list(properties)
    root[:] = sorted([*kept, given], key=lambda child: order.index(etree.QName(child).localname))
    return bytes(etree.tostring(root))
