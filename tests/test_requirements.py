"""The suite and the specification: every requirement with a MUST has something in the suite that tests it."""

import json
from typing import Any

import corpus
import pytest
from jsonschema import Draft202012Validator
from test_spec import REQUIREMENTS

INDEX: dict[str, Any] = json.loads((corpus.SUITE / "index.json").read_text(encoding="utf-8"))
SCHEMA: dict[str, Any] = json.loads((corpus.SUITE / "index.schema.json").read_text(encoding="utf-8"))
VECTORS: dict[str, Any] = json.loads((corpus.SUITE / "vectors.json").read_text(encoding="utf-8"))
TEXTS = {f"{clause}-{number}": text for clause, number, text in REQUIREMENTS}
ENTRIES = [entry for name in ("cases", "valid", "behaviours", "checks") for entry in INDEX[name]]
CITED = {id_ for entry in ENTRIES for id_ in entry["requirements"]} | {
    i for ids in INDEX["vectors"].values() for i in ids
}


def test_the_index_follows_its_schema() -> None:
    """The index is what its schema says, and the schema is one."""
    Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(INDEX)] == []


@pytest.mark.parametrize("id_", [id_ for id_, text in TEXTS.items() if "MUST" in text])
def test_what_must_be_is_tested(id_: str) -> None:
    """A case, a valid document, a vector, a behaviour or a check of the runner cites the requirement."""
    assert id_ in CITED


def test_what_is_cited_is_required() -> None:
    """No case cites a requirement that is not there."""
    assert CITED - TEXTS.keys() == set()


def test_names_are_given_once() -> None:
    """No two cases, documents or behaviours of a kind have one name."""
    for names in (
        [f"{case['code']}-{case['fault']}" for case in INDEX["cases"]],
        [entry["what"] for entry in INDEX["valid"]],
        [entry["what"] for entry in INDEX["behaviours"]],
    ):
        assert len(names) == len(set(names))


def test_every_list_of_vectors_says_what_it_tests() -> None:
    """The index has each list of `vectors.json`, and no other."""
    assert INDEX["vectors"].keys() == VECTORS.keys()


def test_what_is_valid_is_in_the_index() -> None:
    """No file in `valid/` is left that the index does not know."""
    known = {entry["file"] for document in INDEX["valid"] for entry in document["forms"].values()}
    assert {path.name for path in (corpus.SUITE / "valid").iterdir()} == known
