"""The runner of the conformance suite: our toolkit passes through its door, and what is wrong does not."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
SUITE = TESTS / "suite"
ADAPTER = str(TESTS / "support/suite_adapter.py")
LIAR = """
import json, sys
sys.path.insert(0, {tests!r})
from suite_adapter import answer
for line in sys.stdin:
    found = answer(json.loads(line))
    {lie}
    print(json.dumps(found), flush=True)
"""
LIES = {
    "everything is valid": ("found |= {'verdict': 'valid', 'findings': []}", "it is invalid, and the answer is valid"),
    "a pointer is left out": (
        "[f.update(pointer='') for f in found['findings']]",
        "expected [('S001', '/specVersion')]",
    ),
    "columns count from 0": ("[f.update(column=f['column'] - 1) for f in found['findings']]", "expected column"),
    "zeros are dropped": ("found['text'] = (found['text'] or '').replace('2.50', '2.5')", "has another content"),
    "the first finding is enough": ("found['findings'] = found['findings'][:1]", "all-breaches-are-reported: expected"),
    "nothing is answered": ("found = None", "the answer is no object"),
}
FEW = ("decimals", "S001-no-version", "M103-side")
"""What is left of a suite that is run for each lie."""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the runner."""
    command = [sys.executable, str(SUITE / "run.py"), *arguments]
    return subprocess.run(  # noqa: S603 - our own command
        command, capture_output=True, text=True, check=False, timeout=300
    )


def few(folder: Path) -> Path:
    """Make a suite of a few files."""
    suite = folder / "suite"
    shutil.copytree(SUITE, suite, ignore=shutil.ignore_patterns("__pycache__"))
    index = json.loads((suite / "index.json").read_text(encoding="utf-8"))
    index["cases"] = [case for case in index["cases"] if f"{case['code']}-{case['fault']}" in FEW]
    index["valid"] = [entry for entry in index["valid"] if entry["what"] in FEW]
    index["behaviours"] = [one for one in index["behaviours"] if one["what"] == "all-breaches-are-reported"]
    known = {f["file"] for e in index["cases"] + index["valid"] for f in e["forms"].values() if "file" in f}
    for path in list(suite.rglob("*.readout.*")):
        if path.name not in known and path.name != "six-faults.readout.json":
            path.unlink()
    (suite / "index.json").write_text(json.dumps(index), encoding="utf-8")
    return suite


def test_our_toolkit_passes() -> None:
    """The toolkit answers every question of the suite as it should, and there is none that it cannot be asked."""
    found = run("--batch", "--", sys.executable, ADAPTER)
    assert (found.returncode, found.stdout.count("\n")) == (0, 1), found.stdout
    assert "; 0 not supported; 0 differences" in found.stdout


@pytest.mark.parametrize(("lie", "said"), LIES.values(), ids=LIES)
def test_a_wrong_implementation_is_caught(lie: str, said: str, tmp_path: Path) -> None:
    """A command that answers wrongly fails, and is told in what."""
    liar = tmp_path / "liar.py"
    liar.write_text(LIAR.format(tests=str(TESTS / "support"), lie=lie), encoding="utf-8")
    found = run("--batch", "--suite", str(few(tmp_path)), "--", sys.executable, str(liar))
    assert found.returncode == 1
    assert said in found.stdout


def test_one_process_a_question(tmp_path: Path) -> None:
    """Without `--batch` the command is started for each question."""
    suite = few(tmp_path)
    found = run("--suite", str(suite), "--class", "reader", "--", sys.executable, ADAPTER)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("stray", ["valid/stray.readout.json", "stray.py"])
def test_a_file_that_nobody_knows_fails_the_run(stray: str, tmp_path: Path) -> None:
    """A file in a folder of the suite that the index does not name is a difference."""
    suite = few(tmp_path)
    (suite / stray).write_text("{}", encoding="utf-8")
    found = run("--batch", "--suite", str(suite), "--", sys.executable, ADAPTER)
    assert f"{stray}: the index does not know this file" in found.stdout
    assert found.returncode == 1
