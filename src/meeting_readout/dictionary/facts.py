"""What the schema does not say of its properties: an example in both forms, and the rules that touch them.

`schemas/dictionary.json` has it, and is made by `python docs/build` from the examples and the suite.
"""

from functools import cache
from typing import Any, NamedTuple

from meeting_readout.schemas import load

FILE = "dictionary.json"


class Facts(NamedTuple):
    """The codes of rules that touch a property itself, what it holds, and others by way of it; and an example.

    `source` is the file of the example in the repository, empty where no release says it; `pointer` leads to the object
    there, and `json` and `xml` show it.
    """

    rules: tuple[str, ...]
    within: tuple[str, ...]
    elsewhere: tuple[str, ...]
    source: str
    pointer: str
    json: Any
    xml: str


@cache
def load_dictionary() -> dict[str, Any]:
    """Return the file as it is published."""
    import json

    found: dict[str, Any] = json.loads(load(FILE))
    return found


def find_facts(type_: str, name: str) -> Facts:
    """Return the facts about a property of a type."""
    said = load_dictionary()["types"][type_]["properties"][name]
    own, within, elsewhere = (tuple(said.get(key, ())) for key in ("rules", "within", "elsewhere"))
    return Facts(own, within, elsewhere, said.get("source", ""), said.get("pointer", ""), said["json"], said["xml"])


def find_rules_of_type(type_: str) -> tuple[str, ...]:
    """Return the codes of rules about the objects of a type as a whole."""
    return tuple(load_dictionary()["types"][type_].get("rules", ()))
