"""The site in a browser, from its folder: an item lights its words, on a desk and on a phone."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from browser import CHROMIUM, CONTRAST, DRIVER, LIT, find_words, visit

from meeting_readout.model.model import model
from meeting_readout.validator import catalogue

pytest.importorskip("sphinx")
waiting = pytest.importorskip("selenium.webdriver.support.wait")
ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.parent.name for path in ROOT.glob("examples/*/*.readout.json"))
PAGES = ["index", "tutorial", "spec", "rules", "commands", "library", "why", "examples/index", "examples/reference"]
WIDE = [
    "mapping",
    "mapping/said",
    "model",
    "rules/Q101",
    "spec/3",
    "dictionary/index",
    "dictionary/directive",
    "dictionary/readout",
    "ci",
    "engines",
    "suite",
]
"""Pages with wide tables or lines of code."""
pytestmark = [
    pytest.mark.skipif(not CHROMIUM or not DRIVER, reason="chromium and its driver are not there"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
CHOSEN = "[...document.querySelectorAll('.mr-item')].filter(i => i.getAttribute('aria-pressed') === 'true')"


def words(folder: str) -> dict[str, dict[str, str]]:
    """Give, for each item of an example by its id, the words of its anchors in each block, each letter once."""
    (path,) = ROOT.glob(f"examples/{folder}/*.readout.json")
    return find_words(path)


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
    """From the text, Tab leads to the first item, which Enter chooses, and on to the next, which Space chooses."""
    visit(browser, site / "examples/telephone-call.html")
    browser.find_element("css selector", ".mr-text").send_keys("\ue004")
    items = browser.find_elements("css selector", ".mr-item")
    for number, key in enumerate(("\ue007", " ")):
        active = browser.switch_to.active_element
        assert active == items[number]
        active.send_keys(key)
        assert browser.execute_script(f"return {CHOSEN}") == [items[number]]
        assert browser.execute_script(LIT)
        while browser.switch_to.active_element not in items[number + 1 :]:
            browser.switch_to.active_element.send_keys("\ue004")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "page",
    [
        "examples/reference",
        "examples/written-instruction",
        "tutorial",
        "mapping/said",
        "index",
        "rules/Q101",
        "model",
        "ci",
    ],
)
def test_all_can_be_read_by_day_and_by_night(page: str, scheme: str, site: Path, browser: Any) -> None:
    """All text, lit words included, has a contrast of 4.5 to 1 at least to what is behind it, light and dark."""
    visit(browser, site / f"{page}.html", scheme=scheme)
    browser.execute_script("document.querySelectorAll('details').forEach(details => details.open = true)")
    browser.execute_script("document.querySelectorAll('.mr-item')[1]?.click()")
    assert bool(browser.execute_script(LIT)) == page.startswith(("examples/", "index"))
    assert browser.execute_script(CONTRAST, "body") == []


def test_lit_words_are_told(site: Path, browser: Any) -> None:
    """Whoever does not see the light hears the words: they are a status, in the language of the text."""
    visit(browser, site / "examples/written-instruction.html")
    browser.execute_script("document.querySelectorAll('.mr-item')[1].click()")
    status = browser.find_element("css selector", "[role=status]")
    assert status.get_attribute("textContent") == "".join(browser.execute_script(LIT).values())
    assert [status.get_attribute("lang"), status.size] == ["zh-Hans", {"height": 1, "width": 1}]


@pytest.mark.parametrize("page", ["mapping/said", "dictionary/directive"])
def test_no_name_in_a_table_is_torn(page: str, site: Path, browser: Any) -> None:
    """On a phone a name in a table stands on one line; the table scrolls instead."""
    visit(browser, site / f"{page}.html", 390)
    lines = (
        "return [...document.querySelectorAll('td code')].map(code => [code.textContent, code.getClientRects().length])"
    )
    told = browser.execute_script(lines)
    assert [name for name, lines in told if lines > 1 and not set(name) & set(" -")] == []


@pytest.mark.parametrize("page", ["tutorial", "dictionary/directive"])
def test_what_scrolls_is_reached_by_the_keyboard(page: str, site: Path, browser: Any) -> None:
    """What is wider than its box takes the focus, and nothing else of its kind; the focus is seen."""
    visit(browser, site / f"{page}.html", 390)
    boxes = browser.find_elements("css selector", "article pre, article .table-wrapper")
    facts = """return [...arguments[0]].map(box => [box.scrollWidth > box.clientWidth, box.tabIndex === 0])"""
    told = browser.execute_script(facts, boxes)
    assert [True, True] in told
    assert all(wide == focused for wide, focused in told)
    first = boxes[told.index([True, True])]
    browser.execute_script("arguments[0].focus({focusVisible: true})", first)
    assert browser.execute_script("return getComputedStyle(arguments[0]).outlineStyle", first) == "solid"


@pytest.mark.parametrize("page", [*PAGES, *WIDE])
def test_headings_and_parts_are_in_order(page: str, site: Path, browser: Any) -> None:
    """A page has one heading of the first level, and none that leaves a level out; side bars and captions are named."""
    visit(browser, site / f"{page}.html")
    levels = browser.execute_script(
        "return [...document.querySelectorAll('article :is(h1, h2, h3, h4, h5, h6)')].map(h => +h.tagName[1])"
    )
    assert levels.count(1) == 1 == levels[0]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    names = "return [...document.querySelectorAll('aside, .caption')].map(p => p.ariaLabel ?? p.ariaLevel)"
    assert set(browser.execute_script(names)) == {"All pages", "On this page", "2"}


def test_clauses_and_rules_lead_to_each_other(site: Path, browser: Any) -> None:
    """In the specification every code leads to its rule, and every requirement to itself; each rule to its clause."""
    visit(browser, site / "spec/whole.html")
    links = (
        "return [...document.querySelectorAll('article li a[href]')].map(a => [a.textContent, a.getAttribute('href')])"
    )
    found = browser.execute_script(links)
    text = (ROOT / "docs/spec.md").read_text(encoding="utf-8")
    bare = re.sub(r"^```.*?^```$|`[^`]*`", "", text, flags=re.MULTILINE | re.DOTALL)
    every = "return [...document.querySelectorAll('article a[href]')].map(a => a.textContent)"
    assert set(re.findall(r"\d+\.\d+-\d+", bare)) <= set(browser.execute_script(every))
    asked = re.findall(r"^- `(\[[\d.-]+\])`", text, re.MULTILINE)
    here = [(name, f"../spec/whole.html#{name[1:-1]}") for name in asked]
    assert here == [tuple(link) for link in found if link[0] in asked]
    codes = {name: to for name, to in found if re.fullmatch(r"[A-Z]\d{3}", name)}
    assert set(codes) >= set(re.findall(r"\(([A-Z]\d{3})\)$", text, re.MULTILINE))
    assert all(to == f"../rules/{name}.html" for name, to in codes.items())


@pytest.mark.parametrize("code", ["W001", "Q101", "M101", "E010"])
def test_a_rule_leads_to_its_clause(code: str, site: Path, browser: Any) -> None:
    """The link of a rule to its clause leads to the heading of that clause."""
    visit(browser, site / f"rules/{code}.html")
    clause = catalogue.rules()[code]["clause"]
    browser.execute_script(
        "[...document.querySelectorAll('article a')].find(a => a.textContent === arguments[0]).click()", clause
    )
    waiting.WebDriverWait(browser, 20).until(lambda driver: "/spec/" in driver.current_url)
    title = browser.execute_script("return document.querySelector(':target :is(h1, h2)').textContent")
    assert title.startswith(f"{clause} ")


@pytest.mark.parametrize("place", ["3.4", "3.4-2", "63-the-xml-form", "A", "10"])
def test_an_old_address_leads_to_its_clause(place: str, site: Path, browser: Any) -> None:
    """An address of the specification as one page leads to the place on the page of its clause."""
    visit(browser, site / "spec.html", place=place)
    waiting.WebDriverWait(browser, 20).until(lambda driver: "/spec/" in driver.current_url)
    assert browser.current_url.endswith(f"#{place}")
    assert browser.execute_script("return document.querySelector(':target') !== null")


def test_the_contents_are_beside_the_text(site: Path, browser: Any) -> None:
    """At 1280 pixels the contents of a clause are in sight beside it, and do not cover it."""
    visit(browser, site / "spec/3.html")
    places = """return ['.toc-tree', 'article'].map(name => document.querySelector(name).getBoundingClientRect())
      .map(box => [box.left, box.right])"""
    (left, right), (_start, end) = browser.execute_script(places)
    assert end <= left < right <= 1280


def test_the_rules_are_filtered(site: Path, browser: Any) -> None:
    """The filter leaves the rules that fit: by family, by level, by words; and says how many."""
    visit(browser, site / "rules.html")
    shown = (
        "return [...document.querySelectorAll('tbody tr:not([hidden]) td:first-child')].map(td => td.innerText.trim())"
    )
    rules = catalogue.rules()
    assert browser.execute_script(shown) == in_page_order()
    for label, value, fits in (
        ("Family", "Q", {code for code in rules if code[0] == "Q"}),
        ("Level", "complete", {code for code, rule in rules.items() if rule["level"] == "complete"}),
    ):
        choose = """const field = [...document.querySelectorAll('.rule-filter label')]
          .find(label => label.textContent.startsWith(arguments[0])).querySelector('select, input');
          field.value = arguments[1]; field.dispatchEvent(new Event('input'))"""
        browser.execute_script(choose, label, value)
        assert set(browser.execute_script(shown)) == fits
        assert browser.find_element("css selector", ".rule-filter output").text.startswith(f"{len(fits)} of ")
        browser.execute_script(choose, label, "")
    browser.execute_script(choose, "Words", "byte order")
    assert "W004" in browser.execute_script(shown)
    assert len(browser.execute_script(shown)) < 10


def in_page_order() -> list[str]:
    """Give the codes as the page of rules has them: family by family."""
    families = list(catalogue.load_catalogue()["families"])
    return sorted(catalogue.rules(), key=lambda code: families.index(code[0]))


def test_the_picture_of_the_model_is_whole(site: Path, browser: Any) -> None:
    """Each type is a box that leads to its page; the focus on it stresses its lines, and no others."""
    visit(browser, site / "model.html")
    boxes = "return [...document.querySelectorAll('.model-box')].map(box => box.dataset.type)"
    assert sorted(browser.execute_script(boxes)) == sorted(model().objects)
    stressed = """const box = document.querySelector('[data-type=vote]');
      box.dispatchEvent(new FocusEvent('focusin'));
      return [box.querySelector('a').getAttribute('href'),
        [...document.querySelectorAll('.model-on')].map(line => line.dataset.from + ' ' + line.dataset.to)]"""
    assert browser.execute_script(stressed) == ["dictionary/vote.html", ["decision vote", "vote ballot"]]


def test_code_can_be_copied(site: Path, browser: Any) -> None:
    """The button of a session copies what is typed, without the prompt and without what is printed."""
    visit(browser, site / "rules/Q101.html")
    told = """const done = arguments[0]; navigator.clipboard.writeText = async text => done(text);
      [...document.querySelectorAll('.highlight')].find(box => box.textContent.startsWith('$ '))
        .querySelector('.copy').click()"""
    assert browser.execute_async_script(told) == "readout validate --level anchored wrong.readout.json"


def test_wrong_lines_are_marked(site: Path, browser: Any) -> None:
    """In each form of a wrong file the line that the command names is marked."""
    visit(browser, site / "rules/Q101.html")
    marked = browser.execute_script(
        "return [...document.querySelectorAll('.hll')].map(line => line.textContent.includes('adopted a plan'))"
    )
    assert marked == [True, True, True]


def test_the_search_works_from_the_folder(site: Path, browser: Any) -> None:
    """The search finds a type of the dictionary without a server."""
    visit(browser, site / "search.html")
    browser.get((site / "search.html").as_uri() + "?q=timeNotAfter")
    waiting.WebDriverWait(browser, 20).until(
        lambda driver: driver.find_elements("css selector", "#search-results li a")
    )
    hits = browser.execute_script("return [...document.querySelectorAll('#search-results li a')].map(a => a.href)")
    assert any("dictionary/timeNotAfter.html" in hit for hit in hits)
    around = browser.find_elements("css selector", "#search-results .context mark")
    assert around
    assert {word.text.lower() for word in around} == {"timenotafter"}


def test_the_navigation_names_a_page_once(site: Path, browser: Any) -> None:
    """No two pages have the same name in the navigation, and the types of the dictionary have their own."""
    visit(browser, site / "dictionary/index.html")
    names = browser.execute_script(
        "return [...document.querySelectorAll('.sidebar-tree a.reference')].map(a => a.textContent)"
    )
    assert len(names) == len(set(names))
    assert {"Specification", "Data dictionary", "Python API", "directive", "timeNotAfter"} <= set(names)


@pytest.mark.parametrize("page", [*PAGES, *WIDE, "examples/written-instruction", "howto/editors"])
def test_nothing_scrolls_sideways_on_a_phone(page: str, site: Path, browser: Any) -> None:
    """At 390 pixels a page is as wide as the screen."""
    visit(browser, site / f"{page}.html", 390)
    widths = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert widths == [390, 390]


def test_the_words_come_into_view_on_a_phone(site: Path, browser: Any) -> None:
    """On a phone the last item of a long example brings its words into view, and stays in view itself."""
    visit(browser, site / "examples/reference.html", 390)
    item = browser.find_elements("css selector", ".mr-item:has(.mr-id)")[-1]
    browser.execute_script(
        "arguments[0].scrollIntoView({block: 'end', behavior: 'instant'}); arguments[0].click()", item
    )
    place = "const r = arguments[0].getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight"
    assert browser.execute_script(place, item)
    assert browser.execute_script(place, browser.find_element("css selector", ".mr-lit"))


def test_both_forms_are_a_click_away(site: Path, browser: Any) -> None:
    """All forms are closed at first, and shown by a click."""
    visit(browser, site / "examples/minimal.html")
    for form, beginning in zip(
        browser.find_elements("css selector", ".mr-form"), ("{", "<?xml", "specVersion"), strict=True
    ):
        shown = form.find_element("css selector", "pre")
        assert not shown.is_displayed()
        form.find_element("css selector", "summary").click()
        assert shown.is_displayed()
        assert shown.text.startswith(beginning)


def test_the_pages_are_quiet(site: Path, browser: Any) -> None:
    """No page asks for anything outside its folder, and none has an error in the console."""
    for kind in ("browser", "performance"):
        browser.get_log(kind)
    for page in [*PAGES, *WIDE]:
        visit(browser, site / f"{page}.html")
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert asked
    assert [url for url in asked if not url.startswith((site.as_uri(), "data:"))] == []
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
