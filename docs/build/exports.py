"""The tables of `docs/exports.md`: what arrives in each target, from `arrives.json`."""

from pathlib import Path
from typing import Any

from meeting_readout.export import TARGETS
from meeting_readout.export.losses import list_leaves, load_arrivals

PAGE = Path(__file__).parent.parent / "exports.md"
OPENING = "<!-- the tables, made from arrives.json by: python docs/build -->\n"
CLOSING = "<!-- end of the tables -->\n"


def fill_tables() -> str:
    """Return the page with the tables as the targets are now."""
    text = PAGE.read_text(encoding="utf-8")
    if OPENING not in text or CLOSING not in text:
        raise SystemExit(f"docs/exports.md: the tables have lost their comments {OPENING!r} and {CLOSING!r}")
    before, rest = text.split(OPENING)
    parts = "\n".join(_make_part(target) for target in TARGETS)
    return f"{before}{OPENING}\n{parts}\n{CLOSING}{rest.split(CLOSING)[1]}"


def _make_part(target: str) -> str:
    # How many there are in all is not said: a new property changes no page.
    said = load_arrivals()[target]
    head = f"### `{target}`\n\n"
    if said["arrives"] == "all":
        return f"{head}All properties arrive.\n"
    counts = f"{len(said['arrives'])} properties arrive, and {len(said['partly'])} more in part."
    embedded = " All others are in the embedded readout." if said.get("embeds") else ""
    table = "\n".join(("| type | arrives | in part |", "|---|---|---|", *_make_rows(said)))
    return f"{head}{counts}{embedded}\n\n{table}\n"


def _make_rows(said: dict[str, Any]) -> list[str]:
    """Return a row for each type of which something arrives."""
    rows: dict[str, tuple[list[str], list[str]]] = {}
    for type_, name in list_leaves():
        leaf = f"{type_}.{name}"
        if leaf in said["arrives"]:
            rows.setdefault(type_, ([], []))[0].append(f"`{name}`")
        elif leaf in said["partly"]:
            rows.setdefault(type_, ([], []))[1].append(f"`{name}`: {said['partly'][leaf]}")
    return [
        f"| `{type_}` | {', '.join(whole)} | {'; '.join(_join(partly))} |" for type_, (whole, partly) in rows.items()
    ]


def _join(partly: list[str]) -> list[str]:
    """Put properties together that arrive in the same part."""
    names: dict[str, list[str]] = {}
    for one in partly:
        name, _, why = one.partition(": ")
        names.setdefault(why, []).append(name)
    return [f"{', '.join(found)}: {why}" for why, found in names.items()]
