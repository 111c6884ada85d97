"""The JSON of `readout diff` and `schemas/comparison.schema.json`: what is made is valid, and what is wrong is not."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import diff_trial
import pytest
from comparison_schema import SCHEMA, list_faults
from jsonschema import Draft202012Validator

from meeting_readout.comparison.changes import compare_readouts
from meeting_readout.comparison.report import Options, start_report
from meeting_readout.comparison.result import Result, Total
from meeting_readout.model.model import ROOT, model
from meeting_readout.schemas import EDITIONS

GOLDEN = Path(__file__).parents[1] / "cli/test_diff/test_a_difference_is_1_json_.json"


def make_report(pairs: list[diff_trial.Pair]) -> Any:
    """Give the report of pairs, with one readout that was added and one that was removed."""
    written = start_report("json", Options(False, 80, False, "old", "new"))
    parts, total = [written.start()], Total(not_compared=2)
    results = [
        Result(pair.old["id"], "", "en", "old.readout.json", "new.readout.jsonl:3", comparison)
        for pair in pairs
        if (comparison := compare_readouts(pair.old, pair.new)).changes
    ]
    results += [Result("a", "A", "en", "a.readout.json", "", None), Result("b", "B", "en", "", "b.readout.json", None)]
    for result in results:
        total.count(result.status)
        parts.append(written.add(result))
    return json.loads("".join([*parts, written.end(total)]))


def test_the_schema_is_a_schema() -> None:
    """It is one of its draft, closed everywhere, and `readout schema` prints it."""
    Draft202012Validator.check_schema(SCHEMA)
    assert EDITIONS["comparison"] == "comparison.schema.json"
    objects = [
        SCHEMA,
        SCHEMA["properties"]["total"],
        *(SCHEMA["$defs"][name] for name in ("document", "change", "side")),
    ]
    assert all(one["additionalProperties"] is False for one in objects)
    assert all(prop.name.strip("$").isalpha() for prop in model().objects[ROOT].properties.values())


def test_every_report_is_valid() -> None:
    """Of 200 generated pairs, with changes of every kind, and of none."""
    report = make_report(list(diff_trial.pairs(200, 15)))
    assert list_faults(report) == []
    changes = [change for document in report["documents"] for change in document["changes"]]
    assert {change["kind"] for change in changes} == {"added", "removed", "changed", "moved", "renumbered"}
    assert any("old_part" in change for change in changes)
    assert report["total"]["changed"] > 150
    assert list_faults(make_report([])) == []


def find(report: Any, kind: str) -> Any:
    """Give the first change of a kind."""
    return next(change for change in report["documents"][0]["changes"] if change["kind"] == kind)


WRONG: list[Callable[[Any], object]] = [
    lambda report: report.pop("total"),
    lambda report: report.pop("schema_version"),
    lambda report: report.update(schema_version="2.0"),
    lambda report: report.update(mood="good"),
    lambda report: report["total"].update(same=-1),
    lambda report: report["total"].update(same="1"),
    lambda report: report["total"].pop("not_compared"),
    lambda report: report["documents"][0].update(status="other"),
    lambda report: report["documents"][0].update(status="added"),
    lambda report: report["documents"][0].update(old=None),
    lambda report: report["documents"][0].update(new=""),
    lambda report: report["documents"][0].update(changes=[]),
    lambda report: report["documents"][0].pop("title"),
    lambda report: find(report, "changed").pop("words"),
    lambda report: find(report, "changed").update(words=""),
    lambda report: find(report, "changed").pop("old"),
    lambda report: find(report, "changed")["new"].pop("value"),
    lambda report: find(report, "changed")["new"].update(pointer="blocks/0"),
    lambda report: find(report, "changed").update(kind="told"),
    lambda report: find(report, "changed").update(property="blocks[0]"),
    lambda report: find(report, "changed").update(part=""),
    lambda report: find(report, "changed").update(old_id=""),
    lambda report: find(report, "added").update(old={"pointer": "/meeting"}),
    lambda report: find(report, "added").update(kind="removed"),
    lambda report: find(report, "removed")["old"].pop("value"),
    lambda report: find(report, "moved")["new"].update(value=1),
    lambda report: find(report, "renumbered").pop("new"),
]


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_a_wrong_report_is_not_valid(number: int) -> None:
    """A property too many or too few, or a value that cannot be, is a fault."""
    report = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert list_faults(report) == []
    wrong = deepcopy(report)
    WRONG[number](wrong)
    assert wrong != report
    assert list_faults(wrong)
