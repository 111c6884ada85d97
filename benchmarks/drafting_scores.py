"""How near a draft comes to the readout that a person made of the same text: the counts of `benchmarks/drafting.py`."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from meeting_readout.document.sentences import find_ends

Node = dict[str, Any]
LISTS = ("reports", "statements", "decisions", "directives", "commitments")
VALUES = ("act", "force")
Letters = frozenset[tuple[int, int]]
"""Where letters and digits stand: the number of the block, the offset in its content."""


class Item(NamedTuple):
    """An item, its list, its letters, and who says it, by name."""

    list: str
    node: Node
    letters: Letters
    by: frozenset[str]


def make_source(truth: Node) -> Node:
    """Return what `readout new` makes of the text: blocks with nothing but their words, labels as printed."""
    release = {name: truth["release"][name] for name in ("title", "language")}
    published = truth["release"].get("published", {}).get("value")
    if published:
        release["published"] = {"value": published}
    blocks = []
    for block in truth["blocks"]:
        label = f"{block['label']} " if "label" in block else ""
        kept = {name: block[name] for name in ("id", "language") if name in block}
        blocks.append({**kept, "content": label + block["content"]})
    return {"specVersion": "1.0", "id": truth["id"], "release": release, "blocks": blocks}


def list_items(readout: Node, labelled: bool) -> list[Item]:
    """Return the items of a readout that quote the text; of a truth, the places are moved behind labels."""
    blocks = {block["id"]: (number, block) for number, block in enumerate(readout["blocks"])}
    names = _list_names(readout)
    items = []
    for list_name in LISTS:
        for node in readout.get(list_name, ()):
            letters = frozenset(_list_letters(node, blocks, labelled))
            if letters:
                items.append(Item(list_name, node, letters, _name_speakers(node, names)))
    return items


def list_trivial(source: Node) -> list[Item]:
    """Return the baseline: each sentence a statement."""
    items = []
    for number, block in enumerate(source["blocks"]):
        content = block["content"]
        at = 0
        ends = find_ends(content, 0, len(content), source["release"]["language"])
        for end in [*ends, len(content)]:
            letters = frozenset((number, place) for place in range(at, end) if content[place].isalnum())
            if letters:
                items.append(Item("statements", {}, letters, frozenset()))
            at = end
    return items


def _list_letters(node: Node, blocks: dict[str, tuple[int, Node]], labelled: bool) -> Iterator[tuple[int, int]]:
    for anchor in node.get("anchors", ()):
        number, block = blocks[anchor["block"]]
        content, exact = block["content"], anchor.get("exact")
        shift = len(block["label"]) + 1 if labelled and "label" in block else 0
        at = 0
        if exact is not None:
            at = -1
            for _ in range(anchor.get("occurrence", 1)):
                at = content.find(exact, at + 1)
        for place in range(at, at + len(exact if exact is not None else content)):
            if content[place].isalnum():
                yield number, place + shift


def _list_names(readout: Node) -> dict[str, str]:
    names = {}
    for node in [*readout.get("participants", ()), *readout.get("entities", ())]:
        posts = " ".join(post.get("title", "") for post in node.get("posts", ()))
        names[node["id"]] = f"{posts} {node.get('name', '')} {node.get('description', '')}".strip().casefold()
    return names


def _name_speakers(node: Node, names: dict[str, str]) -> frozenset[str]:
    return frozenset(
        names.get(one.get("ref", ""), one.get("ref") or one.get("name", "")).casefold() for one in node.get("by", ())
    )


class Counts(NamedTuple):
    """What was counted in one document: figures by name, and what went wrong by kind."""

    figures: Counter[str]
    wrong: Counter[str]


def count(drafts: list[Item], truth: list[Item]) -> Counts:
    """Count right drafts and found items, many to one and one to one, and the values of the right ones."""
    figures: Counter[str] = Counter(drafts=len(drafts), truths=len(truth))
    wrong: Counter[str] = Counter()
    for draft in drafts:
        best = _find_best(draft, truth, len(draft.letters), same_list=True)
        figures["any list"] += _find_best(draft, truth, len(draft.letters), same_list=False) is not None
        if best is None:
            other = _find_best(draft, truth, len(draft.letters), same_list=False)
            wrong[f"{draft.list} that are {other.list if other else 'no item'}"] += 1
            continue
        figures["right"] += 1
        _count_values(draft, best, figures)
    for item in truth:
        found = _find_best(item, drafts, len(item.letters), same_list=True)
        figures["found"] += found is not None
        if found is None:
            wrong[f"{item.list} that are not found"] += 1
    figures["pairs"] = _count_pairs(drafts, truth)
    return Counts(figures, wrong)


def _find_best(item: Item, others: list[Item], size: int, same_list: bool) -> Item | None:
    """Return the item that shares the most letters, half at least."""
    shared = [
        (len(item.letters & other.letters), -len(other.letters), number)
        for number, other in enumerate(others)
        if other.list == item.list or not same_list
    ]
    most, _, number = max(shared, default=(0, 0, 0))
    return others[number] if 2 * most >= size else None


def _count_pairs(drafts: list[Item], truth: list[Item]) -> int:
    """Return how many pairs share half of the letters of both, each item in one pair."""
    pairs = sorted(
        (
            (len(draft.letters & item.letters), one, other)
            for one, draft in enumerate(drafts)
            for other, item in enumerate(truth)
            if draft.list == item.list
            and 2 * len(draft.letters & item.letters) >= max(len(draft.letters), len(item.letters))
        ),
        reverse=True,
    )
    ours, theirs = set[int](), set[int]()
    for _, one, other in pairs:
        if one not in ours and other not in theirs:
            ours.add(one)
            theirs.add(other)
    return len(ours)


def _count_values(draft: Item, truth: Item, figures: Counter[str]) -> None:
    for name, key in (("act, force", "act"), ("act, force", "force"), ("kind", "kind"), ("verb", "verb")):
        if key == "kind" and draft.list != "statements":
            continue
        if key in draft.node and key in truth.node:
            figures[f"{name} given"] += 1
            figures[f"{name} right"] += _agree(draft.node[key], truth.node[key], key)
    if draft.by and truth.by:
        figures["who given"] += 1
        figures["who right"] += any(_is_same(one, other) for one in draft.by for other in truth.by)


def _agree(ours: str, theirs: str, key: str) -> bool:
    return ours.casefold() == theirs.casefold() if key != "verb" else _is_same(ours.casefold(), theirs.casefold())


def _is_same(one: str, other: str) -> bool:
    """Return whether two names are the same, or one is a part of the other in words."""
    return bool(one and other) and (one == other or one in other or other in one)
