"""Writes the canonical bytes of valid documents: `python tests/support/vectors.py`.

Their digests go into `suite/vectors.json`, where all else is written by hand; the bytes go into `suite/canonical/`,
unless they are those of the document in `suite/valid/`.
"""

import json
import re
import sys
from hashlib import sha256
from pathlib import Path

from meeting_readout import read, write
from meeting_readout.converters.forms import FORMS
from meeting_readout.validator.catalogue.examples import format_json

SUITE = Path(__file__).parents[1] / "suite"
VECTORS = SUITE / "vectors.json"
UNSEEN = re.compile("[\u00e9\u0301\u200d]")
"""What an editor might compose, decompose or not show is escaped."""


def written() -> dict[str, dict[str, bytes]]:
    """Give the canonical bytes in each form, for the documents in `valid/` without `$schema`."""
    paths = sorted((SUITE / "valid").glob("*.json"))
    documents = {path.name.partition(".")[0]: read(path.read_bytes()) for path in paths}
    return {
        name: {form: write(readout, form) for form in FORMS}
        for name, readout in documents.items()
        if "$schema" not in readout
    }


def canonical() -> dict[str, dict[str, str]]:
    """Give the SHA-256 of the canonical bytes."""
    return {name: {form: sha256(data).hexdigest() for form, data in of.items()} for name, of in written().items()}


def stored() -> dict[str, bytes]:
    """Give the canonical bytes that are not those of a file in `valid/`, by the name of their file."""
    files = {f"{name}.readout.{form}": data for name, of in written().items() for form, data in of.items()}
    return {name: data for name, data in files.items() if (SUITE / "valid" / name).read_bytes() != data}


if __name__ == "__main__":
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    vectors["canonical"] = canonical()
    text = UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", format_json(vectors))
    VECTORS.write_text(text + "\n", encoding="utf-8", newline="\n")
    folder = SUITE / "canonical"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in stored().items():
        (folder / name).write_bytes(data)
    sys.stdout.write(f"{len(vectors['canonical'])} documents\n")
