"""The vocabulary in RDF: what each term of the context means, and which terms of other vocabularies it is near to."""

import json
from collections.abc import Iterator

from meeting_readout.model.derive.context import PREFIX, list_tags, make_terms, name_vocabulary
from meeting_readout.model.model import ROOT, Model

PREFIXES = {
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
MAPPINGS = {
    "document": (("skos:closeMatch", "schema:CreativeWork"), ("skos:closeMatch", "eli:LegalResource")),
    "encoders": (("skos:closeMatch", "prov:wasAttributedTo"),),
    "event": (("skos:closeMatch", "schema:Event"),),
    "group": (("skos:closeMatch", "foaf:Group"),),
    "meeting": (("skos:closeMatch", "schema:Event"),),
    "memberOf": (("skos:closeMatch", "org:memberOf"),),
    "name": (("rdfs:subPropertyOf", "schema:name"),),
    "organization": (("rdfs:subClassOf", "org:Organization"),),
    "person": (("rdfs:subClassOf", "schema:Person"), ("rdfs:subClassOf", "foaf:Person")),
    "place": (("rdfs:subClassOf", "schema:Place"),),
    "posts": (("skos:closeMatch", "org:holds"),),
    "publishers": (("skos:closeMatch", "schema:publisher"),),
    "translation": (("skos:closeMatch", "prov:wasDerivedFrom"),),
    "url": (("rdfs:subPropertyOf", "schema:url"),),
}
"""Terms of other vocabularies: `rdfs:sub…Of` where all that ours says is true of theirs, else `skos:closeMatch`."""


def make_vocabulary(model: Model) -> str:
    """Make the vocabulary in Turtle."""
    root = model.objects[ROOT].schema
    prefixes = {PREFIX: name_vocabulary(model), **PREFIXES}
    lines = [f"@prefix {name}: <{address}> ." for name, address in sorted(prefixes.items())]
    title, description = _quote(root["title"]), _quote(root["description"])
    lines += ["", f"<{model.namespace}> a owl:Ontology ;", f"  rdfs:label {title} ;", f"  rdfs:comment {description} ."]
    for term in list_terms(model):
        lines += ["", *_format_term(model, term)]
    return "\n".join(lines) + "\n"


def list_terms(model: Model) -> list[str]:
    """Return the terms of the context that are no keywords, those of types and of properties."""
    return [name for name, term in make_terms(model).items() if isinstance(term, dict) or name == "recordId"]


def _format_term(model: Model, term: str) -> Iterator[str]:
    """Yield the lines of one term. A word that is both a property and a type is both here, as in the data."""
    uses = list(_find_uses(model, term))
    kinds = ["rdfs:Class"] if term in list_tags(model) else []
    kinds += ["rdf:Property"] if any(name for name, _ in uses) else []
    titles = [schema["title"] for _, schema in uses]
    comments: dict[str, str] = {}
    for name, schema in uses:
        comments.setdefault(
            schema["description"], f"{name}: {schema['description']}" if name else schema["description"]
        )
    yield f"{PREFIX}:{term} a {', '.join(kinds)} ;"
    yield f"  rdfs:isDefinedBy <{model.namespace}> ;"
    for predicate, other in MAPPINGS.get(term, ()):
        yield f"  {predicate} {other} ;"
    yield f"  rdfs:label {_quote(max(titles, key=titles.count))} ;"
    yield "  rdfs:comment " + " ,\n    ".join(map(_quote, comments.values())) + " ."


def _find_uses(model: Model, term: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each type that has the tag, without a name, and each property with the name of its type; their schemas."""
    for name, type_ in model.objects.items():
        if type_.tag == term:
            yield "", type_.schema
        prop = type_.properties.get("id" if term == "recordId" and name == ROOT else term)
        if prop and prop.name != "type":
            yield name, prop.schema


def _quote(text: str) -> str:
    """Return a text as a literal of Turtle, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False) + "@en"
