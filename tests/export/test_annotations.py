"""Web Annotations: the words of each item are found by their quotation, and by their position."""

from command import BASE
from exported import readouts

from meeting_readout.export import make


def test_quotations_are_found_once() -> None:
    """A quotation with what stands around it is in its block once, at its position."""
    for readout in readouts():
        blocks = {block["id"]: block["content"] for block in readout.get("blocks", ())}
        for annotation in make(readout, "annotations", base="https://gov.example/a"):
            targets = annotation["target"]
            for target in targets if isinstance(targets, list) else [targets]:
                content, (quote, position) = blocks[target["source"].partition("#")[2]], target["selector"]
                around = f"{quote.get('prefix', '')}{quote['exact']}{quote.get('suffix', '')}"
                assert content.find(around) == content.rfind(around) >= 0
                assert content[position["start"] : position["end"]] == quote["exact"]


def test_what_stands_around_grows() -> None:
    """Where 32 characters on each side do not make a quotation the only one, it gets more of them."""
    content = f"{'ab ' * 40}x {'ab ' * 40}"
    anchors = [{"block": "p", "exact": "ab", "occurrence": 20}]
    data = BASE | {"blocks": [{"id": "p", "content": content}], "statements": [{"id": "s", "anchors": anchors}]}
    (annotation,) = make(data, "annotations")
    quote = annotation["target"]["selector"][0]
    assert len(quote["prefix"]) == len(content[:57]) == 57
    assert len(quote["suffix"]) == 64


def test_motivations() -> None:
    """Items are described, participants and entities identified, notes are comments."""
    anchors = [{"block": "p"}]
    data = BASE | {
        "blocks": [{"id": "p", "content": "The council met."}],
        "entities": [{"id": "e", "type": "organization", "name": "council", "anchors": anchors}],
        "statements": [{"id": "s", "anchors": [*anchors, *anchors]}],
        "notes": [{"id": "n", "kind": "remark", "anchors": anchors}, {"id": "m", "kind": "remark"}],
    }
    made = make(data, "annotations", base="https://gov.example/a")
    assert [(one["id"], one["motivation"], one["body"][0]["value"]) for one in made] == [
        ("https://gov.example/a#anno__e", "identifying", "organization"),
        ("https://gov.example/a#anno__s", "describing", "statement"),
        ("https://gov.example/a#anno__n", "commenting", "note"),
    ]
    assert isinstance(made[1]["target"], dict)  # words that are given twice are one target
