"""Writes the digests of `suite/vectors.json`: `python tests/support/vectors.py`. All else there is written by hand."""

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


def canonical() -> dict[str, dict[str, str]]:
    """Give the SHA-256 of the canonical bytes in each form, for the documents in `valid/` without `$schema`."""
    paths = sorted((SUITE / "valid").glob("*.json"))
    documents = {path.name.partition(".")[0]: read(path.read_bytes()) for path in paths}
    return {
        name: {form: sha256(write(readout, form)).hexdigest() for form in FORMS}
        for name, readout in documents.items()
        if "$schema" not in readout
    }


if __name__ == "__main__":
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    vectors["canonical"] = canonical()
    text = UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", format_json(vectors))
    VECTORS.write_text(text + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(vectors['canonical'])} documents\n")
