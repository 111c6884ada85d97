"""The people and bodies of an archive: whose name is the same is taken for one, unless their identifiers differ."""

import re
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple
from unicodedata import normalize

SLUG = re.compile(r"[^a-z0-9]+")

Identifier = tuple[str, str]
"""A scheme, and the value in it."""


class Entry(NamedTuple):
    """What somebody did: the kind of thing, the number of the readout, the id of the item, its words."""

    kind: str
    readout: int
    item: str
    words: str


class Mention(NamedTuple):
    """Somebody as a readout names them: the name, the kind if it is known, the identifiers."""

    name: str
    kind: str = ""
    identifiers: frozenset[Identifier] = frozenset()

    @property
    def called(self) -> str:
        """The name in the spelling that is compared; empty for who has none."""
        return normalize("NFC", " ".join(self.name.split())).casefold()

    @property
    def key(self) -> str:
        """What stands for this name with these identifiers; empty for who has no name."""
        return self.called and "\n".join([self.called, *map("\t".join, sorted(self.identifiers))])


class Somebody(NamedTuple):
    """A person or body of an archive: the name, where its page is, the kinds it has in readouts, what it did.

    `namesakes` are all of this name if there are several, this one among them. `is_shared` says that one readout has
    several of this name, which nothing but their ids within it tells apart.
    """

    name: str
    file: str
    kinds: set[str]
    entries: list[Entry]
    identifiers: tuple[Identifier, ...]
    namesakes: list["Somebody"]
    is_shared: bool


class _Found(NamedTuple):
    """What is remembered of one name with the same identifiers."""

    mention: Mention
    kinds: set[str]
    entries: list[Entry]


class People:
    """All people and bodies of an archive, as they are met."""

    def __init__(self) -> None:
        self._found: dict[str, _Found] = {}
        self._shared = set[str]()

    def meet(self, mention: Mention, entry: Entry | None) -> str:
        """Remember what somebody did; return the key, empty for who has no name."""
        key = mention.key
        if not key:
            return ""
        found = self._found.setdefault(key, _Found(mention, set(), []))
        found.kinds.update((mention.kind,) if mention.kind else ())
        if entry and entry not in found.entries[-1:]:
            found.entries.append(entry)
        return key

    def share(self, mention: Mention) -> None:
        """Remember that a readout has several of this name and these identifiers."""
        self._shared.add(mention.key)

    def settle(self) -> dict[str, Somebody]:
        """Return who everybody is, by the keys.

        Of one name, those who share an identifier are one. If two of them have different values in the same scheme, all
        who do not share one are several, and who has no identifier is none of them; otherwise all are one.
        """
        by_name = defaultdict[str, list[_Found]](list)
        for found in self._found.values():
            by_name[found.mention.called].append(found)
        everybody: dict[str, Somebody] = {}
        for same in by_name.values():
            groups, namesakes = _group(same), list[Somebody]()
            for group in groups:
                somebody = self._join(group, namesakes, is_alone=len(groups) == 1)
                namesakes.append(somebody)
                everybody |= dict.fromkeys((found.mention.key for found in group), somebody)
        return everybody

    def _join(self, found: list[_Found], namesakes: list[Somebody], is_alone: bool) -> Somebody:
        identifiers = tuple(sorted(set[Identifier]().union(*(one.mention.identifiers for one in found))))
        entries = sorted((entry for one in found for entry in one.entries), key=lambda entry: entry.readout)
        first = found[0].mention
        return Somebody(
            first.name,
            _choose_page(first.called, () if is_alone else identifiers),
            set[str]().union(*(one.kinds for one in found)),
            list(dict.fromkeys(entries)),
            identifiers,
            namesakes,
            any(one.mention.key in self._shared for one in found),
        )


def _group(same: list[_Found]) -> list[list[_Found]]:
    """Return those of one name in groups, each of which is one person or body."""
    roots: dict[Identifier, Identifier] = {}

    def find(one: Identifier) -> Identifier:
        while roots.setdefault(one, one) != one:
            roots[one] = one = roots[roots[one]]
        return one

    identified = [found for found in same if found.mention.identifiers]
    for found in identified:
        for one in found.mention.identifiers:
            roots[find(one)] = find(min(found.mention.identifiers))
    groups = defaultdict[Identifier, list[_Found]](list)
    for found in identified:
        groups[find(min(found.mention.identifiers))].append(found)
    if not _is_conflict(groups.values()):
        return [same]
    unidentified = [found for found in same if not found.mention.identifiers]
    return [*groups.values(), *([unidentified] if unidentified else [])]


def _is_conflict(groups: Iterable[list[_Found]]) -> bool:
    """Return whether two groups have identifiers of the same scheme, which are then different ones."""
    seen = set[str]()
    for group in groups:
        schemes = {scheme for found in group for scheme, _value in found.mention.identifiers}
        if seen & schemes:
            return True
        seen |= schemes
    return False


def _choose_page(name: str, identifiers: tuple[Identifier, ...]) -> str:
    """Return the file of somebody: the same in every run, also for names in other scripts."""
    slug = SLUG.sub("-", normalize("NFKD", name).encode("ascii", "ignore").decode()).strip("-")[:60]
    whole = "\n".join([name, *map("\t".join, identifiers)])
    return "-".join(filter(None, (slug, sha256(whole.encode("utf-8", "replace")).hexdigest()[:10]))) + ".html"
