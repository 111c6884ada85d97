"""The rules of the first release: each message word for word, at its place and alone, and each silence."""

import json
from typing import Any

import pytest
from cases import SILENT, WRONG, Silent, Wrong

from meeting_readout import validate
from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import Finding


@pytest.mark.parametrize("case", WRONG, ids=[f"{case.code}{case.pointer}" for case in WRONG])
def test_a_mistake_is_told_word_for_word(case: Wrong) -> None:
    """One mistake is one finding, at its place, in these words, in the severity of the catalogue."""
    told = [(f.code, f.pointer, f.message, f.severity) for f in found(case.add, case.level)]
    assert told == [(case.code, case.pointer, case.message, catalogue.rules()[case.code]["severity"])]


@pytest.mark.parametrize("case", SILENT, ids=[case.why for case in SILENT])
def test_what_is_right_is_left_alone(case: Silent) -> None:
    """What looks like a mistake and is none has no finding."""
    assert found(case.add, case.level) == ()


@pytest.mark.parametrize("case", [case for case in WRONG if case.level != "core"], ids=lambda case: case.code)
def test_a_rule_waits_for_its_level(case: Wrong) -> None:
    """A rule of a stricter level says nothing at a milder one."""
    milder = {"anchored": "core", "complete": "anchored"}[case.level]
    assert case.code not in {finding.code for finding in found(case.add, milder)}


def test_every_sentence_is_asserted() -> None:
    """Each variant of a message of these rules has a case: that of the catalogue, or one in `cases.py`."""
    for code, rule in catalogue.rules().items():
        if code[0] in "MQ" and "silent" not in rule:
            sentences = [rule["case"]["message"], *(case.message for case in WRONG if case.code == code)]
            missing = set(rule["messages"]) - {variant_of(code, sentence) for sentence in sentences}
            assert not missing, f"tests/cases.py: WRONG has no case of {code} for its messages {sorted(missing)}"


def found(add: dict[str, Any], level: str) -> tuple[Finding, ...]:
    """Judge the smallest readout with more members at its root."""
    readout = catalogue.load_catalogue()["base"] | add
    return validate(json.dumps(readout).encode(), form="json", level=level).findings


def variant_of(code: str, sentence: str) -> str:
    """Tell which variant of its message a sentence is: the one that shares most of its fixed words."""
    import re

    for variant, template in reversed(catalogue.rules()[code]["messages"].items()):
        pattern = "".join(
            ".+" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{\w+\})", template)
        )
        if re.fullmatch(pattern, sentence, re.DOTALL):
            return str(variant)
    return ""
