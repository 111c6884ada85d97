"""The pages of the docs: what they show is so, and every link leads somewhere."""

import doctest
import json
import pkgutil
import re
import tomllib
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path
from typing import Any

import fences
import paged
import pytest
import yaml
from command import put, run
from jsonschema import Draft7Validator
from lxml import etree

import meeting_readout
from meeting_readout import validate
from meeting_readout.model.model import model

ROOT = Path(__file__).parents[2]
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
NAMES = [path.name for path in ROOT.glob("examples/*/*.readout.*")]
FOUND = pkgutil.walk_packages(meeting_readout.__path__, "meeting_readout.")
MODULES = sorted(found.name for found in FOUND if not found.name.endswith("__main__"))  # that runs the command
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GOOD = {"specVersion": "1.0", "id": "r", "release": {"title": "The Lake Council met.", "language": "en"}}
PLAYED = ("tutorial.md", "howto/dirty-text.md", "howto/editors.md", "howto/library.md", "howto/migrate.md")
PAGES_OF_DOCS = sorted(fences.DOCS.rglob("*.md"))
PAGES = [ROOT / "README.md", *PAGES_OF_DOCS, *sorted((ROOT / "examples").rglob("*.md"))]
DATA = [fence for page in PLAYED for fence in fences.fences(page) if fence.language in fences.FORMS]


def places(path: Path) -> set[str]:
    """Give the places of a page: its headings as the web names them, and what has an id."""
    text = fences.FENCE.sub("", path.read_text(encoding="utf-8"))
    heads = [re.sub("<[^>]+>", "", head).lower() for head in re.findall(r"(?m)^#+ (.+)$", text)]
    slugs = {re.sub(r"[^\w\- ]", "", head).replace(" ", "-") for head in heads}
    return slugs | set(re.findall(r'<a id="([^"]+)"', text))


