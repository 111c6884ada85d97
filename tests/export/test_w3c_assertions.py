"""The script that holds annotations to W3C's assertions, with assertions of our own: W3C's are in no package."""

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

WORDS = {"required": ["type", "exact"], "properties": {"type": {"enum": ["TextQuoteSelector"]}}}
PLACE = {
    "required": ["type", "start", "end"],
    "properties": {"type": {"enum": ["TextPositionSelector"]}, "start": {"minimum": 0}},
}
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "source": {"type": "string"},
        "selector": {"minItems": 1, "items": {"anyOf": [WORDS, PLACE]}},
        "value": {"not": {}},
    },
}
ANNOTATION = {
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"enum": ["http://www.w3.org/ns/anno.jsonld"]},
        "id": {"type": "string"},
        "type": {"enum": ["Annotation"]},
        "body": {"items": {"anyOf": [{"required": ["id"]}, {"required": ["value"]}]}},
        "target": {
            "anyOf": [
                {"type": "array", "items": {"$ref": "target.json#/definitions/target"}},
                {"$ref": "target.json#/definitions/target"},
            ]
        },
    },
}
BODY_TWICE = {"expectedResult": "invalid", "required": ["body", "bodyValue"]}
"""Together they refuse what the script plants."""


@pytest.fixture
def w3c(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script; its folder has names that other libraries have, so it is on the path for one test only."""
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "receivers")
    return importlib.import_module("w3c")


def write_folder(folder: Path, w3c: ModuleType, *assertions: dict[str, Any]) -> str:
    """Write assertions into a folder, all but the last in a list of their own, and each list in all files of lists."""
    names = [f"own/{number}.json" for number in range(len(assertions))]
    files = {name: {"assertionType": "must"} | one for name, one in zip(names, assertions, strict=True)}
    lists = {name: {"assertions": [names[:-1], *names[-1:]]} for name in w3c.LISTS}
    for name, value in (files | lists | {"definitions/target.json": {"definitions": {"target": TARGET}}}).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(value))
    return str(folder)


def test_all_is_as_expected(w3c: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Assertions are counted once, those of another type not at all; every planted mistake is refused."""
    folder = write_folder(tmp_path, w3c, ANNOTATION, BODY_TWICE, {"assertionType": "may", "not": {}})
    assert w3c.main([folder, "--documents", "1"]) == 0
    first, *mistakes = capsys.readouterr().out.splitlines()
    assert first.startswith("2 assertions of W3C: ")
    assert first.endswith(" annotations, 0 problems []")
    assert len(mistakes) > 5
    assert all(mistake.endswith(": refused") for mistake in mistakes)


def test_what_is_wrong_is_said(w3c: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Annotations that are not as an assertion expects are problems, and so are mistakes that none refuses."""
    assert w3c.main([write_folder(tmp_path, w3c, ANNOTATION), "--documents", "1"]) == 1
    assert "  a body and its value: not seen\n" in capsys.readouterr().out
    assert w3c.main([write_folder(tmp_path, w3c, {"expectedResult": "invalid"}), "--documents", "1"]) == 1
    assert ", 0 problems" not in capsys.readouterr().out


@pytest.mark.parametrize("assertions", [None, [], [{"assertionType": "may"}]])
def test_a_folder_without_assertions(
    w3c: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], assertions: list[dict[str, Any]] | None
) -> None:
    """A folder that is not there, or whose lists name nothing that must be, ends with a sentence."""
    folder = str(tmp_path / "nowhere") if assertions is None else write_folder(tmp_path, w3c, *assertions)
    with pytest.raises(SystemExit, match="2"):
        w3c.main([folder])
    sentence = "{} does not hold W3C's assertions" if assertions is None else "the lists in {} name no MUST assertion"
    assert sentence.format(folder) in capsys.readouterr().err
