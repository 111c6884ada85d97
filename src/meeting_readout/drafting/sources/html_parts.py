"""The parts of a page: which elements begin a block, which nobody sees, and which belong to its frame."""

import re
from typing import Any

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""What begins on a line of its own."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
UNSEEN = frozenset(
    {
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "noframes",
        "iframe",
        "object",
        "svg",
        "math",
        "audio",
        "video",
        "canvas",
    }
)
"""What holds no text of the page; `math` and `svg` hold text that is drawn."""
SILENT = frozenset({"head", "script", "style", "template"})
"""Of these, what no browser ever shows."""
CONTROLS = frozenset({"button", "input", "select", "textarea", "option", "datalist"})
FRAME = frozenset({"nav", "aside", "search", "dialog"})
OUTER_FRAME = frozenset({"header", "footer"})
"""What belongs to the frame of a page, and in an article to the article."""
ROLES = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
    }
)
NAMES = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|cookies?|share|sharing|social|skip|skiplink|pager|pagination|toolbar|related|"
    r"newsletter|subscribe|print-only|screen-reader-text|sr-only|visually-hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words in the class or id of an element that belongs to the frame of a page."""
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)


def is_hidden(element: Any) -> bool:
    """Return whether an element is not shown, by what it says itself."""
    return element.get("hidden") is not None or bool(HIDING.search(element.get("style", "")))


def describe_left_out(element: Any, in_article: bool) -> str:
    """Return in a word why an element is left out, empty where it is text of the page."""
    tag = element.tag
    if tag in UNSEEN:
        return str(tag)
    if is_hidden(element):
        return "hidden"
    if tag in CONTROLS:
        return "control"
    if tag in FRAME or (tag in OUTER_FRAME and not in_article) or element.get("role", "").lower() in ROLES:
        return str(tag if tag in FRAME | OUTER_FRAME else element.get("role").lower())
    named = NAMES.search(element.get("class", "")) or NAMES.search(element.get("id", ""))
    return named[0].strip(" _-").lower() if named and tag not in ("body", "main", "article") else ""


def get_text(element: Any) -> str:
    """Return the words that a browser would show in an element, roughly: for a report of what was left out."""
    return " ".join(" ".join(_list_texts(element)).split())


def _list_texts(element: Any) -> list[str]:
    texts, waiting = list[str](), [(element, False)]
    while waiting:
        node, is_tail = waiting.pop()
        if is_tail:
            texts.append(node.tail or "")
        elif isinstance(node.tag, str) and node.tag not in SILENT:
            texts.append(node.text or "")
            waiting += [pair for child in reversed(node) for pair in ((child, True), (child, False))]
        else:
            continue
    return texts
