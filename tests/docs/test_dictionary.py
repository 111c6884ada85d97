"""The data dictionary and the table of JSON and XML say all that the schema says, and nothing that is not so."""

import json
import re
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from meeting_readout import converters, validate
from meeting_readout.converters.tracing import format_pointer
from meeting_readout.dictionary import markdown
from meeting_readout.document.view import RESERVED
from meeting_readout.model.model import Property, model
from meeting_readout.validator import catalogue
from meeting_readout.validator.schema.errors import find_errors

HOME = Path(__file__).parents[2]
sys.path.insert(0, str(HOME / "docs/build"))

import dictionary  # noqa: E402 - the folder is on the path now
import dictionary_examples as shown  # noqa: E402 - where it lies is said above
import dictionary_rules as rules  # noqa: E402 - where it lies is said above
import dictionary_uses as used  # noqa: E402 - where it lies is said above

PAGES = dictionary.pages()
PROPERTIES = [(name, prop) for name, type_ in model().objects.items() for prop in type_.properties.values()]
LINK = re.compile(r"\[[^\]]*\]\(([^)]+)\)")
FENCE = re.compile(r"^```\w+\n.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`]*`")
ABSENT = "no-such-thing"


def sections(page: str) -> dict[str, str]:
    """Give what stands under each heading of a page."""
    _head, *parts = re.split(r"^## (.+)$", PAGES[page], flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def anchors(path: Path, text: str) -> set[str]:
    """Give the anchors of a page: its headings, what has an id, and its lines."""
    prose = FENCE.sub("", text)
    found = {markdown.slug(re.sub("<[^>]+>", "", heading)) for heading in re.findall(r"^#+ (.+)$", prose, re.MULTILINE)}
    lines = set() if path.suffix == ".md" else {f"L{number}" for number in range(1, text.count("\n") + 1)}
    return found | set(re.findall(r'<a id="([^"]+)"', prose)) | lines


def test_every_type_and_property_has_its_place() -> None:
    """Every type has a page with a section for each property, and a row for each property in the table."""
    pages = [page for page in PAGES if page.startswith("mapping/")]
    table = {name: text for page in pages for name, text in sections(page).items()}
    assert sorted(table) == sorted(model().objects)
    for name, type_ in model().objects.items():
        page = f"dictionary/{name}.md"
        assert list(sections(page)) == list(type_.properties)
        assert type_.schema["description"] in PAGES[page]
        assert f"[{name}]({name}.md)" in PAGES["dictionary/index.md"]
        rows = re.findall(r"^\| \[([^\]]+)\]", table[name], re.MULTILINE)
        assert rows == list(type_.properties)


def test_every_property_tells_its_meaning_names_and_limits() -> None:
    """A section says what the property means, its names in both forms, the shape of its values, and its rules."""
    for name, prop in PROPERTIES:
        text = sections(f"dictionary/{name}.md")[prop.name]
        assert prop.schema["description"] in text
        assert "```json\n" in text
        assert "```xml\n" in text
        assert prop.node not in ("attribute", "element") or f"`{prop.xml_name}`" in text
        assert not prop.item or f"`{prop.item}`" in text
        for target in (prop.target, *prop.tags.values()):
            assert not target or f"[{target}](" in text
        assert all(f"`{target}`" in text for target in prop.ref_targets)
        scalar = model().scalars.get(prop.target, {})
        for key in ("x-readout-message", "minimum", "maximum"):
            assert str(scalar.get(key, "")) in text


def test_docs_are_fresh(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """All that `python docs/build` makes is as it would make it now: the facts of the dictionary, pages, tables."""
    monkeypatch.setattr(sys, "argv", ["docs/build", "--check"])
    with pytest.raises(SystemExit) as ended:  # in this process, as the facts cost twenty seconds
        runpy.run_path(str(HOME / "docs/build"), run_name="__main__")
    assert not ended.value.code, capsys.readouterr().err


def test_every_value_has_its_meaning() -> None:
    """Every value of every vocabulary has a meaning, told on the page of vocabularies and wherever it may stand."""
    for target, scalar in model().scalars.items():
        assert list(scalar.get("x-value-meanings", {})) == scalar.get("enum", [])
        rows = [f"| `{value}` | {meaning} |" for value, meaning in scalar.get("x-value-meanings", {}).items()]
        places = [sections("dictionary/vocabularies.md")[target]] if rows else []
        places += [sections(f"dictionary/{name}.md")[prop.name] for name, prop in markdown.holders(target)]
        assert all(row in text for row in rows for text in places)


def test_every_link_leads_somewhere() -> None:
    """Every link leads to a page, section, rule or line that is there."""
    known: dict[Path, set[str]] = {}
    made = {(HOME / "docs" / name): text for name, text in PAGES.items()}
    for page, text in PAGES.items():
        for target in set(LINK.findall(CODE.sub("", FENCE.sub("", text)))):
            file, _, anchor = target.partition("#")
            path = Path((HOME / "docs" / page).parent, file or Path(page).name).resolve()
            if path not in known:
                assert path in made or path.is_file(), f"{page}: {target}"
                known[path] = anchors(path, made.get(path) or path.read_text(encoding="utf-8"))
            assert not anchor or anchor in known[path], f"{page}: {target}"


def test_headings_of_a_page_have_anchors_of_their_own() -> None:
    """No two headings of a page have the same anchor."""
    for name, text in PAGES.items():
        found = [markdown.slug(heading) for heading in re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)]
        assert len(found) == len(set(found)), name


def test_the_forms_of_an_example_say_the_same() -> None:
    """The JSON and the XML of every example, as printed, are the same object by the project's converter."""
    for (name, prop), example in shown.examples().items():
        text = sections(f"dictionary/{name}.md")[prop]
        assert f"```json\n{example.json}\n```\n\n```xml\n{example.xml}\n```\n" in text
        printed = json.loads(example.json)
        assert prop in printed
        at: Any = example.document
        for token in example.way:
            at = at[token]
        assert at == printed
        printed.pop("$schema", None)
        assert at_way(_read(example), example.way) == printed


def test_an_example_is_part_of_a_valid_document() -> None:
    """The documents that the examples are cut from have no finding of the schema, and the last one none at all."""
    assert validate(shown.REST.read_bytes(), form="json").findings == ()
    for example in list(shown.examples().values())[::10]:
        findings = validate(json.dumps(example.document).encode(), form="json").findings
        assert not [finding for finding in findings if finding.code.startswith(("W", "S"))]


def test_the_reference_example_is_asked_first() -> None:
    """A property is shown as the first source says it: from the reference example wherever that has it."""
    for at, example in shown.examples().items():
        assert (example.source == shown.REFERENCE) == (at in used.uses())


def test_the_reference_example_is_used_as_told() -> None:
    """At the pointer that is told, and on the lines that are told, the reference example says the property."""
    data = json.loads(shown.REFERENCE.read_text(encoding="utf-8"))
    lines = {suffix: _lines(shown.REFERENCE.with_suffix(suffix)) for suffix in (".json", ".xml")}
    for (name, key), use in used.uses().items():
        prop = model().objects[name].properties[key]
        at_way(data, use.pointer.split("/")[1:])
        assert f'"{key}":' in lines[".json"][use.json_line - 1]
        xml = lines[".xml"][use.xml_line - 1]
        assert {"attribute": f'{prop.xml_name}="', "element": f"<{prop.xml_name}"}.get(prop.node, "<") in xml
        often = sum(key in node for type_, _way, node in shown.nodes(data) if type_ == name)
        assert use.times == often


def test_the_rules_of_a_property_are_told() -> None:
    """Wherever a faulty example was found at fault, the section tells the rule, and it is in the catalogue."""
    for touched in rules.touching()[0].values():
        assert {*touched.own, *touched.within} <= catalogue.rules().keys()
    reached = {code for touched in rules.touching()[0].values() for code in touched.own + touched.within}
    reached |= {code for codes in rules.touching()[1].values() for code in codes}
    assert reached >= {code for code in catalogue.rules() if code[0] in "MQ"}


def test_a_general_rule_is_told_wherever_it_was_found() -> None:
    """A rule that touches properties by what they are is told of one on the way to each of its faulty examples."""
    for code, data, at in rules.observed():
        way, _at_object = rules.way_of(data, at)
        if code in rules.GENERAL and way:
            told = [rules.touching()[0][step].own for step in way]
            assert any(code in codes for codes in told), f"{code} {at}"


def test_what_matters_to_a_rule_is_told() -> None:
    """Where a rule looks at other properties before it finds fault, they tell of it; and others do not."""
    told = {code: set[str]() for code in ("M122", "M123", "M128", "Q201")}
    for (name, key), touched in rules.touching()[0].items():
        for code in told.keys() & set(touched.elsewhere):
            told[code].add(f"{name}.{key}")
    assert told["M122"] >= {"date.value", "directive.done", "directive.given", "meeting.status"}
    assert told["M123"] & told["M128"] >= {"release.language"}
    assert told["Q201"] >= {"readout.blocks", "release.rights"}
    assert not (told["M122"] | told["M128"]) & {"block.content", "release.title", "anchor.exact"}


@pytest.mark.parametrize("code", sorted(rules.ELSEWHERE))
def test_what_matters_by_what_it_is_was_tried(code: str) -> None:
    """Wherever the schema says that a property matters to a rule, no trial says that one of another sort does."""
    types = model().objects
    said = {(n, p.name) for n, p in PROPERTIES if rules.ELSEWHERE[code](types[n], p)}
    tried = {at for at, codes in rules.trial().elsewhere.items() if code in codes}
    assert not said or tried <= said


@pytest.mark.parametrize("code", sorted(rules.GENERAL))
def test_a_rule_touches_what_it_is_said_to_touch(code: str) -> None:
    """A rule that is said to touch a property by what it is has a finding there when the property is spoilt."""
    found = [(name, prop) for name, prop in PROPERTIES if code in rules.general(name, prop)]
    for name, prop in found[:: max(1, len(found) // 40)]:
        example = shown.examples()[name, prop.name]
        document = json.loads(json.dumps(example.document))
        node = at_way(document, example.way)
        SPOILT[code](node, prop)
        at = "".join(f"/{token}" for token in (*example.way, prop.name))
        document = WITH.get(code, lambda document, _value: document)(document, node.get(prop.name))
        level = catalogue.rules()[code]["level"]
        at = at if code != "M101" else ""  # of two that have the id, the later one is at fault
        assert [1 for told, place in _judged(document, code, level) if told == code and place.startswith(at)], (
            f"{name}.{prop.name}"
        )


@pytest.mark.parametrize("code", sorted(rules.WHOLE))
def test_a_rule_touches_the_objects_that_it_is_said_to_touch(code: str) -> None:
    """A rule that is said to touch all objects of a type has a finding at one of each."""
    found = set()
    for (name, _prop), example in shown.examples().items():
        document = json.loads(json.dumps(example.document))
        node = at_way(document, example.way)
        at = "".join(f"/{token}" for token in example.way)
        if code == "M105" and rules.WHOLE[code](model().objects[name]):
            node |= {"ref": ABSENT, "name": "Nobody"}
        document = _printing(document, None) if code == "Q202" else document
        if code == "M129" and [type(token) for token in example.way] == [str, int]:
            node["anchors"] = [{"block": "the-block"}]
            document[example.way[0]].insert(0, {**node, "id": "the-first"})
            document, at = _printing(document, None), f"/{example.way[0]}/1"
        findings = validate(json.dumps(document).encode(), form="json", level=catalogue.rules()[code]["level"]).findings
        found |= {name for f in findings if f.code == code and f.pointer in (at, f"{at}/name", f"{at}/id")}
    told = {name for name, type_ in model().objects.items() if rules.WHOLE[code](type_)}
    assert found >= told


def _judged(document: Any, code: str, level: str) -> list[tuple[str, str]]:
    """Give the codes and pointers of what is wrong: for a rule of the schema, only what that has against it."""
    if code.startswith("S"):
        return [(problem.code, format_pointer(problem.path or ())) for problem in find_errors(document)]
    findings = validate(json.dumps(document).encode(), form="json", level=level).findings
    return [(finding.code, finding.pointer) for finding in findings]


def _put(value: Any) -> Any:
    def put(node: Any, prop: Property) -> None:
        node[prop.name] = [value] if prop.shape == "strings" and isinstance(value, str) else value

    return put


def _empty(node: Any, prop: Property) -> None:
    node[prop.name] = type(node[prop.name])()


def _other(node: Any, prop: Property) -> None:
    node[prop.name] = "other"
    for name in prop.other_words:
        node.pop(name, None)


def _pointing(ref: str) -> Any:
    def put(node: Any, prop: Property) -> None:
        at = next((id_ for id_ in reversed(RESERVED) if id_ not in prop.ref_targets), ABSENT) if ref else ABSENT
        mention = {"ref": at}
        whole = {"string": at, "object": mention}
        node[prop.name] = whole.get(prop.shape) or [{**node[prop.name][0], **mention}]

    return put


def _mistyped(node: Any, prop: Property) -> None:
    node[prop.name] = {"a": "b"} if "items" in prop.schema else ["a"]


SPOILT: dict[str, Any] = {
    "S001": lambda node, prop: node.pop(prop.name),
    "S003": _mistyped,
    "S004": _put(ABSENT),
    "S005": _put(" "),
    "S006": _empty,
    "S007": _put(-1),
    "S008": _put(ABSENT),
    "M101": _put(ABSENT),
    "M102": _put("unstated"),
    "M103": _pointing(""),
    "M104": _pointing("wrong"),
    "M106": _put("2023-02-30"),
    "M108": _other,
    "M125": _put("a-a"),
    "M127": _put("P0D"),
    "Q203": _put("words of nobody"),
}


def _printing(document: Any, _value: Any) -> Any:
    return {**document, "blocks": [{"id": "the-block", "content": "Nothing."}]}


def _again(document: Any, id_: str) -> Any:
    return {**document, "blocks": [*document.get("blocks", ()), {"id": id_, "content": "Nothing."}]}


WITH: dict[str, Any] = {"M101": _again, "M104": lambda document, _value: _again(document, ABSENT), "Q203": _printing}


def at_way(data: Any, way: Any) -> Any:
    """Give what keys and indexes lead to."""
    for token in way:
        data = data[int(token)] if isinstance(data, list) else data[token]
    return data


def _read(example: shown.Example) -> Any:
    """Put the printed XML back in its document, and read that as JSON."""
    root = etree.fromstring(converters.write(example.document, "xml"))
    place = shown.element(root, example.document, example.way)
    if example.way:
        printed = etree.fromstring(f'<_ xmlns="{model().namespace}">{example.xml}</_>')[0]
        place.getparent().replace(place, printed)
    else:
        root = etree.fromstring(example.xml)
    return converters.read(etree.tostring(root, encoding="utf-8"), "xml")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")
