"""The pages of the site: those of `docs/`, of the examples and the suite, and those made from the code."""

import dictionary
from cross_links import crossed
from example_pages import examples
from made_pages import commands, library
from stage import HOME, Page

DOCS = HOME / "docs"
PARTS = {
    "Start": {"tutorial": "Your first readout", "examples/index": "Examples"},
    "How to": {
        "ci": "Settings, hooks, CI",
        "howto/editors": "Editors",
        "howto/migrate": "From your own format",
        "howto/dirty-text": "Dirty text",
        "howto/show": "Show readouts",
        "howto/compare": "Compare two readouts",
        "howto/archive": "Ask an archive",
        "howto/publish": "Publish readouts",
        "howto/library": "The library in use",
        "scaling": "Many readouts",
        "encoding-guide": "Encoding guide",
        "implement": "Implement the standard",
    },
    "Reference": {
        "spec": "Specification",
        "dictionary/index": "Data dictionary",
        "mapping": "JSON and XML",
        "rules": "Rules",
        "commands": "Command line",
        "library": "Python API",
        "word-lists": "Word lists",
        "exports": "What other systems take",
        "suite": "Conformance suite",
        "engines": "Other engines",
        "xsd-limits": "What the XSD cannot say",
    },
    "Explanation": {"why": "Design decisions", "architecture": "Architecture", "security": "Security"},
}
"""The parts of the site, each with its pages in their order and their names in the navigation.

A page that no part names goes to the last, under its title.
"""
MADE = """
Made from the standard and the code: [what each property means](dictionary/index.md), [what it is in JSON and in
XML](mapping.md), [the command line](commands.md), [the Python API](library.md).
"""
"""What the first page says of pages that are no files of `docs/`."""
WHOLE = ("dictionary/values", "dictionary/vocabularies")
"""The pages of the dictionary that are about many types."""


def all_pages() -> list[Page]:
    """Return all pages of the site."""
    pages = [_page(path.relative_to(HOME).as_posix()) for path in sorted(DOCS.rglob("*.md"))]
    pages += [Page(f"docs/{name}.md", name, text) for name, text in _made().items()]
    pages.append(Page("tests/suite/README.md", "suite", _read("tests/suite/README.md")))
    made = {page.name for page in pages}
    of_types = sorted(
        (name for name in made if name.startswith("dictionary/") and name != "dictionary/index"), key=str.lower
    )
    shown = examples()
    index = _read("examples/README.md") + _toctree("", {page.name: "" for page in shown})
    pages += [Page("examples/README.md", "examples/index", index), *shown]
    known = made | {"examples/index"}
    named = {name for names in PARTS.values() for name in names} | set(of_types) | {"index"}
    parts = {title: {name: names[name] for name in names if name in known} for title, names in PARTS.items()}
    parts["Explanation"] |= dict.fromkeys(sorted(known - named), "")
    return [_with_parts(page, parts, of_types) for page in pages]


def _with_parts(page: Page, parts: dict[str, dict[str, str]], of_types: list[str]) -> Page:
    if page.name == "index":
        return page._replace(text=page.text + MADE + "".join(_toctree(title, names) for title, names in parts.items()))
    if page.name == "dictionary/index":
        types = {name: "" if name in WHOLE else name.removeprefix("dictionary/") for name in of_types}
        return page._replace(text=page.text + _toctree("", types))
    return page


def _toctree(title: str, names: dict[str, str]) -> str:
    caption = f":caption: {title}\n" if title else ""
    lines = [f"{called} </{name}>\n" if called else f"/{name}\n" for name, called in names.items()]
    return f"\n```{{toctree}}\n:hidden:\n{caption}\n" + "".join(lines) + "```\n"


def _made() -> dict[str, str]:
    made = {"commands": commands(), "library": library()}
    return made | {name.removesuffix(".md"): text for name, text in dictionary.pages().items()}


def _page(home: str) -> Page:
    return crossed(Page(home, home.removeprefix("docs/").removesuffix(".md"), _read(home)))


def _read(home: str) -> str:
    return (HOME / home).read_text(encoding="utf-8")
