"""The catalogue of rules, as `schemas/rules.json` publishes it: severities, levels, and the texts of messages."""

from functools import cache
from typing import Any

from meeting_readout.schemas import load


@cache
def rules() -> dict[str, dict[str, Any]]:
    """Give every rule by its code, in the order of the catalogue."""
    import json

    return {rule["code"]: rule for rule in json.loads(load("rules.json"))["rules"]}


def message(code: str, variant: str, words: dict[str, str]) -> str:
    """Write the sentence of a finding."""
    return str(rules()[code]["messages"][variant or "default"]).format_map(words)


def hint(code: str, variant: str, words: dict[str, str]) -> str:
    """Write how to mend it, empty where the sentence says it all."""
    hints = rules()[code].get("hints", {})
    return str(hints.get(variant or "default", hints.get("default", ""))).format_map(words)


def related(code: str, name: str, words: dict[str, str]) -> str:
    """Write the sentence of a second place."""
    return str(rules()[code]["related"][name]).format_map(words)
