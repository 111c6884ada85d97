"""The standard as files: the schema, what is derived from it, and the catalogue of rules."""

from pathlib import Path

EDITIONS = {
    "json": "readout.schema.json",
    "json-plain": "readout.plain.schema.json",
    "json-draft7": "readout.draft-07.schema.json",
    "xsd": "readout.xsd",
    "catalog": "catalog.xml",
    "settings": "settings.schema.json",
    "report": "report.schema.json",
    "comparison": "comparison.schema.json",
    "jsonld-context": "readout.context.jsonld",
    "vocabulary": "readout.ttl",
    "tables": "readout.tables.json",
    "typescript": "readout.d.ts",
}
"""The published editions of the schema: the name that `readout schema --format` takes, and the file.

`settings` is the schema of `readout.toml`, `report` that of what `readout validate --format json` prints, and
`comparison` that of `readout diff --format json`. `tables` describes the tables that an archive of readouts becomes.
"""


def load(file_name: str) -> bytes:
    """Return the bytes of one file of this folder, such as `readout.xsd`."""
    return (Path(__file__).parent / file_name).read_bytes()
