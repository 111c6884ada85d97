"""The TypeScript types, which are derived from the schema: what the compiler takes, and what it refuses.

The compiler is `tsc` on the path, or comes from npm; where neither is there, these tests are skipped.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from meeting_readout.schemas import load

EXAMPLES = Path(__file__).parents[2] / "examples"
OPTIONS = (
    "--noEmit", "--strict", "--exactOptionalPropertyTypes", "--module", "esnext", "--moduleResolution", "bundler",
)  # fmt: skip
SMALL = '{"specVersion": "1.0", "id": "a", "release": {"title": "We met", "language": "en"%s}%s}'
MISTAKES = {
    "unknown property": SMALL % (', "mood": "good"', ""),
    "unknown value": SMALL % (', "genre": "novel"', ""),
    "false flag": SMALL % (', "excerpt": false', ""),
    "undefined property": SMALL % (', "url": undefined', ""),
    "number": SMALL % (', "title": 7', ""),
    "missing property": '{"specVersion": "1.0", "id": "a"}',
    "null": SMALL % ("", ', "notes": null'),
    "type of another list": SMALL % ("", ', "participants": [{"id": "b", "type": "place", "name": "Hall"}]'),
}


@pytest.fixture(scope="module")
def compile_files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, str]], str]:
    """Give what compiles values, by name, each as a readout, and returns what the compiler reports."""
    folder = tmp_path_factory.mktemp("typescript")
    tsc = shutil.which("tsc") or _install(folder)
    if tsc is None:
        pytest.skip("there is neither tsc nor npm, or npm has no network")
    (folder / "readout.d.ts").write_bytes(load("readout.d.ts"))

    def compile_(values: dict[str, str]) -> str:
        for name, value in values.items():
            text = f'import type {{ Readout }} from "./readout";\nexport const value: Readout = {value};\n'
            (folder / f"{name}.ts").write_text(text, encoding="utf-8")
        command = [tsc, *OPTIONS, *(f"{name}.ts" for name in values), "readout.d.ts"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - tsc
        return done.stdout + done.stderr

    return compile_


def _install(folder: Path) -> str | None:
    npm = shutil.which("npm")
    if npm is None or not shutil.which("node"):
        return None
    command = [npm, "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(folder), "typescript@5"]
    done = subprocess.run(command, check=False, capture_output=True, timeout=300)  # noqa: S603 - npm, as it is found
    return str(folder / "node_modules" / ".bin" / "tsc") if done.returncode == 0 else None


def test_the_examples_compile(compile_files: Callable[[dict[str, str]], str]) -> None:
    """Every example is a readout to the compiler, at its strictest."""
    paths = sorted(EXAMPLES.rglob("*.readout.json"))
    assert paths
    assert not compile_files({f"example{n}": path.read_text(encoding="utf-8") for n, path in enumerate(paths)})


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_do_not_compile(mistake: str, compile_files: Callable[[dict[str, str]], str]) -> None:
    """The compiler refuses what the schema refuses."""
    value = MISTAKES[mistake]
    if "undefined" not in value:
        data: dict[str, Any] = json.loads(value)
        assert data
    assert "error TS" in compile_files({"mistake": value})


def test_what_is_right_compiles(compile_files: Callable[[dict[str, str]], str]) -> None:
    """The small readout in which the mistakes are planted has none itself."""
    assert not compile_files({"right": SMALL % ("", "")})
