"""A page for each example: its text on one side, its items on the other, and its forms below."""

from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from stage import HOME, Page

from meeting_readout import read
from meeting_readout.document.anchors import Passage
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk

Node = dict[str, Any]

HEAD = """\
---
hide-toc: true
---

# {title}

Choose an item, and the words that its anchors quote are lit.{more}

```{{raw}} html
<div class="mr-view">
<section class="mr-text" aria-label="Text" tabindex="0" lang="{language}">
{text}
</section>
<section class="mr-items" aria-label="Items">
{items}
</section>
<p class="mr-told" role="status" lang="{language}"></p>
</div>
```
"""
FORM = """
```{{raw}} html
<details class="mr-form"><summary>{name}</summary>
```

```{form}
{text}
```

```{{raw}} html
</details>
```
"""


def examples() -> list[Page]:
    """Make the pages of all examples, and of what is said of them at length."""
    pages = []
    for path in sorted(HOME.glob("examples/*/*.readout.json")):
        folder = path.parent.relative_to(HOME).as_posix()
        notes = path.parent / "README.md"
        more = " [What was decided in the encoding, and why](README.md), stands apart." if notes.exists() else ""
        pages.append(Page(f"{folder}/index.md", folder, _page(path, more)))
        if notes.exists():
            pages.append(Page(f"{folder}/README.md", f"{folder}-notes", notes.read_text(encoding="utf-8")))
    return pages


def _page(path: Path, more: str) -> str:
    data: Any = read(path.read_bytes())
    view = View(walk(data))
    names = {id(item): f"{name}-{number}" for name, items in _items(data).items() for number, item in enumerate(items)}
    page = HEAD.format(
        title=titled(data["release"]["title"], data["release"]["language"]),
        language=escape(data["release"]["language"]),
        more=more,
        text=text(view, names),
        items=_buttons(data, names, escape(data["release"]["language"])),
    )
    for form in ("json", "xml"):
        whole = path.with_suffix(f".{form}").read_text(encoding="utf-8").rstrip("\n")
        page += FORM.format(name=form.upper(), form=form, text=whole)
    return page


def titled(title: str, language: str) -> str:
    """Return a title for a heading of a page in English: it says in which language it is."""
    return title if language.split("-", maxsplit=1)[0] == "en" else f"[{title}]{{.language-{language}}}"


def _items(data: Node) -> dict[str, list[Node]]:
    """Return what can have anchors at the root, by its property: what is one thing as a list of one."""
    found = {name: value if isinstance(value, list) else [value] for name, value in data.items() if name != "blocks"}
    return {name: items for name, items in found.items() if all(isinstance(item, dict) for item in items)}


def text(view: View, names: dict[int, str]) -> str:
    """Make the blocks, each cut where an anchor begins or ends, so that a piece has the items that cover it."""
    blocks = view.anchors.blocks
    if not blocks:
        return '<p class="mr-none" lang="en">The words of this release are not reproduced.</p>'
    of: list[list[Passage]] = [[] for _block in blocks]
    for quote in view.anchors.found:
        of[quote.block].append(quote)
    return "\n".join(_block(block, quotes, names) for block, quotes in zip(blocks, of, strict=True))


def _block(block: Node, quotes: list[Passage], names: dict[int, str]) -> str:
    content: str = block["content"]
    cuts = sorted({0, len(content)} | {at for quote in quotes for at in (quote.start, quote.end)})
    pieces = []
    for start, end in pairwise(cuts):
        owners = {names[id(quote.owner)] for quote in quotes if quote.start <= start and end <= quote.end}
        piece = escape(content[start:end])
        pieces.append(f'<span data-items="{" ".join(sorted(owners))}">{piece}</span>' if owners else piece)
    kind = escape(block.get("kind", ""))
    return f'<p class="mr-block" data-kind="{kind}" data-block="{escape(block["id"])}">{"".join(pieces)}</p>'


def _buttons(data: Node, names: dict[int, str], language: str) -> str:
    made = []
    for name, items in _items(data).items():
        anchored = [item for item in items if names.get(id(item)) and "anchors" in item]
        if anchored:
            made.append(f'<h2 class="mr-kind">{escape(name)}</h2>')
        made += [_button(item, names[id(item)], language) for item in anchored]
    return "\n".join(made)


def _button(item: Node, name: str, language: str) -> str:
    said = "".join(
        f'<span class="mr-said"><span class="mr-name">{escape(key)}</span> {_told(words(value), language)}</span>'
        for key, value in item.items()
        if key not in ("anchors", "id")
    )
    title = f'<span class="mr-id">{escape(item["id"])}</span>' if "id" in item else ""
    return f'<button type="button" class="mr-item" data-item="{name}" aria-pressed="false">{title}{said}</button>'


def _told(words: str, language: str) -> str:
    """Return the words of a value; a browser needs the language to choose letters where they are not ASCII."""
    return escape(words) if words.isascii() else f'<span lang="{language}">{escape(words)}</span>'


def words(value: Any) -> str:
    """Return the values within a value in their order, without its names and anchors."""
    if isinstance(value, dict):
        return ", ".join(words(inner) for key, inner in value.items() if key != "anchors")
    if isinstance(value, list):
        return "; ".join(map(words, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
