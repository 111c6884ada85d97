"""Mutations of the XML of a readout: what people and programs get wrong, at a place taken by chance.

Each takes the root and a source of chance, changes the tree, and says whether there was something to change.
"""

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

from meeting_readout.model.model import model

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VALUES = (
    *("", " ", "\n", "\u3000", "a ", " a", "a\n", "a\tb", "\u00a0a", "x\u2028", "]]>", "e\u0301"),
    *(
        "0",
        "1",
        "-1",
        "+1",
        "01",
        " 1 ",
        "1.0",
        "1e3",
        "NaN",
        "INF",
        "-0",
        "\u0661",
        "9007199254740991",
        "9007199254740992",
    ),
    *("+1.5", ".5", "5.", "-0.1", "1,5", "1_000", "0x10"),
    *("true", "false", "True", "TRUE", "0", " true ", "yes"),
    *(
        "2024-01-02",
        "2024-01-02Z",
        "2024-01-02+08:00",
        "2024-02-30",
        "2024-13-01",
        "2024-1-2",
        "12024-01-02",
        "-0044-01-02",
    ),
    *("2024", "2024-35", "2024-42", "XXXX-01-21", "2024-01-02/2024-01-01", "../2024", "2024/..", "../.."),
    *("2024-01-02T03:04:05Z", "2024-01-02t03:04:05z", "2024-01-02T03:04:05", "2024-01-02T24:00:00Z"),
    *("2024-01-02T03:04:05+14:30", "2024-01-02T03:04:60Z", "2024-01-02T03:04:05.1234567890Z"),
    *(
        "https://example.org/a",
        "relative/path",
        "https://example.org/a b",
        "https://例.org/",
        "::",
        "not a uri",
        "a:%zz",
    ),
    *("P1D", "P", "PT", "P1S", "1D", "P-1D", "en", "zh-Hans", "english-language", "e_n", "CN", "cn", "CNY", "yuan"),
    *("a-b", "a--b", "-a", "a_b", "A", "meeting", "other", "held", "core", "1.0", "1.1", "x" * 65),
)
"""Values of every class: those on which JSON Schema and XSD, or two engines, are known to differ among them."""

Mutation = Callable[[Any, Random], bool]


def mutated(xml: bytes, mutation: Mutation, random: Random) -> bytes | None:
    """Give the bytes of a mutation, None where there was nothing to change."""
    root = etree.fromstring(xml)
    return etree.tostring(root, encoding="UTF-8") if mutation(root, random) else None


def attribute_dropped(root: Any, random: Random) -> bool:
    """Take an attribute away."""
    element = _some(root, random, lambda e: e.keys())
    return element is not None and element.attrib.pop(random.choice(element.keys())) is not None


def attribute_renamed(root: Any, random: Random) -> bool:
    """Call an attribute otherwise: as another property is called, in capitals, in a name space."""
    element = _some(root, random, lambda e: e.keys())
    if element is None:
        return False
    name = random.choice(element.keys())
    others = [p.xml_name for t in model().objects.values() for p in t.properties.values() if p.node == "attribute"]
    value, local = element.attrib.pop(name), etree.QName(name).localname
    spelt = [local.title(), f"{local}s", f"{{urn:x}}{local}", f"{{{model().namespace}}}{local}", "type", "exact"]
    element.set(random.choice([*spelt, *random.sample(others, 4)]), value)
    return True


def attribute_changed(root: Any, random: Random) -> bool:
    """Give an attribute another value, or change the one that it has."""
    element = _some(root, random, lambda e: e.keys())
    if element is None:
        return False
    name = random.choice(element.keys())
    element.set(name, _changed(element.get(name), random))
    return True


def attribute_added(root: Any, random: Random) -> bool:
    """Add an attribute that stands elsewhere, or nowhere."""
    element = _some(root, random)
    names = [p.xml_name for t in model().objects.values() for p in t.properties.values() if p.node != "none"]
    element.set(random.choice([*random.sample(names, 3), "{urn:x}a"]), random.choice(VALUES))
    return True


def attribute_of_xml(root: Any, random: Random) -> bool:
    """Add what XML and XSD themselves define: xml:space, xml:lang, xsi:type, xsi:nil, hints at inner places."""
    name, value = random.choice(
        [
            (SPACE, "preserve"),
            (SPACE, "default"),
            (SPACE, "keep"),
            (SPACE.replace("space", "lang"), "en"),
            (XSI + "type", random.choice(["Topic", "Mention", "Words", "Release", "x"])),
            (XSI + "nil", random.choice(["true", "false"])),
            (XSI + "schemaLocation", f"{model().namespace} x.xsd"),
            (XSI + "noNamespaceSchemaLocation", "x.xsd"),
        ]
    )
    _some(root, random).set(name, value)
    return True


