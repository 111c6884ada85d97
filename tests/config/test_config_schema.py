"""The schema of settings: `schemas/settings.schema.json`, which editors use and by which settings are checked."""

import copy
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from meeting_readout.config import validation
from meeting_readout.config.model import DEFAULTS, OFF
from meeting_readout.config.schema import load_schema, read_properties
from meeting_readout.config.validation import find_problems
from meeting_readout.schemas import EDITIONS, load
from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import SEVERITIES
from meeting_readout.validator.rules import LEVELS

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(load("settings.schema.json"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker(["date"]))
FULL: dict[str, Any] = {
    "required-version": " >=1.0 , <2,!=1.0.99",
    "include": ["readouts/**/*.json", "/x/"],
    "exclude": [],
    "respect-gitignore": False,
    "level": "anchored",
    "fail-on": "never",
    "severity": {"M110": "info", "Q": "off", "W004": "error"},
    "override": [{"files": ["a", "b.*"], "severity": {"M": "off"}}],
    "suppress": [
        {"rule": "Q101", "file": "a.json", "item": "q-1", "reason": "x", "until": date(2027, 1, 31)},
        {"rule": "M103", "file": "b.json", "pointer": ""},
    ],
    "export": {"base": "https://gov.example/{id}", "country": "nz"},
}
"""Every setting once."""
BY_CODE = {"rule", "rule-near", "fixed", "suppressed", "version"}
"""What only code knows: which rules there are, which of them can be changed, and which version this is."""
ODD = [None, 1, 1.5, True, "odd", "", "..", "a/../b", "!a", "/", [], [1], ["x"], ["..", "x"], {}, {"x": 1}, [{}], [[]]]
ODD += [date(2027, 1, 31), datetime(2027, 1, 31, 12, 0)]


def test_it_is_a_schema() -> None:
    """The schema is one of draft 2020-12, is published, and takes all that may be set."""
    Draft202012Validator.check_schema(SCHEMA)
    assert EDITIONS["settings"] == "settings.schema.json"
    assert VALIDATOR.is_valid(written(FULL))
    assert list(find_problems(FULL)) == []
    assert FULL.keys() == read_properties().keys()


def test_editors_have_something_to_show() -> None:
    """Every setting has a title and a description."""
    tables = [SCHEMA, *SCHEMA["$defs"].values()]
    settings = [setting for table in tables for setting in table.get("properties", {}).values()]
    assert all(setting["title"] and setting["description"].endswith(".") for setting in settings)


def test_the_schema_agrees_with_the_code() -> None:
    """Its lists of values and its defaults are those of the toolkit; each check by code has its definition."""
    properties = SCHEMA["properties"]
    assert properties["level"]["enum"] == list(LEVELS)
    assert properties["fail-on"]["enum"] == [*SEVERITIES, "never"]
    assert SCHEMA["$defs"]["severity"]["enum"] == [*SEVERITIES, OFF]
    assert validation.CHECKS.keys() <= SCHEMA["$defs"].keys()
    for name, setting in properties.items():
        if "default" in setting:
            value = getattr(DEFAULTS, name.replace("-", "_"))
            assert ([] if name in ("include", "exclude") and not value else value) == setting["default"]


def test_all_codes_are_codes_to_the_schema() -> None:
    """What the schema says of codes fits every rule."""
    prefix, rule = SCHEMA["$defs"]["severities"]["propertyNames"]["pattern"], SCHEMA["$defs"]["rule"]["pattern"]
    for code in catalogue.rules():
        assert re.search(prefix, code)
        assert bool(re.search(rule, code)) == (code[0] in validation.SUPPRESSIBLE)


def written(value: Any, key: str = "") -> Any:
    """Give settings as an editor sees them: a date is a string. Elsewhere than in `until` that is no string of ours."""
    if isinstance(value, dict):
        return {name: written(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [written(inner) for inner in value]
    return (str(value) if key == "until" else 1) if isinstance(value, date) else value


def spoilt() -> Iterator[dict[str, Any]]:
    """Yield the settings with one value exchanged, taken out, or put in; once for each value and each odd one."""

    def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        yield path
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, one in inner:
            yield from paths(one, (*path, key))

    for *outer, last in filter(None, paths(FULL)):
        for odd in [*ODD, ...]:
            data = copy.deepcopy(FULL)
            place: Any = data
            for key in outer:
                place = place[key]
            if odd is ...:
                del place[last]
            else:
                place[last] = odd
            yield data
    for path in ((), ("severity",), ("export",), ("override", 0), ("suppress", 0), ("suppress", 1)):
        data = copy.deepcopy(FULL)
        place = data
        for key in path:
            place = place[key]
        place["unknown"] = "odd"
        yield data
        place["pointer"] = "/x"
        yield data


def test_settings_are_checked_by_the_schema() -> None:
    """An engine for JSON Schema and the check of settings refuse the same, but for what only code knows."""
    count = 0
    for data in spoilt():
        variants = {problem.variant for problem in find_problems(data)}
        refused = not VALIDATOR.is_valid(written(data))
        assert refused or not variants - BY_CODE, data
        assert variants or not refused, data
        count += bool(variants)
    assert count > 500


@pytest.mark.parametrize("text", [">=" + "9" * 5000, ">=1" + ".1" * 5000, "<2," * 5000, ">=1" + " " * 50_000])
def test_long_versions(text: str) -> None:
    """A version of any length is answered at once, and never ends in an internal error."""
    assert len(list(find_problems({"required-version": text}))) <= 1


SCRIPT = """
import sys
from meeting_readout.cli.main import main
try:
    main(["validate", "a.readout.json"])
except SystemExit:
    print([name in sys.modules for name in ("meeting_readout.config.schema", "jsonschema", "referencing")])
"""


@pytest.mark.parametrize(("settings", "loaded"), [("", False), ('level = "core"', True)])
def test_the_schema_is_read_only_where_there_are_settings(tmp_path: Path, settings: str, loaded: bool) -> None:
    """Without settings the schema of settings is not read; no engine for JSON Schema is loaded for it."""
    (tmp_path / "a.readout.json").write_text(
        '{"specVersion": "1.0", "id": "r", "release": {"title": "A", "language": "en"}}'
    )
    if settings:
        (tmp_path / "readout.toml").write_text(settings)
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=True)  # noqa: S603 - words of our own
    assert done.stdout.splitlines()[-1] == str([loaded, False, False])


def test_the_page_has_every_setting() -> None:
    """docs/ci.md has a row for every setting, in the order of the schema, with its default."""
    page = (ROOT / "docs/ci.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| `([^`]+)` \| .* \| ([^|]+) \|$", page.partition("| setting |")[2].partition("\n\n")[0])
    assert [name.strip("[]") for name, _ in rows] == list(read_properties())
    for name, default in rows:
        expected = load_schema()["properties"][name.strip("[]")].get("default")
        if expected not in (None, []):
            assert default == f"`{json.dumps(expected).strip(chr(34))}`"


def test_the_example_of_the_page_is_valid() -> None:
    """The settings that docs/ci.md shows, and those that `readout init` writes, are valid by the schema."""
    page = (ROOT / "docs/ci.md").read_text("utf-8")
    template = (ROOT / "src/meeting_readout/cli/templates/readout.toml").read_text("utf-8")
    for text in (
        page.partition("```toml\n")[2].partition("```")[0],
        template,
        re.sub(r'(?m)^# (?=\[|"|[a-z]+ = )', "", template),
    ):
        assert VALIDATOR.is_valid(written(tomllib.loads(text)))
