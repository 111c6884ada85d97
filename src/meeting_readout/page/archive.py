"""What is remembered of each readout of an archive, once its page is written: as little as a site needs."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from meeting_readout.document.attendance import ABSENT
from meeting_readout.document.index import Node
from meeting_readout.document.inheritance import find_effective
from meeting_readout.document.occasions import TO_COME
from meeting_readout.document.text_order import ORDERED
from meeting_readout.page.facts import Facts, collect_facts, find_chairs
from meeting_readout.page.fields import INHERITED
from meeting_readout.page.names import LONGEST, UNSTATED, Names, shorten
from meeting_readout.page.people import SLUG, Entry, Mention, People, Somebody
from meeting_readout.page.phrases import format_time

WHO = {
    "reports": ("authors", "presenters"),
    "directives": ("addressees", "actors"),
    "statements": ("by",),
    "decisions": ("by",),
    "commitments": ("by",),
}
"""The properties that say whose an item is: who decides, says or promises it, who is to do it."""
PAGED = ("person", "organization", "party")
"""The kinds of things that have a page: people described together have none."""
CHAIR, PRESENT = "chair", "participants"
"""What somebody did who chaired a meeting, or took part in it; all else is called by the list of the item."""
EXPECTED = "expected"
"""The presence of those who were to come."""
NOBODY = Mention("")
SHORT = 160


class Deadline(NamedTuple):
    """By when something is to be done: the date if there is one, printed words, who and what, the readout, the item."""

    date: str
    words: str
    who: str
    what: str
    readout: int
    item: str


class Met(NamedTuple):
    """One readout: the file of its page, its facts, whether it is valid, the keys of the body and of who was there."""

    file: str
    facts: Facts
    is_valid: bool
    body: str
    present: tuple[str, ...]


class Archive:
    """The readouts of an archive, all people and bodies of them, and the deadlines."""

    def __init__(self) -> None:
        self.readouts: list[Met] = []
        self.deadlines: list[Deadline] = []
        self.people: dict[str, Somebody] = {}
        """Everybody by the files of their pages, once `settle` has found out who is who."""
        self._met = People()
        self._files: dict[str, int] = {}

    def choose_file(self, id_: str) -> str:
        """Return the name of the file for a readout; of two with the same id, the second has a number."""
        slug = SLUG.sub("-", id_.lower()).strip("-")[:100] or "readout"
        self._files[slug] = self._files.get(slug, 0) + 1
        return f"{slug}.html" if self._files[slug] == 1 else f"{slug}_{self._files[slug]}.html"

    def add(self, names: Names, file: str, is_valid: bool) -> None:
        """Remember a readout."""
        view, number = names.view, len(self.readouts)
        meeting = view.data.get("meeting", {})
        self._find_shared(names)
        met = [self._meet(names, person, Entry(CHAIR, number, "", "")) for person in find_chairs(view)]
        for person in view.items("participants"):
            status = person.get("presence", {}).get("status")
            if status not in ABSENT:
                key = self._meet(names, person, Entry(PRESENT, number, str(person.get("id", "")), ""))
                met += [key] if status != EXPECTED else []
        if meeting.get("status") in TO_COME:
            met = []
        for name in ORDERED:
            for item in view.items(name):
                self._add_item(names, name, item, number)
        body = meeting.get("body")
        facts = collect_facts(names)
        facts = facts._replace(title=shorten(facts.title, 2 * LONGEST), body=shorten(facts.body, LONGEST))
        key = self._meet(names, body, None) if body else ""
        self.readouts.append(Met(file, facts, is_valid, key, tuple(dict.fromkeys(filter(None, met)))))

    def _add_item(self, names: Names, name: str, item: Node, number: int) -> None:
        id_, words = str(item.get("id", "")), shorten(names.quote(item), SHORT)
        people = list(_list_people(names, name, item))
        for one in people:
            self._meet(names, one, Entry(name, number, id_, words))
        deadlines = _find(names, item, "deadlines")
        who = ", ".join(names.call(one) for one in people if one.get("ref") != UNSTATED)
        for time in deadlines:
            date = str(time.get("value", ""))
            told = str(time.get("asPrinted", "")) or ("" if date else format_time(names, time))
            self.deadlines.append(Deadline(date, shorten(told, SHORT), shorten(who, LONGEST), words, number, id_))

    def settle(self) -> None:
        """Find out who is who, once all readouts are there."""
        everybody = self._met.settle()
        self.people = {one.file: one for one in everybody.values()}
        files = {key: one.file for key, one in everybody.items()}
        self.readouts = [
            met._replace(body=files.get(met.body, ""), present=tuple(dict.fromkeys(files[key] for key in met.present)))
            for met in self.readouts
        ]

    def _meet(self, names: Names, mention: Node, entry: Entry | None) -> str:
        """Remember what somebody did; return the key, empty for those who have no page."""
        return self._met.meet(_identify(names, mention), entry)

    def _find_shared(self, names: Names) -> None:
        """Remember who has the name of somebody else in the same readout."""
        people = [_identify(names, one) for one in names.view.items("participants", "entities")]
        counts = Counter(one for one in people if one.key)
        for one, count in counts.items():
            if count > 1:
                self._met.share(one)


def _list_people(names: Names, name: str, item: Node) -> Iterator[Node]:
    """Yield those whose an item is, of the first property that says so, or that the whole has."""
    for key in WHO[name]:
        if people := _find(names, item, key):
            yield from people
            return


def _find(names: Names, item: Node, key: str) -> list[Node]:
    """Return what an item says, or takes from its whole: of a long list the beginning, since the whole has it all."""
    found = find_effective(names.view, item, key)
    return (found if key in item else found[:INHERITED]) if isinstance(found, list) else []


def _identify(names: Names, mention: Node) -> Mention:
    """Return who somebody is; no name for what has no page, no kind where only a name is printed."""
    if mention.get("ref") == "meeting":
        body = names.view.data.get("meeting", {}).get("body", {})
        return _identify(names, body) if body.get("ref") != "meeting" else NOBODY
    found = names.view.ids.get(str(mention.get("ref", "")))
    node = found.node if found else mention
    kind = str(node.get("type", ""))
    if "name" not in node or ("ref" in mention and found is None) or ((kind or "ref" in mention) and kind not in PAGED):
        return NOBODY
    identifiers = ((str(one.get("scheme", "")), str(one.get("value", ""))) for one in node.get("identifiers", ()))
    return Mention(shorten(str(node["name"]), LONGEST), kind, frozenset(identifiers))
