"""What stands at a place, by the model: the property or type that a name means, the property of a value."""

from typing import Any, NamedTuple

from meeting_readout.converters.tracing import NodePath
from meeting_readout.document.anchors import find_positions
from meeting_readout.language_server.sketch import Cursor
from meeting_readout.model.model import ObjectType, Property, model

ANCHOR = ("block", "exact")
"""The properties by which an anchor says its words."""


class Meaning(NamedTuple):
    """What a name means: a property of a type, or in XML the type of an item of a list."""

    type: ObjectType
    property: Property | None


def find_occurrence(content: str, anchor: dict[str, Any]) -> int | None:
    """Return where in a block the words of an anchor begin, None where they do not stand there so often."""
    starts, which = find_positions(content, str(anchor.get(ANCHOR[1]))), anchor.get("occurrence", 1)
    return starts[which - 1] if isinstance(which, int) and 0 < which <= len(starts) else None


def get_property(data: Any, path: NodePath) -> Property | None:
    """Return the property of a value, also of one that is not there yet."""
    found = model().resolve_path(data, path)[1]
    if found or not path or not isinstance(path[-1], str):
        return found
    holder, items = model().resolve_path(data, path[:-1])[0], get_list(data, path[:-1])
    types = [holder] if holder else list_types(items) if items else []
    return next((one.properties[path[-1]] for one in types if path[-1] in one.properties), None)


def get_list(data: Any, path: NodePath) -> Property | None:
    """Return the property of the list that a path leads to, or of that whose item it leads to."""
    inner = path[:-1] if path and isinstance(path[-1], int) else path
    prop = get_property(data, inner)
    return prop if prop and prop.shape in ("objects", "union", "strings") else None


def list_types(prop: Property) -> list[ObjectType]:
    """Return the types of the items of a list of objects."""
    return [model().objects[target] for target in (prop.tags.values() or (prop.target,)) if target in model().objects]


def find_meaning(data: Any, cursor: Cursor, name: str) -> Meaning | None:
    """Return what the name at a place means."""
    is_xml = cursor.style in ("element", "content", "attribute")
    type_ = model().resolve_path(data, cursor.path)[0]
    if type_:
        local = name.rpartition(":")[2] if is_xml else name
        named = (one for one in type_.properties.values() if local == (one.xml_name if is_xml else one.name))
        prop = next(
            (one for one in named if not is_xml or (one.node == "attribute") == (cursor.style == "attribute")), None
        )
        return Meaning(type_, prop) if prop else None
    prop = get_list(data, cursor.path)
    types = list_types(prop) if prop and is_xml else []
    return next((Meaning(one, None) for one in types if name in (one.xml_name, prop and prop.item)), None)
