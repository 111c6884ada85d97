"""A draft of a readout, from its blocks and the published word lists alone; nothing is invented."""

from typing import Literal, NamedTuple

from meeting_readout.document.anchors import find_positions
from meeting_readout.document.edtf import is_day
from meeting_readout.document.index import Node
from meeting_readout.document.view import RESERVED
from meeting_readout.drafting.items import propose_items
from meeting_readout.drafting.meeting import About, find_meeting
from meeting_readout.drafting.people import Named, find_people, opens_with_people
from meeting_readout.drafting.proof import keep_valid
from meeting_readout.drafting.proposals import Proposal, find_range
from meeting_readout.drafting.reasons import explain
from meeting_readout.drafting.slug import make_slug
from meeting_readout.drafting.text import Sentence, list_sentences
from meeting_readout.drafting.times import add_times
from meeting_readout.drafting.tokens import split_words
from meeting_readout.drafting.words import Words

PREFIXES = {"reports": "r", "statements": "s", "decisions": "d", "directives": "t", "commitments": "c"}
"""With which the ids of a list begin."""
ORDER = ("meeting", "participants", "reports", "statements", "decisions", "directives", "commitments")
FIXED = ("specVersion", "id", "level", "release", "blocks", "record")
"""What a draft takes over as it is."""
PRESENCE = {"attended": "present", "apologies": "apologies"}


class Draft(NamedTuple):
    """A readout with proposed items, and why each was proposed: by its id, that of the meeting is "meeting"."""

    readout: Node
    reasons: dict[str, str]


def draft(readout: Node, items: Literal["sure", "all"] = "sure") -> Draft:
    """Return a readout that has release and blocks with its meeting, participants and items, all unconfirmed.

    With `sure`, a sentence becomes an item if words of the lists, or what introduces it, say what it is; with `all`,
    every other sentence becomes a statement, which is a guess. The result is valid at `anchored`; `ValueError` says
    that release or blocks are not.
    """
    return _Drafter(readout).run(items)


