"""A headless browser for the tests of pages: what it shows at a width, in a colour scheme, and what it asks for."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from meeting_readout.document.view import View
from meeting_readout.document.walk import walk

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
LIT = """return Object.fromEntries([...document.querySelectorAll('.mr-block')].map(block => [block.dataset.block,
  [...block.querySelectorAll('.mr-lit')].map(piece => piece.textContent).join('')]).filter(pair => pair[1]))"""
"""What of each block is lit, by its id: a script."""
CONTRAST = """
const parts = text => (text.match(/[0-9.]+/g) ?? [0, 0, 0, 0]).map(Number);
const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
const ground = at => {
  for (; at; at = at.parentElement) {
    const color = parts(getComputedStyle(at).backgroundColor);
    if ((color[3] ?? 1) === 1) return color;
  }
  return [255, 255, 255];
};
const poor = [];
const walker = document.createTreeWalker(document.querySelector(arguments[0]), NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const at = walker.currentNode.parentElement;
  if (!walker.currentNode.textContent.trim() || !at.checkVisibility({visibilityProperty: true})) continue;
  const [a, b] = [light(parts(getComputedStyle(at).color)), light(ground(at))];
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  if (ratio < 4.5) poor.push([walker.currentNode.textContent.trim().slice(0, 40), ratio.toFixed(2)]);
}
return poor;
"""
"""The words in a part of the page with less contrast than WCAG AA asks for: a script."""
TAB, ENTER, ESCAPE, HOME, LEFT, RIGHT = "\ue004", "\ue007", "\ue00c", "\ue011", "\ue012", "\ue014"


@contextmanager
def start() -> Iterator[Any]:
    """Start a browser that keeps a log of its requests and of the console."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


def visit(browser: Any, page: Path, width: int = 1280, scheme: str = "light", place: str = "") -> None:
    """Open a page at a width in pixels, in a colour scheme; as a new page, whatever was shown before."""
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get("about:blank")
    browser.get(page.as_uri() + (f"#{place}" if place else ""))


def wait_for(browser: Any, script: str) -> None:
    """Wait until a script returns what is true: the event of a link comes after the click."""
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(browser, 10).until(lambda driver: driver.execute_script(script))


def list_requests(browser: Any) -> list[str]:
    """Return the addresses that were asked for since the last time."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]


def list_complaints(browser: Any) -> list[str]:
    """Return what the console said since the last time."""
    return [entry["message"] for entry in browser.get_log("browser")]


def find_words(path: Path) -> dict[str, dict[str, str]]:
    """Give the words of the anchors of each item with an id, by block, each letter once."""
    view = View(walk(json.loads(path.read_text(encoding="utf-8"))))
    found: dict[str, dict[str, str]] = {}
    for item in {id(quote.owner): quote.owner for quote in view.anchors.found if "id" in quote.owner}.values():
        for number, block in enumerate(view.anchors.blocks):
            ranges = [quote for quote in view.anchors.by_item[id(item)] if quote.block == number]
            letters = sorted({at for quote in ranges for at in range(quote.start, quote.end)})
            if letters:
                found.setdefault(item["id"], {})[block["id"]] = "".join(block["content"][at] for at in letters)
    return found
