"""The examples of the catalogue: as files that can be judged, and as text that a page shows (`rules.schema.json`)."""

import json
from typing import Any

from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import Finding

Example = dict[str, Any]

COLUMNS = 76
"""How wide an example may be: a page of 80 columns indents it."""
SAVED = {"iso-8859-1": "saved as ISO-8859-1", "utf-8-sig": "saved with a byte order mark"}


def data(example: Example) -> Any:
    """Give the whole readout of an example that adds members to the base, None for any other sort."""
    return {**catalogue.catalogue()["base"], **example["add"]} if "add" in example else None


def files(example: Example) -> dict[str, bytes]:
    """Give the whole file of an example by form: JSON where it adds members, else those forms that it is written in."""
    if "add" in example:
        return {"json": json.dumps(data(example), ensure_ascii=False).encode()}
    encoding = example.get("encoding", "utf-8")
    return {form: text.encode(encoding) for form, text in example.get("text", {}).items()}


def said(rule: dict[str, Any]) -> Finding | None:
    """Give what the validator says of the bad example of a rule, None where that is no file."""
    from meeting_readout.validator.engine import check

    for form, written in files(rule["bad"]).items():
        findings = check(written, form, level=rule["level"]).findings
        return next((finding for finding in findings if finding.code == rule["code"]), None)
    return None


def shown(example: Example) -> list[tuple[str, str]]:
    """Give the pieces that a page shows of an example: a caption, mostly empty, and lines; words have no lines."""
    if "words" in example:
        return [(example["words"], "")]
    if "run" in example:
        written = [(f"{name}:", text.rstrip("\n")) for name, text in example.get("files", {}).items()]
        return [*written, ("", f"$ {example['run']}")]
    if "add" in example:
        return [("", lay(example["add"] or data(example)))]
    how = f", {SAVED[example['encoding']]}" if "encoding" in example else ""
    return [
        (f"{form.upper()}{how}:" if text else f"{form.upper()}: nothing", text.rstrip("\n"))
        for form, text in example["text"].items()
    ]


def lay(value: Any, pad: str = "", lead: int = 0) -> str:
    """Lay JSON out: a value on one line where it fits, else each of its members on a line of its own."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(pad) + lead + len(flat) < COLUMNS:
        return flat
    inner = f"{pad}  "
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {lay(member, inner, len(key) + 4)}" for key, member in value.items()]
    else:
        parts = [lay(member, inner) for member in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{pad}{closing}"
