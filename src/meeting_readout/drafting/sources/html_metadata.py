"""What a page says of itself: in the element html, in its title, for search engines and for social networks."""

import json
import re
from typing import Any

from meeting_readout.converters.characters import FORBIDDEN
from meeting_readout.drafting.sources.claims import read_date, read_language
from meeting_readout.drafting.sources.extracted import Metadata, SourceBlock

DATES = (
    "article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "date",
)
"""The names under which `meta` gives the date of publication, the surest first."""
ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
SEPARATORS = " \u00a0|-–—·:»›"
"""What stands between the title and the name of the site."""


def read_metadata(tree: Any, blocks: list[SourceBlock]) -> Metadata:
    """Return what a page says of itself; of what it says twice, the surer."""
    meta, linked = _read_meta(tree), _read_linked_data(tree)
    site = meta.get("og:site_name", "") or linked.get("publisher", "")
    title = linked.get("headline", "") or meta.get("og:title", "") or _clean(tree.findtext(".//title") or "")
    dates = [linked.get("datePublished", ""), *(meta.get(name, "") for name in DATES)]
    dates += [one.get("datetime", "") for one in tree.iter("time") if one.get("itemprop") == "datePublished"]
    canonical = [one.get("href", "") for one in tree.iter("link") if one.get("rel", "").lower() == "canonical"]
    addresses = [*canonical, meta.get("og:url", ""), linked.get("url", "")]
    said = [*(one.get(name, "") for one in (tree, *tree.iter("body")) for name in ("lang", "xml:lang"))]
    languages = [*said, meta.get("content-language", ""), linked.get("inLanguage", "")]
    return Metadata(
        _choose_title(title, site, blocks),
        next(filter(None, map(read_language, languages)), ""),
        next(filter(None, map(read_date, dates)), ""),
        next((address for address in addresses if ADDRESS.fullmatch(address)), ""),
        site,
    )


def _choose_title(title: str, site: str, blocks: list[SourceBlock]) -> str:
    """Return the title without the name of the site; as the text prints it, if that is a heading of it."""
    headings = (" ".join(block.content.split()) for block in blocks if block.kind == "heading")
    printed = next((one for one in headings if one and (one in title or title in one)), "") if title else ""
    if printed:
        return printed
    if site and title.endswith(site):
        title = title.removesuffix(site).rstrip(SEPARATORS) or title
    return title


def _read_meta(tree: Any) -> dict[str, str]:
    """Return the content of the elements `meta` by their names, the first of each."""
    found = dict[str, str]()
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and element.get("content"):
            found.setdefault(name.lower(), _clean(element.get("content")))
    return found


def _read_linked_data(tree: Any) -> dict[str, str]:
    """Return what JSON-LD says of the page, as far as it is text; what is no JSON says nothing."""
    found = dict[str, str]()
    for element in tree.iter("script"):
        if element.get("type", "").lower() == "application/ld+json":
            try:
                waiting = [json.loads(element.text or "")]
            except (ValueError, RecursionError):
                continue
            while waiting:
                node = waiting.pop(0)
                if isinstance(node, list):
                    waiting += node
                elif isinstance(node, dict):
                    waiting += [node["@graph"]] if "@graph" in node else []
                    _add_node(found, node)
    return found


def _add_node(found: dict[str, str], node: dict[str, Any]) -> None:
    """Take from a node what is about the page: only articles have a headline."""
    if "headline" not in node and "datePublished" not in node:
        return
    publisher = node.get("publisher")
    named = publisher.get("name") if isinstance(publisher, dict) else publisher
    values = {name: node.get(name) for name in ("headline", "datePublished", "url", "inLanguage")} | {
        "publisher": named
    }
    for name, value in values.items():
        if isinstance(value, str) and value.strip():
            found.setdefault(name, _clean(value))


def _clean(text: str) -> str:
    return " ".join(FORBIDDEN.sub("", text).split())
