"""`schemas/dictionary.json`: an example of every property, and the rules that touch it, for the dictionary."""

import json
from typing import Any

from dictionary_examples import HOME, REST, examples
from dictionary_rules import touching
from dictionary_trial import trial

from meeting_readout.model.model import model
from meeting_readout.validator.catalogue.examples import format_json

ABOUT = (
    "What the data dictionary says of each type and property besides the schema: an example in both forms, with the "
    "file and the place from which it is cut, and the rules that touch it: with what it is itself, with what is within "
    "it, and elsewhere because of it. Made by python docs/build."
)


def make_data() -> str:
    """Make the file."""
    types = {name: _type(name) for name in model().objects}
    data = {"title": "Facts for the data dictionary", "description": ABOUT, "documents": trial().documents}
    return format_json(data | {"types": types}) + "\n"


def _type(name: str) -> dict[str, Any]:
    properties = {key: _property(name, key) for key in model().objects[name].properties}
    return _with_codes({"rules": touching()[1][name]}) | {"properties": properties}


def _property(name: str, key: str) -> dict[str, Any]:
    touched, example = touching()[0][name, key], examples()[name, key]
    found = _with_codes({"rules": touched.own, "within": touched.within, "elsewhere": touched.elsewhere})
    if example.source != REST:
        found["source"] = example.source.relative_to(HOME).as_posix()
        found |= {"pointer": example.pointer} if example.pointer else {}
    return found | {"json": json.loads(example.json), "xml": example.xml}


def _with_codes(given: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    return {name: list(codes) for name, codes in given.items() if codes}