class _Drafter:
    def __init__(self, readout: Node) -> None:
        self.readout = readout
        self.blocks: list[Node] = readout.get("blocks", [])
        self.language: str = readout["release"]["language"]
        published: str = readout["release"].get("published", {}).get("value", "")[:10]
        self.published = published if is_day(published) else ""
        self.taken = {block["id"] for block in self.blocks}
        self.reasons: dict[str, str] = {}
        self.people: dict[str, str] = {}
        self.places: dict[tuple[int, str], dict[int, int]] = {}
        self.chair = ""
        self.met = ""

    def run(self, items: str) -> Draft:
        sentences = [
            [] if _is_furniture(block) else list(list_sentences(number, block, self.language))
            for number, block in enumerate(self.blocks)
        ]
        result: Node = {name: self.readout[name] for name in self.readout if name not in ORDER}
        about = find_meeting(sentences, self.language, self.published)
        known = {(one.block, one.start) for one in about.sentences} if about else set[tuple[int, int]]()
        if about:
            result["meeting"] = self.make_meeting(about)
            self.met = about.node.get("held", {}).get("start", {}).get("value", "")
        participants = self.make_participants(sentences, known)
        if participants:
            result["participants"] = participants
        proposals = propose_items(self.blocks, sentences, known)
        for name, nodes in self.make_items(proposals, items).items():
            result[name] = nodes
        kept = keep_valid(result, FIXED)
        ids = {"meeting"} if "meeting" in kept.readout else set[str]()
        ids.update(item["id"] for name in ORDER[1:] for item in kept.readout.get(name, ()))
        return Draft(kept.readout, {name: reason for name, reason in self.reasons.items() if name in ids})

    def make_meeting(self, about: About) -> Node:
        self.reasons["meeting"] = explain("meeting", about.words)
        anchors = [self.quote(one.block, one.start, one.end) for one in about.sentences]
        return {**about.node, "unconfirmed": True, "anchors": anchors}

    def make_participants(self, blocks: list[list[Sentence]], known: set[tuple[int, int]]) -> list[Node]:
        """Return the people of all sentences, each once; a sentence that names some is known."""
        people: dict[str, Node] = {}
        has_chair = False
        for sentence in (one for sentences in blocks for one in sentences):
            if opens_with_people(sentence):
                known.add((sentence.block, sentence.start))
            for named in find_people(sentence):
                if named.role == "chair" and has_chair:
                    continue
                has_chair = has_chair or named.role == "chair"
                known.add((sentence.block, sentence.start))
                self.add_person(people, named, sentence)
        return list(people.values())

    def add_person(self, people: dict[str, Node], named: Named, sentence: Sentence) -> None:
        node = people.get(named.name)
        anchor = self.quote(sentence.block, named.start, named.end)
        if node is None:
            id_ = self.make_id(named.name, f"person-{len(people) + 1}")
            node = people[named.name] = Node({"id": id_, "type": "person", "name": named.name})
            if named.post:
                node["posts"] = [{"title": named.post}]
            self.people[id_] = named.name if sentence.words.unspaced else f" {named.name.split()[-1]}"
            self.reasons[id_] = explain(named.role, named.words)
            node["unconfirmed"] = True
            node["anchors"] = [anchor]
        if named.role == "chair":
            node["roles"] = [{"role": "chair"}]
            self.chair = node["id"]
            node.pop("presence", None)
            self.reasons[node["id"]] = explain("chair", named.words)
        elif "roles" not in node and "presence" not in node:
            node["presence"] = {"status": PRESENCE[named.role]}

    def make_items(self, proposals: list[Proposal], items: str) -> dict[str, list[Node]]:
        made: dict[str, list[Node]] = {}
        for proposal in proposals:
            if not (proposal.is_sure or items == "all"):
                continue
            nodes = made.setdefault(proposal.list, [])
            prefix = PREFIXES[proposal.list]
            id_ = self.make_id(f"{prefix}{len(nodes) + 1}", f"{prefix}{len(nodes) + 1}-draft")
            node: Node = {"id": id_, **proposal.node}
            if "by" in node:
                node["by"] = self.resolve(node["by"], proposal.passages[0][0].words)
            anchors = []
            for passage in proposal.passages:
                start, end = find_range(passage)
                if start < end:
                    add_times(node, proposal.list, passage[0], start, end, self.published, self.met)
                    anchors.append(self.quote(passage[0].block, start, end))
            if anchors:
                nodes.append({**node, "unconfirmed": True, "anchors": anchors})
                self.reasons[id_] = proposal.reason
        return {name: made[name] for name in ORDER if made.get(name)}

    def resolve(self, by: list[Node], words: Words) -> list[Node]:
        """Return speakers, those that are participants by their id."""
        found = []
        for one in by:
            tokens = split_words(one.get("name", ""), 0, len(one.get("name", "")), words.unspaced)
            id_ = next((id_ for id_, last in self.people.items() if tokens and one["name"].endswith(last)), None)
            if self.chair and tokens and words.ends_at("chairs", tokens, 0) == len(tokens):
                id_ = self.chair
            found.append({"ref": id_, **{k: v for k, v in one.items() if k != "name"}} if id_ else one)
        return found

    def make_id(self, words: str, other: str) -> str:
        """Return an id of words in Latin letters, else another; one that is taken gets a number."""
        wanted = make_slug(words)
        wanted = wanted if wanted[:1].isalpha() and len(wanted) > 1 else other
        made, number = wanted, 2
        while made in self.taken or made in RESERVED:
            made, number = f"{wanted}-{number}", number + 1
        self.taken.add(made)
        return made

    def quote(self, number: int, start: int, end: int) -> Node:
        """Return an anchor on words of a block: without words where they are all of it."""
        content: str = self.blocks[number]["content"]
        exact = content[start:end]
        anchor: Node = {"block": self.blocks[number]["id"]}
        if len(exact) == len(content):
            return anchor
        anchor["exact"] = exact
        if (number, exact) not in self.places:
            positions = find_positions(content, exact)
            self.places[number, exact] = {place: nth for nth, place in enumerate(positions, 1)}
        if len(self.places[number, exact]) > 1:
            anchor["occurrence"] = self.places[number, exact][start]
        return anchor


def _is_furniture(block: Node) -> bool:
    """Return whether a block is left out of the text as a whole."""
    return any("exact" not in omission for omission in block.get("omitted", ()))
