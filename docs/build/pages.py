"""The pages of the site: those of `docs/`, of the examples and the suite, and those made from the code."""

import dictionary
from clauses import split_spec
from cross_links import crossed
from example_pages import examples
from home import arrange_home
from made_pages import commands, library
from stage import HOME, Page
from tabs import make_tabs
from tree import list_below

DOCS = HOME / "docs"
PARTS = {
    "Start": {"tutorial": "Your first readout", "examples/index": "Examples"},
    "How to": {
        "howto/draft": "From a press release",
        "ci": "Settings, hooks, CI",
        "howto/editors": "Editors",
        "howto/migrate": "From your own format",
        "howto/dirty-text": "Dirty text",
        "howto/show": "Show readouts",
        "howto/compare": "Compare two readouts",
        "howto/archive": "Ask an archive",
        "howto/library": "The library in use",
        "scaling": "Many readouts",
        "encoding-guide": "Encoding guide",
        "implement": "Implement the standard",
    },
    "Reference": {
        "spec": "Specification",
        "dictionary/index": "Data dictionary",
        "model": "The model in a picture",
        "mapping": "JSON and XML",
        "rules": "Rules",
        "commands": "Command line",
        "library": "Python API",
        "word-lists": "Word lists",
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


def all_pages() -> list[Page]:
    """Return all pages of the site."""
    pages = [page for path in sorted(DOCS.rglob("*.md")) for page in _pages(path.relative_to(HOME).as_posix())]
    pages += [Page(f"docs/{name}.md", name, text) for name, text in _made().items()]
    pages.append(Page("tests/suite/README.md", "suite", _read("tests/suite/README.md")))
    shown = examples()
    pages += [Page("examples/README.md", "examples/index", _read("examples/README.md")), *shown]
    known = [page.name for page in pages if not page.text.startswith("---\norphan")]
    below = list_below(known)
    named = {name for names in [*PARTS.values(), *below.values()] for name in names} | {"index"}
    parts = {title: {name: names[name] for name in names if name in known} for title, names in PARTS.items()}
    parts["Explanation"] |= dict.fromkeys(sorted(set(known) - named), "")
    return [_with_parts(page, parts, below) for page in pages]


def _with_parts(page: Page, parts: dict[str, dict[str, str]], below: dict[str, dict[str, str]]) -> Page:
    if page.name == "index":
        return page._replace(text=page.text + MADE + "".join(_toctree(title, names) for title, names in parts.items()))
    return page._replace(text=page.text + _toctree("", below[page.name])) if page.name in below else page


def _toctree(title: str, names: dict[str, str]) -> str:
    caption = f":caption: {title}\n" if title else ""
    lines = [f"{called} </{name}>\n" if called else f"/{name}\n" for name, called in names.items()]
    return f"\n```{{toctree}}\n:hidden:\n{caption}\n" + "".join(lines) + "```\n"


def _made() -> dict[str, str]:
    made = {"commands": commands(), "library": library()}
    return made | {name.removesuffix(".md"): text for name, text in dictionary.pages().items()}


def _pages(home: str) -> list[Page]:
    page = Page(home, home.removeprefix("docs/").removesuffix(".md"), _read(home))
    if page.name == "index":
        page = page._replace(text=arrange_home(page.text))
    page = crossed(page)
    page = page._replace(text=make_tabs(page.text))
    return split_spec(page) if page.name == "spec" else [page]


def _read(home: str) -> str:
    return (HOME / home).read_text(encoding="utf-8")
