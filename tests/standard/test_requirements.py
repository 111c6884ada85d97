"""The suite and the specification: every requirement with a MUST has something in the suite that tests it."""

import json
import re
from typing import Any

import corpus
import pytest
from jsonschema import Draft202012Validator
from test_spec import REQUIREMENTS

from meeting_readout.validator import catalogue

INDEX: dict[str, Any] = json.loads((corpus.SUITE / "index.json").read_text(encoding="utf-8"))
SCHEMA: dict[str, Any] = json.loads((corpus.SUITE / "index.schema.json").read_text(encoding="utf-8"))
VECTORS: dict[str, Any] = json.loads((corpus.SUITE / "vectors.json").read_text(encoding="utf-8"))
TEXTS = {f"{clause}-{number}": text for clause, number, text in REQUIREMENTS}
README = (corpus.SUITE / "README.md").read_text(encoding="utf-8")
CITING = {
    "a file in `invalid/`, `warned/` or `silent/`": {id_ for entry in INDEX["cases"] for id_ in entry["requirements"]},
    "a document in `valid/`": {id_ for entry in INDEX["valid"] for id_ in entry["requirements"]},
    "a behaviour": {id_ for entry in INDEX["behaviours"] for id_ in entry["requirements"]},
    "a vector": {id_ for ids in INDEX["vectors"].values() for id_ in ids},
    "a check of the runner, on all documents": {id_ for entry in INDEX["checks"] for id_ in entry["requirements"]},
}
"""By each kind of test, the requirements that it cites."""
CITED = set().union(*CITING.values())


def test_the_index_follows_its_schema() -> None:
    """The index is what its schema says, and the schema is one."""
    Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(INDEX)] == []


@pytest.mark.parametrize("id_", [id_ for id_, text in TEXTS.items() if "MUST" in text])
def test_what_must_be_is_tested(id_: str) -> None:
    """A case, a valid document, a vector, a behaviour or a check of the runner cites the requirement."""
    assert id_ in CITED


def test_the_table_of_what_covers_each_must() -> None:
    """The README of the suite counts the MUSTs by what tests them, and those that one kind of test alone covers."""
    musts = {id_ for id_, text in TEXTS.items() if "MUST" in text}
    covered = [musts & CITING[kind] for kind in CITING]
    alone = [ids - set().union(*covered[:place], *covered[place + 1 :]) for place, ids in enumerate(covered)]
    counted = [[kind, str(len(ids)), str(len(only))] for kind, ids, only in zip(CITING, covered, alone, strict=True)]
    table = README.split("| what tests it |")[1].split("\n\n")[0].splitlines()[2:]
    assert [[cell.strip() for cell in row.strip("|").split("|")] for row in table] == counted
    assert f"{len(musts)} requirements" in README


def test_no_must_rests_on_a_check_alone() -> None:
    """What the runner asks of all documents is asked of one besides, which was made for it."""
    musts = {id_ for id_, text in TEXTS.items() if "MUST" in text}
    made = set().union(*(ids for kind, ids in CITING.items() if "check" not in kind))
    assert musts - made == set()


def test_the_codes_that_no_input_shows() -> None:
    """The README lists every error that no input of the suite has, and no other."""
    errors = {code for code, rule in catalogue.rules().items() if rule["severity"] == "error"}
    listed = set(re.findall(r"^- ((?:[A-Z]\d{3}(?:, )?)+):", README, re.MULTILINE))
    assert {code for codes in listed for code in codes.split(", ")} == errors - _expected(INDEX)


def _expected(value: Any) -> set[str]:
    """Give the codes that an index expects, wherever they stand."""
    if isinstance(value, dict):
        told = {code for name in ("codes",) for code in value.get(name, ())}
        own = {value["code"]} if isinstance(value.get("code"), str) and "reason" not in value else set()
        return told | own | {code for inner in value.values() for code in _expected(inner)}
    return {code for inner in value for code in _expected(inner)} if isinstance(value, list) else set()


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
    assert INDEX["answers"].keys() == VECTORS.keys() - {"canonical"}


def test_what_is_valid_is_in_the_index() -> None:
    """No file in `valid/` is left that the index does not know."""
    known = {entry["file"] for document in INDEX["valid"] for entry in document["forms"].values()}
    assert {path.name for path in (corpus.SUITE / "valid").iterdir()} == known
