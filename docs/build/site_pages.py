"""What Sphinx adds to single pages of the site: their scripts, and what a link to them shows elsewhere (Open Graph)."""

from html import escape
from typing import Any

from lxml import html
from sphinx.application import Sphinx

SCRIPTS = {
    "model": ("model.js",),
    "rules": ("rules.js",),
    "search": ("search-texts.js", "search-words.js"),
    "spec": ("spec.js",),
}
LONGEST = 200
"""How many characters the description of a page has at most."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register as an extension of Sphinx."""
    app.connect("html-page-context", _add_to_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _add_to_page(app: Sphinx, name: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    for script in SCRIPTS.get(name, ()):
        app.add_js_file(script, loading_method="defer")
    if doctree is None:
        return
    facts = {
        "og:site_name": context["project"],
        "og:type": "website" if name == "index" else "article",
        "og:title": html.fromstring(f"<p>{context['title']}</p>").text_content(),
        "og:description": _describe(context["body"]),
    }
    if app.config.html_baseurl:
        base = app.config.html_baseurl.rstrip("/")
        facts |= {"og:url": f"{base}/{name}.html", "og:image": f"{base}/_static/card.png"}
    tags = "".join(f'<meta property="{key}" content="{escape(value)}">\n' for key, value in facts.items())
    described = f'<meta name="description" content="{escape(facts["og:description"])}">\n'
    context["metatags"] = context.get("metatags", "") + described + tags


def _describe(body: str) -> str:
    """Return the first paragraph of a page, cut at the end of a word."""
    paragraphs = (" ".join(one.text_content().split()) for one in html.fromstring(f"<div>{body}</div>").iter("p"))
    text = next(filter(None, paragraphs), "")
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
