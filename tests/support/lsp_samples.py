"""A small readout in every form, with a place for what is typed."""

JSON = """{
  "specVersion": "1.0",
  "id": "harbour-council-4",
  "release": {"title": "The harbour council met", "language": "en"},
  "blocks": [
    {
      "id": "p1", "kind": "paragraph",
      "content": "The council met. It asked the mayor to act & report. All \\ud83d\\ude00 agreed."
    }
  ],
  "participants": [
    {"id": "mayor", "type": "person", "name": "Ann Ferry", "anchors": [{"block": "p1", "exact": "the mayor"}]}
  ],
  "directives": [
    {"id": "d1", "force": "request", "by": [{"ref": "meeting"}], "addressees": [{"ref": "mayor"}]@}
  ]
}
"""
XML = """<?xml version="1.0" encoding="UTF-8"?>
<readout xmlns="https://w3id.org/meeting-readout/1" specVersion="1.0" id="harbour-council-4">
  <release language="en"><title>The harbour council met</title></release>
  <blocks>
    <block id="p1" kind="paragraph">
      <content>The council met. It asked the mayor to act &amp; report. All \U0001f600 agreed.</content>
    </block>
  </blocks>
  <participants>
    <person id="mayor">
      <name>Ann Ferry</name>
      <anchors><anchor block="p1">the mayor</anchor></anchors>
    </person>
  </participants>
  <directives>
    <directive id="d1" force="request">
      <by><speaker ref="meeting"/></by>
      <addressees><addressee ref="mayor"/></addressees>@
    </directive>
  </directives>
</readout>
"""
YAML = """specVersion: "1.0"
id: harbour-council-4

release:
  title: The harbour council met
  language: en

blocks:
  - id: p1
    kind: paragraph
    content: The council met. It asked the mayor to act & report. All \U0001f600 agreed.

participants:
  - id: mayor
    type: person
    name: Ann Ferry
    anchors:
      - {block: p1, exact: the mayor}

directives:
  - id: d1
    force: request
    by:
      - {ref: meeting}
    addressees:
      - {ref: mayor}@
"""
TEXTS = {"json": JSON, "xml": XML, "yaml": YAML}
FORMS = tuple(TEXTS)


def fill(form: str, typed: str = "", *changes: tuple[str, str]) -> str:
    """Give the readout with something typed at the end of its directive, and other words in it."""
    text = TEXTS[form].replace("@", typed)
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def fill_by_form(**typed: str) -> list[tuple[str, str]]:
    """Give for each form the readout with what is typed there."""
    return [(form, fill(form, typed[form])) for form in FORMS]
