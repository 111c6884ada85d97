"""The documents that engines are compared on: the suite, the examples, generated ones, and mutations of these.

A sample is a name and the bytes of a file that any parser reads: what is not well-formed, repeats a name or holds half
a character is left out, for parsers differ there, and no schema is asked.
"""

import copy
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from lxml import etree

from meeting_readout import converters

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/support"))

from generate import documents  # noqa: E402 - where it lies is said above
from mutate import MUTATIONS, VALUES, mutated  # noqa: E402 - where it lies is said above

FOLDERS = ("examples", *(f"tests/suite/{name}" for name in ("valid", "invalid", "warned", "silent")))
SEED = 20
DOCUMENTS = 200
MUTANTS = 2
"""How many mutations are made of each generated document."""
OTHER = (None, 0, 1.0, 1.5, -1, 10**16, True, False, "", "a\n", [], ["a"], {}, {"x": 1}, [None])
"""Values of every JSON type."""

Samples = dict[str, bytes]


def json_samples() -> Samples:
    """Give the samples in JSON."""
    found = {}
    for path in _files("json"):
        data = path.read_bytes()
        try:
            text = json.dumps(json.loads(data, object_pairs_hook=_once, parse_constant=_no), ensure_ascii=False)
            found[path.name] = text.encode()
        except ValueError:
            continue
    random = Random(SEED)  # noqa: S311 - nothing secret
    for number, data in enumerate(documents(SEED, DOCUMENTS, nodes=80)):
        found[f"made-{number}.json"] = json.dumps(data, ensure_ascii=False).encode()
        for mutant in range(MUTANTS):
            changed = copy.deepcopy(data)
            for _ in range(random.randint(1, 2)):
                change(changed, random)
            found[f"made-{number}-{mutant}.json"] = json.dumps(changed, ensure_ascii=False).encode()
    return found


def xml_samples() -> Samples:
    """Give the samples in XML, none with a DOCTYPE."""
    found = {}
    for path in _files("xml"):
        data = path.read_bytes()
        try:
            tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True)).getroottree()
        except etree.XMLSyntaxError:
            continue
        if not tree.docinfo.doctype:
            found[path.name] = data
    random = Random(SEED)  # noqa: S311 - nothing secret
    for name, data in made_xml():
        found[f"{name}.xml"] = data
        for mutant in range(MUTANTS):
            changed = mutated(data, random.choice(MUTATIONS), random)
            if changed is not None:
                found[f"{name}-{mutant}.xml"] = changed
    return found


def valid_xml() -> Samples:
    """Give the valid samples in XML: cases, examples and generated documents."""
    found = {path.name: path.read_bytes() for path in _files("xml") if path.parent.name != "invalid"}
    return found | {f"{name}.xml": data for name, data in made_xml()}


def made_xml() -> Iterator[tuple[str, bytes]]:
    """Yield the generated documents in XML."""
    for number, data in enumerate(documents(SEED, DOCUMENTS, nodes=80)):
        yield f"made-{number}", converters.write(data, "xml")


def change(data: Any, random: Random) -> None:
    """Change one member of an object or list anywhere in a document."""
    places = [(node, key) for node in _nodes(data) for key in (node if isinstance(node, dict) else range(len(node)))]
    if not places:
        return
    node, key = random.choice(places)
    way = random.randrange(6)
    if way == 0:
        del node[key]
    elif way == 1 and isinstance(node, dict):
        node[random.choice([str(key).title(), f"{key}s", "x", *(k for _n, k in places if isinstance(k, str))])] = (
            node.pop(key)
        )
    elif way == 2:
        node[key] = copy.deepcopy(random.choice(OTHER))
    elif way == 3:
        other, name = random.choice(places)
        node[key] = copy.deepcopy(other[name])
    else:
        texts = [(n, k) for n, k in places if isinstance(n[k], str)]
        if texts:
            node, key = random.choice(texts)
            node[key] = random.choice([*random.sample(VALUES, 3), f" {node[key]}", f"{node[key]}\n"])


def _nodes(data: Any) -> Iterator[Any]:
    if isinstance(data, dict | list):
        yield data
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _nodes(inner)


def _files(form: str) -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob(f"*.readout.{form}"))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _no(_constant: str) -> None:
    raise ValueError
