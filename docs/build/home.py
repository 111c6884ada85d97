"""What only the site shows of the home page: columns, a live readout, and the picture in the scheme of the page."""

import json
import re
from html import escape

from stage import HOME

from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.page.document_page import make_panes

FRONT = "---\nhide-toc: true\n---\n\n"
SAMPLE = re.compile(r"^```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PICTURE = re.compile(
    r'<picture>\s*<source [^>]*srcset="([^"]+)">\s*<img src="([^"]+)"[^>]* alt="([^"]+)">\s*</picture>'
)
LIVE = "<!-- the readout above, live on the site -->"
LEFT, RIGHT = "::::::{grid-item}\n:columns: 12 12 7 7\n", "::::::{grid-item}\n:columns: 12 12 5 5\n"
COLUMNS = {
    "<!-- side by side -->": f":::::::{{grid}} 1\n:gutter: 3\n:class-container: home\n\n{LEFT}",
    "<!-- beside it -->": f"::::::\n\n{RIGHT}",
    "<!-- end of side by side -->": "::::::\n\n:::::::",
}
"""What the comments of the page become; the longer a row of colons, the further out it stands."""


def arrange_home(text: str) -> str:
    """Return the home page in the Markdown of the site."""
    sample = SAMPLE.search(text)
    if not sample or LIVE not in text:
        raise SystemExit(f"docs/index.md: the sample in JSON or the comment {LIVE!r} is missing")
    panes = make_panes(View(walk(json.loads(sample[1]))))
    text = text.replace(LIVE, _write_raw(panes))
    for comment, directive in COLUMNS.items():
        text = text.replace(comment, directive)
    return FRONT + PICTURE.sub(_show_both, text)


def _show_both(found: re.Match[str]) -> str:
    """Show the picture of the scheme that is chosen on the page, which need not be that of the system."""
    dark, light, words = found.groups()
    return _write_raw(
        "".join(
            f'<img class="home-terminal only-{scheme}" src="{_find(name)}" alt="{escape(words)}">'
            for scheme, name in (("light", light), ("dark", dark))
        )
    )


def _find(name: str) -> str:
    if not (HOME / "docs" / name).is_file():
        raise SystemExit(f"docs/index.md: {name} is not there")
    return name


def _write_raw(markup: str) -> str:
    return f"```{{raw}} html\n{markup}\n```"
