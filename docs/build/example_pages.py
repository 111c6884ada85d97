"""A page for each example: its text on one side, its items on the other, and its forms below."""

from pathlib import Path
from typing import Any

from stage import HOME, Page

from meeting_readout import read
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.page.document_page import make_panes

HEAD = """\
---
hide-toc: true
---

# {title}

Choose an item, and the words that its anchors quote are lit; choose words, and the items that stand on them are
marked.{more}

```{{raw}} html
{panes}
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
    title = titled(data["release"]["title"], data["release"]["language"])
    page = HEAD.format(title=title, more=more, panes=make_panes(View(walk(data))))
    for form in ("json", "xml", "yaml"):
        whole = path.with_suffix(f".{form}").read_text(encoding="utf-8").rstrip("\n")
        page += FORM.format(name=form.upper(), form=form, text=whole)
    return page


def titled(title: str, language: str) -> str:
    """Return a title for a heading of a page in English: it says in which language it is."""
    return title if language.split("-", maxsplit=1)[0] == "en" else f"[{title}]{{.language-{language}}}"
