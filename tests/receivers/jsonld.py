"""Ask two processors of JSON-LD, PyLD and rdflib, about the documents of `jsonld`: there and back, and the same graph.

`python tests/receivers/jsonld.py [--documents N]` needs the extra `receivers`. Every readout, N generated ones (500)
among them, must come back as it was: expanded, and compacted again. Both processors must count the same triples, and
each mistake that is planted must be noticed.
"""

import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rdflib
from pyld import jsonld

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from exported import BASE, readouts
from linked_data import change_term, compare
from receiving import ask, make_documents, parse_count

from meeting_readout.export import make

Pair = tuple[Any, Any]


def main() -> int:
    """Ask both; return 1 if one of them is wrong."""
    socket.socket = None  # type: ignore[assignment,misc] - nothing is fetched
    count = parse_count(__doc__)
    first = next(readouts())
    whole = make(first, "jsonld", base=BASE)
    mistakes: list[tuple[str, Pair]] = [
        ("a property without a term", (first, change_term(whole, "title", None))),
        ("a list without its order", (first, change_term(whole, "blocks", {"@id": "mr:blocks"}))),
        ("another value", (first, whole | {"level": "core" if whole.get("level") != "core" else "anchored"})),
        ("an item without an id", (first, whole | {"blocks": [{"content": "x"}]})),
    ]
    is_right = ask("PyLD", make_documents("jsonld", count), lambda pair: list(compare(*pair)), mistakes)
    graphs = ((document, document) for _readout, document in make_documents("jsonld", min(count, 60)))
    other = whole | {"recordId": "other", "level": "mr:none", "extra": "a triple more"}
    wrong = [("a triple more", (whole, other))]
    return int(not (ask("rdflib", graphs, lambda pair: list(compare_graphs(*pair)), wrong) and is_right))


def compare_graphs(document: Any, other: Any) -> Iterator[str]:
    """Yield where PyLD and rdflib do not see the same number of triples."""
    quads = jsonld.to_rdf(document, {"format": "application/n-quads"}).split("\n")
    graph = rdflib.Graph().parse(data=json.dumps(other), format="json-ld")
    if len({quad for quad in quads if quad}) != len(graph):
        yield f"{document['recordId']}: {len(quads) - 1} and {len(graph)} triples"


if __name__ == "__main__":
    sys.exit(main())
