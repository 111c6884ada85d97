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
    "everything is valid": (
        "found |= {'verdict': 'valid', 'findings': []}",
        "S001-no-version.readout.json: it is invalid, and the answer is valid: no finding [3.1-1]",
    ),
    "warnings are dropped": (
        "found['findings'] = [f for f in found.get('findings', []) if f['code'] != 'M110']",
        "M110-addressees-again.readout.yaml: expected M110 at /directives/1/addressees, found no finding [3.5-2]",
    ),
    "a warning makes it invalid": (
        "found['verdict'] = 'invalid' if found.get('findings') else found.get('verdict')",
        "M110-addressees-again.readout.xml: it is valid, and the answer is invalid",
    ),
    "near is not near enough": (
        "found.get('findings', []).extend([{'code': 'M110', 'pointer': ''}] * ('M110-other' in line))",
        "M110-other-addressees.readout.json: expected no finding, found M110 at the root [3.5-2]",
    ),
    "offsets count from 1": (
        "found |= {'codePoints': [at + 1 for at in found['codePoints']]} if 'codePoints' in found else {}",
        "anchors-1: expected {",
    ),
    "no date has a last day": ("found.pop('last', None)", "days-1: expected {"),
    "six faults are none": (
        "found = {'verdict': 'valid', 'findings': []} if 'six-faults' in line else found",
        "all-breaches-are-reported: expected invalid, found valid: no finding [8.5-5, 8.5-2]",
    ),
    "a pointer is left out": (
        "[f.update(pointer='') for f in found.get('findings', [])]",
        "expected S001 at /specVersion, found S001 at the root [3.1-1]",
    ),
    "columns count from 0": (
        "[f.update(column=f['column'] - 1) for f in found.get('findings', [])]",
        "expected column",
    ),
    "zeros are dropped": (
        "found['text'] = (found.get('text') or '').replace('2.50', '2.5')",
        "decimals.readout.json: converted to xml, it has another content [4.2-4, 3.6-1]",
    ),
    "lines end with spaces": (
        "found['text'] = (found.get('text') or '').replace('specVersion: \"1.0\"\\n', 'specVersion: \"1.0\" \\n')",
        '    -specVersion: "1.0"\n    +specVersion: "1.0" \n',
    ),
    "the first finding is enough": (
        "found['findings'] = found.get('findings', [])[:1]",
        "all-breaches-are-reported: expected",
    ),
    "nothing is answered": ("found = None", "the answer is no object"),
}
FEW = ("decimals", "S001-no-version", "M103-side", "M110-addressees-again", "M110-other-addressees")
BEHAVIOURS = ("all-breaches-are-reported", "documents-of-a-folder-are-found")
"""What is left of a suite that is run for each lie."""
FIRST = 12
"""So many vectors of each list are left."""
NO_YAML = "found = {'unsupported': True} if '.yaml' in line or '.yml' in line or '\"yaml\"' in line else found"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the runner."""
    command = [sys.executable, str(SUITE / "run.py"), *arguments]
    return subprocess.run(  # noqa: S603 - our own command
        command, capture_output=True, text=True, check=False, timeout=300
    )


def few(folder: Path) -> Path:
    """Make a suite of a few files, and of the first vectors of each list."""
    suite = folder / "suite"
    index = json.loads((SUITE / "index.json").read_text(encoding="utf-8"))
    index["cases"] = [case for case in index["cases"] if f"{case['code']}-{case['fault']}" in FEW]
    index["valid"] = [entry for entry in index["valid"] if entry["what"] in FEW]
    index["behaviours"] = [one for one in index["behaviours"] if one["what"] in BEHAVIOURS]
    known = {f["file"] for e in index["cases"] + index["valid"] for f in e["forms"].values() if "file" in f}

    def skip(place: str, names: list[str]) -> set[str]:
        inner = Path(place).name == "folder"
        files = {name for name in names if ".readout." in name and name not in known} - {"six-faults.readout.json"}
        return {"__pycache__"} if inner else files | {"__pycache__"}

    shutil.copytree(SUITE, suite, ignore=skip)
    (suite / "index.json").write_text(json.dumps(index), encoding="utf-8")
    vectors = json.loads((suite / "vectors.json").read_text(encoding="utf-8"))
    vectors = {name: found[:FIRST] if isinstance(found, list) else found for name, found in vectors.items()}
    (suite / "vectors.json").write_text(json.dumps(vectors), encoding="utf-8")
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


def test_a_form_that_a_program_has_not(tmp_path: Path) -> None:
    """With `--form json --form xml` nothing is asked about YAML; without it, the lack of YAML is a difference."""
    suite, no_yaml = few(tmp_path), tmp_path / "no_yaml.py"
    no_yaml.write_text(LIAR.format(tests=str(TESTS / "support"), lie=NO_YAML), encoding="utf-8")
    words = ["--batch", "--suite", str(suite), "--", sys.executable, str(no_yaml)]
    found = run("--form", "json", "--form", "xml", *words)
    assert (found.returncode, found.stdout.count("\n")) == (0, 1), found.stdout
    assert "0 not supported; 0 differences" in found.stdout
    assert "yaml: it is valid, and the answer is unsupported" in run(*words).stdout


PARTS = {
    "--case S001-no-version": "3 as validator",
    "--case S001-no-version.readout.xml": "3 as validator",
    "--case S001-no-version --form xml": "1 as validator",
    "--case anchors-3": "1 as vectors",
    "--case all-breaches-are-reported": "1 as validator",
    "--code M131": "6 as reader",
    "--code Q101 --class vectors": "as vectors",
    "--clause 5.5-13": "6 as reader",
    "--clause 3.5-1 --class vectors": "8 as vectors",
    "--clause 6.1-3 --case decimals": "9 as writer",
}
"""What the options leave of the suite."""


@pytest.mark.parametrize(("options", "asked"), PARTS.items())
def test_a_part_is_asked_alone(options: str, asked: str) -> None:
    """One case, one code, one clause, one form, one class can be run alone."""
    found = run(*options.split(), "--batch", "--", sys.executable, ADAPTER)
    assert found.returncode == 0, found.stdout
    assert f"{asked}); 0 not supported; 0 differences" in found.stdout
    assert int(found.stdout.split(" questions")[0].split(": ")[1]) < 60


def test_options_that_leave_nothing() -> None:
    """A name that the suite does not know is no success."""
    found = run("--case", "S001-no-versoin", "--batch", "--", sys.executable, ADAPTER)
    assert found.returncode == 2
    assert "nothing in the suite is asked" in found.stderr


def test_the_report_as_data(tmp_path: Path) -> None:
    """With `--json` there is one object, with the version, the counts, and the texts of what differs."""
    liar = tmp_path / "liar.py"
    lie = "found['text'] = (found.get('text') or '').replace('\\n', '\\r\\n')"
    liar.write_text(LIAR.format(tests=str(TESTS / "support"), lie=lie), encoding="utf-8")
    found = run("--case", "decimals", "--class", "writer", "--json", "--batch", "--", sys.executable, str(liar))
    report = json.loads(found.stdout)
    index = json.loads((SUITE / "index.json").read_text(encoding="utf-8"))
    assert (found.returncode, report["suite"], report["counts"]) == (1, index["suite"], {"canonical": 9})
    first = report["differences"][0]
    assert first["expected"].encode() == (SUITE / "valid/decimals.readout.json").read_bytes()
    assert (first["case"], first["found"]) == ("decimals", first["expected"].replace("\n", "\r\n"))
    assert "6.1-1" in first["requirements"]
    assert first["difference"].startswith("--- expected\n+++ found")


CLASSES = ("reader", "writer", "converter", "validator", "folder", "settings")
ECHO = """
import json, pathlib, sys
for line in sys.stdin:
    file, *options = json.loads(line)
    print(json.dumps({"verdict": "valid", "text": pathlib.Path(file).read_text("utf-8")}), flush=True)
