"""What is derived from `readout.schema.json`, by one command: `python -m meeting_readout.model.derive`."""

from pathlib import Path

from meeting_readout import schemas
from meeting_readout.model.derive import editions, typed, xsd
from meeting_readout.model.model import Model

DERIVED = {
    "readout.xsd": xsd.schema,
    "readout.plain.schema.json": editions.plain,
    "readout.draft-07.schema.json": editions.draft_07,
    "catalog.xml": editions.catalog,
    "typed.py": typed.module,
}
"""Each derived file by its name, and the function that makes its text from the model of the schema."""


def derive(model: Model) -> dict[str, str]:
    """Make the text of every derived file, after the profile has been checked."""
    from meeting_readout.model.derive.profile import check

    check(model.schema)
    return {name: make(model) for name, make in DERIVED.items()}


def locate(name: str) -> Path:
    """Give the path of a derived file: Python stands in the package `model`, all else in the folder `schemas`."""
    folder = Path(__file__).parent.parent if name.endswith(".py") else Path(schemas.__file__).parent
    return folder / name
