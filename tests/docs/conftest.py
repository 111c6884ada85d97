"""The site, built once for all tests of it, and a browser."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import start

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site, as the page on contributing says, in a folder of our own."""
    folder = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "docs/build", "site", str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603 - our own
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start a browser for all tests."""
    with start() as driver:
        driver.set_script_timeout(120)
        yield driver
