"""--select and --ignore: they choose what is reported. No verdict, and no exit code of an error, depends on them."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import BASE, put, run

from meeting_readout.validator.report import FORMATS

FALSE = {"id": "d1", "act": "adopt", "anchors": [{"block": "p1", "exact": "never said"}]}
FAULTY: dict[str, Any] = BASE | {
    "level": "anchored",
    "blocks": [{"id": "p1", "content": "The council met."}, {"id": "p2", "kind": "odd", "content": "It rained."}],
    "notes": [{"id": "n1", "text": "To be looked at again."}],
}
"""An error of the schema, S004, and the warning M131."""
MISQUOTED = BASE | {"blocks": FAULTY["blocks"][:1], "decisions": [FALSE], "level": "anchored"}
"""An error of the text, Q101."""
MILD = BASE | {"notes": FAULTY["notes"]}
"""The warning M131."""
UNCHECKED = "could not be checked by all rules because of errors in them."
SELECTIONS = [
    (),
    ("--select", "Q"),
    ("--select", "M"),
    ("--select", "M131"),
    ("--select", "S,Q"),
    ("--ignore", "S004"),
    ("--ignore", "S,Q,M"),
    ("--select", "S", "--ignore", "S004"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def validity(*words: str) -> tuple[int, list[bool]]:
    """Give the exit code of a run, and whether each document is valid."""
    found = run("validate", "--format", "json", *words, ".")
    return found.code, [document["valid"] for document in json.loads(found.out)["documents"]]


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("toml", ["", '[severity]\nS004 = "warning"\n', '[severity]\nS = "off"\nQ = "off"\n'])
@pytest.mark.parametrize("fail_on", ["error", "never"])
def test_no_verdict_depends_on_a_selection(selection: tuple[str, ...], toml: str, fail_on: str) -> None:
    """What is valid is so with any selection, and so is the exit code; settings change both."""
    put("readout.toml", toml.encode())
    for name, data in {"a": FAULTY, "b": MISQUOTED, "c": MILD, "d": BASE}.items():
        put(f"{name}.readout.json", data)
    assert validity("--fail-on", fail_on, *selection) == validity("--fail-on", fail_on)


@pytest.mark.parametrize(
    ("selection", "code"), [((), 1), (("--select", "Q"), 0), (("--ignore", "M131"), 0), (("--select", "M"), 1)]
)
def test_warnings_fail_a_run_if_they_are_selected(selection: tuple[str, ...], code: int) -> None:
    """--fail-on warning is about the warnings that are selected, and about all errors."""
    put("a.readout.json", MILD)
    assert run("validate", "--fail-on", "warning", *selection, ".").code == code
    put("b.readout.json", MISQUOTED)
    assert run("validate", "--fail-on", "warning", *selection, ".").code == 1


def test_the_summary_says_what_is_not_shown() -> None:
    """Where nothing is shown, the summary names the rules that were asked for, and counts the other findings."""
    put("a.readout.json", FAULTY)
    put("b.readout.json", BASE)
    assert run("validate", "--select", "Q,S001", "--ignore", "Q3", ".").out == (
        "No findings of Q, S001 other than Q3; 1 of 2 documents has others that are not shown: 1 error, 1 warning "
        f"(1 valid). Level: anchored (1), core (1). 1 part of 1 document {UNCHECKED}\nExit 1.\n"
    )
    assert run("validate", "--ignore", "S,M", "a.readout.json").out.startswith(
        "No findings other than S, M; 1 document has others that are not shown: 1 error, 1 warning (0 valid)."
    )


def test_the_summary_counts_beside_what_is_shown() -> None:
    """Where something is shown, the rest is counted after it."""
    put("a.readout.json", FAULTY)
    hidden = f"1 document has others that are not shown: 1 error. 1 part of 1 document {UNCHECKED}"
    assert (
        f"\n0 errors, 1 warning in 1 document. Level: anchored. {hidden}\n" in run("validate", "--select", "M", ".").out
    )


def test_valid_documents_stay_valid_in_words() -> None:
    """Warnings that are not shown make no document invalid; where nothing is hidden, nothing is said of it."""
    put("a.readout.json", MILD)
    hidden = "1 document has findings that are not shown: 1 warning."
    assert run("validate", "--ignore", "M", ".").out == f"1 document valid. Level: core. {hidden}\n"
    assert run("validate", "--ignore", "Q", "--select", "Q", put("b.readout.json", BASE)).out == (
        "1 document valid. Level: core.\n"
    )


@pytest.mark.parametrize("format_", ["text", "concise", "github", "sarif", "junit", "gitlab"])
def test_a_quiet_run_is_not_silent_about_errors(format_: str) -> None:
    """Without the summary, too, a report says that there are errors that it does not show."""
    put("a.readout.json", FAULTY)
    found = run("validate", "-q", "--format", format_, "--select", "Q", ".")
    assert (found.code, "1 error" in found.out) == (1, True)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("toml", ['[severity]\nS004 = "off"\n', '[severity]\nS004 = "info"\n', None])
def test_parts_that_were_not_checked_are_counted(format_: str, toml: str | None) -> None:
    """An anchor in a part with an error of the schema is not looked up: if the error is not shown, that is said."""
    put("a.readout.json", BASE | {"blocks": FAULTY["blocks"][:1], "decisions": [FALSE | {"done": 3, "act": 4}]})
    put("readout.toml", (toml or '[[suppress]]\nrule = "S004"\nfile = "a.readout.json"\nitem = "d1"\n').encode())
    words = ("validate", "--format", format_, ".")
    found = run(*words)
    assert (UNCHECKED in found.out, '"unchecked": 2' in found.out) == (False, format_ == "json")
    found = run(*words, "--select", "Q")
    assert '"unchecked": 2' in found.out if format_ == "json" else f"2 parts of 1 document {UNCHECKED}" in found.out


def test_parts_that_settings_tolerate_are_counted() -> None:
    """A document is valid if its errors are none by the settings; what they kept from being checked is said."""
    put("a.readout.json", FAULTY)
    put("readout.toml", b'[severity]\nS004 = "off"\nM131 = "off"\n')
    assert run("validate", ".").out == f"1 document valid. Level: anchored. 1 part of 1 document {UNCHECKED}\n"


def test_errors_in_settings_count() -> None:
    """A suppression that has expired is an error, selected or not."""
    put("a.readout.json", MISQUOTED)
    put(
        "readout.toml",
        b'[severity]\nQ = "off"\n[[suppress]]\nrule = "Q101"\nfile = "a.readout.json"\nitem = "d1"\n'
        b'reason = "as sent"\nuntil = 2020-01-01\n',
    )
    found = run("validate", "--select", "Q", ".")
    assert found.code == 1
    assert found.out.startswith("1 document valid. Level: anchored. The settings have findings that are not shown: 1 ")


def test_a_note_counts_what_is_not_selected() -> None:
    """-v counts what is not selected apart from what the settings leave out."""
    put("a.readout.json", FAULTY)
    put("readout.toml", b'[severity]\nM = "off"\n')
    note = run("validate", "-v", "--select", "Q", ".").err
    assert note.endswith(", settings of readout.toml, 1 finding left out, 1 finding not selected\n")


def test_fixes_that_are_selected_change_no_verdict() -> None:
    """The option --select of readout fix narrows what is fixed; its report and exit code are those of all findings."""
    put("a.readout.json", FAULTY)
    found = run("fix", "--select", "Q", "a.readout.json")
    assert (found.code, "S004" in found.out, "M131" in found.out) == (1, True, True)
