"""An archive as a site: a page for each readout as it comes, and at the end the pages about all of them."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from meeting_readout.document.attendance import CHAIRS
from meeting_readout.document.text_order import ORDERED
from meeting_readout.document.view import View
from meeting_readout.files.io import Unwritable
from meeting_readout.page.archive import CHAIR, PRESENT, Archive
from meeting_readout.page.document_page import Form, Link, make_page
from meeting_readout.page.encounters import draw_encounters
from meeting_readout.page.names import Names
from meeting_readout.page.people import Entry, Somebody
from meeting_readout.page.rendering import render
from meeting_readout.page.site_files import SiteFiles
from meeting_readout.page.timeline import draw_timeline
from meeting_readout.page.titles import get_list, get_title
from meeting_readout.validator.finding import Finding

INDEX = "index.html"
READOUTS, PEOPLE = "readouts", "people"
"""The folders of the pages."""
NAVIGATION = (
    (INDEX, "Readouts"),
    ("people.html", "People and bodies"),
    ("deadlines.html", "Deadlines"),
    ("timeline.html", "Timeline"),
    ("encounters.html", "Who met whom"),
)
NAMESAKES = 20
"""So many others of the same name are linked from a page."""
STYLES, SCRIPTS = ("shell.css", "site.css"), ("table.js",)


class Site:
    """A site that is being written into a folder."""

    def __init__(self, folder: str) -> None:
        self.folder, self.archive = Path(folder), Archive()
        self._files = SiteFiles(self.folder)
        for name, _words in NAVIGATION:
            self._files.refuse_other(name)
        for name in (READOUTS, PEOPLE):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
            if (self.folder / name).is_symlink():
                raise Unwritable(f"its folder {name} is a symbolic link")

    def add(self, view: View, findings: Sequence[Finding], forms: list[Form], is_valid: bool) -> None:
        """Write the page of a readout, and remember what the other pages say of it."""
        file = self.archive.choose_file(str(view.data.get("id", "")))
        self._files.write(f"{READOUTS}/{file}", make_page(view, findings, forms, _navigate("../")))
        self.archive.add(Names(view), file, is_valid)

    def finish(self) -> int:
        """Write the pages about all readouts; return how many pages of earlier runs were removed."""
        archive = self.archive
        archive.settle()
        everybody = sorted(archive.people.values(), key=lambda one: (one.name.casefold(), one.identifiers))
        for one in everybody:
            self._render(
                f"{PEOPLE}/{one.file}",
                "person.html.jinja",
                one.name,
                {"sections": self._sort(one), "one": one, "namesakes": _list_namesakes(one)},
            )
        self._render(INDEX, "index.html.jinja", NAVIGATION[0][1], {"order": self._order_readouts()})
        self._render("people.html", "people.html.jinja", NAVIGATION[1][1], {"everybody": everybody})
        deadlines = sorted(archive.deadlines, key=lambda one: (not one.date, one.date, one.readout))
        self._render("deadlines.html", "deadlines.html.jinja", NAVIGATION[2][1], {"deadlines": deadlines})
        self._render("timeline.html", "timeline.html.jinja", NAVIGATION[3][1], {"picture": draw_timeline(archive)})
        self._render(
            "encounters.html", "encounters.html.jinja", NAVIGATION[4][1], {"picture": draw_encounters(archive)}
        )
        return self._files.finish()

    def _order_readouts(self) -> list[int]:
        """Return the numbers of the readouts, the latest first, those without a date last."""
        readouts = self.archive.readouts
        return sorted(range(len(readouts)), key=lambda number: readouts[number].facts.date, reverse=True)

    def _sort(self, one: Somebody) -> list[tuple[str, list[Entry]]]:
        """Return what somebody did, by the kind of thing: what they chaired and took part in first; each by date."""
        found = defaultdict[str, list[Entry]](list)
        for entry in sorted(one.entries, key=lambda entry: self.archive.readouts[entry.readout].facts.date):
            found[entry.kind].append(entry)
        return [(kind, found[kind]) for kind in (CHAIR, PRESENT, *ORDERED) if kind in found]

    def _render(self, path: str, template: str, title: str, more: dict[str, Any]) -> None:
        up = "../" if "/" in path else ""
        context = {"title": title, "navigation": _navigate(up), "up": up, "archive": self.archive, "words": _words()}
        self._files.write(path, render(template, STYLES, SCRIPTS, context | more))


def _list_namesakes(one: Somebody) -> list[Somebody]:
    """Return others of the same name: of very many the first."""
    return [other for other in one.namesakes[: NAMESAKES + 1] if other.file != one.file][:NAMESAKES]


def _navigate(up: str) -> list[Link]:
    return [Link(f"{up}{address}", words) for address, words in NAVIGATION]


def _words() -> dict[str, str]:
    """Return the titles of columns, which are those of the schema."""
    return {
        "date": get_title("occasion", "held"),
        "body": get_title("occasion", "body"),
        "title": get_title("release", "title"),
        "kind": get_title("personParticipant", "type"),
        "name": get_title("mention", "name"),
        "identifiers": get_title("personParticipant", "identifiers"),
        "chair": CHAIRS[0].capitalize(),
        "deadline": get_title("directive", "deadlines"),
        "addressees": get_title("directive", "addressees"),
        **{name: str(get_list(name).schema["title"]) for name in (*ORDERED, PRESENT)},
    }
