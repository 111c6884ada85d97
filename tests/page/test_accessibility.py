"""The pages under axe-core, which finds what keeps people from reading them: no finding is serious.

`npm install axe-core`, and name its file in `AXE_CORE`: it is no package of Python, so the tests do not bring it.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import CHROMIUM, DRIVER, start, visit
from command import EXAMPLES, REFERENCE, run

pytest.importorskip("selenium")
AXE = Path(os.environ.get("AXE_CORE", "axe.min.js"))
pytestmark = [
    pytest.mark.skipif(not AXE.is_file(), reason="AXE_CORE does not name axe.min.js"),
    pytest.mark.skipif(not CHROMIUM or not DRIVER, reason="chromium and its driver are not there"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
ASK = """const done = arguments[0]; axe.run(document).then(found => done(found.violations.map(one =>
  [one.impact, one.id, one.nodes.map(node => node.html.slice(0, 200))])))"""
PAGES = (REFERENCE, EXAMPLES / "written-instruction/written-instruction.readout.json")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start a browser for all tests."""
    with start() as driver:
        driver.set_script_timeout(120)
        yield driver


def find_violations(browser: Any, page: Path, width: int, scheme: str) -> list[Any]:
    """Return what axe-core has against a page; it runs beside the page, whose policy allows it nothing."""
    visit(browser, page, width, scheme)
    browser.execute_script("document.querySelectorAll('details').forEach(details => details.open = true)")
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    return list(browser.execute_async_script(ASK))


@pytest.mark.parametrize("width", [1280, 390])
def test_a_site_has_no_violation(width: int, tmp_path: Path, browser: Any) -> None:
    """Nothing is found on the pages about several readouts."""
    assert run("show", *PAGES, "-o", f"{tmp_path}/site/").code == 0
    pages = [*sorted(tmp_path.glob("site/*.html")), *sorted(tmp_path.glob("site/people/*.html"))[:5]]
    assert len(pages) == 10
    assert [(page.name, found) for page in pages if (found := find_violations(browser, page, width, "dark"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_has_no_violation(path: Path, width: int, scheme: str, tmp_path: Path, browser: Any) -> None:
    """Nothing is found on the page of an example, at both widths, light and dark."""
    assert run("show", path, "-o", tmp_path / "page.html").code == 0
    assert find_violations(browser, tmp_path / "page.html", width, scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_difference_has_no_violation(width: int, scheme: str, tmp_path: Path, browser: Any) -> None:
    """Nothing is found on the page of `readout diff`."""
    page = tmp_path / "page.html"
    page.write_bytes(run("diff", *PAGES, "--format", "html").raw)
    assert find_violations(browser, page, width, scheme) == []
