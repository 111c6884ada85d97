"""The JSON-LD context: what makes a readout with an address a graph (clause 11.8 of the specification)."""

import json
from collections import Counter
from typing import Any

from meeting_readout.model.model import Model, ObjectType, Property

PREFIX = "mr"
LISTS = ("strings", "objects", "union")


def make_context(model: Model) -> str:
    """Make the context, a term on each line."""
    terms = make_terms(model)
    lines = [f"    {json.dumps(name)}: {json.dumps(term)}" for name, term in terms.items()]
    return '{\n  "@context": {\n' + ",\n".join(lines) + "\n  }\n}\n"


def make_terms(model: Model) -> dict[str, Any]:
    """Return the terms of the context: its keywords, then every property and every type that data can state."""
    address = name_vocabulary(model)
    meanings = _choose_meanings(model)
    terms: dict[str, Any] = {"@version": 1.1, PREFIX: address, "@vocab": address}
    # `$schema` is no content; the id of the record stands beside the address, which differs from it.
    terms |= {"id": "@id", "type": "@type", "recordId": f"{PREFIX}:recordId"}
    for type_ in model.objects.values():
        for prop in type_.properties.values():
            if prop.name.startswith("$"):
                terms[prop.name] = None
            elif prop.name not in terms:
                terms[prop.name] = _define(prop.name, meanings[prop.name]) | _scope(model, prop.name, meanings)
    for tag in list_tags(model):
        terms.setdefault(tag, {"@id": f"{PREFIX}:{tag}"})
    return terms


def name_vocabulary(model: Model) -> str:
    """Return the address in front of every term: the namespace of the XML form and a number sign."""
    return f"{model.namespace}#"


def list_tags(model: Model) -> list[str]:
    """Return the values of `type`, which are the classes of the vocabulary."""
    return list(dict.fromkeys(type_.tag for type_ in model.objects.values() if type_.tag))


def _choose_meanings(model: Model) -> dict[str, str]:
    """Return what each property is to JSON-LD: in most types that have it, if it differs between them."""
    counts: dict[str, Counter[str]] = {}
    for type_ in model.objects.values():
        for prop in type_.properties.values():
            counts.setdefault(prop.name, Counter())[_find_meaning(prop)] += 1
    return {name: counter.most_common(1)[0][0] for name, counter in counts.items()}


def _find_meaning(prop: Property) -> str:
    if prop.shape in LISTS:
        return "list"
    return "reference" if prop.target == "itemId" and prop.name != "id" else "plain"


def _define(name: str, meaning: str) -> dict[str, Any]:
    """Define a term. Lists are ordered, since their order is content."""
    more = {"list": {"@container": "@list"}, "reference": {"@type": "@id"}, "plain": {}}[meaning]
    return {"@id": f"{PREFIX}:{name}", **more}


def _scope(model: Model, name: str, meanings: dict[str, str]) -> dict[str, Any]:
    """Return the context that holds within a property, if the type behind it has terms of another meaning."""
    others: dict[str, Any] = {}
    for type_ in model.objects.values():
        for target in _list_targets(model, type_, name):
            for prop in target.properties.values():
                if not prop.name.startswith("$") and _find_meaning(prop) != meanings[prop.name]:
                    others[prop.name] = _define(prop.name, _find_meaning(prop))
    return {"@context": others} if others else {}


def _list_targets(model: Model, type_: ObjectType, name: str) -> list[ObjectType]:
    """Return the types of the objects that a property of a type can hold."""
    prop = type_.properties.get(name)
    names = (*prop.tags.values(), prop.target) if prop else ()
    return [model.objects[target] for target in names if target in model.objects]
