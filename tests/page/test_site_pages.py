"""An archive as a site: the index, the pages of people and bodies, the deadlines, the pictures."""

import json
import os
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from browser import CHROMIUM, DRIVER, ENTER, list_complaints, list_requests, start, visit
from command import BASE, EXAMPLES, run
from generate import documents
from links import count_nodes, follow_links
from lxml import html

from meeting_readout.page.timeline import _choose_ticks, _find_day

JSON = sorted(EXAMPLES.glob("*/*.readout.json"))
TOP = ("index", "people", "deadlines", "timeline", "encounters")
HOSTILE = "</script><script>document.title='ran'</script>\"'><img src=x onerror=alert(1)>\u202e"
ROWS = "return [...document.querySelectorAll('tbody tr:not([hidden])')].map(row => row.cells[arguments[0]].innerText)"
needs_browser = pytest.mark.skipif(not CHROMIUM or not DRIVER, reason="chromium and its driver are not there")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the site of all examples."""
    folder = tmp_path_factory.mktemp("archive") / "site"
    done = run("show", *JSON, "-o", f"{folder}/")
    assert (done.code, done.out) == (0, "")
    assert re.fullmatch(r"15 readouts, \d+ people and bodies: .*index\.html\n", done.err)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start a browser for all tests."""
    pytest.importorskip("selenium")
    with start() as driver:
        yield driver


def write_site(folder: Path, *readouts: Any) -> Path:
    """Write the site of readouts that are given as data."""
    source = folder / "a.readout.jsonl"
    source.write_text("".join(json.dumps(readout) + "\n" for readout in readouts), encoding="utf-8")
    run("show", source, "-o", f"{folder / 'site'}/")
    return folder / "site"


