"""What the first rules say, and where they are silent: members of the root, put into the smallest readout.

The rules that came with their own list of silences have theirs in `rule_cases.json`.
"""

from typing import Any, NamedTuple


class Wrong(NamedTuple):
    """A mistake: the members, the code, the pointer and the sentence of its only finding, and the level."""

    add: dict[str, Any]
    code: str
    pointer: str
    message: str
    level: str = "core"


class Silent(NamedTuple):
    """What looks like a mistake and is none: why, the members, and the level."""

    why: str
    add: dict[str, Any]
    level: str = "core"


def said(**more: Any) -> dict[str, Any]:
    """Give the root's members with one statement."""
    return {"statements": [{"id": "s1", **more}]}


def text(*contents: str, **more: Any) -> dict[str, Any]:
    """Give a text in blocks p1, p2 and so on, and one statement that is anchored in p1."""
    return {"blocks": [{"id": f"p{number}", "content": content} for number, content in enumerate(contents, 1)]} | said(
        **({"anchors": [{"block": "p1"}]} | more)
    )


def quoting(*anchors: dict[str, Any], content: str = "The ferries run. The ferries rest.") -> dict[str, Any]:
    """Give a text of one block, and a statement with these anchors in it."""
    return text(content, anchors=[{"block": "p1"} | anchor for anchor in anchors])


def held(start: str, end: str) -> dict[str, Any]:
    """Give a meeting that began and ended."""
    return {"meeting": {"held": {"start": {"value": start}, "end": {"value": end}}}}


PARTS: dict[str, Any] = {
    "directives": [
        {"id": "d1", "by": [{"name": "Ada Nur"}], "addressees": [{"name": "the crews"}]},
        {"id": "d2", "by": [{"name": "Ada Nur"}], "partOf": "d1"},
    ]
}
ANYWHERE = (
    "person, organization, group, party, meeting, participants, report, statement, decision, directive, commitment, "
    "document, event, policy, framework, part, place, other entity, release, session, previous meeting, next meeting, "
    "agenda item or block"
)

