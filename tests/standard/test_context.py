"""The JSON-LD context and the vocabulary, which are derived from the schema."""

import json
from typing import Any

import pytest

from meeting_readout.model.derive.vocabulary import MAPPINGS, PREFIXES
from meeting_readout.model.model import model
from meeting_readout.schemas import EDITIONS, load

CONTEXT: dict[str, Any] = json.loads(load(EDITIONS["jsonld-context"]))["@context"]
TERMS = {name for name, term in CONTEXT.items() if isinstance(term, dict)} | {"recordId"}
PREFIX = CONTEXT["mr"]


def test_every_property_has_a_term() -> None:
    """Every property and every type of the schema has a term, and nothing else has."""
    known = {name for type_ in model().objects.values() for name in type_.properties}
    tags = {type_.tag for type_ in model().objects.values() if type_.tag}
    assert {name for name in CONTEXT if name[0] != "@"} == known | tags | {"recordId", "mr"}


def test_terms_say_what_the_schema_says() -> None:
    """Lists are ordered, references lead to addresses, also where a name means different things in different types."""
    for type_ in model().objects.values():
        for prop in type_.properties.values():
            nested = [*prop.tags.values(), *([prop.target] if prop.target in model().objects else [])]
            for inner in (model().objects[target] for target in nested):
                scope = CONTEXT[prop.name].get("@context", {})
                for leaf in inner.properties.values():
                    term = (CONTEXT | scope)[leaf.name]
                    if leaf.name in ("$schema", "id", "type"):
                        continue
                    assert (term.get("@container") == "@list") == (leaf.shape in ("strings", "objects", "union"))
                    assert (term.get("@type") == "@id") == (leaf.target == "itemId")


def test_what_holds_within_a_property_reaches_nothing_else() -> None:
    """A context within a property holds for all that is nested in it: there the names mean nothing else."""
    for name, term in CONTEXT.items():
        scope = term.get("@context", {}) if isinstance(term, dict) else {}
        waiting = [prop.target for type_ in model().objects.values() if (prop := type_.properties.get(name))]
        seen = set(waiting)
        while scope and waiting:
            for prop in model().objects[waiting.pop()].properties.values():
                assert prop.name not in scope or prop.shape not in ("strings", "objects", "union")
                inner = {*prop.tags.values(), prop.target} & model().objects.keys() - seen
                seen |= inner
                waiting += inner


def test_the_vocabulary_has_every_term() -> None:
    """The vocabulary is Turtle, has a label and a comment for each term of the context, and describes nothing else."""
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=load(EDITIONS["vocabulary"]), format="turtle")
    described = {str(subject) for subject in graph.subjects()}
    assert {name.removeprefix(PREFIX) for name in described if name.startswith(PREFIX)} == TERMS
    assert described == {PREFIX + term for term in TERMS} | {PREFIX.removesuffix("#")}
    for subject in described:
        assert graph.value(rdflib.URIRef(subject), rdflib.RDFS.label)
        assert list(graph.objects(rdflib.URIRef(subject), rdflib.RDFS.comment))


def test_the_vocabulary_knows_its_neighbours() -> None:
    """Each term with a mapping is a term, and is mapped by a prefix that is declared."""
    assert set(MAPPINGS) <= TERMS
    for predicate, other in (pair for pairs in MAPPINGS.values() for pair in pairs):
        assert {predicate.partition(":")[0], other.partition(":")[0]} <= PREFIXES.keys()


def test_a_reasoner_finds_the_persons() -> None:
    """A person of a readout is a person of schema.org to whoever reads the vocabulary."""
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=load(EDITIONS["vocabulary"]), format="turtle")
    person = rdflib.URIRef(PREFIX + "person")
    assert rdflib.URIRef("https://schema.org/Person") in set(graph.transitive_objects(person, rdflib.RDFS.subClassOf))
