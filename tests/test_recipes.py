"""The recipes of CONTRIBUTING.md are true: an invented property and an invented rule are added as they say."""

import filecmp
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from generate import documents

from meeting_readout.model.derive import DERIVED

pytestmark = pytest.mark.skipif("READOUT_LONG" not in os.environ, reason="a longer check: set READOUT_LONG, as CI does")
ROOT = Path(__file__).parent.parent
COPIED = ("README.md", "converters", "docs", "examples", "pyproject.toml", "schemas", "src", "tests", "validator")
PROPERTY = """\
        "mood": {
          "title": "Mood",
          "description": "In which mood it was said.",
          "$ref": "#/$defs/statementMood",
          "xml": {"nodeType": "attribute"}
        },
"""
VOCABULARY = """\
    "statementMood": {
      "title": "Mood",
      "description": "The mood of a statement.",
      "type": "string",
      "enum": ["calm", "heated"],
      "x-value-meanings": {"calm": "Without a loud word.", "heated": "With loud words."}
    },
"""
RULE = '''\
"""M199: a meeting does not shout its name (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield a name in capital letters."""
    meeting = view.data.get("meeting", {})
    if meeting.get("name", "").isupper():
        yield Problem("M199", meeting, "name", words={"name": meeting["name"]})
'''
ENTRY = {
    "code": "M199",
    "name": "loud-name",
    "severity": "warning",
    "level": "core",
    "clause": "5.5",
    "place": "`name` of the meeting",
    "since": "1.0",
    "fixable": False,
    "statement": "A meeting does not shout its name.",
    "why": "Names in capital letters are found by nobody who types them as they are spoken.",
    "fix": "Write the name as in running text.",
    "silent": "Where a single letter is small.",
    "bad": {"add": {"meeting": {"name": "TIDE FORUM"}}},
    "good": {"add": {"meeting": {"name": "Tide Forum"}}},
    "case": {"pointer": "/meeting/name", "message": 'the name "TIDE FORUM" is all capital letters.'},
    "messages": {"default": 'the name "{name}" is all capital letters.'},
}
LINE = '    ("M199", loud_name.check),\n'
REQUIREMENT = "- `[5.5-{}]` The name of a meeting SHOULD NOT be all capital letters. (M199)\n"


