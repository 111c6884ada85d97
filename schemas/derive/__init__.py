"""What is derived from `readout.schema.json`, by one command: `python -m meeting_readout.schemas.derive`."""

from meeting_readout.schemas.derive import editions, typed, xsd
from meeting_readout.schemas.plan import Plan

DERIVED = {
    "readout.xsd": xsd.schema,
    "readout.plain.schema.json": editions.plain,
    "readout.draft-07.schema.json": editions.draft_07,
    "catalog.xml": editions.catalog,
    "typed.py": typed.module,
}
"""Each derived file of `schemas/`, and the function that makes its text from the plan of the schema."""


def derive(plan: Plan) -> dict[str, str]:
    """Make the text of every derived file, after the profile has been checked."""
    from meeting_readout.schemas.derive.profile import check

    check(plan.schema)
    return {name: make(plan) for name, make in DERIVED.items()}