WRONG = (
    # ids
    Wrong(said() | {"decisions": [{"id": "s1"}]}, "M101", "/decisions/0/id", 'the id "s1" is given a second time.'),
    Wrong(
        {"blocks": [{"id": "p1", "content": "A"}], "statements": [{"id": "p1"}]},
        "M101",
        "/statements/0/id",
        'the id "p1" is given a second time.',
    ),
    Wrong({"statements": [{"id": "meeting"}]}, "M102", "/statements/0/id", 'the id "meeting" is reserved.'),
    Wrong({"statements": [{"id": "unstated"}]}, "M102", "/statements/0/id", 'the id "unstated" is reserved.'),
    # references
    Wrong(said(by=[{"ref": "ada"}]), "M103", "/statements/0/by/0/ref", 'nothing here has the id "ada".'),
    Wrong(
        said(by=[{"ref": "ada-nurr"}]) | {"participants": [{"id": "ada-nur", "type": "person"}]},
        "M103",
        "/statements/0/by/0/ref",
        'nothing here has the id "ada-nurr"; did you mean "ada-nur"?',
    ),
    Wrong(
        said(anchors=[{"block": "p1", "exact": "A"}]),
        "M103",
        "/statements/0/anchors/0/block",
        'nothing here has the id "p1".',
    ),
    Wrong(
        text("The ferries run.", "The ferries rest.", anchors=[{"block": "p9"}, {"block": "p1"}, {"block": "p2"}]),
        "M103",
        "/statements/0/anchors/0/block",
        'no block has the id "p9"; the blocks are p1, p2.',
    ),
    Wrong(
        {"blocks": [{"id": "preamble", "content": "The ferries run."}], **said(anchors=[{"block": "preample"}])},
        "M103",
        "/statements/0/anchors/0/block",
        'no block has the id "preample"; did you mean "preamble"?',
    ),
    Wrong(
        {
            "participants": [
                {"id": "ada", "type": "person", "name": "Ada Nur"},
                {"id": "crew", "type": "group", "description": "the crew", "of": [{"ref": "ada"}]},
            ]
        },
        "M104",
        "/participants/1/of/0/ref",
        '"of" names bodies, and "ada" is a person.',
    ),
    Wrong(
        {"meeting": {"places": [{"ref": "d1"}]}, "entities": [{"id": "d1", "type": "document", "title": "The plan"}]},
        "M104",
        "/meeting/places/0/ref",
        'the document "d1" makes no sense here; a reference points to place.',
    ),
    Wrong(
        {"statements": [{"id": "s1", "by": [{"ref": "s2"}]}, {"id": "s2"}]},
        "M104",
        "/statements/0/by/0/ref",
        'the statement "s2" makes no sense here; a reference points to person, organization, group, party, meeting, '
        "participants, release, unstated or session.",
    ),
    Wrong(
        said(concerns=[{"ref": "unstated"}]),
        "M104",
        "/statements/0/concerns/0/ref",
        f'"unstated" makes no sense here; a reference points to {ANYWHERE}.',
    ),
    # mentions
    Wrong(
        said(by=[{"ref": "meeting", "name": "the council"}]),
        "M105",
        "/statements/0/by/0/name",
        "this points to something and names it as well.",
    ),
    Wrong(said(by=[{"carried": True}]), "M105", "/statements/0/by/0", "this neither points to something nor names it."),
    # dates
    *(
        Wrong(
            {"meeting": {"held": {"start": {"value": value}}}},
            "M106",
            "/meeting/held/start/value",
            f"{told}.",
        )
        for value, told in (
            ("2025-02-29", "2025-02-29 is not a day of the calendar: February 2025 has 28 days"),
            ("1900-02-29", "1900-02-29 is not a day of the calendar: February 1900 has 28 days"),
            ("2024-04-31", "2024-04-31 is not a day of the calendar: April has 30 days"),
            ("XXXX-02-30", "XXXX-02-30 is not a day of the calendar: February has 29 days"),
            ("2024-01-01/2024-06-31", "2024-06-31 is not a day of the calendar: June has 30 days"),
            ("0000", "0000 is not in the calendar: there is no year 0000"),
            ("0000-34/2024", "0000-34 is not in the calendar: there is no year 0000"),
        )
    ),
    Wrong(
        {"record": {"date": "2023-02-29T10:00Z"}},
        "M106",
        "/record/date",
        "2023-02-29 is not a day of the calendar: February 2023 has 28 days.",
    ),
    Wrong(
        held("2024-05-14", "2024-05-13"),
        "M107",
        "/meeting/held/end/value",
        "the end, 2024-05-13, lies before the start, 2024-05-14.",
    ),
    Wrong(
        held("2024-06", "2024-05-31"),
        "M107",
        "/meeting/held/end/value",
        "the end, 2024-05-31, lies before the start, 2024-06.",
    ),
    Wrong(
        said(when=[{"type": "date", "value": "2024-02/2024-01"}]),
        "M107",
        "/statements/0/when/0/value",
        "the end, 2024-01, lies before the start, 2024-02.",
    ),
    Wrong(
        said(when=[{"type": "window", "start": "2024-35", "end": "2024-40"}]),
        "M107",
        "/statements/0/when/0/end",
        "the end, 2024-40, lies before the start, 2024-35.",
    ),
    # other
    Wrong({"meeting": {"kind": "other"}}, "M108", "/meeting/kind", '"kind" says other without the printed words.'),
    Wrong(said(kind="other"), "M108", "/statements/0/kind", '"kind" says other without the printed words.'),
    Wrong(
        said(links=[{"ref": "release", "as": "other", "locator": "Article 2"}]),
        "M108",
        "/statements/0/links/0/as",
        '"as" says other without the printed words.',
    ),
    # amounts
    Wrong(
        said(amounts=[{"min": "1", "of": "ferries"}]),
        "M109",
        "/statements/0/amounts/0/min",
        '"min" is given without "max".',
    ),
    Wrong(
        said(amounts=[{"to": "1", "of": "ferries"}]),
        "M109",
        "/statements/0/amounts/0/to",
        '"to" is given without "from".',
    ),
    Wrong(
        said(amounts=[{"value": "1", "min": "1", "max": "2"}]),
        "M109",
        "/statements/0/amounts/0/min",
        'an amount is one of value, range and change; here are "value" and "min".',
    ),
    Wrong(
        said(amounts=[{"from": "1", "to": "2", "change": "1"}]),
        "M109",
        "/statements/0/amounts/0/change",
        'an amount is one of value, range and change; here are "from" and "change".',
    ),
    Wrong(
        said(amounts=[{"hedge": "about"}]),
        "M109",
        "/statements/0/amounts/0",
        "this amount has neither a figure nor words.",
    ),
    # parts
    Wrong(PARTS, "M110", "/directives/1/by", '"by" is the same as in "d1", of which this is a part.'),
    Wrong(
        {"statements": [{"id": "s1", "partOf": "s2"}, {"id": "s2", "partOf": "s3"}, {"id": "s3", "partOf": "s2"}]},
        "M112",
        "/statements/1/partOf",
        'through "s3", this is a part of itself.',
    ),
    Wrong(
        said(inferred=["verb"]), "M111", "/statements/0/inferred/0", '"verb" says nothing here that could be inferred.'
    ),
    # quotations
    Wrong(
        quoting({"exact": "the trains"}),
        "Q101",
        "/statements/0/anchors/0/exact",
        "these words are not in block p1.",
        "anchored",
    ),
    Wrong(
        quoting({"exact": "The  ferries run"}),
        "Q101",
        "/statements/0/anchors/0/exact",
        "these words are in block p1, but with other white space or line breaks.",
        "anchored",
    ),
    Wrong(
        quoting({"exact": '"run"'}, content="The ferries “run”."),
        "Q101",
        "/statements/0/anchors/0/exact",
        "these words are in block p1, but with other quotation marks.",
        "anchored",
    ),
    Wrong(
        quoting({"exact": "the ferries run"}),
        "Q101",
        "/statements/0/anchors/0/exact",
        "these words are in block p1, but with other capital letters.",
        "anchored",
    ),
    Wrong(
        quoting({"exact": "The fer\u00adries run"}),
        "Q101",
        "/statements/0/anchors/0/exact",
        "these words are in block p1, but with other characters that cannot be seen.",
        "anchored",
    ),
    Wrong(
        quoting({"exact": "Zoe\u0301 came"}, content="Zo\u00e9 came."),
        "Q101",
        "/statements/0/anchors/0/exact",
        "these words are in block p1, but with other code points for the same letters (NFC, NFD).",
        "anchored",
    ),
    Wrong(
        quoting({"exact": "The office met"}, content="The of\ufb01ce met."),
        "Q101",
        "/statements/0/anchors/0/exact",
        "these words are in block p1, but with other forms of the same letters, such as ligatures.",
        "anchored",
    ),
    Wrong(
        text("The ferries run.", "The ferries rest.", anchors=[{"block": "p1", "exact": "The ferries rest"}]),
        "Q101",
        "/statements/0/anchors/0/exact",
        "these words are not in block p1; they are in block p2.",
        "anchored",
    ),
    Wrong(
        quoting({"exact": "The ferries"}),
        "Q102",
        "/statements/0/anchors/0/exact",
        "these words occur in block p1 2 times.",
        "anchored",
    ),
    Wrong(
        quoting({"exact": "aa"}, content="aaa"),
        "Q102",
        "/statements/0/anchors/0/exact",
        "these words occur in block p1 2 times.",
        "anchored",
    ),
    Wrong(
        quoting({"exact": "The ferries", "occurrence": 3}),
        "Q103",
        "/statements/0/anchors/0/occurrence",
        "occurrence 3 is asked for; these words occur in block p1 2 times.",
        "anchored",
    ),
    Wrong(
        quoting({"exact": "run", "occurrence": 2}),
        "Q103",
        "/statements/0/anchors/0/occurrence",
        "occurrence 2 is asked for; these words occur in block p1 once.",
        "anchored",
    ),
    Wrong(
        text("The ferries run.", anchors=[{"exact": "run"}]),
        "Q104",
        "/statements/0/anchors/0",
        "the anchor does not say in which block its words stand.",
        "anchored",
    ),
    # anchored
    Wrong(
        said(inferred=["text"], text="The ferries run."),
        "Q201",
        "",
        "there are no blocks, and no rights in the release that would forbid them.",
        "anchored",
    ),
    Wrong(
        text("The ferries run.", anchors=[{"block": "p1"}])
        | {"decisions": [{"id": "d1", "act": "approve", "text": "They run.", "inferred": ["act"]}]},
        "Q202",
        "/decisions/0",
        "nothing ties this to the text: it has no anchor, and does not name as inferred: text.",
        "anchored",
    ),
    Wrong(
        text("The ferries of Harbour Hall run.", concerns=[{"ref": "hall"}])
        | {"entities": [{"id": "hall", "type": "place", "name": "Harbor Hall"}]},
        "Q202",
        "/entities/0",
        "nothing ties this to the text: it has no anchor, no item that refers to it quotes its name, and it does not "
        "name as inferred: name.",
        "anchored",
    ),
    Wrong(
        text("Ada Nur said that the ferries run.", verb="stressed"),
        "Q203",
        "/statements/0/verb",
        'the text does not print "stressed".',
        "anchored",
    ),
    Wrong(
        text("The ferries run.", "Ada Nur stressed it.", verb="stressed"),
        "Q203",
        "/statements/0/verb",
        '"stressed" is printed elsewhere, but in no block that the anchors of this item touch.',
        "anchored",
    ),
    # complete
    Wrong(
        quoting({"exact": "The ferries run"}, content="The ferries run, today and tomorrow."),
        "Q301",
        "/blocks/0/content",
        'block p1 has words that nothing covers: "today and tomorrow".',
        "complete",
    ),
    Wrong(
        quoting({}),
        "Q302",
        "/statements/0/anchors/0/block",
        'this anchor of "s1" runs over the end of a sentence.',
        "complete",
    ),
    Wrong(
        {
            "blocks": [{"id": "p1", "content": "The ferries run, the trains rest"}],
            "statements": [
                {"id": "s1", "anchors": [{"block": "p1", "exact": "the trains rest"}]},
                {"id": "s2", "anchors": [{"block": "p1", "exact": "The ferries run"}]},
            ],
        },
        "Q303",
        "/statements/1/id",
        '"s2" comes before "s1" in the text.',
        "complete",
    ),
)

