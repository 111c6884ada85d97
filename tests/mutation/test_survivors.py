"""The mutation run: each change is one, the sample is fair, and the suite decides (CONTRIBUTING: longer checks)."""

import ast
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from covering import Map
from mutants import AREAS, ROOT, find_in, find_mutants, mutate, sample
from transplant import can_transplant

HERE = Path(__file__).parent
ALL = {area: find_mutants(area) for area in AREAS}
TRIAL = """
import sys
sys.path.insert(0, {here!r})
from mutants import find_mutants
from survivors import finish, start, try_mutant, warm_up
for mutant in find_mutants("rules"):
    if mutant.change == "cut" and "if node[key] == owner" in mutant.text:
        print(finish(start(try_mutant, mutant, {cases!r}, {memories})))
        break
"""


SMALL = """
def f(a: "x in y") -> bool:
    '''Say 1 in 2.'''
    if a > 1 and a != "b":
        return True
    else:
        a = [b for b in (5, 6) if b]
"""
MADE = {
    "negate": "if not (a > 1 and a != 'b'):",
    "and for or": "if a > 1 or a != 'b':",
    "swap 0": "if a >= 1 and a != 'b':",
    "other words": "if a > 1 and a != 'b~':",
    "cut": "pass",
    "cut else": "else:",
    "no filter": "a = [b for b in (5, 6)]",
    "drop 1": "a = [b for b in (5,) if b]",
    "flip": "return False",
    "+1": "if a > 2 and a != 'b':",
}


@pytest.mark.parametrize(("change", "line"), MADE.items())
def test_what_is_changed(change: str, line: str) -> None:
    """Conditions, constants and branches are changed, one at a time; annotations and docstrings are not."""
    made = [ast.unparse(mutate(one, SMALL)) for one in find_in("rules", "m.py", SMALL) if one.change == change]
    before = {one.strip() for one in ast.unparse(ast.parse(SMALL)).splitlines()}
    assert any(line in before ^ {one.strip() for one in text.splitlines()} for text in made), made
    assert all("x in y" in text and "Say 1 in 2." in text for text in made)


@pytest.mark.parametrize("area", AREAS)
def test_every_mutant_is_another_program(area: str) -> None:
    """Each compiles, differs from the file, and has lines in it."""
    for mutant in sample(ALL[area], 60, 0):
        source = (ROOT / mutant.file).read_text(encoding="utf-8")
        tree = mutate(mutant, source)
        compile(tree, mutant.file, "exec")
        assert ast.unparse(tree) != ast.unparse(ast.parse(source)), mutant
        assert 1 <= mutant.lines[0] <= mutant.lines[1] <= len(source.splitlines())


def test_the_sample_is_fair_and_stays() -> None:
    """Areas and kinds have their shares, within one mutant for each; the same seed gives the same sample."""
    mutants = [mutant for area in ALL.values() for mutant in area]
    chosen = sample(mutants, 300, 7)
    assert chosen == sample(mutants, 300, 7)
    assert chosen != sample(mutants, 300, 8)
    shares = Counter((mutant.area, mutant.kind) for mutant in mutants)
    for stratum, number in Counter((mutant.area, mutant.kind) for mutant in chosen).items():
        assert abs(number - shares[stratum] * 300 / len(mutants)) <= 1, stratum


def test_the_suite_decides() -> None:
    """A rule that finds nothing is killed by a case of its code, and survives a case of another."""

    def tried(case: str, memories: str) -> str:
        code = TRIAL.format(here=str(HERE), cases=[case], memories=memories)
        return subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300
        ).stdout.strip()

    for memories in ("None", "warm_up()"):  # put in place before the toolkit is imported, and after
        killed = tried("M124-refers-to-itself.readout.json", memories)
        assert killed.startswith("killed: M124-refers-to-itself.readout.json: it is")
        assert tried("S001-no-version.readout.json", memories) == "survived"


def test_what_is_made_once_is_put_in_place_before() -> None:
    """The code of a function that makes others is not given to one that has run: what it made is held elsewhere."""
    (made,) = [one for one in ALL["document"] if one.text.endswith(": if prop.printed:") and one.change == "cut"]
    (plain,) = [one for one in ALL["rules"] if "if node[key] == owner" in one.text and one.change == "cut"]
    assert not can_transplant(made)
    assert can_transplant(plain)


def test_what_only_large_cases_run_again_is_asked_of_all() -> None:
    """A reader in pieces looks again at what made the whole reader, which every other case uses."""
    text = ': if prop.shape == "union":'
    (one,) = [
        one
        for one in ALL["readers"]
        if "element_reader" in one.file and one.text.endswith(text) and one.change == "cut"
    ]
    lines = {one.file: {one.lines[0]}}
    large = "more-bytes-than-the-limit"
    known = Map({"a.readout.xml": {}, large: lines}, lines)
    assert not known.runs_again(one)
    assert known.covering(one) == ["a.readout.xml", large]
    assert Map({"a.readout.xml": lines, large: lines}, lines).runs_again(one)


def test_reasons_are_about_lines_that_are_there() -> None:
    """Each reason why a mutant cannot be shown names lines of its file, and changes that are made of them."""
    for file, reasons in json.loads((HERE / "reasons.json").read_text(encoding="utf-8")).items():
        area = next(area for area, mutants in ALL.items() if any(mutant.file == file for mutant in mutants))
        made = {(mutant.text.partition(": ")[2], mutant.change) for mutant in ALL[area] if mutant.file == file}
        for known in reasons:
            assert known["reason"].endswith(".")
            for line in known["lines"]:
                changes = {change for of, change in made if of == line}
                assert changes, f"{file}: {line}"
                assert changes >= set(known.get("changes", ())), f"{file}: {line}"
