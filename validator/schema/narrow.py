"""A small part of large data that fails the schema in the same way.

The engine that explains errors is slow. The fast one says in no time whether a list has a faulty item, so that halving
finds the few that have. What is left of a long list are its faulty items, or its first item where it has none.
"""

import operator
from functools import cache
from typing import TYPE_CHECKING, Any

from meeting_readout.converters.tracing import NodePath
from meeting_readout.model.model import ROOT, ObjectType, Property, model
from meeting_readout.validator.schema import gate

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

LONG = 1000
"""How many items a list has at least from which faultless ones are left out."""
FEW = 1000
"""With so many faulty items a list is left as it is."""


class Narrowed:
    """Data without faultless items of long lists; it leads back to the paths in the data as they were."""

    def __init__(self, data: Any) -> None:
        self._indexes: dict[NodePath, list[int]] = {}
        self.data = self._narrow_object(data, model().objects[ROOT], ())

    @property
    def is_smaller(self) -> bool:
        """Whether something was left out."""
        return bool(self._indexes)

    def restore(self, path: NodePath) -> NodePath:
        """Return the path in the whole data of what a path leads to here."""
        whole = [
            indexes[token] if isinstance(token, int) and (indexes := self._indexes.get(path[:length])) else token
            for length, token in enumerate(path)
        ]
        return tuple(whole)

    def _narrow_object(self, value: Any, type_: ObjectType | None, path: NodePath) -> Any:
        if type_ is None or not isinstance(value, dict):
            return value
        made = value
        for name, inner in value.items():
            prop = type_.properties.get(name) if isinstance(inner, dict | list) else None
            if prop is None:
                continue
            here = (*path, name)
            if prop.shape == "object":
                narrowed = self._narrow_object(inner, model().objects[prop.target], here)
            elif prop.shape in ("objects", "union", "strings") and isinstance(inner, list):
                narrowed = self._narrow_list(inner, prop, here)
            else:
                continue
            if narrowed is not inner:
                made = dict(value) if made is value else made
                made[name] = narrowed
        return made

    def _narrow_list(self, items: list[Any], prop: Property, path: NodePath) -> list[Any]:
        left = items
        if len(items) >= LONG:
            indexes = _find_faulty(_compile(prop.target, tuple(prop.tags.values())), items)
            if indexes is not None:
                self._indexes[path] = indexes = indexes or [0]
                left = [items[index] for index in indexes]
        made = [self._narrow_object(item, model().find_type(prop, item), (*path, at)) for at, item in enumerate(left)]
        return left if all(map(operator.is_, made, left)) else made


def _find_faulty(validator: "Draft202012Validator", items: list[Any]) -> list[int] | None:
    """Return the indexes of the items that fail; None where they are more than few."""
    faulty: list[int] = []
    left = [(0, len(items))]
    while left:
        start, end = left.pop()
        if _passes(validator, items[start:end]):
            continue
        if end - start == 1:
            faulty.append(start)
            if len(faulty) > FEW:
                return None
        else:
            middle = (start + end) // 2
            left += [(middle, end), (start, middle)]
    return faulty


def _passes(validator: "Draft202012Validator", items: list[Any]) -> bool:
    try:
        return validator.is_valid(items)
    except ValueError:
        return False


@cache
def _compile(target: str, branches: tuple[str, ...]) -> "Draft202012Validator":
    refs = [{"$ref": f"#/$defs/{name}"} for name in branches or (target,)]
    return gate.compile_schema({"type": "array", "items": {"oneOf": refs} if branches else refs[0]})
