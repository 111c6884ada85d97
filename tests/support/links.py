"""The links of a folder of pages: those that lead nowhere, and what would be fetched."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html


def follow_links(site: Path) -> Iterator[str]:
    """Yield what is wrong with the links of a site: what leads nowhere, and what is fetched."""
    ids: dict[Path, set[str]] = {}
    wanted: list[tuple[Path, Path, str]] = []
    for page in sorted(site.resolve().rglob("*.html")):
        tree = html.parse(page).getroot()
        ids[page] = set(map(str, tree.xpath("//@id")))
        if tree.xpath("//@src | //link/@href"):
            yield f"{page}: something is fetched"
        for target in set(map(str, tree.xpath("//a/@href"))):
            parts = urlsplit(target)
            to = page.parent.joinpath(unquote(parts.path)).resolve() if parts.path else page
            wanted += [] if parts.scheme else [(page, to, unquote(parts.fragment))]
    for page, to, place in wanted:
        if to not in ids or (place and place not in ids[to]):
            yield f"{page}: {to.name}#{place} is not there"


def count_nodes(page: Path) -> tuple[int, int]:
    """Count the dots of a picture, and the rows of the table beside it."""
    tree = html.parse(page).getroot()
    return len(tree.xpath("//*[local-name() = 'circle']")), len(tree.xpath("//tbody/tr"))
