"""Hold annotations to what W3C asserts of them: `python tests/receivers/w3c.py FOLDER [--documents N]`.

FOLDER is a checkout of w3c/web-annotation-tests, or the folder `annotation-model` of web-platform-tests/wpt, as nobody
packages the assertions. Each MUST assertion about annotations, bodies, targets and selectors is a schema (draft 4).
Asked are the annotations of all examples, of the valid documents of the suite, and of N generated ones (500). Each
mistake that is planted must be refused. As `format` is an annotation in JSON Schema, an id need not be a URI here.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from receiving import Check, ask, make_documents, make_parser

LISTS = (
    "annotations/annotationMusts.test",
    "bodiesTargets/bodyMusts.test",
    "bodiesTargets/targetMusts.test",
    "specificResource/specificResourceMusts.test",
)
"""Those of W3C's lists of assertions that concern single annotations, and what an annotation must be."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask all; return 1 if an annotation or an assertion is wrong, 2 if the folder is."""
    parser = make_parser(__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    options = parser.parse_args(arguments)
    try:
        if not (assertions := dict(read_assertions(options.folder))):
            parser.error(f"the lists in {options.folder} name no MUST assertion")
    except (OSError, ValueError, KeyError) as error:
        parser.error(f"{options.folder} does not hold W3C's assertions about annotations: {error}")
    made = make_documents("annotations", options.documents)
    annotations = [annotation for _readout, several in made for annotation in several]
    engine = f"{len(assertions)} assertions of W3C"
    return int(not ask(engine, annotations, make_check(assertions), plant_mistakes(annotations[0]), "annotations"))


def read_assertions(folder: Path) -> Iterator[tuple[str, Draft4Validator]]:
    """Yield the name and the validator of each MUST assertion, once."""
    definitions = Registry[Any]()
    for path in (folder / "definitions").glob("*.json"):
        with suppress(ValueError):  # old ones are no JSON: nothing refers to them
            definitions = definitions.with_resource(path.name, DRAFT4.create_resource(_read(path)))
    listed = [name for path in LISTS for name in _flatten(_read(folder / path)["assertions"])]
    for name in dict.fromkeys(listed):
        schema = _read(folder / name)
        if schema["assertionType"] == "must":
            yield name, Draft4Validator(schema, registry=definitions.crawl())


def make_check(assertions: dict[str, Draft4Validator]) -> Check:
    """Return a check that names the assertions of which an annotation is not as they expect."""

    def check(annotation: Any) -> list[str]:
        return [
            f"{annotation.get('id')}: {name}"
            for name, validator in assertions.items()
            if validator.is_valid(annotation) == (validator.schema.get("expectedResult") == "invalid")
        ]

    return check


def plant_mistakes(annotation: Any) -> Iterator[tuple[str, Any]]:
    """Yield an annotation with one mistake each, and the name of the mistake."""
    targets = annotation["target"]
    target = targets[0] if isinstance(targets, list) else targets
    quote, position = target["selector"]
    for name in ("@context", "id", "type", "target"):
        yield f"no {name}", _leave_out(annotation, name)
    yield "another context", annotation | {"@context": "https://schema.org"}
    yield "another type", annotation | {"type": "Note"}
    yield "two ids", annotation | {"id": [annotation["id"], "https://gov.example/other"]}
    yield "a body and its value", annotation | {"bodyValue": "statement"}
    yield "a body that is none", annotation | {"body": [{"purpose": "tagging"}]}
    yield "a source as a number", annotation | {"target": target | {"source": 1}}
    yield "a value in a target", annotation | {"target": target | {"value": "words"}}
    for name, selectors in (
        ("no selector in the list", []),
        ("a selector that is empty", [{}]),
        ("a selector of no kind", [quote | {"type": "Quote"}]),
        ("a quotation without words", [_leave_out(quote, "exact"), position]),
        ("a position without an end", [quote, _leave_out(position, "end")]),
        ("a position before the text", [quote, position | {"start": -1}]),
    ):
        yield name, annotation | {"target": target | {"selector": selectors}}


def _leave_out(node: dict[str, Any], name: str) -> dict[str, Any]:
    return {other: value for other, value in node.items() if other != name}


def _flatten(assertions: list[Any]) -> Iterator[str]:
    """Yield the names of a list, and of the lists in it."""
    for one in assertions:
        yield from _flatten(one) if isinstance(one, list) else [one]


def _read(path: Path) -> Any:
    return json.loads(path.read_bytes())


if __name__ == "__main__":
    sys.exit(main())
