"""What the writers of all forms have in common: the types of the schema, each compiled once to what writes it."""

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from meeting_readout.model.member_cache import MemberCache
from meeting_readout.model.model import ROOT, ObjectType, Property, model

COLUMNS = 120

W = TypeVar("W")
S = TypeVar("S")


class Writing(NamedTuple, Generic[W, S]):
    """How a form writes: each function gives what writes a value of that kind (`W`).

    `shape` gives what is kept (`S`) of the members that an object has, in the order of the schema. `union` writes an
    item of a list; `scalar` is asked for the items of a list of strings, too.
    """

    shape: Callable[[list[tuple[Property, W]]], S]
    object: Callable[[ObjectType, MemberCache[S]], W]
    list: Callable[[Property, W], W]
    union: Callable[[Property, dict[str, W]], W]
    scalar: Callable[[Property], W]


def compiled(writing: Writing[W, S]) -> W:
    """Give what writes a whole readout; types may hold themselves, so members are looked up when an object is met."""
    objects, made = model().objects, dict[str, W]()

    def of_type(name: str) -> W:
        if name not in made:
            members: dict[str, tuple[int, Property, W]] = {}

            def shape(names: tuple[str, ...]) -> S:
                # What is not in the schema is a KeyError: it is never dropped.
                ranked = sorted((members[name] for name in names), key=lambda member: member[0])
                return writing.shape([(prop, write) for _rank, prop, write in ranked])

            made[name] = writing.object(objects[name], MemberCache(shape))
            for rank, prop in enumerate(objects[name].properties.values()):
                members[prop.name] = (rank, prop, of_value(prop))
        return made[name]

    def of_value(prop: Property) -> W:
        if prop.shape == "object":
            return of_type(prop.target)
        if prop.shape == "objects":
            return writing.list(prop, of_type(prop.target))
        if prop.shape == "union":
            branches = {tag: of_type(target) for tag, target in prop.tags.items()}
            return writing.list(prop, writing.union(prop, branches))
        return writing.list(prop, writing.scalar(prop)) if prop.shape == "strings" else writing.scalar(prop)

    return of_type(ROOT)


def plain(value: Any) -> str:
    """Write a number or a flag."""
    return "true" if value is True else "false" if value is False else str(value)
