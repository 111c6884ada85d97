"""The table of rules: one rule, one file, one line, named as the catalogue names it."""

from importlib import import_module
from pathlib import Path

import pytest

from meeting_readout.validator import catalogue, rules
from meeting_readout.validator.families import LEVELS, level_of

WRITTEN = {code: rule for code, rule in catalogue.rules().items() if code[0] in "MQ"}
"""The rules of the catalogue that are files."""
NAMES = {rule["name"].replace("-", "_"): code for code, rule in WRITTEN.items()}
FOLDER = Path(rules.__file__).parent
HOME = "validator/rules"


def line_of(code: str) -> str:
    """Give the line of the table that a rule has."""
    return f'("{code}", {WRITTEN[code]["name"].replace("-", "_")}.check),'


@pytest.mark.parametrize("code", WRITTEN)
def test_a_rule_of_the_catalogue_has_a_file_and_a_line(code: str) -> None:
    """Each rule about the model and the text is a function `check` in a file of its name, and stands in the table."""
    name = WRITTEN[code]["name"].replace("-", "_")
    assert (FOLDER / f"{name}.py").is_file(), f"{HOME}/{name}.py is missing: schemas/rules.json has {code} {name}"
    table = dict(rules.RULES)
    assert code in table, f"{HOME}/__init__.py: add to RULES the line {line_of(code)}"
    assert table[code] is import_module(f"{rules.__name__}.{name}").check, f"{HOME}/__init__.py: {line_of(code)}"


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("[!_]*.py")))
def test_a_file_is_a_rule_of_the_catalogue(name: str) -> None:
    """Each file says in its first line which rule it is, by which clause, and is named as the catalogue names it."""
    text = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    assert name in NAMES, (
        f"schemas/rules.json: no rule M or Q has the name {name.replace('_', '-')} of {HOME}/{name}.py"
    )
    code = NAMES[name]
    first = text.partition("\n")[0]
    assert first.startswith(f'"""{code}: '), f'{HOME}/{name}.py: the first line begins with """{code}: '
    clause = WRITTEN[code]["clause"]
    assert first.endswith(f'(spec {clause})."""'), f'{HOME}/{name}.py: the first line ends with (spec {clause})."""'
    others = [other for other in WRITTEN if other != code and f'"{other}"' in text]
    assert others == [], f"{HOME}/{name}.py: one file, one rule"


def test_the_table_is_in_the_order_of_codes() -> None:
    """A code stands once, in order, and the catalogue has it."""
    listed = [code for code, _check in rules.RULES]
    assert listed == sorted(set(listed))
    assert set(listed) <= WRITTEN.keys(), "schemas/rules.json: add an entry for each code of RULES"


@pytest.mark.parametrize("code", WRITTEN)
def test_the_level_follows_from_the_code(code: str) -> None:
    """Rules M are checked at `core`, rules Q1 and Q2 at `anchored`, rules Q3 at `complete`; so the catalogue has it."""
    assert WRITTEN[code]["level"] == level_of(code)
    assert level_of(code) in LEVELS


def test_no_rule_lends_another_anything() -> None:
    """What rules share is in `document/`: no rule imports a rule."""
    for path in FOLDER.glob("[!_]*.py"):
        assert "validator.rules" not in path.read_text(encoding="utf-8"), f"{HOME}/{path.name} imports a rule"
