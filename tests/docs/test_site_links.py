"""Every page of the site in a browser: its links, the entries of its contents, its ids; and some under axe-core."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from browser import CHROMIUM, DRIVER, visit

pytest.importorskip("sphinx")
pytest.importorskip("selenium")
AXE = Path(os.environ.get("AXE_CORE", "axe.min.js"))
pytestmark = [
    pytest.mark.skipif(not CHROMIUM or not DRIVER, reason="chromium and its driver are not there"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
FACTS = """
const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
const links = [...document.querySelectorAll('a[href]')];
return {
  ids: [...new Set(ids)],
  doubled: ids.filter((id, at) => ids.indexOf(id) !== at),
  links: [...new Set(links.map(link => new URL(link.getAttribute('href'), document.baseURI).href))],
  described: document.querySelector('meta[property="og:description"]')?.content ?? '',
  contents: document.querySelectorAll('.toc-tree a[href]').length,
}"""
FOLLOW = """
const done = arguments[0];
const wait = () => new Promise(resolve => setTimeout(resolve, 0));
(async () => {
  const lost = [];
  for (const entry of document.querySelectorAll('.toc-tree a[href]')) {
    entry.click();
    await wait();
    const hash = decodeURIComponent(entry.hash);
    const target = hash.length > 1 ? document.querySelector(':target') : document.documentElement;
    const heading = target?.querySelector('h1, h2, h3, h4, h5, h6');
    const same = heading?.firstChild && heading.textContent.replace(/[#¶]$/, '').trim() === entry.textContent.trim();
    if (!target || decodeURIComponent(location.hash) !== hash || (hash.length > 1 && !same)) {
      lost.push(entry.textContent);
    }
  }
  done(lost);
})()"""
ASK = """const done = arguments[0]; axe.run(document).then(found => done(found.violations
  .filter(one => ['serious', 'critical'].includes(one.impact))
  .map(one => [one.id, one.nodes.map(node => node.html.slice(0, 200))])))"""
SHOWN = ["index", "rules", "rules/Q101", "spec", "spec/3", "dictionary/directive", "mapping/said", "model"]


def test_every_link_and_every_entry_of_contents_leads_somewhere(site: Path, browser: Any) -> None:
    """Every page opens, has no id twice, and all its links and contents lead to a page and a place that are there."""
    facts: dict[str, Any] = {}
    lost: dict[str, list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        if path.is_relative_to(site / "files"):
            continue
        visit(browser, path)
        found = browser.execute_script(FACTS)
        facts[path.as_uri()] = found
        if found["contents"]:
            lost[path.name] = browser.execute_async_script(FOLLOW)
    assert len(facts) > 200
    assert {name: entries for name, entries in lost.items() if entries} == {}
    assert {name: found["doubled"] for name, found in facts.items() if found["doubled"]} == {}
    assert find_broken(facts) == []
    plain = {name.rpartition("/")[2] for name, found in facts.items() if not found["described"]}
    assert plain <= {"genindex.html", "search.html"}


def find_broken(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Give the links that lead to no file, or to no place of a page, each with its page."""
    broken = []
    for name, found in facts.items():
        for link in found["links"]:
            parts = urlsplit(link)
            if parts.scheme != "file":
                continue
            page = link.partition("#")[0].partition("?")[0]
            known = facts.get(page)
            place = unquote(parts.fragment)
            there = place in ("", *known["ids"]) if known else Path(unquote(parts.path)).exists()
            if not there:
                broken.append((name, link))
    return broken


@pytest.mark.skipif(not AXE.is_file(), reason="AXE_CORE does not name axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("page", [*SHOWN, "examples/telephone-call"])
def test_nothing_keeps_people_from_reading(page: str, width: int, scheme: str, site: Path, browser: Any) -> None:
    """No finding of axe-core on a page is serious."""
    visit(browser, site / f"{page}.html", width, scheme)
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    assert browser.execute_async_script(ASK) == []
