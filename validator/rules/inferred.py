"""`inferred` names properties that the item itself has (spec 7.2)."""

from collections.abc import Iterator
from functools import cache

from meeting_readout.schemas.plan import plan
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.view import View

SILENT = ("id", "type", "inferred", "extensions", "anchors")
"""Properties that state no fact of the text."""


def check(view: View) -> Iterator[Problem]:
    """Yield every name that the item has no property of."""
    for type_ in inferring():
        for node, _owner in view.nodes[type_]:
            for index, name in enumerate(node.get("inferred", ())):
                if name not in node or name in SILENT:
                    yield Problem("M111", node["inferred"], index, words={"name": name})


@cache
def inferring() -> tuple[str, ...]:
    """Give the types of the schema that can say what is inferred."""
    return tuple(name for name, type_ in plan().objects.items() if "inferred" in type_.properties)


def inside_inferred(view: View) -> set[int]:
    """Give the nodes, by `id()`, inside properties of which their item says that the text does not print them."""
    owned: set[int] = set()
    for type_ in inferring():
        for node, _owner in view.nodes[type_]:
            inside = [node.get(name) for name in node.get("inferred", ())]
            while inside:
                value = inside.pop()
                if isinstance(value, dict | list) and id(value) not in owned:
                    owned.add(id(value))
                    inside += value.values() if isinstance(value, dict) else value
    return owned
