"""The toolkit behind the runner protocol (`suite/README.md`): `python tests/support/suite_adapter.py FILE`."""

import argparse
import json
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from vector_answers import ANSWERS

from meeting_readout import ReadoutError, convert, validate
from meeting_readout.cli.main import main as command

PARSER = argparse.ArgumentParser()
PARSER.add_argument("file", type=Path)
PARSER.add_argument("--level", default="core")
PARSER.add_argument("--to")
PARSER.add_argument("--suppress", type=json.loads)
PARSER.add_argument("--vector")


def answer(arguments: list[str]) -> dict[str, Any]:
    """Answer one question: from the library for a file, from the command for what is several, missing or set."""
    asked = PARSER.parse_args(arguments)
    name: str = asked.file.name
    if asked.vector:
        given = json.loads(asked.file.read_bytes())
        return ANSWERS[asked.vector](given) if asked.vector in ANSWERS else {"unsupported": True}
    if asked.suppress:
        return _with_settings(asked.file, asked.suppress)
    if not asked.file.is_file() or ".jsonl" in name:
        return _written(asked.file, asked.to) if asked.to else _several(asked.file, asked.level)
    data = asked.file.read_bytes()
    verdict = validate(data, name=name, level=asked.level)
    unreadable = verdict.incomplete and not verdict.valid
    found: dict[str, Any] = {
        "verdict": "valid" if verdict.valid else "unreadable" if unreadable else "invalid",
        "findings": [
            {"code": f.code, "pointer": f.pointer, "line": f.line, "column": f.column} for f in verdict.findings
        ],
        "incomplete": bool(verdict.incomplete),
        "text": None,
    }
    if asked.to and name.endswith(asked.to):
        shown = CliRunner().invoke(command, ["fmt", "-", "--form", asked.to], input=data)
        found["text"] = shown.stdout if shown.exit_code == 0 else None
    elif asked.to:
        with suppress(ReadoutError):
            found["text"] = convert(data, asked.to, form=verdict.form).decode()
    return found


def _several(path: Path, level: str) -> dict[str, Any]:
    report = _report([str(path), "--level", level])
    documents, lines = report["documents"], [f for f in report["findings"] if f["severity"] == "error"]
    for document in documents:
        document |= {"file": document["path"], "verdict": "valid" if document["valid"] else "invalid", "findings": []}
    wrong = iter(document for document in documents if not document["valid"])
    place, of = None, None
    for finding in lines:
        if (finding["path"], finding["line"]) != place:
            place, of = (finding["path"], finding["line"]), next(wrong, of)
        if of:
            of["findings"].append(finding)
    verdict = "invalid" if report["findings"] else "valid"
    return report | {"verdict": verdict, "documents": documents, "incomplete": report["incomplete"]}


def _written(path: Path, to: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        made = CliRunner().invoke(command, ["convert", str(path), "--to", to, "-o", f"{folder}/made/"])
        names = [file.name for file in Path(folder).rglob("*.readout.*")]
    told = "C003" if "C003" in made.output else ""
    return {"verdict": "valid", "written": names, "findings": [{"code": told, "pointer": ""}] if told else []}


def _with_settings(path: Path, told: dict[str, str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / path.name
        copied.write_bytes(path.read_bytes())
        table = {
            "rule": told["code"],
            "file": path.name,
            **{key: told[key] for key in ("pointer", "reason") if key in told},
        }
        lines = ["[[suppress]]", *(f"{key} = {json.dumps(value)}" for key, value in table.items())]
        lines += [f"until = {told['until']}"] if "until" in told else []
        (Path(folder) / "readout.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return _several(copied, "core")


def _report(arguments: list[str]) -> dict[str, Any]:
    shown = CliRunner().invoke(command, ["validate", "--format", "json", *arguments])
    found: dict[str, Any] = json.loads(shown.stdout)
    return found


def main() -> None:
    """Answer the question on the command line, or with `--batch` each that stands on a line of the standard input."""
    questions = map(json.loads, sys.stdin) if sys.argv[1:] == ["--batch"] else [sys.argv[1:]]
    output = sys.stdout
    for question in questions:
        output.write(json.dumps(answer(question)) + "\n")
        output.flush()


if __name__ == "__main__":
    main()
