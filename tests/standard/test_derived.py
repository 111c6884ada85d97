"""What is derived from the schema, and the closed profile in which it is written."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from lxml import etree
from pytest_regressions.file_regression import FileRegressionFixture

from meeting_readout import convert
from meeting_readout.model.derive import DERIVED, derive, locate_file
from meeting_readout.model.derive.profile import ProfileError, check_profile
from meeting_readout.model.model import build_model, model
from meeting_readout.schemas import EDITIONS, load

HERE = Path(__file__).parents[1]
EXAMPLES = HERE.parent / "examples"
GOLDEN = HERE / "golden" / "derived"
SCHEMA: dict[str, Any] = json.loads(load("readout.schema.json"))
FERRY: dict[str, Any] = json.loads((GOLDEN / "ferry.schema.json").read_bytes())
"""A small schema with one property of every shape."""


@pytest.mark.parametrize("name", DERIVED)
def test_nothing_derived_is_stale(name: str) -> None:
    """Each derived file is what the schema gives now (else: python -m meeting_readout.model.derive)."""
    assert locate_file(name).read_text(encoding="utf-8") == derive(model())[name]


@pytest.mark.parametrize("name", DERIVED)
def test_what_is_derived_looks_as_it_did(name: str, file_regression: FileRegressionFixture) -> None:
    """A small schema with one property of every shape gives the same files as ever."""
    made = derive(build_model(FERRY))[name]
    file_regression.check(made, fullpath=GOLDEN / f"ferry.{name}.txt", encoding="utf-8", newline="\n")


def test_the_xml_of_the_reference_example(file_regression: FileRegressionFixture) -> None:
    """The XML of the reference example is what is made of its JSON, to the byte."""
    path = EXAMPLES / "reference" / "sme-leading-group-7.readout.xml"
    made = convert(path.with_suffix(".json").read_bytes(), "xml")
    file_regression.check(made, binary=True, fullpath=path)


def test_the_editions_are_schemas() -> None:
    """Each edition is a schema of its draft, and the XSD one that compiles."""
    for edition in ("json", "json-plain"):
        Draft202012Validator.check_schema(json.loads(load(EDITIONS[edition])))
    Draft7Validator.check_schema(json.loads(load(EDITIONS["json-draft7"])))
    etree.XMLSchema(etree.parse(str(HERE.parent / "schemas" / EDITIONS["xsd"])))


def test_the_plain_editions_are_plain() -> None:
    """The other editions hold no keyword that is not JSON Schema's or an editor's."""
    for edition in ("json-plain", "json-draft7"):
        text = load(EDITIONS[edition]).decode()
        assert '"xml":' not in text
        assert '"x-' not in text


def test_the_editions_agree() -> None:
    """Every edition takes the examples, and refuses them with one property more."""
    validators = [
        Draft202012Validator(SCHEMA),
        Draft202012Validator(json.loads(load(EDITIONS["json-plain"]))),
        Draft7Validator(json.loads(load(EDITIONS["json-draft7"]))),
    ]
    for path in sorted(EXAMPLES.rglob("*.readout.json")):
        data = json.loads(path.read_bytes())
        wrong = data | {"meeting": data.get("meeting", {}) | {"mood": "good"}}
        for validator in validators:
            assert validator.is_valid(data)
            assert not validator.is_valid(wrong)


def test_the_catalog_names_packaged_files() -> None:
    """Every file that the XML catalog names is in the package."""
    catalog = etree.fromstring(load(EDITIONS["catalog"]))
    assert {str(entry.get("uri")) for entry in catalog} == {"readout.xsd", "readout.schema.json"}


def test_everything_has_words() -> None:
    """Every type and property of the schema has a title and a description, every pattern its meaning in words."""
    for definition in [SCHEMA, *SCHEMA["$defs"].values()]:
        assert {"title", "description"} <= definition.keys()
        assert "pattern" not in definition or definition["x-readout-message"]
        for prop in definition.get("properties", {}).values():
            assert {"title", "description"} <= prop.keys()


@pytest.mark.parametrize("other", ["occasion", "eventEntity"])
def test_what_is_held_is_said_alike(other: str) -> None:
    """Other occasions and events have each property of the meeting, in the same order and words, and more besides."""
    ours, theirs = (dict(SCHEMA["$defs"][name]["properties"]) for name in ("meeting", other))
    assert [name for name in theirs if name in ours] == list(ours), f"schemas/readout.schema.json: {other} and meeting"
    for name, said in ours.items():
        alike = [{key: value for key, value in each.items() if key != "x-also-called"} for each in (said, theirs[name])]
        assert alike[0] == alike[1], f"schemas/readout.schema.json: say {other}.{name} as meeting.{name}"


# ---- the profile


def put(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    """Make a change of a schema: the value at a path."""

    def change(schema: Any) -> None:
        for step in path[:-1]:
            schema = schema[step]
        schema[path[-1]] = to

    return change


def taken(*path: str) -> Callable[[dict[str, Any]], None]:
    """Make a change of a schema: what is at a path taken out."""

    def change(schema: Any) -> None:
        for step in path[:-1]:
            schema = schema[step]
        del schema[path[-1]]

    return change


NO_PATTERN = "/$defs/slug: a pattern that is no I-Regexp of the profile"
OUTSIDE = (
    (put("patternProperties", to={}), "/: Additional properties are not allowed ('patternProperties' was unexpected)"),
    (put("$defs", "daily", "additionalProperties", to=True), "/$defs/daily/additionalProperties: False was expected"),
    (put("$defs", "daily", "minProperties", to=2), "/$defs/daily/minProperties: 1 was expected"),
    (
        put("$defs", "daily", "anyOf", to=[]),
        "/$defs/daily: Additional properties are not allowed ('anyOf' was unexpected)",
    ),
    (taken("$defs", "daily", "description"), "/$defs/daily: 'description' is a required property"),
    (put("$defs", "boats", "type", to="number"), "/$defs/boats/type: 'integer' was expected"),
    (put("$defs", "boats", "minimum", to=-1), "/$defs/boats/minimum: -1 is less than the minimum of 0"),
    (put("$defs", "flag", "const", to=False), "/$defs/flag/const: True was expected"),
    (
        put("$defs", "slug", "format", to="slug"),
        "/$defs/slug: Additional properties are not allowed ('format' was unexpected)",
    ),
    (
        put("$defs", "slug", "maxLength", to=9),
        "/$defs/slug: Additional properties are not allowed ('maxLength' was unexpected)",
    ),
    (taken("$defs", "slug", "x-readout-message"), "/$defs/slug: 'x-readout-message' is a required property"),
    (put("$defs", "slug", "pattern", to=r"^(?:\d+)$(?!\n)"), NO_PATTERN),
    (put("$defs", "slug", "pattern", to=r"^(?:a.b)$(?!\n)"), NO_PATTERN),
    (put("$defs", "slug", "pattern", to=r"^(?:(?=a)[a-z])$(?!\n)"), NO_PATTERN),
    (put("$defs", "slug", "pattern", to=r"^(?:a+?)$(?!\n)"), NO_PATTERN),
    (put("$defs", "slug", "pattern", to=r"^(?:^a|b$)$(?!\n)"), NO_PATTERN),
    (put("$defs", "slug", "pattern", to=r"^(?:a)|(?:b)$(?!\n)"), NO_PATTERN),
    (
        put("$defs", "season", "enum", 0, to="High summer"),
        r"/$defs/season/enum/0: 'High summer' does not match '^([a-z]+(-[a-z]+)*|[0-9]+\\.[0-9]+)$'",
    ),
    (
        put("$defs", "season", "x-value-meanings", "spring", to="In spring."),
        "/$defs/season: x-value-meanings and enum differ",
    ),
    (
        put("$defs", "daily", "properties", "times", "type", to="string"),
        "/$defs/daily/properties/times: Additional properties are not allowed ('type' was unexpected)",
    ),
    (put("properties", "quays", "minItems", to=0), "/properties/quays/minItems: 1 was expected"),
    (
        taken("properties", "quays", "items", "xml", "name"),
        "/properties/quays/items/xml: 'name' is a required property",
    ),
    (
        put("properties", "quays", "items", "xml", "name", to="quays"),
        "/properties/quays: wrapper and item have one name",
    ),
    (
        put("properties", "season", "$ref", to="#/$defs/nothing"),
        "/properties/season: no such definition: #/$defs/nothing",
    ),
    (put("$defs", "unused", to=FERRY["$defs"]["flag"]), "/$defs/unused: nothing refers to it"),
    (put("$defs", "daily", "required", to=["titel"]), "/$defs/daily: required titel is no property"),
    (
        put("properties", "season", "x-other-words", to=["words"]),
        "/properties/season: x-other-words names words, which is no property here",
    ),
    (
        put("$defs", "quay", "properties", "class", "xml", "nodeType", to="element"),
        "/$defs/quay: a text node stands alone, without elements",
    ),
    (
        put("properties", "season", "xml", "name", to="boats"),
        "/properties/boats: the XML name boats is taken by season",
    ),
    (
        put("$defs", "onCall", "properties", "type", "const", to="daily"),
        "/properties/trips: each branch of a union has a type and an XML name of its own",
    ),
    (
        put("$defs", "onCall", "xml", "name", to="daily"),
        "/properties/trips: each branch of a union has a type and an XML name of its own",
    ),
)


@pytest.mark.parametrize(("change", "place"), OUTSIDE, ids=[place.partition(": ")[0] for _, place in OUTSIDE])
def test_nothing_outside_the_profile_is_taken(change: Callable[[Any], None], place: str) -> None:
    """A schema that says what the profile does not allow is refused, and the place is told."""
    schema = deepcopy(FERRY)
    change(schema)
    with pytest.raises(ProfileError) as caught:
        check_profile(schema)
    assert f"  {place}" in caught.value.places


def test_the_schema_is_in_the_profile() -> None:
    """The schema itself is in the profile, and so is the small one."""
    check_profile(SCHEMA)
    check_profile(FERRY)
