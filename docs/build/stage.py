"""Pages made ready for Sphinx: links between files of the repository become links within the site."""

import posixpath
import re
import shutil
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).parent.parent.parent
CODE = re.compile(r"^( *)(```+|~~~+)[^\n]*\n.*?^\1\2 *$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
PLACE = re.compile(r'<a id="([^"]+)"></a>')


class Page(NamedTuple):
    """A page: where it is, or would be, in the repository; where it goes in the site, without a suffix; its text."""

    home: str
    name: str
    text: str


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
        self.names = {page.home: page.name for page in pages}
        self.names |= {posixpath.dirname(page.home): page.name for page in pages if page.home.endswith("/index.md")}
        self.places = {page.name: set(PLACE.findall(page.text)) for page in pages}

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
            name = self.names[home]
            if place in self.places[name]:
                return f"place:{back}{name}.html#{place}" if path else f"place:{Path(name).name}.html#{place}"
            return f"{back}{name}.md#{place}" if place and path else target if place else f"{back}{name}.md"
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