@pytest.fixture
def tree(tmp_path: Path) -> Iterator[Path]:
    """Copy what the recipes touch, and what their tests need."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, tmp_path / name, True, shutil.ignore_patterns("__pycache__", "corpus", "*.egg-info")
            )
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    yield tmp_path
    shutil.rmtree(tmp_path)


def run(tree: Path, *command: str) -> tuple[int, str]:
    """Run Python in the copy; give the exit code and all that was printed."""
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, *command], cwd=tree, env=environment, check=False, capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr


def run_tests(tree: Path, *chosen: str) -> tuple[int, str]:
    """Run tests in the copy."""
    return run(tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", *chosen)


def put(path: Path, before: str, text: str) -> None:
    """Put text into a file, before the first place of other text."""
    old = path.read_text(encoding="utf-8")
    assert before in old
    path.write_text(old.replace(before, text + before, 1), encoding="utf-8")


def changed(tree: Path) -> set[str]:
    """Give the files of the copy that are not as in the original, or new."""
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_relative_to(tree / ".hypothesis")]
    names = {path.relative_to(tree).as_posix() for path in files if "__pycache__" not in path.parts}
    return {
        name for name in names if not (ROOT / name).exists() or not filecmp.cmp(tree / name, ROOT / name, shallow=False)
    }


def test_a_property_is_one_change_of_the_schema_and_one_example(tree: Path) -> None:
    """All else is derived; without an example `python docs/build` says where to add it."""
    schema = tree / "schemas/readout.schema.json"
    head, statement = schema.read_text(encoding="utf-8").split('    "statement": {\n')
    at = statement.index('        "kind": {\n')
    schema.write_text(
        f'{head}{VOCABULARY}    "statement": {{\n{statement[:at]}{PROPERTY}{statement[at:]}', encoding="utf-8"
    )
    assert run(tree, "-m", "meeting_readout.model.derive") == (0, "")

    code, said = run(tree, "docs/build")
    assert code == 1
    assert "docs/build/rest.readout.json: add `mood` to an object of the type `statement`" in said
    put(tree / "docs/build/rest.readout.json", '      "label": "3.",\n', '      "mood": "calm",\n')
    assert run(tree, "docs/build") == (0, "")

    derived = {"dictionary.json", *DERIVED}
    by_hand = changed(tree) - {f"schemas/{name}" for name in derived} - {"src/meeting_readout/model/typed.py"}
    by_hand = {name for name in by_hand if not name.startswith("src/meeting_readout/schemas/")}  # the link to `schemas`
    assert by_hand == {"schemas/readout.schema.json", "docs/build/rest.readout.json"}
    chosen = (
        "tests/standard/test_derived.py",
        "tests/standard/test_context.py",
        "tests/standard/test_table_plan.py",
        "tests/tables/test_rows.py::test_nothing_of_what_is_generated_is_lost",
        "tests/converters/test_lossless.py::test_the_generator_reaches_every_property",
    )
    chosen += ("tests/standard/test_xsd.py::test_what_the_xsd_refuses_the_toolkit_refuses[0]",)
    code, said = run_tests(tree, *chosen, "tests/docs/test_dictionary.py::test_docs_are_fresh")
    assert code == 0, said

    made = run(
        tree,
        "-c",
        "import json, sys; sys.path.insert(0, 'tests/support'); import generate; "
        "print(json.dumps(list(generate.documents(5, 30, core=True))))",
    )
    same = [
        old == new
        for old, new in zip(documents(5, 30, core=True), json.loads(made[1]), strict=True)
        if not has(new, "mood")
    ]
    assert all(same)
    assert 3 < len(same) < 30


def has(value: Any, name: str) -> bool:
    """Tell whether an object in a document has a property."""
    if isinstance(value, dict):
        return name in value or any(has(inner, name) for inner in value.values())
    return isinstance(value, list) and any(has(inner, name) for inner in value)


def test_a_rule_is_one_file_one_line_and_one_entry(tree: Path) -> None:
    """Its pages, its rows in the appendices and its test follow; each step that is left out is named by a test."""
    catalogue, table = tree / "schemas/rules.json", tree / "validator/rules/__init__.py"
    entry = json.dumps(ENTRY, indent=2)
    put(catalogue, '    {\n      "code": "Q101",', f"{entry},\n")
    assert "validator/rules/loud_name.py is missing" in run_tests(tree, "tests/test_rule_table.py")[1]
    (tree / "validator/rules/loud_name.py").write_text(RULE, encoding="utf-8")
    assert f"add to RULES the line {LINE.strip()}" in run_tests(tree, "tests/test_rule_table.py")[1]
    put(table, "    marker_force,\n", "    loud_name,\n")
    put(table, '    ("Q101"', LINE)
    assert "rules.md is stale" in run(tree, "docs/build", "--check")[1]
    assert run(tree, "docs/build") == (0, "")
    assert (
        "docs/spec.md: clause 5.5 has no requirement that cites (M199)"
        in run_tests(tree, "tests/standard/test_spec.py", "-k", "rule_is_required")[1]
    )
    number = (tree / "docs/spec.md").read_text(encoding="utf-8").count("- `[5.5-") + 1
    put(tree / "docs/spec.md", "\n### 5.6 ", REQUIREMENT.format(number))
    chosen = (
        "tests/test_rule_table.py",
        "tests/validator/test_catalogue.py",
        "tests/validator/rules/test_rules.py",
        "tests/validator/rules/test_rules_more.py",
    )
    code, said = run_tests(
        tree,
        *chosen,
        "tests/standard/test_spec.py",
        "tests/standard/test_spec_tables.py",
        "-k",
        "M199 or every or each or is_required or count or order or fresh",
    )
    assert code == 0, said
    written = {name for name in changed(tree) if not name.startswith("src/")}
    assert written == {
        "schemas/dictionary.json",
        "schemas/rules.json",
        "validator/rules/__init__.py",
        "validator/rules/loud_name.py",
        "docs/rules.md",
        "docs/rules/M199.md",
        "docs/spec.md",
    }
    spec = (tree / "docs/spec.md").read_text(encoding="utf-8")
    assert "| M199 | A meeting does not shout its name. | 5.5 |" in spec
    assert "| M199 | `name` of the meeting |" in spec