@pytest.mark.parametrize("page", PLAYED)
def test_a_page_is_what_happens(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of the page prints what the page says."""
    monkeypatch.chdir(tmp_path)
    steps = paged.played(page)
    assert steps
    for step in steps:
        assert step.printed == step.said, step.command


@pytest.mark.parametrize("page", PLAYED)
def test_every_example_takes_part(page: str) -> None:
    """Every program and document of the page is a file of its session."""
    for fence in fences.fences(page):
        assert "file" in fence.options or fence.language in ("console", "elisp", "lua", "sh"), str(fence)


def test_the_tutorial_installs_as_the_readme_does() -> None:
    """What the tutorial lets the reader type first is what the command of the README does."""
    (shell,) = [fence.text for fence in fences.fences("tutorial.md") if fence.language == "sh"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    made, entered, installed = shell.splitlines()
    assert entered == ". .venv/bin/activate"
    assert f"{made} && .venv/bin/{installed.replace('install', 'install --quiet')} &&" in readme


def test_the_tutorial_ends_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the reader has at the end of the tutorial has no finding at the highest level."""
    monkeypatch.chdir(tmp_path)
    paged.played("tutorial.md")
    assert validate(Path("bridge.readout.json").read_bytes(), level="complete").findings == ()


@pytest.fixture
def editors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Play the page on editors in a folder; give its settings of VS Code."""
    monkeypatch.chdir(tmp_path)
    paged.played("howto/editors.md")
    settings: dict[str, Any] = json.loads(Path("settings.json").read_text(encoding="utf-8"))
    return settings


def test_the_editor_finds_the_schemas(editors: dict[str, Any]) -> None:
    """Each path in the settings of VS Code is a file that the page has written, and each pattern takes examples."""
    (of_json,) = editors["json.schemas"]
    ((of_yaml, patterns),) = editors["yaml.schemas"].items()
    (catalog,) = editors["xml.catalogs"]
    assert [Path(path).is_file() for path in (of_json["url"], of_yaml, Path(catalog).name)] == [True] * 3
    taken = {name for name in NAMES for pattern in of_json["fileMatch"] + patterns if fnmatch(name, pattern)}
    assert taken == {name for name in NAMES if name.endswith((".json", ".yaml"))}


def test_the_schema_for_the_editor_takes_the_examples(editors: dict[str, Any]) -> None:
    """The schema that VS Code is given accepts what the page shows in JSON and YAML, and every example."""
    schema = json.loads(Path(editors["json.schemas"][0]["url"]).read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    shown = [json.loads(Path("ferry.readout.json").read_text(encoding="utf-8"))]
    shown.append(yaml.safe_load(Path("ferry.readout.yaml").read_text(encoding="utf-8")))
    shown += [json.loads(path.read_text(encoding="utf-8")) for path in ROOT.glob("examples/*/*.readout.json")]
    assert [error.message for data in shown for error in Draft7Validator(schema).iter_errors(data)] == []
    for name in ("ferry.readout.json", "ferry.readout.yaml"):
        named = re.search(r'schema"?[=:] ?"?([\w.-]+)', Path(name).read_text(encoding="utf-8"))
        assert named
        assert Path(named[1]).is_file()


def test_the_catalog_for_the_editor_leads_to_the_schema(editors: dict[str, Any]) -> None:
    """The catalog leads the name space to the XSD beside it, which accepts what the page shows and every example."""
    catalog = etree.parse(Path(editors["xml.catalogs"][0]).name).getroot()
    (target,) = [uri.get("uri") for uri in catalog if uri.get("name") == model().namespace]
    xsd = etree.XMLSchema(etree.parse(str(target)))
    for path in [Path("ferry.readout.xml"), *ROOT.glob("examples/*/*.readout.xml")]:
        xsd.assertValid(etree.parse(path))
    location = (
        etree.parse("ferry.readout.xml").getroot().get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation")
    )
    assert str(location).split() == [model().namespace, target]


def test_the_setting_of_emacs_is_an_expression() -> None:
    """What Emacs is given are whole expressions: the server, and the catalog that the page writes."""
    server, catalog = (fence.text for fence in fences.fences("howto/editors.md") if fence.language == "elisp")
    bare = re.sub(r'"[^"]*"', "", catalog)
    assert (bare.count("("), bare.count("[")) == (bare.count(")"), bare.count("]")) == (1, 1)
    assert re.findall(r'"[^"]*/([\w.]+)"', catalog) == ["catalog.xml"]
    assert server.count("(") == server.count(")")
    assert '("readout" "lsp")' in server


def test_every_editor_starts_the_server(editors: dict[str, Any]) -> None:
    """The settings of Helix, Zed, Sublime Text and the extension of VS Code name one and the same command."""
    helix = tomllib.loads(Path("languages.toml").read_text(encoding="utf-8"))
    assert [one["language-servers"][0] for one in helix["language"]] == ["readout"] * 3
    zed = json.loads(Path("zed-settings.json").read_text(encoding="utf-8"))["lsp"].values()
    sublime = json.loads(Path("LSP.sublime-settings").read_text(encoding="utf-8"))["clients"]["readout"]
    extension = json.loads((ROOT / "editors" / "vscode" / "package.json").read_text(encoding="utf-8"))
    setting = extension["contributes"]["configuration"]["properties"]["readout.command"]
    server = helix["language-server"]["readout"]
    started = [[server["command"], *server["args"]], sublime["command"], setting["default"]]
    started += [[one["binary"]["path"], *one["binary"]["arguments"]] for one in zed]
    assert started == [["readout", "lsp"]] * 5


def test_the_commands_on_the_page_are_those_of_the_server() -> None:
    """The page names the commands that the server runs, and the extension asks for them."""
    from meeting_readout.language_server.commands import COVERAGE, PAGE

    page = (fences.DOCS / "howto" / "editors.md").read_text(encoding="utf-8")
    extension = (ROOT / "editors" / "vscode" / "src" / "extension.ts").read_text(encoding="utf-8")
    for name in (COVERAGE, PAGE):
        assert f"`{name}`" in page
        assert f'("{name}")' in extension


def test_the_hooks_on_the_page_are_those_of_the_repository() -> None:
    """The page on CI has a row for each hook, and its own configuration names one."""
    rows = [fences.ticked(row[0])[0] for row in fences.rows("ci.md", "| hook |")]
    assert rows == [hook["id"] for hook in HOOKS]
    (config,) = [data for data in of_ci() if "repos" in data]
    assert [hook["id"] for repo in config["repos"] for hook in repo["hooks"]] == rows[:1]


def test_the_action_on_the_page_has_these_inputs() -> None:
    """Where the page on CI uses the action, it gives inputs, and takes outputs, that the action has."""
    steps = [step for data in of_ci() for job in data.get("jobs", {}).values() for step in job["steps"]]
    (used,) = [step for step in steps if step.get("uses", "").startswith("OWNER/")]
    assert used["with"].keys() <= ACTION["inputs"].keys()
    taken = re.findall(rf"steps\.{used['id']}\.outputs\.([\w-]+)", json.dumps(steps))
    assert taken
    assert set(taken) <= ACTION["outputs"].keys()


def test_the_commands_of_ci_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What hooks and jobs on the page on CI run leaves 0 for a valid readout, and writes the reports that they name."""
    for name in ("base", "work"):
        (tmp_path / name / "readouts").mkdir(parents=True)
        put(str(tmp_path / name / "readouts/a.readout.json"), GOOD)
    monkeypatch.chdir(tmp_path / "work")
    put("readout.toml", b'include = ["readouts/**"]\n')
    lines = commands()
    assert [line.split()[1] for line in lines] == ["validate", "validate", "diff", "validate"]
    for line in lines:
        words = line.replace('"', "").replace("$GITHUB_STEP_SUMMARY", "summary.md").split()
        assert words[0] == "readout"
        done = run(*words[1:])
        assert done.code == 0, done.out + done.err
    (gitlab,) = [data["readouts"] for data in of_ci() if "readouts" in data]
    assert all(Path(name).stat().st_size for name in gitlab["artifacts"]["reports"].values())
    assert Path("summary.md").read_text(encoding="utf-8").startswith("**")


def of_ci() -> list[dict[str, Any]]:
    """Give what stands in the fences in YAML of the page on CI."""
    return [yaml.safe_load(fence.text) for fence in fences.fences("ci.md") if fence.language == "yaml"]


def commands() -> list[str]:
    """Give the commands of ours in those fences, without what installs them."""
    found = []
    for data in of_ci():
        found += [hook["entry"] for repo in data.get("repos", ()) for hook in repo["hooks"]]
        found += [line for line in data.get("readouts", {}).get("script", ()) if line.startswith("readout ")]
        steps = [step for job in data.get("jobs", {}).values() for step in job["steps"]]
        runs = [step["run"].replace("\\\n", " ") for step in steps if "run" in step]
        found += [line.strip() for text in runs for line in re.findall(r"\breadout (?:validate|diff) [^>|;\n]+", text)]
    return found


@pytest.mark.parametrize("page", ["README.md", *(path.relative_to(ROOT).as_posix() for path in PAGES_OF_DOCS)])
def test_commands_in_the_text_exist(page: str) -> None:
    """Every verb and option of the command that a page names in its text is one that the command has."""
    text = FENCED.sub("", (ROOT / page).read_text(encoding="utf-8"))
    for verb, rest in re.findall(r"`readout ([a-z-]+)([^`]*)`", text):
        said = run(verb, "--help")
        assert said.code == 0, verb
        options = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", rest))
        assert options <= set(re.findall(r"--?[a-z][a-z-]*", said.out)), rest


@pytest.mark.parametrize("path", PAGES_OF_DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_page_has_a_reader(path: Path) -> None:
    """A page begins with a paragraph, and the first page tells who is to read it."""
    text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    first = text.split("\n", 1)[1].strip().split("\n\n")[0]
    assert re.match(r"[\w*\[`]", first), first
    name = path.relative_to(fences.DOCS).as_posix()
    index = "rules.md" if name.startswith("rules/") else "index.md"
    assert name == "index.md" or f"]({name})" in (fences.DOCS / index).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_so(name: str) -> None:
    """Every example in a docstring gives what it says."""
    assert doctest.testmod(import_module(name)).failed == 0


def test_the_library_has_examples() -> None:
    """Each function of the library has an example in its docstring."""
    found = doctest.DocTestFinder(exclude_empty=True).find(import_module("meeting_readout.api"))
    assert {test.name.rpartition(".")[2] for test in found if test.examples} >= {"convert", "read", "validate", "write"}


def test_settings_are_data() -> None:
    """Every document in JSON that a page shows can be read."""
    assert DATA
    for fence in DATA:
        if fence.language == "json":
            json.loads(fence.text)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    """Every link of the page leads to a file or folder that is there, and to a place in it."""
    text = re.sub(r"`[^`\n]*`", "", fences.FENCE.sub("", path.read_text(encoding="utf-8")))
    for target in set(re.findall(r"\]\((?![a-z]+:)([^)\s]+)\)", text)):
        name, _, place = target.partition("#")
        to = path.parent / name if name else path
        assert to.exists(), target
        assert not place or place in places(to), target


def test_the_usual_mistakes_are_cases_of_the_suite() -> None:
    """The page for those who implement the standard names cases and lists of vectors that the suite has."""
    suite = ROOT / "tests/suite"
    index = json.loads((suite / "index.json").read_text(encoding="utf-8"))
    known = {f"{case['code']}-{case['fault']}" for case in index["cases"]} | set(index["answers"])
    known |= {entry["what"] for entry in [*index["valid"], *index["behaviours"]]}
    named = [name for row in fences.rows("implement.md", "| mistake |") for name in fences.ticked(row[2])]
    assert named
    assert set(named) <= known