def read_table(page: Path) -> list[list[str]]:
    """Give the rows of the tables of a page."""
    rows = html.parse(page).getroot().xpath("//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


def find_person(site: Path, name: str) -> Path:
    """Give the page of somebody, by way of the list of all."""
    (address,) = html.parse(site / "people.html").getroot().xpath("//td/a[bdi = $name]/@href", name=name)
    return site / str(address)


def test_every_link_leads_somewhere(site: Path) -> None:
    """All links within the site lead to a page and a place in it, and nothing is fetched."""
    assert list(follow_links(site)) == []
    assert len(list(site.glob("readouts/*.html"))) == len(JSON)


def test_generated_readouts_have_no_broken_link(tmp_path: Path) -> None:
    """Whatever readouts say, no link is broken; valid or not, each has a page."""
    site = write_site(tmp_path, *documents(15, 60, core=True), *documents(16, 20))
    assert list(follow_links(site)) == []
    assert len(read_table(site / "index.html")) == 80
    for picture in ("timeline", "encounters"):
        dots, rows = count_nodes(site / f"{picture}.html")
        assert dots == rows > 0


def test_the_index_has_the_facts(site: Path) -> None:
    """Date, body, title, chair, number of decisions and directives."""
    assert [
        "2031-09-09",
        "Nether Quill Parish Council",
        "Minutes of the meeting of Nether Quill Parish Council on Tuesday 9 September 2031",
        "Cllr Joan Abery",
        "2",
        "2",
    ] in read_table(site / "index.html")
    dates = [row[0] for row in read_table(site / "index.html") if row[0] != "–"]
    assert dates == sorted(dates, reverse=True), "the latest comes first"


def test_a_person_has_a_page(site: Path) -> None:
    """It has what somebody chaired, decided, and was told to do, over all readouts."""
    title = "Minutes of the meeting of Nether Quill Parish Council on Tuesday 9 September 2031"
    chair = html.parse(find_person(site, "Joan Abery")).getroot()
    assert chair.xpath("//h2/text()")[0] == "Chair (1)"
    told = "The Clerk is to write to the District Council by 19 September 2031"
    assert ["2031-09-09", title, told] in read_table(find_person(site, "Ann Fell"))
    council = html.parse(find_person(site, "Monetary Council")).getroot()
    assert "Decisions (2)" in council.xpath("//h2/text()")
    assert len(html.parse(find_person(site, "Osterhal")).getroot().xpath("//tbody/tr")) > 2


def test_one_name_is_one_page(tmp_path: Path) -> None:
    """Whoever has the same name in two readouts, under other ids and in place, has one page."""
    first = BASE | {"id": "a", "participants": [{"id": "p", "type": "person", "name": "Ada  Moor"}]}
    directive = {"id": "d", "addressees": [{"name": "ada moor"}], "topics": [{"text": "write"}]}
    site = write_site(tmp_path, first, BASE | {"id": "b", "directives": [directive]})
    assert len(read_table(site / "people.html")) == 1
    assert len(read_table(find_person(site, "Ada  Moor"))) == 2


def person(name: str, **more: Any) -> dict[str, Any]:
    """Make somebody who took part."""
    return {"id": "p", "type": "person", "name": name, **more}


def name_pages(site: Path) -> list[str]:
    """Give the names of people as the list of all has them."""
    return [row[0] for row in read_table(site / "people.html")]


def identified(*values: str) -> list[dict[str, str]]:
    """Make identifiers, each given as `scheme value`."""
    return [dict(zip(("scheme", "value"), value.split(), strict=True)) for value in values]


def test_different_identifiers_are_different_people(tmp_path: Path) -> None:
    """Of one name, different values in a scheme are two people; who has none is neither, and each page says so."""
    directive = {"id": "d", "addressees": [{"name": "Ada Moor"}], "topics": [{"text": "write"}]}
    readouts = [
        BASE | {"id": "a", "participants": [person("Ada Moor", identifiers=identified("staff 1"))]},
        BASE | {"id": "b", "directives": [directive]},
        BASE | {"id": "c", "participants": [person("Ada Moor", identifiers=identified("staff 2"))]},
        BASE | {"id": "d", "participants": [person("ADA MOOR", identifiers=identified("staff 1", "press 7"))]},
    ]
    for number, order in enumerate((readouts, readouts[::-1])):
        (tmp_path / str(number)).mkdir()
        site = write_site(tmp_path / str(number), *order)
        assert sorted(name.lower() for name in name_pages(site)) == [
            "ada moor (no identifier)",
            "ada moor (press 7, staff 1)",
            "ada moor (staff 2)",
        ]
        assert list(follow_links(site)) == []
        pages = {len(read_table(page)): page for page in site.glob("people/*")}
        assert set(pages) == {1, 2}, "the directive by itself, two of the same staff number"
        said = html.parse(pages[2]).getroot().text_content()
        assert "Identifiers: press 7, staff 1" in said
        assert "Others with this name:" in said
    assert {page.name for page in tmp_path.glob("0/site/people/*")} == {
        page.name for page in tmp_path.glob("1/site/people/*")
    }, "the order of readouts makes no difference"


def test_a_page_says_what_decides(tmp_path: Path) -> None:
    """Identifiers of other schemes, and none, leave the name to decide; two of a name in one readout share a page."""
    readouts = [
        BASE | {"id": "a", "participants": [person("Ada Moor", identifiers=identified("staff 1"))]},
        BASE | {"id": "b", "participants": [person("Ada Moor", identifiers=identified("press 7")), person("Bo Lind")]},
        BASE | {"id": "c", "participants": [person("Ada Moor"), person("Cy Hall"), person("Cy Hall") | {"id": "q"}]},
    ]
    readouts[1]["participants"][1]["id"] = readouts[2]["participants"][1]["id"] = "r"
    site = write_site(tmp_path, *readouts)
    assert name_pages(site) == ["Ada Moor", "Bo Lind", "Cy Hall"]
    said = [html.parse(find_person(site, name)).getroot().text_content() for name in name_pages(site)]
    assert "and no other identifier, is taken for the same" in said[0]
    assert "is taken for the same: no readout gives an identifier" in said[1]
    assert "They share this page." in said[2]
    assert ["They share" in one for one in said] == [False, False, True]


def test_deadlines_are_in_order(site: Path) -> None:
    """The earliest comes first, those without a date last, each with who, what and where."""
    rows = read_table(site / "deadlines.html")
    dates = [row[0][:10] for row in rows if row[0][0].isdigit()]
    assert dates == sorted(dates)
    assert len(dates) < len(rows)
    assert [row[0].startswith("–") for row in rows] == [False] * len(dates) + [True] * (len(rows) - len(dates))
    assert ["2031-09-19 by 19 September 2031", "Ann Fell"] in [row[:2] for row in rows]


def test_pictures_hold_as_many_nodes_as_their_tables(site: Path) -> None:
    """Each row of the table has its dot; whoever is left out is counted."""
    for picture in ("timeline", "encounters"):
        dots, rows = count_nodes(site / f"{picture}.html")
        assert dots == rows > 9
    tree = html.parse(site / "encounters.html").getroot()
    met = {row[0]: row[2] for row in read_table(site / "encounters.html")}
    assert met["Sela Roon"] == "Ugo Tamm (1)"
    assert len(tree.xpath("//*[@class = 'mr-edge']")) > 20
    assert "Tim Oake" not in met, "he sent apologies"
    assert "Lia Fenn" not in met, "the meeting was postponed"


def test_two_readouts_with_one_id_have_two_pages(tmp_path: Path) -> None:
    """Neither replaces the other, also where only capitals differ."""
    site = write_site(tmp_path, BASE, BASE, BASE | {"id": "A-1"}, BASE | {"id": "a-1"})
    names = sorted(page.name for page in site.glob("readouts/*"))
    assert names == ["a-1.html", "a-1_2.html", "a.html", "a_2.html"]


def test_readouts_with_errors_have_a_page(tmp_path: Path) -> None:
    """One with errors is marked in the index; one that cannot be read is reported, and left out."""
    source = tmp_path / "a.readout.jsonl"
    source.write_text(f"{json.dumps(BASE | {'chair': 'A'})}\n{{\n{json.dumps(BASE | {'id': 'b'})}\n", encoding="utf-8")
    done = run("show", source, "-o", f"{tmp_path}/site/")
    assert done.code == 1
    assert "a.readout.jsonl:2:" in done.err
    assert [row[2] for row in read_table(tmp_path / "site/index.html")] == [
        "The council met has errors",
        "The council met",
    ]


def test_a_folder_of_others_is_not_touched(tmp_path: Path) -> None:
    """An index that is not of an earlier run is not replaced; one that is, is."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("ours")
    done = run("show", JSON[0], "-o", f"{tmp_path}/site")
    assert (done.code, (tmp_path / "site/index.html").read_text()) == (2, "ours")
    assert "cannot be written: it has a file index.html that is not of readout show" in done.err
    for _ in range(2):
        assert run("show", JSON[0], "-o", f"{tmp_path}/new/").code == 0


def list_files(site: Path) -> set[str]:
    """Give the files of a site by their names in it."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_pages_of_what_is_gone_are_removed(tmp_path: Path) -> None:
    """Written again into its folder, a site is what it is in a new one, and the list of its files is true."""
    gone = BASE | {"id": "gone", "participants": [person("Ada Moor")]}
    site = write_site(tmp_path, gone, BASE | {"id": "stays"})
    assert {"readouts/gone.html", "readouts/stays.html"} <= list_files(site)
    assert any(name.startswith("people/ada-moor") for name in list_files(site))
    (tmp_path / "new").mkdir()
    fresh = write_site(tmp_path / "new", BASE | {"id": "stays"})
    done = run("show", tmp_path / "new/a.readout.jsonl", "-o", site)
    assert "2 pages of an earlier run removed." in done.err
    assert list_files(site) == list_files(fresh)
    listed = dict(reversed(line.split("  ")) for line in (site / "site.sha256").read_text().splitlines())
    assert listed == {
        name: sha256((site / name).read_bytes()).hexdigest() for name in list_files(site) - {"site.sha256"}
    }


def test_no_file_of_others_is_removed_or_replaced(tmp_path: Path) -> None:
    """Files that no run wrote stay, whatever the list says, and so does a page that somebody has changed."""
    site = write_site(tmp_path, BASE | {"id": "gone"}, BASE | {"id": "edited"})
    (site / "readouts/ours.html").write_text("ours")
    (site / "readouts/edited.html").write_text("edited")
    (tmp_path / "outside.html").write_text("outside")
    digest = sha256(b"outside").hexdigest()
    with (site / "site.sha256").open("a") as file:
        file.write(f"{digest}  ../outside.html\n{digest}  readouts/../../outside.html\n{digest}  readouts/ours.html\n")
    write_site(tmp_path, BASE | {"id": "stays"})
    assert not (site / "readouts/gone.html").exists()
    assert (site / "readouts/ours.html").read_text() == "ours"
    assert (site / "readouts/edited.html").read_text() == "edited"
    assert (tmp_path / "outside.html").read_text() == "outside"
    source = tmp_path / "ours.readout.json"
    source.write_text(json.dumps(BASE | {"id": "ours"}), encoding="utf-8")
    done = run("show", source, "-o", f"{site}/")
    assert done.code == 2
    assert "it has a file readouts/ours.html that is not of readout show" in done.err
    assert (site / "readouts/ours.html").read_text() == "ours"


def test_a_run_that_was_interrupted_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages that it had written are removed by the next run, as those of the run before it."""
    site = write_site(tmp_path, BASE | {"id": "first"})

    def stop(_site: object) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr("meeting_readout.page.site.Site.finish", stop)
        write_site(tmp_path, BASE | {"id": "second"})
    assert {"readouts/first.html", "readouts/second.html"} <= list_files(site)
    write_site(tmp_path, BASE | {"id": "third"})
    assert [page.name for page in site.glob("readouts/*")] == ["third.html"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links")
@pytest.mark.parametrize("name", ["index.html", "people", "people.html", "site.sha256"])
def test_a_site_is_not_written_through_a_link(name: str, tmp_path: Path) -> None:
    """A folder or a page that is a link to somewhere else stays one, and what it leads to is not touched."""
    there = tmp_path / "there"
    if name == "people":
        there.mkdir()
    else:
        there.write_text('<meta name="generator" content="readout show">')
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / name).symlink_to(there)
    done = run("show", JSON[0], "-o", f"{tmp_path}/site/")
    assert done.code == 2
    assert "symbolic link" in done.err
    assert list(there.iterdir()) == [] if name == "people" else "generator" in there.read_text()


def test_without_jinja2_the_terminal_still_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only pages need the extra, and who asks for one is told so before anything is read."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    done = run("show", JSON[0], "-o", tmp_path / "x.html")
    assert done.code == 2
    assert "-o needs jinja2: pip install 'meeting-readout[show]'" in done.err
    assert run("show", JSON[0]).code == 0


def test_what_was_written_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--open has the system open the page, or the index of the site."""
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    assert run("show", JSON[0], "-o", tmp_path / "x.html", "--open").code == 0
    assert run("show", JSON[0], "-o", f"{tmp_path}/site/", "--open").code == 0
    assert opened == [(tmp_path / "x.html").as_uri(), (tmp_path / "site/index.html").as_uri()]


def test_what_is_asked_for_is_possible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two readouts are no page, other endings are no page, and no source is replaced."""
    monkeypatch.chdir(tmp_path)
    assert run("show", *JSON[:2], "-o", "x.html").code == 2
    assert run("show", JSON[0], "-o", "x.pdf").code == 2
    assert run("show", JSON[0], "--open").code == 2
    (tmp_path / "x.html").write_bytes(JSON[0].read_bytes())
    assert run("show", "x.html", "-o", "x.html").code == 2
    assert (tmp_path / "x.html").read_bytes() == JSON[0].read_bytes()


@pytest.mark.parametrize(
    ("value", "is_placed"),
    [("2031-09-09", True), ("2031", True), ("2031-21", True), ("XXXX-05", False), ("2031-02-30", False), ("", False)],
)
def test_what_has_a_day_is_placed(value: str, is_placed: bool) -> None:
    """A year, a month, a season have a first day; what has no year has none."""
    assert bool(_find_day(value)) == is_placed


@pytest.mark.parametrize("years", [0, 1, 3, 40, 900])
def test_a_timeline_has_few_marks(years: int) -> None:
    """However long it is, a dozen days are named, and each lies within it."""
    first, last = _find_day("1100-02-03"), _find_day(f"{1100 + years}-05-06")
    ticks = _choose_ticks(first, last)
    assert 1 <= len(ticks) <= 13
    assert all(first <= day <= last for day, _words in ticks)
    assert len({words for _day, words in ticks}) == len(ticks)


@needs_browser
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_the_index_is_filtered_and_sorted(site: Path, browser: Any) -> None:
    """Words narrow the table, and the title of a column sorts it, by the keyboard too, without a server."""
    visit(browser, site / "index.html")
    everything = browser.execute_script(ROWS, 0)
    button = browser.find_element("css selector", "th button")
    button.send_keys(ENTER)
    dated = [date for date in everything if date != "–"]
    assert browser.execute_script(ROWS, 0) == [*sorted(dated), "–"]
    button.send_keys(ENTER)
    assert browser.execute_script(ROWS, 0) == [*sorted(dated, reverse=True), "–"]
    assert browser.find_element("css selector", "th").get_attribute("aria-sort") == "descending"
    browser.find_elements("css selector", "th button")[5].click()
    assert browser.execute_script(ROWS, 5) == sorted(browser.execute_script(ROWS, 5), key=int)
    browser.find_element("css selector", "[type=search]").send_keys("PARISH council 2031")
    assert browser.execute_script(ROWS, 3) == ["Cllr Joan Abery"]
    assert browser.find_element("css selector", ".mr-count").text == f"1 of {len(everything)}"


@needs_browser
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("page", TOP)
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_of_the_site_are_quiet_and_narrow(page: str, width: int, site: Path, browser: Any) -> None:
    """No page asks for anything, none complains, none is wider than the screen."""
    list_requests(browser), list_complaints(browser)
    visit(browser, site / f"{page}.html", width)
    assert [url for url in list_requests(browser) if url != "about:blank"] == [(site / f"{page}.html").as_uri()]
    assert list_complaints(browser) == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")


@needs_browser
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_hostile_names_are_names(tmp_path: Path, browser: Any) -> None:
    """Nothing that a name says runs on any page, in tables and in pictures."""
    people = [{"id": f"p{n}", "type": "person", "name": f"{HOSTILE}{n}"} for n in range(2)]
    people += [person(HOSTILE, identifiers=[{"scheme": "a", "value": f"{n}{HOSTILE}"}]) | {"id": n} for n in "qr"]
    readout = BASE | {
        "release": {"title": HOSTILE, "language": "en"},
        "meeting": {"body": {"name": HOSTILE}, "held": {"start": {"value": "2031-01-01"}}},
        "participants": people,
        "directives": [
            {
                "id": "d",
                "text": HOSTILE,
                "addressees": [{"ref": "p0"}],
                "deadlines": [{"type": "immediate", "asPrinted": HOSTILE}],
            }
        ],
    }
    site = write_site(tmp_path, readout)
    assert list(follow_links(site)) == []
    for page in sorted(site.rglob("*.html")):
        list_complaints(browser)
        visit(browser, page)
        assert browser.title != "ran"
        assert len(browser.find_elements("css selector", "script, style, img")) == 2
        assert list_complaints(browser) == []
