"""Slips that people make in a readout, and that `readout fix` is for.

A slip is planned on the faultless data, so that each can be made alone or with others. JSON and YAML get names and
order wrong in the data, XML in its elements.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple
from unicodedata import normalize

from lxml import etree
from spoil import Unwritable, to_xml

from meeting_readout import converters
from meeting_readout.converters.tracing import NodePath, build_xpath, find_spot
from meeting_readout.document.inheritance import INHERITED
from meeting_readout.document.text_order import ORDERED
from meeting_readout.model.model import Property, model

Node = dict[str, Any]
MARKS = {"’": "'", "‘": "'", "“": '"', "”": '"', "'": "’", '"': "“"}
GUESSES = ("capitals", "vocabulary", "reference", "other block")
"""The kinds of slips that only a guess mends."""
SURE = (
    *("block", "white space", "quotation marks", "composition", "order of items", "order of elements"),
    *("case", "other name", "comma"),
)
"""The kinds of slips that are mended wherever they are; `byte order mark` and `repetition` are no errors."""


class Slip(NamedTuple):
    """One slip: its kind, the path of the node that it is about, and the seed of its chance."""

    kind: str
    path: NodePath
    seed: int


class Place(NamedTuple):
    """A property of the data: its path, the object that has it, and what the schema says of it."""

    path: NodePath
    holder: Node
    prop: Property

    @property
    def value(self) -> Any:
        """The value of the property."""
        return self.holder[self.prop.name]


def plan(data: Node, form: str, count: int, random: Random) -> list[Slip]:
    """Choose up to so many slips, of kinds that the readout has a place for.

    Of the words and numbers of one object only one is changed: who quotes wrongly, and leaves out the block as well,
    has left nothing to find the words by.
    """
    places: dict[str, list[NodePath]] = {"byte order mark": [()]} | ({"comma": [()]} if form == "json" else {})
    for place in properties(data):
        for kind in kinds(data, place, form):
            places.setdefault(kind, []).append(place.path)
    chosen = [(kind, random.choice(places[kind])) for kind in random.choices(sorted(places), k=count)]
    slips = {(kind in CHANGES, path[: -1 if kind in CHANGES else None]): (kind, path) for kind, path in chosen}
    return [Slip(kind, path, random.randrange(2**32)) for kind, path in slips.values()]


def properties(data: Node) -> Iterator[Place]:
    """Yield the properties of a readout that is valid by the schema."""
    left: list[tuple[NodePath, Any]] = [((), data)]
    while left:
        path, value = left.pop()
        type_ = model().resolve_path(data, path)[0] if isinstance(value, dict) else None
        if type_:
            yield from (
                Place((*path, name), value, type_.properties[name]) for name in value if name in type_.properties
            )
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        left += (((*path, key), member) for key, member in inner)


def kinds(data: Node, place: Place, form: str) -> Iterator[str]:
    """Yield the kinds of slips that can be made in a property."""
    path, holder, prop = place
    if form != "xml" or prop.node in ("attribute", "element"):
        yield "case"
        yield "misspelling"
        if prop.schema.get("x-also-called"):
            yield "other name"
    if path[-1] == "block" and "exact" in holder and sum(holder["exact"] in text for text in _contents(data)) == 1:
        yield "block"
    if path[-1] == "occurrence" and len(holder) > 1:
        yield "occurrence"
    if path[-1] == "exact" and " " in place.value and "occurrence" not in holder:
        yield "white space"
    if path[-1] == "exact" and MARKS.keys() & set(place.value) and "occurrence" not in holder:
        yield "quotation marks"
    if path[-1] == "exact" and normalize("NFD", place.value) != place.value and "occurrence" not in holder:
        yield "composition"
    if path[-1] == "block" and len(_contents(data)) > 1 and "occurrence" not in holder:
        yield "other block"
    if prop.shape == "string" and "pattern" in model().scalars[prop.target] and prop.node == "attribute":
        yield "blanks"
    if form == "xml" and prop.node == "element" and isinstance(place.value, list):
        yield "wrapper"
    if path[-1] == "exact" and place.value != place.value.swapcase():
        yield "capitals"
    if path[-1] == "partOf" and _find_repeatable(data, holder):
        yield "repetition"
    if prop.shape == "string" and "enum" in model().scalars[prop.target]:
        yield "vocabulary"
    if path[-1] == "ref":
        yield "reference"
    if len(path) == 1 and path[0] in ORDERED and len(place.value) > 1:
        yield "order of items"
    if form == "xml" and prop.node == "element" and isinstance(place.value, dict) and len(place.value) > 1:
        yield "order of elements"


def spoil(data: Node, slips: list[Slip], damage: Callable[[Node], None] | None = None) -> Node:
    """Give the data with slips in JSON or YAML, and a damage besides."""
    made = deepcopy(data)
    places = {slip: _holder(made, slip.path) for slip in slips if slip.path}
    _change(data, places)
    if damage:
        damage(made)
    for slip, holder in places.items():
        name = slip.path[-1]
        if slip.kind in NAMES and name in holder:
            known = list(model().resolve_path(data, slip.path[:-1])[0].properties.values())  # type: ignore[union-attr]  # the path leads to an object
            renamed = NAMES[slip.kind](next(prop for prop in known if prop.name == name), str(name), Random(slip.seed))
            if renamed not in holder:
                items = [(renamed if key == name else key, value) for key, value in holder.items()]
                holder.clear()
                holder.update(items)
        if slip.kind == "order of items" and isinstance(holder.get(name), list):
            _disorder(holder[name], Random(slip.seed))
    return made


def spoil_xml(data: Node, slips: list[Slip], damage: Callable[[Node], None] | None = None) -> Any:
    """Give the root of a readout with slips in XML; raise `Unwritable` if the damage cannot be written."""
    made = deepcopy(data)
    _change(data, {slip: _holder(made, slip.path) for slip in slips if slip.path})
    if damage:
        damage(made)
    written = to_xml(made)
    try:
        root = etree.fromstring(written)
    except etree.XMLSyntaxError:
        raise Unwritable("it would not be well-formed") from None
    trace = converters.trace(written, "xml")
    if trace.root is None:
        raise Unwritable("it cannot be read")
    there = [slip for slip in slips if slip.path and find_spot(trace.root, slip.path)[1]]
    found = [(slip, _find_elements(root, build_xpath(trace.root, slip.path))) for slip in there]
    for slip, elements in found:
        random = Random(slip.seed)
        for element, attribute in elements:
            prop = model().resolve_path(data, slip.path)[1]
            if slip.kind in NAMES and prop:
                name = NAMES[slip.kind](prop, prop.xml_name, random)
                if not attribute:
                    element.tag = f"{{{model().namespace}}}{name}"
                elif attribute in element.attrib and name not in element.attrib:
                    values = [(name if key == attribute else key, value) for key, value in element.attrib.items()]
                    element.attrib.clear()
                    element.attrib.update(values)
            elif slip.kind.startswith("order of"):
                _disorder(element, random)
            elif slip.kind == "wrapper" and element.getparent() is not None:
                for child in list(element):
                    element.addprevious(child)
                element.getparent().remove(element)
    return root


def _find_elements(root: Any, xpath: str) -> list[tuple[Any, str]]:
    """Find the element of a path, with the name of its attribute if it leads to one."""
    steps, attribute = xpath.split("/")[2:], ""
    if steps and steps[-1].startswith("@"):
        attribute = steps.pop()[1:]
    way = "/".join(step if step == "text()" else f"r:{step}" for step in steps)
    found = root.xpath(way, namespaces={"r": model().namespace}) if way else [root]
    return [(element, attribute) for element in found if not isinstance(element, str)]


def _contents(data: Node) -> list[str]:
    return [block["content"] for block in data.get("blocks", ())]


def _holder(data: Node, path: NodePath) -> Any:
    found: Any = data
    for token in path[:-1]:
        found = found[token]
    return found


def _change(data: Node, places: dict[Slip, Any]) -> None:
    for slip, holder in places.items():
        if slip.kind in CHANGES and slip.path[-1] in holder:
            CHANGES[slip.kind](data, holder, str(slip.path[-1]), Random(slip.seed))


def _find_repeatable(data: Node, part: Node) -> list[tuple[str, Any]]:
    """Find what a part takes from its nearest whole."""
    items = [item for value in data.values() if isinstance(value, list) for item in value if isinstance(item, dict)]
    whole = next((item for item in items if item.get("id") == part["partOf"]), {})
    return [(name, whole[name]) for name in INHERITED if name in whole and name not in part]


def _drop(_data: Node, holder: Node, key: str, _random: Random) -> None:
    del holder[key]


def _space(_data: Node, holder: Node, key: str, random: Random) -> None:
    at = random.choice([index for index, letter in enumerate(holder[key]) if letter == " "])
    holder[key] = holder[key][:at] + random.choice(["  ", "\n", "\u00a0"]) + holder[key][at + 1 :]


def _requote(_data: Node, holder: Node, key: str, _random: Random) -> None:
    holder[key] = "".join(MARKS.get(letter, letter) for letter in holder[key])


def _recase(_data: Node, holder: Node, key: str, random: Random) -> None:
    holder[key] = random.choice([str.upper, str.lower, str.title])(holder[key])


def _decompose(_data: Node, holder: Node, key: str, _random: Random) -> None:
    holder[key] = normalize("NFD", holder[key])


def _rename_block(data: Node, holder: Node, key: str, random: Random) -> None:
    holder[key] = random.choice([block.get("id", "") for block in data["blocks"] if block.get("id") != holder[key]])


def _pad(_data: Node, holder: Node, key: str, random: Random) -> None:
    holder[key] = random.choice([" {}", "{} ", "\n{}"]).format(holder[key])


def _repeat(data: Node, holder: Node, _key: str, random: Random) -> None:
    for name, value in random.choices(_find_repeatable(data, holder)):
        holder.setdefault(name, deepcopy(value))


def _misspell_value(_data: Node, holder: Node, key: str, random: Random) -> None:
    holder[key] = _misspell(holder[key], random)


def _misspell(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    return random.choice(
        [
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1 :] if len(word) > 2 else f"{word}s",
            word[:at] + random.choice("aeinst") + word[at:],
            word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        ]
    )


def _disorder(items: Any, random: Random) -> None:
    """Take one of some items to another place among them."""
    source = random.randrange(len(items)) if len(items) else 0
    target = random.randrange(len(items)) if len(items) else 0
    if source != target:
        item = items[source]
        del items[source]
        items.insert(target, item)


CHANGES: dict[str, Callable[[Node, Node, str, Random], None]] = {
    "block": _drop,
    "occurrence": _drop,
    "white space": _space,
    "quotation marks": _requote,
    "capitals": _recase,
    "composition": _decompose,
    "other block": _rename_block,
    "blanks": _pad,
    "repetition": _repeat,
    "vocabulary": _misspell_value,
    "reference": _misspell_value,
}
NAMES: dict[str, Callable[[Property, str, Random], str]] = {
    "case": lambda _prop, name, random: random.choice([name.upper(), name.title(), name.swapcase()]),
    "misspelling": lambda _prop, name, random: _misspell(name, random),
    "other name": lambda prop, _name, random: random.choice(prop.schema["x-also-called"]["names"]),
}
