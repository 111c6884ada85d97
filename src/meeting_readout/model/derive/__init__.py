"""What is derived from `readout.schema.json`, by one command: `python -m meeting_readout.model.derive`."""

from pathlib import Path

from meeting_readout import schemas
from meeting_readout.model.derive import context, editions, tables, typed, typescript, vocabulary, xsd
from meeting_readout.model.model import Model

DERIVED = {
    "readout.xsd": xsd.make_xsd,
    "readout.plain.schema.json": editions.make_plain_edition,
    "readout.draft-07.schema.json": editions.make_draft_07_edition,
    "catalog.xml": editions.make_catalog,
    "readout.context.jsonld": context.make_context,
    "readout.ttl": vocabulary.make_vocabulary,
    "readout.tables.json": tables.make_descriptor,
    "readout.d.ts": typescript.make_declarations,
    "typed.py": typed.make_types,
}
"""Each derived file by its name, and the function that makes its text from the model of the schema."""


def derive(model: Model) -> dict[str, str]:
    """Make the text of every derived file, after a check of the profile."""
    from meeting_readout.model.derive.profile import check_profile

    check_profile(model.schema)
    return {name: make(model) for name, make in DERIVED.items()}


def locate_file(name: str) -> Path:
    """Return the path of a derived file: Python is in the package `model`, everything else in the folder `schemas`."""
    folder = Path(__file__).parent.parent if name.endswith(".py") else Path(schemas.__file__).parent
    return folder / name
