"""The files at the top that people and services look for: licence, citation, forms for issues, entries for editors."""

import hashlib
import json
import re
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema.validators import validator_for

from meeting_readout.discovery.inputs import COLLECTIONS, ENDINGS

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))
CITATION: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
STORE: dict[str, Any] = json.loads((ROOT / "docs/schemastore.json").read_bytes())
APACHE = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
"""The SHA-256 of the text of Apache-2.0 as its authors publish it."""
PAGES = ("SECURITY.md", "GOVERNANCE.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "RELEASING.md", "CHANGELOG.md")
needs_schemas = pytest.mark.skipif(find_spec("check_jsonschema") is None, reason="the extra build is not installed")


def complaints(schema: str, data: object) -> list[str]:
    """Give what one of the schemas that check-jsonschema brings has against data."""
    import check_jsonschema

    folder = Path(str(check_jsonschema.__file__)).parent / "builtin_schemas/vendor"
    loaded = json.loads((folder / f"{schema}.json").read_bytes())
    return [error.message for error in validator_for(loaded)(loaded).iter_errors(data)]


def test_the_licence_is_whole() -> None:
    """The licence is Apache-2.0 to the letter, and the metadata say so, with the notice beside it."""
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE
    assert (PROJECT["license"], PROJECT["license-files"]) == ("Apache-2.0", ["LICENSE", "NOTICE"])


def test_the_notice_names_what_belongs_to_others() -> None:
    """NOTICE names the text of the reference example, and the page beside this text says whose it is."""
    named = re.findall(r"`(examples/[\w/.-]+)`", (ROOT / "NOTICE").read_text("utf-8"))
    assert len(named) == 2
    assert all((ROOT / name).is_file() for name in named)
    rights = (ROOT / "examples/reference/README.md").read_text("utf-8").partition("## Rights\n")[2]
    assert "belongs to its publisher" in rights


def test_the_citation_is_that_of_the_package() -> None:
    """Version, licence, authors and address are those of pyproject.toml."""
    assert CITATION["version"] == PROJECT["version"]
    assert CITATION["license"] == PROJECT["license"]
    assert CITATION["authors"] == PROJECT["authors"]
    assert CITATION["url"] == PROJECT["urls"]["Homepage"]


@needs_schemas
def test_the_citation_is_valid() -> None:
    """CITATION.cff is in the Citation File Format."""
    assert complaints("citation-file-format", CITATION) == []
    assert complaints("citation-file-format", CITATION | {"colour": "red"})


@needs_schemas
@pytest.mark.parametrize("path", FORMS, ids=lambda path: str(path.stem))
def test_a_form_for_issues_is_valid(path: Path) -> None:
    """Each form is one that GitHub shows."""
    assert complaints("github-issue-forms", yaml.safe_load(path.read_text("utf-8"))) == []


@needs_schemas
def test_the_settings_of_the_forms_are_valid() -> None:
    """The file beside the forms has settings that GitHub knows."""
    text = (ROOT / ".github/ISSUE_TEMPLATE/config.yml").read_text("utf-8")
    assert complaints("github-issue-config", yaml.safe_load(text)) == []


@pytest.mark.parametrize("path", FORMS, ids=lambda path: str(path.stem))
def test_a_form_names_what_is_there(path: Path) -> None:
    """Commands and files in a form exist, and each of its fields has an id of its own."""
    text = path.read_text("utf-8")
    ids = re.findall(r"(?m)^    id: (\S+)$", text)
    assert len(ids) == len(set(ids)) == len(yaml.safe_load(text)["body"])
    for name in re.findall(r"\b[\w/]+\.(?:py|md)\b", text):
        assert (ROOT / name).exists(), name


def test_the_entries_for_schemastore_are_ours() -> None:
    """Each address is the `$id` of one of our schemas, and the names are those that runs look for."""
    ours = {json.loads(path.read_bytes()).get("$id"): path.name for path in (ROOT / "schemas").glob("*.schema.json")}
    readouts, settings = STORE["schemas"]
    for entry in (readouts, settings):
        assert set(entry["versions"].values()) == {entry["url"]}
    assert [ours[entry["url"]] for entry in (readouts, settings)] == [
        "readout.draft-07.schema.json",
        "settings.schema.json",
    ]
    forms = {f"*{ending}" for ending in ENDINGS if ending not in COLLECTIONS and not ending.endswith(".xml")}
    assert set(readouts["fileMatch"]) == forms
    assert settings["fileMatch"] == ["readout.toml"]


def test_the_entries_have_the_form_of_a_catalogue() -> None:
    """Each entry has what the catalogue asks for, and nothing that it does not know."""
    assert set(STORE) == {"$schema", "version", "schemas"}
    for entry in STORE["schemas"]:
        assert set(entry) == {"name", "description", "fileMatch", "url", "versions"}
        assert entry["url"].startswith("https://")
        assert not entry["description"].endswith(".")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Every link of a page at the top leads to a file or folder that is there."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text("utf-8")):
        assert (ROOT / target).exists(), target


def test_no_contact_is_invented() -> None:
    """No page at the top has an address of a person or of a host that nobody has registered."""
    for page in (*PAGES, "CITATION.cff", "NOTICE"):
        text = (ROOT / page).read_text("utf-8").partition("UNICODE LICENSE")[0]
        assert not re.search(r"[\w.-]+@[\w-]+\.[a-z]+", text), page
        assert set(re.findall(r"https?://([\w.-]+)", text)) <= {"w3id.org", "keepachangelog.com"}, page
