"""The page of a readout in a browser: each sentence of what it promises, by mouse and by keyboard."""

import base64
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from browser import (
    CHROMIUM,
    CONTRAST,
    DRIVER,
    ENTER,
    ESCAPE,
    HOME,
    LEFT,
    LIT,
    RIGHT,
    TAB,
    find_words,
    list_complaints,
    list_requests,
    start,
    visit,
    wait_for,
)
from command import BASE, EXAMPLES, REFERENCE, run

from meeting_readout.model.model import model

pytest.importorskip("selenium")
pytestmark = [
    pytest.mark.skipif(not CHROMIUM or not DRIVER, reason="chromium and its driver are not there"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
CHINESE = EXAMPLES / "written-instruction/written-instruction.readout.json"
PARISH = EXAMPLES / "parish-minutes/parish-minutes.readout.json"
CARDS = "return [...document.querySelectorAll('.mr-card:not([hidden])')].map(card => card.id)"
STANDING = "return [...document.querySelectorAll('.mr-standing')].map(card => card.id)"
SEEN = "const r = arguments[0].getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight"
TORN: dict[str, Any] = BASE | {
    "release": {"title": "انعقاد المجلس", "language": "ar"},
    "blocks": [
        {"id": "p1", "content": "قرر المجلس فتح المكتبة. A word in English stays."},
        {
            "id": "p2",
            "language": "en",
            "content": "The council told the clerk, as ever, to write by Friday. Nobody came.",
        },
    ],
    "directives": [
        {
            "id": "d1",
            "force": "require",
            "addressees": [{"name": "clerk"}],
            "deadlines": [{"type": "not-after", "value": "2031-06-27", "asPrinted": "by Friday"}],
            "anchors": [{"block": "p2", "exact": "told the clerk"}, {"block": "p2", "exact": "to write by Friday"}],
        },
        {"id": "d2", "partOf": "d1", "unconfirmed": True, "anchors": [{"block": "p2", "exact": "clerk, as ever"}]},
    ],
    "decisions": [{"id": "e1", "act": "decide", "anchors": [{"block": "p1", "exact": "قرر المجلس فتح المكتبة"}]}],
    "extensions": [{"name": "urn:a:b", "value": "c"}],
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start a browser for all tests."""
    with start() as driver:
        yield driver


def write_page(folder: Path, data: Any, code: int = 0) -> Path:
    """Write the page of a document that is given as a file or as data."""
    source = data if isinstance(data, Path) else folder / "a.readout.json"
    if source is not data:
        source.write_text(json.dumps(data), encoding="utf-8")
    page = folder / "page.html"
    done = run("show", source, "-o", page)
    assert (done.code, done.out) == (code, ""), done.err
    return page


@pytest.fixture(scope="module")
def parish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of the minutes."""
    return write_page(tmp_path_factory.mktemp("parish"), PARISH)


@pytest.fixture(scope="module")
def torn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of a document with torn and overlapping anchors, in two scripts."""
    return write_page(tmp_path_factory.mktemp("torn"), TORN)


def choose(browser: Any, key: str) -> None:
    """Choose an item."""
    browser.find_element("css selector", f"[data-item={key}]").click()


def test_it_is_one_file_without_a_network(parish: Path, browser: Any) -> None:
    """The page asks for nothing but itself, and its policy has no complaint."""
    list_requests(browser), list_complaints(browser)
    visit(browser, parish)
    assert [url for url in list_requests(browser) if url != "about:blank"] == [parish.as_uri()]
    assert list_complaints(browser) == []
    policy = browser.find_element("css selector", "[http-equiv]").get_attribute("content")
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/]+='; script-src 'sha256-[\w+/]+='; base-uri 'none'; "
        r"form-action 'none'",
        policy,
    )


def test_text_is_left_and_items_are_right(parish: Path, browser: Any) -> None:
    """On a desk the two panes stand side by side."""
    visit(browser, parish)
    text, items = (browser.find_element("css selector", name).rect for name in (".mr-text", ".mr-items"))
    assert text["x"] + text["width"] <= items["x"]


@pytest.mark.parametrize("path", [REFERENCE, CHINESE, PARISH], ids=lambda path: path.stem)
def test_an_item_lights_its_words(path: Path, tmp_path: Path, browser: Any) -> None:
    """Choosing an item lights the words of its anchors and no others; chosen again, none."""
    visit(browser, write_page(tmp_path, path))
    for key, words in find_words(path).items():
        browser.execute_script("document.getElementById(arguments[0]).querySelector('button').click()", key)
        assert browser.execute_script(LIT) == words, key
    browser.execute_script("document.getElementById(arguments[0]).querySelector('button').click()", key)
    assert browser.execute_script(LIT) == {}


def test_torn_and_overlapping_anchors(torn: Path, browser: Any) -> None:
    """Words that are torn are lit together; words on which two items stand show both."""
    visit(browser, torn)
    choose(browser, "d1")
    assert browser.execute_script(LIT) == {"p2": "told the clerkto write by Friday"}
    pieces = {piece.text: piece for piece in browser.find_elements("css selector", ".mr-words")}
    pieces["clerk"].click()
    assert browser.execute_script(STANDING) == ["d1", "d2"]
    assert browser.execute_script(LIT) == {"p2": "clerk"}
    assert browser.find_element("css selector", "[role=status]").get_attribute("textContent") == "d1, d2"
    pieces["clerk"].click()
    assert browser.execute_script(STANDING) == []


def test_filters(parish: Path, browser: Any) -> None:
    """By list, by person or body, and by "has a deadline": together they narrow, and the count says how far."""
    visit(browser, parish)
    everything = browser.execute_script(CARDS)
    set_ = """const box = document.querySelector(arguments[0]);
      const option = [...box.options].find(option => option.text === arguments[1]);
      box.value = option.value; box.dispatchEvent(new Event('change'))"""
    browser.execute_script(set_, ".mr-by-list", "Directives")
    assert browser.execute_script(CARDS) == ["t1", "t2"]
    assert browser.find_element("css selector", ".mr-count").text == f"2 of {len(everything)}"
    browser.execute_script(set_, ".mr-by-person", "Ann Fell")
    assert browser.execute_script(CARDS) == ["t1"]
    browser.execute_script(set_, ".mr-by-list", "all")
    assert browser.execute_script(CARDS) == ["release", "fell", "t1"]
    browser.execute_script(set_, ".mr-by-person", "all")
    browser.find_element("css selector", ".mr-by-deadline").click()
    assert browser.execute_script(CARDS) == ["t1", "c1"]
    assert [kind.text for kind in browser.find_elements("css selector", ".mr-kind") if kind.text] == [
        "Directives",
        "Commitments",
    ]


def test_a_link_leads_to_an_item(parish: Path, browser: Any) -> None:
    """`#t1` opens the page with t1 chosen and in view, and each item has its link."""
    visit(browser, parish, place="t1")
    assert browser.execute_script(LIT) == {"p5": "The Clerk is to write to the District Council by 19 September 2031"}
    assert browser.execute_script(SEEN, browser.find_element("id", "t1"))
    browser.find_element("css selector", "#c1 .mr-link").click()
    assert browser.current_url.endswith("#c1")
    wait_for(browser, "return document.querySelector('.mr-lit')?.closest('.mr-block').id === 'p6'")
    assert list(browser.execute_script(LIT)) == ["p6"]


def test_every_link_within_the_page_leads_somewhere(parish: Path, torn: Path, browser: Any) -> None:
    """No reference and no link is broken, and no id is given twice."""
    for page in (parish, torn):
        visit(browser, page)
        links = "return [...document.querySelectorAll('a[href^=\"#\"]')].map(link => link.hash.slice(1))"
        ids = browser.execute_script("return [...document.querySelectorAll('[id]')].map(node => node.id)")
        assert set(browser.execute_script(links)) <= set(ids)
        assert len(ids) == len(set(ids))


def test_all_forms_are_a_click_away(parish: Path, browser: Any) -> None:
    """JSON, XML and YAML are closed at first, and shown whole by a click."""
    visit(browser, parish)
    forms = browser.find_elements("css selector", ".mr-form")
    for form, ending in zip(forms, ("json", "xml", "yaml"), strict=True):
        shown = form.find_element("css selector", "pre")
        assert not shown.is_displayed()
        form.find_element("css selector", "summary").click()
        assert shown.is_displayed()
        assert shown.get_attribute("textContent") == PARISH.with_suffix(f".{ending}").read_text(encoding="utf-8")


def test_words_that_nothing_covers_are_shown(torn: Path, browser: Any) -> None:
    """They are marked in the text, listed below it, and counted."""
    visit(browser, torn)
    gaps = [gap.text for gap in browser.find_elements("css selector", ".mr-gap")]
    assert gaps == ["A word in English stays", "The council", "Nobody came"]
    summary = browser.find_element("css selector", ".mr-uncovered summary")
    assert summary.text == "Words that nothing covers (3)"
    summary.click()
    assert [gap.text for gap in browser.find_elements("css selector", ".mr-uncovered bdi")] == gaps
    assert re.match(r"5\d\.\d % of", browser.find_element("css selector", "footer").text)


def test_findings_stand_at_their_items(tmp_path: Path, browser: Any) -> None:
    """A finding is at its item and in the list of all; a document with errors is shown as far as it was read."""
    wrong = {"id": "d3", "force": "reqire", "anchors": [{"block": "p2", "exact": "Nobody came"}]}
    visit(browser, write_page(tmp_path, TORN | {"chair": "A", "directives": [*TORN["directives"], wrong]}, 1))
    assert browser.find_element("css selector", "#d3 .mr-findings").text.startswith('error S004: "reqire" is not')
    everything = browser.find_element("css selector", ".mr-all-findings").text
    assert "S002" in everything
    assert "error S004 d3" in everything
    forms = [form.text for form in browser.find_elements("css selector", ".mr-form summary")]
    assert forms == ["JSON"]


def test_titles_and_meanings_come_from_the_schema(parish: Path, browser: Any) -> None:
    """Every property has its title and its meaning, every value of a vocabulary what it means on hover."""
    visit(browser, parish)
    properties = {
        (prop.schema["title"], prop.schema["description"])
        for type_ in model().objects.values()
        for prop in type_.properties.values()
    }
    shown = browser.execute_script(
        "return [...document.querySelectorAll('.mr-fields dt, .mr-name')].map(node => [node.textContent, node.title])"
    )
    assert len(shown) > 100
    assert {tuple(pair) for pair in shown} <= properties
    force = browser.find_element("css selector", "#t1 .mr-term")
    meaning = model().scalars["directiveForce"]["x-value-meanings"]["require"]
    assert (force.text, force.get_attribute("title")) == ("require", meaning)
    before = browser.find_element("css selector", "#c1 .mr-term[title^=Before]")
    assert (before.text, before.get_attribute("title")) == (
        "before",
        model().objects["timeBefore"].schema["description"],
    )
    read = "return [...document.querySelectorAll('.mr-meanings div > *')].map(cell => cell.textContent)"
    cells = browser.execute_script(read)
    rows = list(zip(cells[::2], cells[1::2], strict=True))
    assert ("Force: require", meaning) in rows
    hovered = browser.execute_script("return [...document.querySelectorAll('.mr-term')].map(term => term.title)")
    assert {meaning for _value, meaning in rows} == set(hovered), "what the mouse shows can be read without it"


def test_a_reference_is_a_name(parish: Path, browser: Any) -> None:
    """A reference shows the name of what it leads to, and leads there."""
    visit(browser, parish)
    link = browser.find_element("css selector", "#t1 a[href='#fell']")
    assert link.text == "Ann Fell"
    link.click()
    wait_for(browser, "return document.querySelector('[aria-pressed=true]')?.dataset.item === 'fell'")


def test_what_is_inherited_or_unconfirmed_is_marked(torn: Path, browser: Any) -> None:
    """A part shows what it takes from its whole, marked; an item that nobody confirmed is marked at its head."""
    visit(browser, torn)
    part = browser.find_element("id", "d2")
    assert "Addressees clerk inherited" in re.sub(r"\s+", " ", part.text)
    assert part.find_element("css selector", ".mr-head .mr-mark").text == "Unconfirmed"


def test_the_keyboard_is_enough(torn: Path, browser: Any) -> None:
    """Tab reaches filters, text and items; arrows go through the text; Enter chooses; Escape lets go."""
    visit(browser, torn)
    reached = []
    for _ in range(7):
        browser.switch_to.active_element.send_keys(TAB)
        active = browser.switch_to.active_element
        reached.append((active.get_attribute("class") or active.tag_name).split()[0])
        outline = browser.execute_script("return getComputedStyle(arguments[0]).outlineStyle", active)
        assert outline == "solid" or "by" in reached[-1]
    assert reached[:6] == ["mr-skip", "mr-by-list", "mr-by-person", "mr-by-deadline", "mr-text", "mr-item"]
    text = browser.find_element("css selector", ".mr-text")
    text.send_keys(RIGHT)
    assert browser.switch_to.active_element.text == "قرر المجلس فتح المكتبة"
    browser.switch_to.active_element.send_keys(RIGHT, RIGHT)
    assert browser.switch_to.active_element.text == "clerk"
    browser.switch_to.active_element.send_keys(ENTER)
    assert browser.execute_script(STANDING) == ["d1", "d2"]
    browser.switch_to.active_element.send_keys(LEFT, " ")
    assert browser.execute_script(STANDING) == ["d1"]
    browser.switch_to.active_element.send_keys(ESCAPE)
    assert browser.execute_script(STANDING) == []
    browser.find_element("css selector", "[data-item=d2]").send_keys(ENTER)
    assert browser.execute_script(LIT) == {"p2": "clerk, as ever"}


def press(browser: Any, *keys: str) -> None:
    """Press keys where the focus is."""
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


def tab_to(browser: Any, name: str) -> None:
    """Press Tab until the focus is on what a selector names."""
    for _ in range(60):
        press(browser, TAB)
        if browser.execute_script("return document.activeElement.matches(arguments[0])", name):
            return
    raise AssertionError(name)


def test_everything_can_be_done_without_a_mouse(torn: Path, browser: Any) -> None:
    """Filters, links, references, the list of words that nothing covers, and all forms work by keys alone."""
    visit(browser, torn)
    tab_to(browser, ".mr-by-list")
    press(browser, "Dec")
    assert browser.execute_script(CARDS) == ["e1"]
    press(browser, HOME)
    tab_to(browser, ".mr-by-person")
    press(browser, "cl")
    assert browser.execute_script(CARDS) == ["d1"]
    press(browser, HOME)
    tab_to(browser, ".mr-by-deadline")
    press(browser, " ")
    assert browser.execute_script(CARDS) == ["d1", "d2"]
    press(browser, " ")
    tab_to(browser, "#e1 .mr-link")
    press(browser, ENTER)
    wait_for(browser, "return document.querySelector('[aria-pressed=true]')?.dataset.item === 'e1'")
    tab_to(browser, "#d2 dd a")
    press(browser, ENTER)
    wait_for(browser, "return document.querySelector('[aria-pressed=true]')?.dataset.item === 'd1'")
    tab_to(browser, ".mr-uncovered summary")
    press(browser, ENTER)
    tab_to(browser, ".mr-uncovered a[href='#p2']")
    press(browser, ENTER)
    assert browser.current_url.endswith("#p2")
    assert browser.execute_script(SEEN, browser.find_element("id", "p2"))
    tab_to(browser, ".mr-meanings summary")
    press(browser, ENTER)
    assert "must, is to" in browser.find_element("css selector", ".mr-meanings").text
    for form in browser.find_elements("css selector", ".mr-form"):
        browser.execute_script("arguments[0].querySelector('summary').focus()", form)
        press(browser, ENTER)
        assert form.find_element("css selector", "pre").is_displayed()
        press(browser, TAB)
        assert browser.switch_to.active_element.tag_name == "pre", "it can be scrolled by keys"


def test_a_screen_reader_finds_its_way(torn: Path, browser: Any) -> None:
    """There are landmarks with names, headings in order, and what is lit is said in the language of the text."""
    visit(browser, torn)
    for landmark in (
        "header",
        "main",
        "footer",
        "[role=search]",
        "section[aria-label=Text]",
        "section[aria-label=Items]",
    ):
        assert len(browser.find_elements("css selector", landmark)) == 1, landmark
    levels = browser.execute_script("return [...document.querySelectorAll('h1, h2, h3')].map(h => +h.tagName[1])")
    assert levels[0] == 1 == levels.count(1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    choose(browser, "e1")
    status = browser.find_element("css selector", "[role=status]")
    assert status.get_attribute("textContent") == "قرر المجلس فتح المكتبة"
    assert status.get_attribute("lang") == "ar"


def test_languages_have_their_script_and_direction(torn: Path, browser: Any) -> None:
    """Arabic runs from the right and English from the left, each in its language; the frame is in English."""
    visit(browser, torn)
    facts = "const s = getComputedStyle(arguments[0]); return [arguments[0].closest('[lang]').lang, s.direction]"
    found = [browser.execute_script(facts, browser.find_element("id", name)) for name in ("p1", "p2")]
    assert found == [["ar", "rtl"], ["en", "ltr"]]
    assert browser.execute_script(facts, browser.find_element("css selector", "h1")) == ["ar", "rtl"]
    assert browser.execute_script(facts, browser.find_element("css selector", ".mr-kind")) == ["en", "ltr"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_can_be_read_by_day_and_by_night(width: int, scheme: str, torn: Path, browser: Any) -> None:
    """All text has a contrast of 4.5 to 1, at both widths; nothing is wider than the screen; dark is dark."""
    visit(browser, torn, width, scheme)
    browser.execute_script("document.querySelectorAll('details').forEach(details => details.open = true)")
    choose(browser, "d1")
    assert browser.execute_script(CONTRAST, "body") == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    ground = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(23, 24, 26)")


def test_on_a_phone_the_words_stay_in_view(tmp_path: Path, browser: Any) -> None:
    """At 390 pixels the last item of a long page and its words are both in view."""
    visit(browser, write_page(tmp_path, REFERENCE), 390)
    item = browser.find_element("css selector", "[data-item=d24]")
    browser.execute_script("arguments[0].scrollIntoView({block: 'end'}); arguments[0].click()", item)
    assert browser.execute_script(SEEN, item)
    assert browser.execute_script(SEEN, browser.find_element("css selector", ".mr-lit"))


def test_it_prints(parish: Path, browser: Any) -> None:
    """On paper the whole text and all items are there, without what only a screen has."""
    visit(browser, parish)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    gone = [".mr-filters", ".mr-form", ".mr-link", ".mr-skip"]
    try:
        assert [name for name in gone if browser.find_element("css selector", name).is_displayed()] == []
        text = "const t = document.querySelector('.mr-text'); return t.scrollHeight <= t.clientHeight"
        assert browser.execute_script(text)
        printed = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert printed.startswith(b"%PDF")


def spoil(value: Any, words: str, key: str = "") -> Any:
    """Put words into every text of a readout; names that are compared stay what they are to each other."""
    if isinstance(value, dict):
        return {name: spoil(inner, words, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [spoil(inner, words, key) for inner in value]
    free = ("title", "name", "content", "exact", "text", "asPrinted", "description", "label", "gloss", "term", "verb")
    return f"{value}{words}" if key in free else value


HOSTILE = {
    "script": "</script><script>document.title = 'ran'</script>",
    "image": "\"'><img src=x onerror=\"document.title='ran'\">",
    "template": "{{ 7*7 }}{% raw %}${7*7}<!--",
    "directions": "\u202e\u2066\u200fevil",
    "long": "x" * 99_900,
    "style": "</style><style>body{display:none}</style>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_are_words(name: str, tmp_path: Path, browser: Any) -> None:
    """What a document says is shown as it is, wherever it says it: nothing runs, nothing is broken or fetched."""
    words = HOSTILE[name]
    example = json.loads(PARISH.read_text(encoding="utf-8"))
    if name == "long":
        data = example | {
            "release": spoil(example["release"], words),
            "participants": spoil(example["participants"], words),
        }
    else:
        data = spoil(example, words)
    data["release"]["url"] = "javascript:document.title='ran'"
    data["extensions"] = [{"name": "javascript:document.title='ran'", "value": f"data:text/html,{words}"}]
    source = tmp_path / "a.readout.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    page = tmp_path / "page.html"
    assert run("show", source, "-o", page).code in (0, 1)
    list_requests(browser), list_complaints(browser)
    visit(browser, page, 390)
    assert browser.title == data["release"]["title"]
    assert [url for url in list_requests(browser) if url != "about:blank"] == [page.as_uri()]
    assert list_complaints(browser) == []
    assert len(browser.find_elements("css selector", "script, style, img")) == 2
    assert browser.execute_script(
        "return [...document.querySelectorAll('a')].every(a => !/^javascript|^data/.test(a.href))"
    )
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    choose(browser, "release")
    assert browser.find_element("css selector", "h1").get_attribute("textContent") == data["release"]["title"]