"""


@pytest.mark.parametrize("form", ["json", "xml", "yaml"])
def test_nothing_is_no_answer_in_any_class_and_form(form: str, tmp_path: Path) -> None:
    """A program that answers nothing fails in each class with each form alone, by a check of that class."""
    nothing = tmp_path / "nothing.py"
    nothing.write_text("import sys\nfor line in sys.stdin: print('{}', flush=True)\n", encoding="utf-8")
    index = json.loads((SUITE / "index.json").read_text(encoding="utf-8"))
    suite = few(tmp_path)
    for class_ in CLASSES:
        words = ["--class", class_, "--form", form, "--json", "--batch", "--suite", str(suite), "--"]
        found = run(*words, sys.executable, str(nothing))
        if found.returncode == 2:  # no folder or setting with this form is left of the suite
            assert class_ in ("folder", "settings"), class_
            continue
        made = {check["name"] for check in index["checks"] if check["class"] == class_} | {"behaviours"}
        assert found.returncode == 1, class_
        assert set(json.loads(found.stdout)["counts"]) <= made, class_


@pytest.mark.parametrize("form", ["json", "xml", "yaml"])
def test_a_writer_of_one_form_is_asked_for_its_layout(form: str, tmp_path: Path) -> None:
    """With one form each document is written in it anew; to hand on what was read is not enough."""
    echo = tmp_path / "echo.py"
    echo.write_text(ECHO, encoding="utf-8")
    words = ["--class", "writer", "--form", form, "--json", "--batch", "--", sys.executable]
    right, wrong = (json.loads(run(*words, program).stdout) for program in (ADAPTER, str(echo)))
    assert (right["counts"], list(right["questions"])) == ({}, ["writer"])
    assert right["questions"]["writer"] > 60
    assert wrong["counts"]["canonical"] >= 2
    assert {one["file"].rpartition(".")[2] for one in wrong["differences"]} == {form}


def test_parsers_notice_at_different_places(tmp_path: Path) -> None:
    """The line and column of W003 are not compared, such as those of a namespace; those of other codes are."""
    liar = tmp_path / "liar.py"
    lie = "[f.update(line=9, column=9) for f in found.get('findings', [])]"
    liar.write_text(LIAR.format(tests=str(TESTS / "support"), lie=lie), encoding="utf-8")
    words = ["--batch", "--", sys.executable, str(liar)]
    assert run("--case", "W003-namespace-is-no-uri", *words).returncode == 0
    assert "expected line" in run("--case", "W006-minus-zero", *words).stdout


def test_vectors_that_a_program_does_not_answer(tmp_path: Path) -> None:
    """A list of vectors may be unsupported: it is asked for once, and named."""
    liar = tmp_path / "liar.py"
    lie = "found = {'unsupported': True} if '\"coverage\"' in line else found"
    liar.write_text(LIAR.format(tests=str(TESTS / "support"), lie=lie), encoding="utf-8")
    found = run("--class", "vectors", "--batch", "--", sys.executable, str(liar))
    assert found.returncode == 0
    assert "vectors of coverage: not supported" in found.stdout


def test_a_command_that_is_not_there() -> None:
    """A command that cannot be started is a sentence, not a traceback."""
    found = run("--batch", "--", "./no-such-program")
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == "the command cannot be started: ./no-such-program: No such file or directory\n"


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
