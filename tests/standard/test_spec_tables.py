"""The tables, lists and grammars of the specification say what the schema and the validator do."""

import json
import re
from collections.abc import Collection

import abnf
import fences
import pytest
from cases import WRONG
from fences import rows, ticked
from jsonschema import Draft202012Validator

from meeting_readout import convert, validate
from meeting_readout.converters import characters, limits
from meeting_readout.discovery.search import COLLECTIONS, ENDINGS
from meeting_readout.document import edtf, quotation_marks
from meeting_readout.document.anchors import find_positions
from meeting_readout.document.inference import SILENT
from meeting_readout.document.inheritance import INHERITED
from meeting_readout.document.view import RESERVED, item_lists
from meeting_readout.model.model import ROOT, model
from meeting_readout.schemas import load
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import examples
from meeting_readout.validator.rules import absent_speaker, namesake, two_chairs
from meeting_readout.validator.schema import gate

FENCES = fences.fences("spec.md")
GRAMMARS = [fence.text for fence in FENCES if fence.language == "abnf"]


def requirement(name: str) -> str:
    """Give the text of a requirement."""
    return fences.prose("spec.md").split(f"- `[{name}]` ")[1].split("\n- ")[0]


def test_the_lists_of_items() -> None:
    """What is called an item is what the validator takes for one."""
    term = next(row for row in rows("spec.md", "| term |") if row[0] == "item")
    assert ticked(term[1]) == list(item_lists())


def test_the_properties_of_the_root() -> None:
    """The table of the root has all of its properties in their order."""
    named = [name for row in rows("spec.md", "| property | what it holds | clause |") for name in ticked(row[0])]
    assert named == list(model().objects[ROOT].properties)


def test_white_space_is_what_words_may_not_end_with() -> None:
    """The white space of the terms is what the pattern of `words` refuses."""
    listed: set[int] = set()
    term = next(row for row in rows("spec.md", "| term |") if row[0] == "white space")
    for first, last in re.findall(r"U\+([0-9A-F]+)(?: to U\+([0-9A-F]+))?", term[1]):
        listed |= set(range(int(first, 16), int(last or first, 16) + 1))
    words = re.compile(model().scalars["words"]["pattern"])
    allowed = [code for code in range(0x11000) if not characters.FORBIDDEN.match(chr(code))]
    assert {code for code in allowed if not words.match(chr(code))} == listed


def test_reserved_ids() -> None:
    """The table of reserved ids has those that the validator knows."""
    assert {ticked(row[0])[0] for row in rows("spec.md", "| reserved id |")} == set(RESERVED)


def test_what_a_part_inherits() -> None:
    """The requirement names what the validator takes from a whole."""
    text = requirement("3.5-1")
    assert tuple(ticked(text)) == INHERITED


def test_what_need_not_be_inferred() -> None:
    """The requirement names the properties that state no fact."""
    text = requirement("7.2-2")
    assert tuple(ticked(text))[1:] == SILENT


def test_edges_of_dates() -> None:
    """The first and last days in the table are those that dates are compared by."""
    for values, _meaning, days in rows("spec.md", "| value | meaning |"):
        for value in ticked(values):
            edges = (edtf.find_earliest(value), edtf.find_latest(value))
            written = ["{:04}-{:02}-{:02}".format(*edge) if edge else "none" for edge in edges]
            assert ", ".join(written) == days, value


def test_times_have_the_properties_of_the_table() -> None:
    """A type of time has the properties that its row names, and asks for the first where it must."""
    types = {type_.tag: type_ for type_ in model().objects.values() if type_.name.startswith("time") and type_.tag}
    for names, having, _meaning in rows("spec.md", "| type | has |"):
        for name in ticked(names):
            properties = types.pop(name).properties
            own = [key for key in properties if key not in ("type", "asPrinted")]
            assert own == ticked(having), name
            required = [key for key in own if properties[key].required]
            assert required == ([own[0]] if own and own[0] != "start" else []), name
    assert types == {}


def test_ranges_of_anchors() -> None:
    """The ranges in the table are those that the validator computes."""
    for content, exact, occurrence, start, end in rows("spec.md", "| `content` |"):
        quoted, found = ticked(exact)[0], find_positions(ticked(content)[0], ticked(exact)[0])
        assert (found[int(occurrence) - 1], found[int(occurrence) - 1] + len(quoted)) == (int(start), int(end))


