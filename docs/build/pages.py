"""The pages of the site: those of `docs/`, of the examples and the suite, and those made from the code."""

from example_pages import examples
from made_pages import commands, library
from stage import HOME, Page

DOCS = HOME / "docs"
PARTS = {
    "Start": ["tutorial", "examples/index"],
    "How to": ["ci", "howto/editors", "howto/migrate", "howto/library", "scaling", "encoding-guide"],
    "Reference": [
        "spec",
        "dictionary/index",
        "mapping",
        "rules",
        "commands",
        "library",
        "suite",
        "engines",
        "xsd-limits",
    ],
    "Explanation": ["why", "architecture", "security"],
}
"""The parts of the site, each with its pages in their order; a page that no part names goes to the last."""


def all_pages() -> list[Page]:
    """Give all pages of the site."""
    pages = [_page(path.relative_to(HOME).as_posix()) for path in sorted(DOCS.rglob("*.md"))]
    pages += [Page(f"docs/{name}.md", name, text) for name, text in _made().items()]
    pages.append(Page("tests/suite/README.md", "suite", _read("tests/suite/README.md")))
    made = {page.name for page in pages}
    dictionary = sorted(name for name in made if name.startswith("dictionary/") and name != "dictionary/index")
    shown = examples()
    index = _read("examples/README.md") + _toctree("", [page.name for page in shown])
    pages += [Page("examples/README.md", "examples/index", index), *shown]
    known = made | {"examples/index"}
    named = {name for names in PARTS.values() for name in names} | set(dictionary) | {"index"}
    parts = {title: [name for name in names if name in known] for title, names in PARTS.items()}
    parts["Explanation"] += sorted(known - named)
    return [_with_parts(page, parts, dictionary) for page in pages]


def _with_parts(page: Page, parts: dict[str, list[str]], dictionary: list[str]) -> Page:
    if page.name == "index":
        return page._replace(text=page.text + "".join(_toctree(title, names) for title, names in parts.items()))
    if page.name == "dictionary/index":
        return page._replace(text=page.text + _toctree("", dictionary))
    return page


def _toctree(title: str, names: list[str]) -> str:
    caption = f":caption: {title}\n" if title else ""
    return f"\n```{{toctree}}\n:hidden:\n{caption}\n" + "".join(f"/{name}\n" for name in names) + "```\n"


def _made() -> dict[str, str]:
    made = {"commands": commands(), "library": library()}
    try:
        from dictionary import pages
    except ModuleNotFoundError:
        return made
    return made | {name.removesuffix(".md"): text for name, text in pages().items() if not (DOCS / name).exists()}


def _page(home: str) -> Page:
    return Page(home, home.removeprefix("docs/").removesuffix(".md"), _read(home))


def _read(home: str) -> str:
    return (HOME / home).read_text(encoding="utf-8")