def element_moved(root: Any, random: Random) -> bool:
    """Put an element to another place among its own, or into another element."""
    element = _some(root, random, lambda e: e is not root)
    if element is None:
        return False
    within = set(element.iter())
    parent = element.getparent()
    target = parent if random.random() < 0.5 else _some(root, random, lambda e: e not in within)
    _tailless(element)
    parent.remove(element)
    target.insert(random.randint(0, len(target)), element)
    return True


def element_duplicated(root: Any, random: Random) -> bool:
    """Write an element twice."""
    element = _some(root, random, lambda e: e is not root)
    if element is None:
        return False
    copy = deepcopy(element)
    _tailless(copy)
    element.addprevious(copy)
    return True


def element_removed(root: Any, random: Random) -> bool:
    """Take an element away."""
    element = _some(root, random, lambda e: e is not root)
    if element is None:
        return False
    element.getparent().remove(element)
    return True


def element_renamed(root: Any, random: Random) -> bool:
    """Call an element otherwise: as another one is called, or as none is."""
    element = _some(root, random)
    names = [etree.QName(e).localname for e in root.iter()]
    types = [t.xml_name for t in model().objects.values() if t.xml_name]
    name = random.choice([random.choice(names), random.choice(types), etree.QName(element).localname.title(), "x"])
    element.tag = f"{{{model().namespace}}}{name}"
    return True


def element_called_as_in_json(root: Any, random: Random) -> bool:
    """Call a member of a list by its type in JSON, where that is not the name of the element."""
    types = {f"{{{model().namespace}}}{t.xml_name}": t.tag for t in model().objects.values() if t.tag != t.xml_name}
    element = _some(root, random, lambda e: types.get(e.tag))
    if element is None:
        return False
    element.tag = f"{{{model().namespace}}}{types[element.tag]}"
    return True


def element_of_another_name_space(root: Any, random: Random) -> bool:
    """Put an element into another name space, or none."""
    element = _some(root, random)
    element.tag = (
        random.choice(["{urn:x}", "{https://w3id.org/meeting-readout/2}", ""]) + etree.QName(element).localname
    )
    return True


def element_emptied(root: Any, random: Random) -> bool:
    """Leave nothing in an element: an empty list, an empty object, an empty text."""
    element = _some(root, random)
    if random.random() < 0.5:
        element.attrib.clear()
    for child in list(element):
        element.remove(child)
    element.text = None
    return True


def element_added(root: Any, random: Random) -> bool:
    """Add a copy of an element from anywhere, or an empty one, to anywhere."""
    source, target = _some(root, random), _some(root, random)
    copy = deepcopy(source) if random.random() < 0.5 else etree.Element(source.tag)
    _tailless(copy)
    target.insert(random.randint(0, len(target)), copy)
    return True


def text_inserted(root: Any, random: Random) -> bool:
    """Put text where elements stand, or more text where text stands."""
    element = _some(root, random)
    text = random.choice(["x", "\u3000", "\u00a0", "\ufeff", "\n", " "])
    if len(element) and random.random() < 0.5:
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
    return True


def text_interrupted(root: Any, random: Random) -> bool:
    """Put a comment, an instruction or an element of another name space into a text."""
    element = _some(root, random, lambda e: not len(e) and e.text)
    if element is None:
        return False
    at, text = random.randint(0, len(element.text)), element.text
    child = random.choice([etree.Comment("a"), etree.ProcessingInstruction("a", "b"), etree.Element("{urn:x}b")])
    element.text, child.tail = text[:at], text[at:]
    element.append(child)
    return True


def text_changed(root: Any, random: Random) -> bool:
    """Change the text of an element."""
    element = _some(root, random, lambda e: not len(e))
    element.text = _changed(element.text or "", random)
    return True


MUTATIONS: tuple[Mutation, ...] = (
    attribute_dropped,
    attribute_renamed,
    attribute_changed,
    attribute_added,
    attribute_of_xml,
    element_moved,
    element_duplicated,
    element_removed,
    element_renamed,
    element_called_as_in_json,
    element_of_another_name_space,
    element_emptied,
    element_added,
    text_inserted,
    text_changed,
    text_interrupted,
)


def _some(root: Any, random: Random, fits: Callable[[Any], Any] = lambda _element: True) -> Any:
    found = [element for element in root.iter() if fits(element)]
    return random.choice(found) if found else None


def _changed(value: str, random: Random) -> str:
    at = random.randint(0, len(value))
    return random.choice(
        [*random.sample(VALUES, 6), value[:at] + value[at + 1 :], value.title(), f" {value}", f"{value}\n"]
    )


def _tailless(element: Any) -> None:
    element.tail = None
