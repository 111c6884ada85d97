"""The page of `readout diff` in a browser: whatever a readout says, nothing runs and nothing is fetched."""

import json
import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from command import REFERENCE, put, run

webdriver = pytest.importorskip("selenium.webdriver")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.skipif(not CHROMIUM or not DRIVER, reason="chromium and its driver are not there"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
WORDS = (
    "</script><script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
    "</style><svg onload=\"document.title='ran'\"><link rel=stylesheet href=https://example.org/a.css>" + "long" * 500
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start a browser that keeps a log of its requests."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_runs(browser: Any, width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hostile words in titles, blocks and items stay words, and the page is no wider than the window."""
    monkeypatch.chdir(tmp_path)
    old = json.loads(REFERENCE.read_text(encoding="utf-8"))
    new = deepcopy(old)
    new["release"]["title"] += WORDS
    new["blocks"][1]["content"] += WORDS
    new["participants"][0]["name"] = WORDS
    new["directives"][0]["verb"] = WORDS
    new["statements"].append({"id": "added", "text": WORDS})
    page = Path("page.html")
    page.write_bytes(run("diff", put("a.readout.json", old), put("b.readout.json", new), "--format", "html").raw)
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get_log("performance")
    browser.get(page.resolve().as_uri())
    assert browser.title == "a.readout.json → b.readout.json"
    assert browser.find_elements("css selector", "script, img, svg, link") == []
    assert len(browser.find_elements("css selector", "dt")) == 5
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    sent = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    fetched = {one["params"]["request"]["url"] for one in sent if one["method"] == "Network.requestWillBeSent"}
    assert fetched == {page.resolve().as_uri()}
    assert browser.get_log("browser") == []
