"""The examples of the catalogue: as files that can be checked, and as text that a page shows (`rules.schema.json`)."""

import json
from typing import Any

from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import Finding

Example = dict[str, Any]

COLUMNS = 76
"""How wide an example may be: a page of 80 columns indents it."""
SAVED = {"iso-8859-1": "saved as ISO-8859-1", "utf-8-sig": "saved with a byte order mark"}


def build_readout(example: Example) -> Any:
    """Return the whole readout of an example that adds members to the base, None for any other sort."""
    return {**catalogue.load_catalogue()["base"], **example["add"]} if "add" in example else None


def build_files(example: Example) -> dict[str, bytes]:
    """Return the whole file of an example by form: JSON where it adds members, else the forms it is written in."""
    if "add" in example:
        return {"json": json.dumps(build_readout(example), ensure_ascii=False).encode()}
    encoding = example.get("encoding", "utf-8")
    return {form: text.encode(encoding) for form, text in example.get("text", {}).items()}


def check_bad(rule: dict[str, Any]) -> Finding | None:
    """Check the bad example of a rule; return the finding, None where that is no file."""
    from meeting_readout.validator.engine import check

    for form, written in build_files(rule["bad"]).items():
        findings = check(written, form, level=rule["level"]).findings
        return next((finding for finding in findings if finding.code == rule["code"]), None)
    return None


def list_pieces(example: Example) -> list[tuple[str, str]]:
    """Return the pieces that a page shows of an example: a caption, mostly empty, and lines; words have no lines."""
    if "words" in example:
        return [(example["words"], "")]
    if "run" in example:
        written = [(f"{name}:", text.rstrip("\n")) for name, text in example.get("files", {}).items()]
        return [*written, ("", f"$ {example['run']}")]
    if "add" in example:
        return [("", format_json(example["add"] or build_readout(example)))]
    how = f", {SAVED[example['encoding']]}" if "encoding" in example else ""
    return [
        (f"{form.upper()}{how}:" if text else f"{form.upper()}: nothing", text.rstrip("\n"))
        for form, text in example["text"].items()
    ]


def format_json(value: Any, pad: str = "", lead: int = 0) -> str:
    """Format JSON: a value on one line where it fits, else each of its members on a line of its own."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(pad) + lead + len(flat) < COLUMNS:
        return flat
    inner = f"{pad}  "
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {format_json(member, inner, len(key) + 4)}" for key, member in value.items()]
    else:
        parts = [format_json(member, inner) for member in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{pad}{closing}"
