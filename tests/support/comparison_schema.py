"""The report of `readout diff --format json` against its published schema."""

import json
from typing import Any

from jsonschema import Draft202012Validator

from meeting_readout.schemas import load

SCHEMA = json.loads(load("comparison.schema.json"))


def list_faults(report: Any) -> list[str]:
    """Give what the schema has against a report."""
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(report)]
