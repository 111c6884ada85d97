"""Changes as phrases, as a person would say them: for each item its name, and what changed in it.

A phrase is made of pieces, each of which says what it is; a format decides how that looks.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Literal, NamedTuple

from meeting_readout.comparison.changes import Change, Comparison, Step
from meeting_readout.comparison.text_difference import Piece as TextPiece
from meeting_readout.comparison.text_difference import compare_texts
from meeting_readout.model.model import Property, model
from meeting_readout.page.names import shorten
from meeting_readout.page.titles import Name, name_kind, name_member, name_property
from meeting_readout.page.values import Values, find_main, is_words

LONGEST = 160
"""How many characters of what was added or removed are quoted."""
AROUND = 24
"""How many characters that did not change are quoted on each side of a change."""
LONG = 60
"""Longer words are compared one by one; of shorter ones the old and the new are said."""


class Piece(NamedTuple):
    """A piece of a phrase.

    `say` is a word of ours, `name` a name of the schema (`meaning` says what it means), `value` words of the readouts;
    `old` and `new` are a value that was and that is, and `cut` and `put` words within a text.
    """

    kind: Literal["say", "name", "value", "old", "new", "cut", "put"]
    text: str
    meaning: str = ""


Phrase = tuple[Piece, ...]


class Said(NamedTuple):
    """What changed in one item, or in the readout itself: its name, the phrases, the changes that they are about."""

    head: Phrase
    phrases: list[Phrase]
    changes: list[Change]


ARROW, COLON, SEMICOLON, SPACE = (Piece("say", text) for text in (" → ", ": ", "; ", " "))


def say_changes(comparison: Comparison) -> list[Said]:
    """Return what changed, item by item, in the order of the schema."""
    speaker = _Speaker(Values(comparison.old), Values(comparison.new))
    found = []
    for _step, group in groupby(comparison.changes, key=lambda change: _key(change.way[0])):
        changes = list(group)
        found.append(Said(*speaker.say_item(changes), changes))
    return found


def say_change(comparison: Comparison, change: Change) -> Phrase:
    """Return one change by itself, with the name of its item."""
    speaker = _Speaker(Values(comparison.old), Values(comparison.new))
    head, phrases = speaker.say_item([change])
    return join_phrases(head, phrases)


def join_phrases(head: Phrase, phrases: list[Phrase]) -> Phrase:
    """Return what changed in an item as one phrase."""
    if not head:
        return _join(phrases)
    is_whole = bool(phrases) and phrases[0][0].kind == "say"  # added, removed or moved
    return (*head, SPACE if is_whole else COLON, *_join(phrases))


class _Speaker:
    def __init__(self, old: Values, new: Values) -> None:
        self.old, self.new = old, new

    def say_item(self, changes: list[Change]) -> tuple[Phrase, list[Phrase]]:
        """Return the name of what all these changes are in, and a phrase for each of its parts that changed."""
        step = changes[0].way[0]
        if step.old_index is None and step.new_index is None:
            if all(len(change.way) == 1 for change in changes):
                return (), list(self._say_parts(changes, 0))
            name = name_property(step.prop)
            return (Piece("name", name.text, name.meaning),), list(self._say_parts(changes, 1))
        own = [change for change in changes if len(change.way) == 1]
        phrases = [self._say_own(change) for change in own]
        return self._name_item(step), [*phrases, *self._say_parts([c for c in changes if len(c.way) > 1], 1)]

    def _name_item(self, step: Step) -> Phrase:
        """Return the name of an item at the root, by its id: of the new one, unless it is gone."""
        value, values = (step.old, self.old) if step.new is None else (step.new, self.new)
        name = name_kind(step.prop, value)
        head = [Piece("name", name.text, name.meaning)]
        id_ = value.get("id", "") if isinstance(value, dict) else ""
        label = values.label(step.prop, value)
        if id_:
            head += [SPACE, Piece("value", id_)]
        if label and label != id_:
            head += [SPACE, _quote(f"({label})" if id_ else label)]
        return tuple(head)

    def _say_own(self, change: Change) -> Phrase:
        """Return what happened to an item at the root as a whole."""
        step = change.last
        if change.kind == "moved":
            return self._say_move(change)
        if change.kind == "changed":
            return self._say_values(step)
        said = self._quote(step)
        return (Piece("say", change.kind), *((COLON, Piece("value", said)) if said else ()))

    def _quote(self, step: Step) -> str:
        """Return what an item says that was added or removed, without what names it already."""
        value, values = (step.old, self.old) if step.new is None else (step.new, self.new)
        said, label = values.describe(step.prop, value), values.label(step.prop, value)
        return shorten(said.removeprefix(label).removeprefix(", "), LONGEST)

    def _say_parts(self, changes: list[Change], depth: int) -> Iterator[Phrase]:
        for _same, grouped in groupby(changes, key=lambda change: _key(change.way[depth])):
            group = list(grouped)
            step = group[0].way[depth]
            here = [change for change in group if len(change.way) == depth + 1]
            inside = [change for change in group if len(change.way) > depth + 1]
            for change in here:
                yield self._say_part(change)
            if inside:
                yield self._say_inside(step, inside, depth)

    def _say_inside(self, step: Step, changes: list[Change], depth: int) -> Phrase:
        """Return what changed within a part: of one whose main value alone changed, that it was and is another one."""
        name = _name_step(step)
        head = Piece("name", name.text, name.meaning)
        if self._is_main_alone(step, changes, depth):
            return (head, SPACE, *_pieces_of_values(self._label(step, self.old), self._label(step, self.new)))
        inner = _join(list(self._say_parts(changes, depth + 1)))
        if step.new_index is None:
            return (head, COLON, *inner)
        return (head, SPACE, _quote(self._label(step, self.new)), COLON, *inner)

    def _label(self, step: Step, values: Values) -> str:
        return values.label(step.prop, step.old if values is self.old else step.new)

    def _is_main_alone(self, step: Step, changes: list[Change], depth: int) -> bool:
        """Return whether nothing changed but the value by which a person knows the part, and that is short."""
        types = model().find_type(step.prop, step.old), model().find_type(step.prop, step.new)
        if types[0] is None or types[0] is not types[1] or "id" in step.new:
            return False
        mains = find_main(types[0], step.old), find_main(types[0], step.new)
        if mains[0] is None or mains[1] is None:
            return False
        is_flat = all(len(change.way) == depth + 2 for change in changes)
        is_short = not any(_is_long(main, step) for main in mains)
        return is_flat and is_short and all(change.way[depth + 1].prop in mains for change in changes)

    def _say_part(self, change: Change) -> Phrase:
        """Return what happened to a property, or to a member of its list."""
        step = change.last
        name = _name_step(step)
        head = Piece("name", name.text, name.meaning)
        if change.kind == "renumbered":
            return (head, SPACE, *_pieces_of_values(step.old, step.new))
        if change.kind == "moved":
            return (head, SPACE, _quote(self._label(step, self.new)), SPACE, *self._say_move(change))
        if change.kind == "changed":
            return (head, SPACE, *self._say_values(step)) if not is_words(step.prop) else self._say_words(head, step)
        value, values = (step.old, self.old) if change.kind == "removed" else (step.new, self.new)
        said = "" if value is True else shorten(values.describe(step.prop, value), LONGEST)
        return (head, SPACE, Piece("say", change.kind), *((COLON, Piece("value", said)) if said else ()))

    def _say_move(self, change: Change) -> Phrase:
        """Return where a member is now: a number says little where its neighbours move too."""
        if change.last.origin:
            lists = [name_property(prop) for prop in (change.last.origin, change.last.prop)]
            origin, here = (Piece("name", name.text, name.meaning) for name in lists)
            return (Piece("say", "moved from "), origin, Piece("say", " to "), here)
        if change.before is None:
            return (Piece("say", "moved to the beginning"),)
        label = self.new.label(change.last.prop, change.before)
        id_ = change.before.get("id") if isinstance(change.before, dict) else None
        return (Piece("say", "moved behind "), _quote(id_ or label))

    def _say_values(self, step: Step) -> Phrase:
        if is_words(step.prop):
            return self._compare(step.old, step.new)
        return _pieces_of_values(self.old.describe(step.prop, step.old), self.new.describe(step.prop, step.new))

    def _say_words(self, head: Piece, step: Step) -> Phrase:
        return (head, COLON if max(len(step.old), len(step.new)) > LONG else SPACE, *self._compare(step.old, step.new))

    def _compare(self, old: str, new: str) -> Phrase:
        """Return the difference of two texts: both, if they are short or have nothing in common; else word by word."""
        if max(len(old), len(new)) <= LONG:
            return _pieces_of_values(old, new)
        return tuple(_list_text_pieces(compare_texts(old, new)))


def _list_text_pieces(pieces: list[TextPiece]) -> Iterator[Piece]:
    """Yield the pieces of a difference; of what did not change only that beside it."""
    for number, (kind, text) in enumerate(pieces):
        if kind != "same":
            yield Piece(kind, text)
            continue
        before = text[:AROUND] if number else ""
        after = text[-AROUND:] if number < len(pieces) - 1 else ""
        if len(before) + len(after) + 1 >= len(text):
            yield Piece("value", text)
        else:
            yield Piece("value", f"{before}…{after}")


def _pieces_of_values(old: Any, new: Any) -> Phrase:
    return (Piece("old", str(old)), ARROW, Piece("new", str(new)))


def _name_step(step: Step) -> Name:
    is_member = step.old_index is not None or step.new_index is not None
    return name_member(step.prop) if is_member else name_property(step.prop)


def _is_long(prop: Property | None, step: Step) -> bool:
    return (
        prop is not None
        and is_words(prop)
        and max(len(str(node.get(prop.name, ""))) for node in (step.old, step.new)) > LONG
    )


def _quote(text: str) -> Piece:
    """Return words of a readout as a piece that is not too long."""
    return Piece("value", shorten(text, LONGEST))


def _key(step: Step) -> tuple[str, int | None, int | None]:
    return step.prop.name, step.old_index, step.new_index


def _join(phrases: list[Phrase]) -> Phrase:
    joined: list[Piece] = []
    for number, phrase in enumerate(phrases):
        joined += [SEMICOLON] if number else []
        joined += phrase
    return tuple(joined)
