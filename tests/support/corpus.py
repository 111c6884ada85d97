"""The documents of the suite with one finding each, or close to one, made from `suite/cases.json`.

`python tests/support/corpus.py` writes them and the index. Each case is the base document with one change, the smallest
document with something added, or a text. It is written in every form that can have the fault, and judged; the index
says what is expected of each file, and prints the words that the finding points at, so that it can be read. The folder
follows from the severity of the code; a case with `silent` comes close to the code and has no finding. What is valid,
and how programs behave, is taken over as it is written.
"""

import base64
import copy
import json
import sys
from pathlib import Path
from typing import Any

from lxml import etree
from spoil import Unwritable, to_xml, to_yaml

from meeting_readout.converters.forms import FORMS
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue.examples import format_json
from meeting_readout.validator.engine import check
from meeting_readout.validator.finding import Finding

SUITE = Path(__file__).parents[1] / "suite"


def source() -> dict[str, Any]:
    """Give what is written by hand."""
    found: dict[str, Any] = json.loads((SUITE / "cases.json").read_text(encoding="utf-8"))
    return found


def cases() -> list[dict[str, Any]]:
    """Give the cases: each with its whole data under `data`, or with its `texts` in the forms that can have it."""
    suite = source()
    return [
        *({**case, "data": changed(suite["base"], case)} for case in suite["cases"]),
        *({**case, "data": suite["small"] | case["add"]} for case in suite["added"]),
        *suite["texts"],
    ]


def folder(case: dict[str, Any]) -> str:
    """Give the folder of a case: its document is invalid, has a warning or an info, or comes close to a finding."""
    if case.get("silent"):
        return "silent"
    return "invalid" if catalogue.rules()[case["code"]]["severity"] == "error" else "warned"


def changed(base: Any, case: dict[str, Any]) -> Any:
    """Give the base with the change of a case."""
    data = copy.deepcopy(base)
    *way, last = (int(key) if key.isdigit() else key for key in case["at"].split("/")[1:])
    node = data
    for key in way:
        node = node[key]
    if isinstance(node, list) and last == len(node):
        node.append(case["set"])
    elif case.get("remove"):
        del node[last]
    else:
        node[last] = case["set"]
    return data


def written(case: dict[str, Any], form: str) -> bytes:
    """Write the data of a case in a form, in lines; raise `Unwritable` where the form cannot have the fault."""
    if "texts" in case:
        return _text(case["texts"], form)
    data, wrong = case["data"], case.get("set", "")
    if form == "json":
        return (format_json(data) + "\n").encode("utf-8", "surrogatepass")
    if form == "yaml":
        made = to_yaml(data)
    else:
        try:
            made = bytes(etree.tostring(etree.fromstring(to_xml(data)), pretty_print=True, encoding="utf-8"))
        except etree.XMLSyntaxError:
            raise Unwritable("XML that has it is not well-formed: W007, without a pointer") from None
        if case["code"] == "S003" and isinstance(wrong, dict | list):
            raise Unwritable("in XML lists and objects are elements alike: W013, W014 or S002 speaks")
    level = case.get("level", "core")
    if not isinstance(wrong, str) and folder(case) == "invalid" and check(made, form, level=level).valid:
        raise Unwritable("what is to be words is read as words, so nothing is wrong with it")
    if case["code"] == "W007" and "\uffff" in json.dumps(wrong, ensure_ascii=False):
        raise Unwritable("YAML that has it is not well-formed: W007, without a pointer")
    return made


def _text(texts: dict[str, Any], form: str) -> bytes:
    if form not in texts:
        raise Unwritable("it is a fault of the writing, which this form has in another way or not at all")
    text = texts[form]
    return base64.b64decode(text["base64"]) if isinstance(text, dict) else str(text).encode()


def files() -> dict[str, tuple[dict[str, Any], bytes]]:
    """Give every file of the suite by its name, with its case; what a form cannot have is left out."""
    found = {}
    for case in cases():
        for form in FORMS:
            try:
                found[f"{case['code']}-{case['fault']}.readout.{form}"] = (case, written(case, form))
            except Unwritable:
                continue
    return found


def expected(name: str, case: dict[str, Any], data: bytes) -> dict[str, Any]:
    """Judge a file, and give its entry in the index."""
    form = name.rpartition(".")[2]
    findings = check(data, form, name, case.get("level", "core")).findings
    return {"file": name, "findings": [_entry(finding, data) for finding in findings]}


def _entry(finding: Finding, data: bytes) -> dict[str, Any]:
    line = data.decode("utf-8", "replace").split("\n")[finding.line - 1]
    return {
        "code": finding.code,
        "pointer": finding.pointer,
        "line": finding.line,
        "column": finding.column,
        "end_column": finding.end_column,
        "points_at": line[finding.column - 1 : finding.end_column - 1],
    }


def index() -> str:
    """Write the index: of each case and form what is expected, or why the form cannot have the fault; and the rest."""
    suite = source()
    parts = {
        "cases": [_case(case) for case in cases()],
        "valid": [_valid(entry) for entry in suite["valid"]],
        "behaviours": suite["behaviours"],
        "checks": suite["checks"],
    }
    rows = [
        f'"{name}": [\n' + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries) + "\n]"
        for name, entries in parts.items()
    ]
    rows.insert(0, f'"suite": {json.dumps(suite["suite"])}')
    rows += [f'"{name}": {json.dumps(suite[name])}' for name in ("vectors", "answers")]
    rows += [f'"{name}": {json.dumps(suite[name])}' for name in ("extra", "anywhere")]
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _case(case: dict[str, Any]) -> dict[str, Any]:
    entry = {key: case[key] for key in ("code", "fault", "requirements")}
    entry |= {"folder": folder(case), "level": case.get("level", "core")}
    if "texts" not in case and not case.get("silent"):
        entry["pointer"] = case.get("pointer", case.get("at"))
    forms = {}
    for form in FORMS:
        name = f"{case['code']}-{case['fault']}.readout.{form}"
        try:
            forms[form] = expected(name, case, written(case, form))
        except Unwritable as error:
            forms[form] = {"cannot": str(error)}
    return {**entry, "forms": forms}


def _valid(entry: dict[str, Any]) -> dict[str, Any]:
    """Give the entry of a valid document; what is advised against has a finding that is no error."""
    forms = {}
    for form in FORMS:
        name = f"{entry['what']}.readout.{form}"
        forms[form] = expected(name, entry, (SUITE / "valid" / name).read_bytes())
    return {**entry, "level": entry.get("level", "core"), "forms": forms}


def main() -> None:
    """Write the files and the index."""
    made = {SUITE / folder(case) / name: data for name, (case, data) in files().items()}
    for name in ("invalid", "warned", "silent"):
        (SUITE / name).mkdir(exist_ok=True)
        for old in set((SUITE / name).iterdir()) - made.keys():
            old.unlink()
    for path, data in made.items():
        path.write_bytes(data)
    (SUITE / "index.json").write_text(index(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(cases())} cases, {len(made)} files\n")


if __name__ == "__main__":
    main()
