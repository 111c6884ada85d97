"""What a language model is given: instructions, the data dictionary in short, and the text."""

import json
from collections.abc import Iterator
from pathlib import Path
from string import Template

from meeting_readout.document.index import Node
from meeting_readout.drafting.answer import MEMBERS
from meeting_readout.model.model import ROOT, ObjectType, Property, model
from meeting_readout.validator.finding import Finding

FOLDER = Path(__file__).parent / "templates"
MOST = 60
"""So many findings are sent back at most."""
LEFT_OUT = ("extensions", "identifiers", "otherNames", "inferred", "unconfirmed")
"""Properties that a draft does not need."""


def write_instructions(readout: Node) -> bytes:
    """Return all that a model needs to draft a readout."""
    kept = {name: readout["release"][name] for name in ("title", "language", "published") if name in readout["release"]}
    text = {"release": kept, "blocks": readout["blocks"]}
    return _fill(
        "instructions.txt",
        members=", ".join(MEMBERS),
        dictionary="\n".join(_write_dictionary()),
        text=json.dumps(text, ensure_ascii=False, indent=1),
    )


def write_findings(findings: list[Finding], answer: Node) -> bytes:
    """Return what is wrong with an answer, and the answer, to be sent behind the instructions."""
    lines = [f"- {finding.pointer}: {finding.message} ({finding.code})" for finding in findings[:MOST]]
    if len(findings) > MOST:
        lines.append(f"- and {len(findings) - MOST} more")
    shown = json.dumps(answer, ensure_ascii=False)
    return b"\n" + _fill("findings.txt", findings="\n".join(lines), answer=shown)


def _fill(name: str, **words: str) -> bytes:
    return Template((FOLDER / name).read_text(encoding="utf-8")).substitute(words).encode("utf-8", "replace")


def _write_dictionary() -> Iterator[str]:
    """Yield the types that an answer may have, each with its properties."""
    tables = model()
    waiting = [tables.objects[ROOT].properties[name] for name in MEMBERS]
    seen = set[str]()
    while waiting:
        prop = waiting.pop(0)
        for target in prop.tags.values() or (prop.target,):
            type_ = tables.objects.get(target)
            if type_ is None or target in seen:
                continue
            seen.add(target)
            yield from _write_type(type_)
            waiting += [one for name, one in type_.properties.items() if name not in LEFT_OUT]


def _write_type(type_: ObjectType) -> Iterator[str]:
    tag = f' (type "{type_.tag}")' if type_.tag else ""
    yield f"{type_.name}{tag}"
    for name, prop in type_.properties.items():
        if name not in LEFT_OUT:
            star = "*" if prop.required else ""
            yield f"  {name}{star}: {_describe(prop)}"


def _describe(prop: Property) -> str:
    shape = "list of " if prop.shape in ("objects", "strings", "union") else ""
    values = model().vocabulary(prop)
    target = " or ".join(prop.tags.values()) if prop.shape == "union" else prop.target or prop.shape
    first = str(prop.schema.get("description", "")).split(". ")[0].rstrip(".")
    what = f"{shape}{target}" if not values else f"{shape}→ {', '.join(values)}"
    return f"{what}. {first}" if first else what
