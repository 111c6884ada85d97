"""What only the site shows: forms side by side as tabs, and lines of code that are marked.

In `docs/`, forms stand one after the other between two comments, each under its name in bold; after the language of a
fence, `mark=4,5` says which of its lines are wrong, and `from=64` the number of the first one.
"""

import re

BLOCK = re.compile(r"^<!-- tabs -->\n(.*?)^<!-- end of tabs -->$", re.MULTILINE | re.DOTALL)
NAME = re.compile(r"^\*\*([A-Z]+)\*\*\n", re.MULTILINE)
FENCE = re.compile(r"^```(\w+)((?: (?:mark|from)=[\d,]+)+)\n", re.MULTILINE)
OPTIONS = {"mark": "emphasize-lines", "from": "lineno-start"}


def make_tabs(text: str) -> str:
    """Return a page in the Markdown of the site."""
    return FENCE.sub(_write_code, BLOCK.sub(_write_set, text))


def _write_set(found: re.Match[str]) -> str:
    _, *pieces = NAME.split(found[1])
    items = [
        f":::{{tab-item}} {name}\n:sync: {name.lower()}\n\n{inner.strip()}\n\n:::\n"
        for name, inner in zip(pieces[::2], pieces[1::2], strict=True)
    ]
    return "::::{tab-set}\n:sync-group: form\n\n" + "\n".join(items) + "\n::::"


def _write_code(found: re.Match[str]) -> str:
    options = "".join(f":{OPTIONS[name]}: {value}\n" for name, value in (pair.split("=") for pair in found[2].split()))
    return f"```{{code-block}} {found[1]}\n{options}\n"