def test_the_limits() -> None:
    """The table of limits has those that readers keep."""
    figures = [int(row[1]) for row in rows("spec.md", "| of one document |")]
    assert figures == list(limits.DEFAULT[:4])


NOTICE = {"specVersion": "1.0", "id": "notice", "release": {"title": "Notice", "language": "en"}}


def test_versions_that_a_program_meets() -> None:
    """Each row of the table of versions is what the validator says, in each of its forms."""
    met = rows("spec.md", "| a program for 1.0 finds")
    for version, forms, said in met:
        for value in ticked(version) or [1.1]:
            for form in re.findall("JSON|XML|YAML", forms):
                data = _of_version(value, form.lower(), "another namespace" in forms)
                verdict = validate(data, form=form.lower())
                codes = [finding.code for finding in verdict.findings]
                more = ["S002"] if "checks the rest" in said else []
                assert codes == [said[:4], *more], (value, form)
                assert bool(verdict.incomplete) == (said[:4] in ("S009", "W010")), (value, form)
    assert len(met) == 5


def _of_version(value: object, form: str, elsewhere: bool) -> bytes:
    if form == "xml":
        data = convert(json.dumps(NOTICE).encode(), "xml", form="json").decode()
        data = data.replace('specVersion="1.0"', f'specVersion="{value}" mood="sober"')
        return data.replace("readout/1", "readout/2" if elsewhere else "readout/1").encode()
    if form == "yaml":
        return f"specVersion: {value}\nid: notice\nrelease: {{title: Notice, language: en}}\nmood: sober\n".encode()
    return json.dumps(NOTICE | {"specVersion": value, "mood": "sober"}).encode()


def test_names_of_files() -> None:
    """The table of media types has the endings that are looked for in folders."""
    endings = [name for row in rows("spec.md", "| form | file name |") for name in ticked(row[1])]
    assert endings == [f"*{ending}" for ending in (*ENDINGS, *COLLECTIONS)]


@pytest.mark.parametrize(
    ("name", "listed"),
    {
        "5.5-2": absent_speaker.THERE,
        "5.5-14": namesake.TELLING,
        "5.5-15": two_chairs.NARROWED,
    }.items(),
)
def test_lists_of_the_rules(name: str, listed: Collection[str]) -> None:
    """What a requirement about agreement names is what its rule has."""
    named = ticked(requirement(name))
    assert set(listed) <= set(named)
    assert set(named) - set(listed) <= {"chair", "co-chair", "given", "action", "background", "in"}


def test_signs_of_quotations_and_years() -> None:
    """`signs.json` is what its schema says, and the code that finds quotations has the pairs that it sets apart."""
    schema, signs = (json.loads(load(name)) for name in ("signs.schema.json", "signs.json"))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(signs)] == []
    apart = {quotation_marks.TYPOGRAPHIC, quotation_marks.CLOSING, quotation_marks.ANGLED}
    assert apart <= set(signs["quotations"]["pairs"])


def test_the_place_of_each_breach() -> None:
    """Appendix C has every rule about form and content once, and names the last step of each pointer of the suite."""
    places = {code: row[1] for row in rows("spec.md", "| rule | the place |") for code in row[0].split(", ")}
    assert set(places) == {code for code in catalogue.rules() if code[0] in "WSMQ"}
    index = json.loads((fences.DOCS.parent / "tests/suite/index.json").read_text(encoding="utf-8"))
    findings = [
        finding
        for entry in (*index["cases"], *index["valid"])
        for form in entry["forms"].values()
        for finding in form.get("findings", ())
        if finding["code"] in places
    ]
    findings += [{"code": case.code, "pointer": case.pointer} for case in WRONG]
    findings += [
        {"code": code, "pointer": catalogue.rules()[code]["case"]["pointer"]} for code in places if code[0] != "W"
    ]
    for finding in findings:
        code, last = finding["code"], finding["pointer"].rpartition("/")[2]
        named = ticked(places[code])
        if last.isdigit():
            assert not named or "itself" in places[code] or "in `inferred`" in places[code], finding
        else:
            assert not named or last in named or "property that says" in places[code], finding


