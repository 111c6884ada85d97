"""`readout explain` answers for every type, property and value of the schema, and names the nearest to any other."""

import re

import pytest
from command import run
from pytest_regressions.file_regression import FileRegressionFixture

from meeting_readout.dictionary.names import all_entries, find_entries, list_names, suggest_name
from meeting_readout.dictionary.pages import write_pages
from meeting_readout.model.derive.profile import extract_iregexp
from meeting_readout.model.model import model
from meeting_readout.validator import catalogue

PROPERTIES = [(name, prop) for name, type_ in model().objects.items() for prop in type_.properties.values()]


def explain(*words: str, columns: str = "80") -> str:
    """Give what the command prints."""
    done = run("explain", *words, env={"COLUMNS": columns})
    assert done.code == 0, done.err
    return done.out


def test_every_type_is_explained() -> None:
    """The page of a type has its meaning and each of its properties."""
    for name, type_ in model().objects.items():
        page = flat(write_pages(find_entries(name)))
        assert flat(type_.schema["description"]) in page
        assert all(re.search(rf"\b{re.escape(prop)} +[01]\.\.", page) for prop in type_.properties if prop[0] != "$")


def test_every_property_is_explained() -> None:
    """By its type and its name, the page has the meaning, both forms, and the rules that touch it."""
    for name, prop in PROPERTIES:
        page = write_pages(find_entries(f"{name}.{prop.name}"))
        assert page.startswith(f"{name}.{prop.name}\n")
        assert flat(prop.schema["description"]) in flat(page)
        assert f'"{prop.name}": ' in page
        pattern = extract_iregexp(model().scalars.get(prop.target, {}).get("pattern", r"^(?:)$(?!\n)"))
        assert not pattern.isprintable() or not pattern.isascii() or squeeze(pattern) in squeeze(page)
        assert "  - XML: " in page
        assert "\n    <" in page


def test_every_name_of_a_property_is_explained() -> None:
    """By its name alone, every meaning that it has in one of the types is there."""
    for name in {prop.name for _type, prop in PROPERTIES}:
        page = flat(write_pages(find_entries(name)))
        for type_, prop in PROPERTIES:
            assert prop.name != name or (flat(prop.schema["description"]) in page and type_ in page)


def test_every_value_is_explained() -> None:
    """A value has its meaning: alone, behind its vocabulary, and behind each property that may have it."""
    for target, scalar in model().scalars.items():
        for value, meaning in scalar.get("x-value-meanings", {}).items():
            words = [value, f"{target}={value}"]
            words += [f"{name}.{prop.name}={value}" for name, prop in PROPERTIES if prop.target == target]
            words += [f"{prop.name}={value}" for _name, prop in PROPERTIES if prop.target == target]
            for word in words:
                assert flat(meaning) in flat(write_pages(find_entries(word))), word
    for name, type_ in model().objects.items():
        for word in (type_.tag, f"{name}.type={type_.tag}") if type_.tag else ():
            assert flat(type_.schema["description"]) in flat(write_pages(find_entries(word)))


def test_every_name_that_is_offered_is_one() -> None:
    """Whatever a suggestion may name can be explained."""
    assert all(find_entries(name) for name in set(list_names()))
    assert len(all_entries()) > len(PROPERTIES)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("DIRECTIVE.Force", "directive.force"),
        ("deadline", "decision.deadlines"),
        ("addressee", "directive.addressees"),
        ("dueDate", "directive.deadlines"),
        ("As printed", "timeOfDay.asPrinted"),
        ("notAfter", "Type timeNotAfter"),
    ],
)
def test_other_names_lead_to_it(word: str, meant: str) -> None:
    """Capitals make no difference; a singular, the name in XML, a title, and what it is called elsewhere will do."""
    page = write_pages(find_entries(word))
    assert meant in page


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("directive.froce", "directive.force"),
        ("force=urg", "force=urge"),
        ("deadlins", "deadlines"),
        ("particpants", "participants"),
        ("postponned", "postponed"),
        ("Q1O1", "Q101"),
    ],
)
def test_an_unknown_name_has_the_nearest(word: str, near: str) -> None:
    """What is like a name of a rule or of the standard ends with 2, and with that name."""
    done = run("explain", word)
    assert done.code == 2
    assert f"There is no rule, type, property or value '{word}'. Did you mean '{near}'?" in done.err


def test_each_name_is_the_nearest_to_itself_misspelt() -> None:
    """Without one letter in its middle, each longer name of the standard leads to a name that can be explained."""
    for name in sorted(set(list_names()))[::7]:
        if len(name) > 6:
            near = suggest_name(name[: len(name) // 2] + name[len(name) // 2 + 1 :])
            assert near and find_entries(near), name


def test_a_rule_and_a_type_of_one_name_are_both_explained() -> None:
    """The rule comes first, as its name always found it."""
    page = explain("mention")
    (code,) = [code for code, rule in catalogue.rules().items() if rule["name"] == "mention"]
    assert page.startswith(f"{code} mention")
    assert "\nType mention\n" in page


def test_what_a_name_asks_for_is_no_command() -> None:
    """A name with signs that a terminal acts upon is printed without them."""
    assert "\x1b" not in run("explain", "\x1b[31mx").err


@pytest.mark.parametrize("word", ["directive.deadlines", "directive", "force=urge", "date"])
def test_pages(word: str, file_regression: FileRegressionFixture) -> None:
    """Pages in full, as they are read in a terminal of 80 columns."""
    page = explain(word)
    assert max(map(len, page.splitlines())) <= 220  # patterns and quotations are not broken
    file_regression.check(page, extension=".txt")


def test_colours_add_nothing_but_themselves() -> None:
    """In colour a page says the same."""
    colored = write_pages(find_entries("directive.force"), color=True)
    assert "\x1b[1mdirective.force\x1b[0m" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored) == write_pages(find_entries("directive.force"))


def flat(text: str) -> str:
    """Give the words of a text with a space between them, without marks of code."""
    return " ".join(re.sub(r"`|\*", "", text).split())


def squeeze(text: str) -> str:
    """Give a text without its white space."""
    return "".join(text.split())
