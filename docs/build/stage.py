"""Pages made ready for Sphinx: links between files of the repository become links within the site."""

import posixpath
import re
import shutil
from pathlib import Path
from typing import NamedTuple

from meeting_readout.dictionary.markdown import slug

HOME = Path(__file__).parent.parent.parent
CODE = re.compile(r"^( *)(```+|~~~+)[^\n]*\n.*?^\1\2 *$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
PLACE = re.compile(r'<a id="([^"]+)"></a>')


class Page(NamedTuple):
    """A page: where it is, or would be, in the repository; where it goes in the site, without a suffix; its text."""

    home: str
    name: str
    text: str


def find_headings(text: str) -> list[tuple[int, int, str]]:
    """Return the headings of a page in Markdown: where each begins, its level and its text; code has none."""
    fences = [(code.start(), code.end()) for code in CODE.finditer(text) if "\n" in code[0]]
    return [
        (found.start(), len(found[1]), found[2])
        for found in HEADING.finditer(text)
        if not any(start <= found.start() < end for start, end in fences)
    ]


def stage(pages: list[Page], folder: Path, extra: Path) -> list[str]:
    """Write all pages to `folder`, and to `extra` the files to which they link; give what is wrong with their links."""
    extra.mkdir(parents=True)
    links = Links(pages, extra)
    for page in pages:
        path = folder / f"{page.name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(links.followed(page), encoding="utf-8", newline="\n")
    return links.faults


class Links:
    """All links of the pages."""

    def __init__(self, pages: list[Page], extra: Path) -> None:
        """Learn which page stands for which file, and which places it has."""
        self.extra = extra
        self.faults: list[str] = []
        self.names: dict[str, str] = {}
        self.moved: dict[tuple[str, str], str] = {}
        self.places = {page.name: set(PLACE.findall(page.text)) for page in pages}
        self.slugs = {page.name: {slug(title) for *_, title in find_headings(page.text)} for page in pages}
        for page in pages:
            self.names.setdefault(page.home, page.name)
            if page.home.endswith("/index.md"):
                self.names[posixpath.dirname(page.home)] = page.name
            if not page.text.startswith("---\norphan"):
                own = self.places[page.name] | self.slugs[page.name]
                self.moved |= {(page.home, place): page.name for place in own}

    def followed(self, page: Page) -> str:
        """Return the text of a page with its links led to the site; code is left as it is."""
        made, end = [], 0
        for code in CODE.finditer(page.text):
            made += [self._prose(page, page.text[end : code.start()]), code[0]]
            end = code.end()
        return "".join([*made, self._prose(page, page.text[end:])])

    def _prose(self, page: Page, text: str) -> str:
        return LINK.sub(lambda link: f"]({self._target(page, link[1])})", text)

    def _target(self, page: Page, target: str) -> str:
        if re.match(r"[a-z]+:", target):
            return target
        path, _, place = target.partition("#")
        home = posixpath.normpath(posixpath.join(posixpath.dirname(page.home), path)) if path else page.home
        back = "../" * page.name.count("/")
        if home in self.names:
            here = home == page.home and place in self.places[page.name] | self.slugs[page.name]
            name = page.name if here else self.moved.get((home, place), self.names[home])
            if place in self.places[name]:
                return f"place:{back}{name}.html#{place}"
            return f"#{place}" if here else f"{back}{name}.md#{place}" if place else f"{back}{name}.md"
        if not (HOME / home).exists():
            self.faults.append(f"{page.home}: {target} is not there")
        else:
            self._take(home)
        return f"local:{back}files/{home}"

    def _take(self, home: str) -> None:
        source, to = HOME / home, self.extra / "files" / home
        to.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, to, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        else:
            shutil.copyfile(source, to)
