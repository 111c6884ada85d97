"""Changes to the text of XML, in bytes of UTF-8. The layout around them is that of the file."""

from collections.abc import Iterator, Sequence, Set

from meeting_readout.converters.tracing import NodePath, Span, Spot
from meeting_readout.model.model import Property, model
from meeting_readout.validator.fixes.editor import Change, Changes, Editor
from meeting_readout.validator.fixes.in_json import has_word_shape, is_name_of
from meeting_readout.validator.fixes.xml_elements import Element, find_gap, has_comment, include_comments

MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
QUOTED = MARKUP | {"\t": "&#9;", "\n": "&#10;", '"': "&quot;", "'": "&apos;"}


def rename(editor: Editor, path: NodePath, prop: Property) -> Changes:
    """Write another name, in both tags of an element; an attribute stays one, and an element."""
    spot = editor.spot(path)
    if not spot or not spot.key:
        return []
    if spot.step.startswith("@"):
        return [Change(*spot.key, prop.xml_name)] if prop.node == "attribute" and ":" not in spot.step else []
    element = editor.element(spot.key[0])
    return _rename_find_element(editor, element, prop.xml_name) if element and prop.node == "element" else []


def replace(editor: Editor, path: NodePath, value: str) -> Changes:
    """Write another value of an attribute, another text, or another type: that is the name of the element."""
    spot = editor.spot(path)
    if not spot:
        return []
    if spot.step.startswith("@"):
        quote = editor.text[spot.value[1] : spot.value[1] + 1].decode()
        kept = {"'", '"'} - {quote}
        return [Change(*spot.value, "".join(c if c in kept else QUOTED.get(c, c) for c in value))]
    element = editor.element(spot.value[0])
    if element:  # the place is that of the element's name: there is no text, or it names the type
        parent = editor.type(path[:-3])
        union = parent.properties.get(str(path[-3])) if parent and path[-1:] == ("type",) else None
        is_item = union is not None and value in model().map_xml_names(union)
        return _rename_find_element(editor, element, value) if is_item else []
    if has_comment(editor.text, spot.value):
        return []
    return [Change(*spot.value, "".join(MARKUP.get(c, c) for c in value))]


def add(editor: Editor, path: NodePath, prop: Property, value: str | int) -> Changes:
    """Write another attribute where the schema has it."""
    spot, type_ = editor.spot(path), editor.type(path)
    element = editor.element(spot.value[0]) if spot else None
    if not spot or not element or not type_ or prop.node != "attribute":
        return []
    ranks = {name: rank for rank, name in enumerate(type_.properties)}
    attributes = [
        child.value[1] + 1
        for name, child in spot.children.items()
        if child.step.startswith("@") and ranks.get(str(name), 99) < ranks[prop.name]
    ]
    at = max(attributes, default=element.names[0][1])
    written = "".join(QUOTED.get(c, c) for c in str(value))
    return [Change(at, at, f' {prop.xml_name}="{written}"')]


def remove(editor: Editor, path: NodePath) -> Changes:
    """Remove an element, with the white space before it."""
    spot = editor.spot(path)
    element = editor.element(spot.key[0]) if spot and spot.key else None
    if not element or has_comment(editor.text, element.whole):
        return []
    return [Change(find_gap(editor.text, element.whole[0]), element.whole[1], "")]


def remove_all(editor: Editor, path: NodePath, names: Set[str | int]) -> Iterator[tuple[Sequence[str | int], Changes]]:
    """Remove attributes and elements, each with the white space before it."""
    for name in names:
        spot = editor.spot((*path, name))
        if spot and spot.key and spot.step.startswith("@"):
            yield [name], [Change(find_gap(editor.text, spot.key[0]), spot.value[1] + 1, "")]
        else:
            element = _find_element(editor, (*path, name))
            whole = element.whole if element and not has_comment(editor.text, element.whole) else None
            yield [name], [Change(find_gap(editor.text, whole[0]), whole[1], "")] if whole else []


def move(editor: Editor, path: NodePath, before: NodePath, rank: int) -> Changes:
    """Move an element up with its comments; the white space before it goes behind it."""
    element, target = _find_element(editor, path), _find_element(editor, before)
    if not element or not target:
        return []
    start, end = include_comments(editor.text, element.whole)
    above = find_gap(editor.text, start)
    at = include_comments(editor.text, target.whole)[0]
    return [
        Change(at, at, (editor.text[start:end] + editor.text[above:start]).decode(), rank),
        Change(above, end, ""),
    ]


def has_shape(editor: Editor, path: NodePath, prop: Property) -> bool:
    """Return whether an attribute or an element has the shape of a property: its attributes and its children."""
    spot, objects = editor.spot(path), model().objects
    if spot and spot.step.startswith("@"):
        return has_word_shape(str(editor.value(path)), prop)
    element = _find_element(editor, path)
    if not element:
        return False
    children, attributes = set(element.children), set(element.attributes) - {"xml:space"}
    if prop.shape == "object":
        target = objects[prop.target]
        return all(
            any(name == inner.xml_name and node == inner.node for inner in target.properties.values())
            or (name not in target.properties and is_name_of(name, target, editor.suggestions))
            for node, names in (("element", children), ("attribute", attributes))
            for name in names
        )
    if prop.item or prop.tags:
        items = set(model().map_xml_names(prop)) if prop.tags else {prop.item}
        return bool(children) and children <= items and not attributes
    return not children and not attributes


def _find_element(editor: Editor, path: NodePath) -> Element | None:
    spot = editor.spot(path)
    return editor.element(_name_span(spot)[0]) if spot else None


def _name_span(spot: Spot) -> Span:
    return spot.key or spot.value


def _rename_find_element(editor: Editor, element: Element, name: str) -> Changes:
    """Write another name in both tags of an element, each with the prefix that it has."""
    changes = []
    for start, end in element.names:
        prefix = editor.text[start:end].decode().rpartition(":")[0]
        changes.append(Change(start, end, f"{prefix}:{name}" if prefix else name))
    return changes
