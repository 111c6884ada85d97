"""The names of an archive: who and what the readouts name, how often, when; and the file that says who is who."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from meeting_readout.document.index import Node
from meeting_readout.document.labels import find_label, find_target
from meeting_readout.document.library import make_view, span
from meeting_readout.tables.identities import normalize_label

if TYPE_CHECKING:
    from meeting_readout.model.typed import Readout

LISTED = ("participants", "entities")
"""The lists of the root whose members are named."""
ARTICLES = frozenset(
    ("the", "a", "an", "le", "la", "les", "der", "die", "das", "el", "los", "las", "il", "lo", "o", "os")
)
"""Words at the beginning of a name that make no difference to who is meant."""
COLUMNS = (
    "label", "type", "language", "count", "first_day", "last_day", "other_names", "identifiers",
    "identity", "preferred",
)  # fmt: skip
BETWEEN = " | "
"""What stands between several names or identifiers in one cell."""


@dataclass
class Name:
    """A name with its type: how often it stands in readouts, from when to when, and what else is known of it."""

    label: str
    type: str
    count: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    first: date | None = None
    last: date | None = None
    others: dict[str, None] = field(default_factory=dict)
    identifiers: dict[str, None] = field(default_factory=dict)

    def list_values(self) -> list[Any]:
        """Return what is known of the name, in the order of `COLUMNS`; the last two are for people."""
        language = self.languages.most_common(1)[0][0] if self.languages else ""
        days = [day.isoformat() if day else None for day in (self.first, self.last)]
        return [self.label, self.type, language, self.count, *days, list(self.others), list(self.identifiers)]

    def list_cells(self) -> list[str]:
        """Return the cells of the name, the last two empty."""
        cells = [BETWEEN.join(value) if isinstance(value, list) else value for value in self.list_values()]
        return ["" if cell is None else str(cell) for cell in [*cells, None, None]]


class Names:
    """All names of an archive."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], Name] = {}

    def add(self, readout: dict[str, Any]) -> None:
        """Count the names in a readout."""
        view = make_view(cast("Readout", readout))
        held = span(readout.get("meeting", {}).get("held", {}))
        published = span(readout["release"].get("published", {}))
        first, last = held.first or published.first, held.last or published.last
        language = readout["release"].get("language", "")
        for mention, _owner in view.of_types("ref", "name"):
            target = find_target(view, mention) if "ref" in mention else None
            node = target.node if target else mention
            if _is_named(node):
                self._count(find_label(view, mention), node if target else {}, language, first, last)
        for item in view.items(*LISTED):
            if _is_named(item):
                name = self._count(find_label(view, item), item, language, first, last)
                others = item.get("otherNames") or item.get("otherTitles") or ()
                name.others |= dict.fromkeys(other["value"] for other in others)
                name.identifiers |= dict.fromkeys(f"{i['scheme']}:{i['value']}" for i in item.get("identifiers", ()))

    def _count(self, label: str, node: Node, language: str, first: date | None, last: date | None) -> Name:
        label, type_ = normalize_label(label), str(node.get("type", ""))
        name = self.found.setdefault((label, type_), Name(label, type_))
        name.count += 1
        name.languages[language] += 1
        name.first = min(filter(None, (name.first, first)), default=None)
        name.last = max(filter(None, (name.last, last)), default=None)
        return name

    def list_sorted(self) -> list[Name]:
        """Return the names, the most frequent first, and those that are likely the same beside each other."""
        groups = _group(sorted(self.found.values(), key=lambda name: (-name.count, name.label, name.type)))
        return [name for group in groups for name in group]


def _is_named(node: Node) -> bool:
    """Return whether something is called by a name, and not by its id or the words that describe it."""
    return "name" in node or "title" in node


def _group(names: list[Name]) -> list[list[Name]]:
    """Return names in groups of which each is likely one thing: they share a key, directly or through others."""
    above = list(range(len(names)))

    def find(number: int) -> int:
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    first: dict[str, int] = {}
    for number, name in enumerate(names):
        for key in _list_keys(name):
            one, other = sorted((find(first.setdefault(key, number)), find(number)))
            above[other] = one
    groups: dict[int, list[Name]] = {}
    for number, name in enumerate(names):
        groups.setdefault(find(number), []).append(name)
    return list(groups.values())


def _list_keys(name: Name) -> list[str]:
    """Return what another name of the same thing is likely to share: a name but for case and article, an identifier."""
    return [_fold(name.label), *map(_fold, name.others), *(f"id {identifier}" for identifier in name.identifiers)]


def _fold(label: str) -> str:
    words = normalize_label(label).casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)