def test_members_of_lists() -> None:
    """The list of lists has every list of the schema with the name of its members."""
    shown = next(fence.text for fence in FENCES if "lists" in fence.options).split()
    properties = [prop for type_ in model().objects.values() for prop in type_.properties.values()]
    lists = {f"{prop.name}/{prop.item}" for prop in properties if prop.shape in ("objects", "strings")}
    assert shown == list(dict.fromkeys(shown))
    assert set(shown) == lists


def test_the_node_follows_from_the_type() -> None:
    """Which node a property is in XML follows from its type as clause 6.3 says, for every property of the schema."""
    texts = ("exact", "value")
    for type_ in model().objects.values():
        for prop in type_.properties.values():
            assert prop.xml_name == prop.name
            if prop.shape == "tag" or prop.name == "$schema":
                node = "none"
            elif prop.name in texts and prop.target in ("words", "text"):
                node = "text"
            elif prop.target in ("words", "text") or prop.shape in ("object", "objects", "union", "strings"):
                node = "element"
            else:
                node = "attribute"
            assert prop.node == node, (type_.name, prop.name)


def test_names_follow_the_grammar() -> None:
    """Names of properties and types are those of the grammar, and the element of a type is the type in camel case."""
    grammar = next(text for text in GRAMMARS if "element-name" in text)
    for type_ in model().objects.values():
        names = [name for name in type_.properties if name != "$schema"]
        assert all(abnf.pattern(grammar, "property-name").fullmatch(name) for name in names)
        if type_.tag:
            first, *others = type_.tag.split("-")
            assert abnf.pattern(grammar, "type").fullmatch(type_.tag)
            assert abnf.pattern(grammar, "element-name").fullmatch(type_.xml_name)
            assert type_.xml_name == first + "".join(map(str.capitalize, others))


SEEDS = {
    "item-id": ("itemId", "a a1 a-1 a-b-c 1a -a a- a--b A é"),
    "date-value": (
        "dateValue",
        "2031-04-03 2031-04 2031 2031-33 2031-36 2031-40 2031-41 2031-21 2031-24 2031-12-31 2031-10-09 XXXX-04-03 "
        "XXXX-04 XXXX-XX-31 XXXX xxxx-04 2031-XX-03 2031-04/.. ../2031 2031/XXXX-04-03 2031-33/2031-34 ../.. "
        "2031-04-03/2031-05-06",
    ),
    "clock-time": ("clockTime", "00:00 09:30 19:05 20:00 23:59 24:00 9:30 09:60"),
    "timestamp": (
        "timestamp",
        "2031-04-03 2031-04-03T10:00Z 2031-04-03T23:59:59.123456789+13:59 2031-12-31T10:00-14:00 2031-04-03T24:00Z",
    ),
    "decimal": ("decimal", "0 -0 10 01 0.10 -3.1 .5 5. +1 1e3 1,000"),
    "duration": (
        "duration",
        "P8D P2W P1Y6M P1Y2M3D P1Y3D PT2H30M PT5S PT1H5S P1DT12H P1MT5M P T PT P1DT P1W2D p8d P1D2M PT1M1H P1H",
    ),
}


@pytest.mark.parametrize("rule", SEEDS)
def test_a_grammar_agrees_with_the_schema(rule: str) -> None:
    """On samples, and on each of them with a character taken out, changed or added, grammar and pattern agree."""
    target, seeds = SEEDS[rule]
    grammar = next(text for text in GRAMMARS if re.search(rf"(?m)^{rule} ", text))
    by_grammar, by_schema = abnf.pattern(grammar, rule), re.compile(model().scalars[target]["pattern"])
    agreed = set()
    for seed in seeds.split():
        for at in range(len(seed) + 1):
            for new in ["", *"0139-/.XPTWDMa"]:
                for text in (seed[:at] + new + seed[at + 1 :], seed[:at] + new + seed[at:]):
                    verdict = bool(by_grammar.fullmatch(text))
                    assert verdict == bool(by_schema.match(text)), text
                    agreed.add(verdict)
    assert agreed == {True, False}


def test_appendix_a_has_what_no_schema_states() -> None:
    """The schema accepts the bad example of each rule in appendix A, and of no other rule about content."""
    listed = [row[0] for row in rows("spec.md", "| rule | statement |")]
    bad = {code: examples.build_readout(rule["bad"]) for code, rule in catalogue.rules().items()}
    assert listed == [code for code, data in bad.items() if data is not None and gate.passes(data)]
