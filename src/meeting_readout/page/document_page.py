"""A readout as a page: its text and its items side by side, its findings, what nothing covers, and its forms."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from meeting_readout.converters import write
from meeting_readout.converters.forms import FORMS
from meeting_readout.document.attendance import CHAIRS
from meeting_readout.document.coverage import Gap, measure_coverage
from meeting_readout.document.view import View
from meeting_readout.model.model import ROOT, model
from meeting_readout.page.cards import Group, Person, find_keys, make_groups
from meeting_readout.page.facts import collect_facts
from meeting_readout.page.fields import list_meanings
from meeting_readout.page.names import Names
from meeting_readout.page.phrases import format_share, format_span
from meeting_readout.page.pieces import Block, cut_text
from meeting_readout.page.rendering import environment, render
from meeting_readout.page.titles import get_list, get_title
from meeting_readout.validator.finding import Finding

STYLES, SCRIPTS = ("shell.css", "view.css"), ("view.js",)
SCALARS = ("id", "level", "specVersion")
"""The properties of the root that hold no objects."""


class Form(NamedTuple):
    """A form of the readout: its name, and its text."""

    name: str
    text: str


class Link(NamedTuple):
    """A link of the navigation: where it leads, and its words."""

    address: str
    words: str


class Parts(NamedTuple):
    """What the two panes hold, and what stands around them."""

    language: str
    blocks: list[Block]
    groups: list[Group]
    people: list[Person]
    gaps: list[tuple[str, Gap]]
    share: str
    findings: tuple[Finding, ...]
    targets: frozenset[str]
    meanings: list[tuple[str, str, str]]


def make_page(
    view: View, findings: Sequence[Finding] = (), forms: Iterable[Form] = (), navigation: Sequence[Link] = ()
) -> str:
    """Return the page of a readout, as far as it could be read: one file that needs no other."""
    names = Names(view)
    context = make_context(names, findings) | {"forms": list(forms), "navigation": list(navigation)}
    return render("document.html.jinja", STYLES, SCRIPTS, context | _make_head(names))


def list_forms(readout: Any, data: bytes, form: str) -> list[Form]:
    """Return a readout in every form; of one with errors, which has no data, the text as it is."""
    if readout is None:
        return [Form(form.upper(), data.decode("utf-8", "replace"))]
    return [Form(name.upper(), write(readout, name).decode()) for name in FORMS]


def make_panes(view: View) -> str:
    """Return the two panes of a readout, for a page that has its own head."""
    return environment().get_template("panes.html.jinja").render(make_context(Names(view)))


def make_context(names: Names, findings: Sequence[Finding] = ()) -> dict[str, Any]:
    """Return what the templates of the panes need."""
    view, keys = names.view, find_keys(names.view)
    coverage = measure_coverage(view)
    blocks, ranges = cut_text(view, coverage.gaps)
    groups, people = make_groups(names, keys, ranges, findings)
    parts = Parts(
        str(view.data.get("release", {}).get("language", "")),
        blocks,
        groups,
        people,
        [(blocks[gap.block].id, gap) for gap in coverage.gaps],
        format_share(coverage.share),
        tuple(findings),
        _find_targets(view, keys.values()),
        sorted({one for group in groups for card in group.cards for one in list_meanings(card.fields)}),
    )
    return {"parts": parts, "titles": _name_parts()}


def _find_targets(view: View, keys: Iterable[str]) -> frozenset[str]:
    """Return the ids to which something can lead: each item, each block, and what has an id within an item."""
    lists = {"participants"} if view.data.get("participants") else set[str]()
    return frozenset((*view.ids, *keys, *lists))


def _name_parts() -> Mapping[str, str]:
    """Return the words of the schema that stand around the items."""
    return {
        "blocks": get_list("blocks").schema["title"],
        "deadlines": get_title("directive", "deadlines"),
        "inferred": get_title("directive", "inferred"),
        "inferred_meaning": model().objects["directive"].properties["inferred"].schema["description"],
        "unconfirmed": get_title("directive", "unconfirmed"),
        "unconfirmed_meaning": model().objects["directive"].properties["unconfirmed"].schema["description"],
    }


def _make_head(names: Names) -> dict[str, Any]:
    """Return what the head of a page says: the title, and what met when."""
    facts, data = collect_facts(names), names.view.data
    held = format_span(data.get("meeting", {}).get("held", {})) or facts.date
    rows = [
        (get_title("occasion", "body"), facts.body, True),
        (get_title("occasion", "held"), held, False),
        (CHAIRS[0].capitalize(), ", ".join(facts.chairs), True),
    ]
    root = model().objects[ROOT].properties
    rows += [(root[name].schema["title"], str(data[name]), False) for name in SCALARS if name in data]
    return {"title": facts.title or facts.id, "rows": [row for row in rows if row[1]]}
