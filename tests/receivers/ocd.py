"""Ask the schema of events that openstates has about the events of `ocd`.

`python tests/receivers/ocd.py [--documents N]` needs openstates, without what it depends on:
`pip install --no-deps openstates`. Its schema is loaded alone, as the rest of it wants a database.
"""

import importlib.util
import sys
import types
from pathlib import Path
from typing import Any

from jsonschema import Draft3Validator, FormatChecker, validators

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from exported import BASE, readouts
from receiving import ask, make_documents, parse_count

from meeting_readout.export import make


def main() -> int:
    """Ask it; return 1 if something is wrong."""
    validator = make_validator()
    documents = (event for _readout, event in make_documents("ocd", parse_count(__doc__)))
    whole = make(next(one for one in readouts() if one.get("agenda") or one.get("participants")), "ocd", base=BASE)
    mistakes = [
        ("a date that is none", whole | {"start_date": "January 21"}),
        ("no source", whole | {"sources": []}),
        ("another status", whole | {"status": "held"}),
        ("an order that is no number", whole | {"agenda": [{"description": "x", "order": "1"}]}),
        ("a participant with an empty name", whole | {"participants": [{"name": "", "type": "person"}]}),
        ("a participant of another type", whole | {"participants": [{"name": "x", "type": "group"}]}),
    ]
    return int(not ask("openstates", documents, lambda one: [e.message for e in validator.iter_errors(one)], mistakes))


def make_validator() -> Any:
    """Give a validator of events, made as that program makes its own."""
    home = Path(str(importlib.util.find_spec("openstates").origin)).parent  # type: ignore[union-attr]  # it was imported
    package = types.ModuleType("schemas")
    package.__path__ = [str(home / "scrape" / "schemas")]
    sys.modules["schemas"] = package
    schema = importlib.import_module("schemas.event").schema
    checker = Draft3Validator.TYPE_CHECKER.redefine_many(
        {"date": lambda _, value: False, "datetime": lambda _, value: False}
    )
    return validators.extend(Draft3Validator, type_checker=checker)(schema, format_checker=FormatChecker())


if __name__ == "__main__":
    sys.exit(main())
