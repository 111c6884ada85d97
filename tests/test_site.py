"""The site in a browser, from its folder: an item lights its words, on a desk and on a phone."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meeting_readout.validator.view import View

pytest.importorskip("sphinx")
webdriver = pytest.importorskip("selenium.webdriver")
ROOT = Path(__file__).parent.parent
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
EXAMPLES = sorted(path.parent.name for path in ROOT.glob("examples/*/*.readout.json"))
PAGES = ["index", "tutorial", "spec", "rules", "commands", "library", "why", "examples/index", "examples/reference"]
pytestmark = [
    pytest.mark.skipif(not CHROMIUM or not DRIVER, reason="chromium and its driver are not there"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
CHOSEN = "[...document.querySelectorAll('.mr-item')].filter(i => i.getAttribute('aria-pressed') === 'true')"
LIT = """return Object.fromEntries([...document.querySelectorAll('.mr-block')].map(block => [block.dataset.block,
  [...block.querySelectorAll('.mr-lit')].map(piece => piece.textContent).join('')]).filter(pair => pair[1]))"""


@pytest.fixture(scope="module")
def site() -> Path:
    """Build the site, as the page on contributing says."""
    done = subprocess.run([sys.executable, "docs/build", "site"], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return ROOT / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start a browser that keeps a log of its requests and of the console."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def visit(browser: Any, page: Path, width: int = 1280) -> None:
    """Open a page at a width in pixels."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(page.as_uri())


def words(folder: str) -> dict[str, dict[str, str]]:
    """Give, for each item of an example by its id, the words of its anchors in each block, each letter once."""
    (path,) = ROOT.glob(f"examples/{folder}/*.readout.json")
    view = View(json.loads(path.read_text(encoding="utf-8")))
    found: dict[str, dict[str, str]] = {}
    for item in {id(quote.owner): quote.owner for quote in view.quotes.found if "id" in quote.owner}.values():
        for number, block in enumerate(view.quotes.blocks):
            ranges = [quote for quote in view.quotes.of[id(item)] if quote.block == number]
            letters = sorted({at for quote in ranges for at in range(quote.start, quote.end)})
            if letters:
                found.setdefault(item["id"], {})[block["id"]] = "".join(block["content"][at] for at in letters)
    return found


@pytest.mark.parametrize("folder", EXAMPLES)
def test_an_item_lights_its_words(folder: str, site: Path, browser: Any) -> None:
    """Each item of each example lights the words of its anchors, and no others; chosen again, none."""
    visit(browser, site / f"examples/{folder}.html")
    expected = words(folder)
    for item in browser.find_elements("css selector", ".mr-item:has(.mr-id)"):
        name = item.find_element("css selector", ".mr-id").text
        browser.execute_script("arguments[0].click()", item)
        assert browser.execute_script(LIT) == expected.pop(name, {}), name
        assert browser.execute_script(f"return {CHOSEN}") == [item]
    assert expected == {}
    for item in browser.execute_script(f"return {CHOSEN}"):
        browser.execute_script("arguments[0].click()", item)
    assert browser.execute_script(LIT) == {}


def test_the_keyboard_is_enough(site: Path, browser: Any) -> None:
    """From the text, Tab leads to the first item and Enter chooses it; Tab and Space the next."""
    visit(browser, site / "examples/telephone-call.html")
    browser.find_element("css selector", ".mr-text").send_keys("\ue004")
    items = browser.find_elements("css selector", ".mr-item")
    for number, key in enumerate(("\ue007", " ")):
        active = browser.switch_to.active_element
        assert active == items[number]
        active.send_keys(key)
        assert browser.execute_script(f"return {CHOSEN}") == [items[number]]
        assert browser.execute_script(LIT)
        active.send_keys("\ue004")


@pytest.mark.parametrize("page", [*PAGES, "examples/written-instruction", "howto/editors"])
def test_nothing_scrolls_sideways_on_a_phone(page: str, site: Path, browser: Any) -> None:
    """At 390 pixels a page is as wide as the screen."""
    visit(browser, site / f"{page}.html", 390)
    widths = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert widths == [390, 390]


def test_the_words_come_into_view_on_a_phone(site: Path, browser: Any) -> None:
    """On a phone the last item of a long example brings its words into view, and stays in view itself."""
    visit(browser, site / "examples/reference.html", 390)
    item = browser.find_elements("css selector", ".mr-item")[-1]
    browser.execute_script(
        "arguments[0].scrollIntoView({block: 'end', behavior: 'instant'}); arguments[0].click()", item
    )
    place = "const r = arguments[0].getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight"
    assert browser.execute_script(place, item)
    assert browser.execute_script(place, browser.find_element("css selector", ".mr-lit"))


def test_both_forms_are_a_click_away(site: Path, browser: Any) -> None:
    """JSON and XML are closed at first, and shown by a click."""
    visit(browser, site / "examples/minimal.html")
    for form, start in zip(browser.find_elements("css selector", ".mr-form"), ("{", "<?xml"), strict=True):
        shown = form.find_element("css selector", "pre")
        assert not shown.is_displayed()
        form.find_element("css selector", "summary").click()
        assert shown.is_displayed()
        assert shown.text.startswith(start)


def test_the_pages_are_quiet(site: Path, browser: Any) -> None:
    """No page asks for anything outside its folder, and none has an error in the console."""
    for kind in ("browser", "performance"):
        browser.get_log(kind)
    for page in PAGES:
        visit(browser, site / f"{page}.html")
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert asked
    assert [url for url in asked if not url.startswith((site.as_uri(), "data:"))] == []
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