SILENT = (
    Silent("the id of the record is in no space of ids", {"statements": [{"id": "example"}]}),
    Silent("a reserved word is a reference", said(by=[{"ref": "participants"}])),
    Silent("a property that only looks like a reference", said(text="nothing here has the id ada")),
    Silent("a leap year", {"meeting": {"held": {"start": {"value": "2000-02-29"}}}}),
    Silent("29 February of an unknown year", {"meeting": {"held": {"start": {"value": "XXXX-02-29"}}}}),
    Silent("a day of an unknown month", {"meeting": {"held": {"start": {"value": "XXXX-XX-31"}}}}),
    Silent("an unknown year compares with nothing", held("2024-05-14", "XXXX-05-13")),
    Silent("a month that holds the day", held("2024-05-14", "2024-05")),
    Silent("one day", held("2024-05-14", "2024-05-14")),
    Silent("an interval that is open", said(when=[{"type": "date", "value": "2024-05/.."}])),
    Silent("a quarter in its half-year", said(when=[{"type": "window", "start": "2024-36", "end": "2024-41"}])),
    Silent("other beside its words", {"meeting": {"kind": "other", "name": "Harbour round"}}),
    Silent("words alone", said(amounts=[{"asPrinted": "many"}])),
    Silent("what is measured alone", said(amounts=[{"of": "ferries", "hedge": "about"}])),
    Silent("a range", said(amounts=[{"min": "1", "max": "2"}])),
    Silent("a change from one to another", said(amounts=[{"from": "1", "to": "2"}])),
    Silent(
        "a part that says otherwise",
        {"directives": [PARTS["directives"][0], {"id": "d2", "by": [{"name": "Bo Li"}], "partOf": "d1"}]},
    ),
    Silent(
        "a part of a part",
        {"statements": [{"id": "s1"}, {"id": "s2", "partOf": "s1"}, {"id": "s3", "partOf": "s2"}]},
    ),
    Silent("what is inferred is said", said(verb="said", inferred=["verb"])),
    Silent("quotations are not compared at core", quoting({"exact": "the trains"})),
    Silent("an occurrence", quoting({"exact": "The ferries", "occurrence": 2}), "anchored"),
    Silent("occurrences overlap", quoting({"exact": "aa", "occurrence": 2}, content="aaa"), "anchored"),
    Silent("words inside a word", quoting({"exact": "erri", "occurrence": 1}), "anchored"),
    Silent("a whole block", quoting({}), "anchored"),
    Silent(
        "white space is part of a quotation",
        quoting({"exact": "\u3000The ferries\n"}, content="\u3000The ferries\nrun"),
        "anchored",
    ),
    Silent(
        "a text withheld by rights",
        {"release": {"title": "A", "language": "en", "rights": "none"}} | said(anchors=[{"exact": "The ferries"}]),
        "anchored",
    ),
    Silent(
        "all that is said is inferred",
        text("The ferries run.") | {"decisions": [{"id": "d1", "act": "approve", "inferred": ["act"]}]},
        "anchored",
    ),
    Silent(
        "an entity whose name is quoted by an item that refers to it",
        text("The ferries of Harbour Hall run.", concerns=[{"ref": "hall"}])
        | {"entities": [{"id": "hall", "type": "place", "name": "Harbour Hall"}]},
        "anchored",
    ),
    Silent(
        "a note needs no anchor",
        text("The ferries run.") | {"notes": [{"id": "n1", "about": [{"ref": "s1"}], "text": "So it is."}]},
        "anchored",
    ),
    Silent(
        "words torn apart",
        text("Ada Nur has, she said, asked them to run.", verb="has … asked"),
        "anchored",
    ),
    Silent(
        "punctuation needs no anchor", quoting({"exact": "The ferries run"}, content="“The ferries run…”!"), "complete"
    ),
    Silent(
        "words that are omitted with a reason",
        {"blocks": [{"id": "p1", "content": "And so on", "omitted": [{"reason": "connective"}]}]},
        "complete",
    ),
    Silent(
        "a note says why an anchor runs over a sentence",
        quoting({}) | {"notes": [{"id": "n1", "about": [{"ref": "s1"}], "text": "They say one thing."}]},
        "complete",
    ),
    Silent("a full stop inside a number", quoting({}, content="The ferries run 2.5 hours"), "complete"),
    Silent(
        "the outer item first",
        {
            "blocks": [{"id": "p1", "content": "The ferries run, the trains rest"}],
            "statements": [
                {"id": "s1", "anchors": [{"block": "p1"}]},
                {"id": "s2", "partOf": "s1", "anchors": [{"block": "p1", "exact": "The ferries run"}]},
            ],
        },
        "complete",
    ),
)
