"""What the writers of all forms share: the width of a line, and the compiler that turns the schema into functions."""

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from meeting_readout.model.member_cache import MemberCache
from meeting_readout.model.model import ROOT, ObjectType, Property, model

COLUMNS = 120

W = TypeVar("W")
S = TypeVar("S")


class Writing(NamedTuple, Generic[W, S]):
    """How a form writes: each function returns a writer (`W`) for values of that kind.

    `members` returns what is cached (`S`) for the members that an object has, in the order of the schema. `union`
    returns the writer for an item of a list; `scalar` also returns the writer for the items of a list of strings.
    """

    members: Callable[[list[tuple[Property, W]]], S]
    object: Callable[[ObjectType, MemberCache[S]], W]
    list: Callable[[Property, W], W]
    union: Callable[[Property, dict[str, W]], W]
    scalar: Callable[[Property], W]


def compile_writer(writing: Writing[W, S]) -> W:
    """Compile the writer of a whole readout. A type may contain itself, so members are looked up while writing."""
    objects, made = model().objects, dict[str, W]()

    def compile_type(name: str) -> W:
        if name not in made:
            members: dict[str, tuple[int, Property, W]] = {}

            def make_members(names: tuple[str, ...]) -> S:
                # What is not in the schema is a KeyError: it is never dropped.
                ranked = sorted((members[name] for name in names), key=lambda member: member[0])
                return writing.members([(prop, write) for _rank, prop, write in ranked])

            made[name] = writing.object(objects[name], MemberCache(make_members))
            for rank, prop in enumerate(objects[name].properties.values()):
                members[prop.name] = (rank, prop, compile_value(prop))
        return made[name]

    def compile_value(prop: Property) -> W:
        if prop.shape == "object":
            return compile_type(prop.target)
        if prop.shape == "objects":
            return writing.list(prop, compile_type(prop.target))
        if prop.shape == "union":
            branches = {tag: compile_type(target) for tag, target in prop.tags.items()}
            return writing.list(prop, writing.union(prop, branches))
        return writing.list(prop, writing.scalar(prop)) if prop.shape == "strings" else writing.scalar(prop)

    return compile_type(ROOT)


def format_scalar(value: Any) -> str:
    """Format a number or a flag."""
    return "true" if value is True else "false" if value is False else str(value)
