"""What the codes of findings mean by how they begin.

The letter of a code is its family: W (the file and its form), S (the schema), M (the model), Q (quotations and the
text), C (conversion), E (the run and its settings). Everything that depends on a letter is decided here.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meeting_readout.validator.finding import Finding

LEVELS = ("core", "anchored", "complete")
"""The levels of checking, from the mildest; each asks for everything that those before it ask for."""

LEVEL_OF = {"M": "core", "Q1": "anchored", "Q2": "anchored", "Q3": "complete"}
"""How the codes of rules begin, and the mildest level at which these rules are checked."""

LAYERS = {"W": "well-formed", "S": "schema", "M": "model", "Q": "quotes", "C": "conversion", "E": "environment"}
"""The layer of the validator in which a family is checked."""

SUPPRESSIBLE = "SMQ"
"""The families of which a project can suppress a single finding."""

UNCHECKED = ("E001", "E002", "E003", "E004")
"""Codes which say that a document was not checked at all; the last one is a failure of the toolkit itself."""

RUN_EXIT_CODES = {"E001": 2, "E002": 3, "E003": 2, "E004": 4, "E010": 2}
"""Codes that concern the run and not a document, and the exit code that each causes."""


def level_of(code: str) -> str:
    """Return the mildest level at which a rule about the model or the text is checked."""
    return next(level for beginning, level in LEVEL_OF.items() if code.startswith(beginning))


def concerns_run(code: str) -> bool:
    """Return whether a code concerns the run or its settings and not the content of a document."""
    return code[0] == "E"


def is_fixed(code: str) -> bool:
    """Return whether no setting can switch a rule off: without it nothing else could be checked or trusted."""
    return code[0] in "WC" or code in RUN_EXIT_CODES


def is_unreadable(findings: "Iterable[Finding]") -> bool:
    """Return whether findings keep a file from being used as a readout: it cannot be read, or breaks the schema."""
    return any(finding.code[0] in "WSE" and finding.severity == "error" for finding in findings)


def exit_code_of_errors(codes: set[str]) -> int:
    """Return the exit code of a run that reported errors with these codes: those of the run itself, and all others."""
    return exit_code(codes, bool(codes - RUN_EXIT_CODES.keys()), False)


def exit_code(codes: set[str], failed: bool, incomplete: bool) -> int:
    """Return the exit code of a run: 4, then 1, then 2, then 3, then 0.

    `codes` are those of its findings, `failed` says that there are findings at or above the asked severity, and
    `incomplete` that something was not checked.
    """
    asked = {RUN_EXIT_CODES.get(code, 0) for code in codes} | {1 if failed else 0, 3 if incomplete else 0}
    return next(code for code in (4, 1, 2, 3, 0) if code in asked)
