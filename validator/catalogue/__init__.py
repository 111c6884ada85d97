"""The catalogue of rules, as `schemas/rules.json` publishes it: what each asks for, its page, the words of findings."""

from functools import cache
from typing import Any

from meeting_readout.schemas import load

Rule = dict[str, Any]


@cache
def load_catalogue() -> dict[str, Any]:
    """Return the catalogue as it is published (shape: `schemas/rules.schema.json`)."""
    import json

    found: dict[str, Any] = json.loads(load("rules.json"))
    return found


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its code, in the order of the catalogue."""
    return {rule["code"]: rule for rule in load_catalogue()["rules"]}


def find_rules(word: str) -> list[Rule]:
    """Return the rule with this code or name, else those whose codes begin like this, none where there are none."""
    exact = [rule for rule in rules().values() if word.upper() == rule["code"] or word.lower() == rule["name"]]
    return exact or [rule for code, rule in rules().items() if word and code.startswith(word.upper())]


def suggest(word: str) -> str:
    """Return the code or name that is most like a mistyped one, empty where none is."""
    from difflib import get_close_matches

    known = {key.lower(): key for code, rule in rules().items() for key in (code, rule["name"])}
    return next((known[key] for key in get_close_matches(word.lower(), known, 1)), "")


def message(code: str, variant: str, words: dict[str, str]) -> str:
    """Write the sentence of a finding."""
    return str(rules()[code]["messages"][variant or "default"]).format_map(words)


def hint(code: str, variant: str, words: dict[str, str]) -> str:
    """Write how to fix it, empty where the sentence says it all."""
    hints = rules()[code].get("hints", {})
    return str(hints.get(variant or "default", hints.get("default", ""))).format_map(words)


def related(code: str, name: str, words: dict[str, str]) -> str:
    """Write the sentence of a second place."""
    return str(rules()[code]["related"][name]).format_map(words)


def home() -> str:
    """Return the address under which the standard is published, without a slash at the end."""
    from meeting_readout.model.model import model

    return str(model().schema["$id"]).rpartition("/")[0]


def find_address(code: str) -> str:
    """Return the address of the page of a rule."""
    return f"{home()}/rules/{code}"
