"""What the codes of findings mean by their first letters: families, and the exit codes of a run."""

LEVELS = ("core", "anchored", "complete")
"""The levels of checking, from the mildest; each asks for all that those before it ask for."""

LEVEL_OF = {"M": "core", "Q1": "anchored", "Q2": "anchored", "Q3": "complete"}
"""How the codes of rules begin, and the mildest level at which these rules are checked."""

RUN = {"E001": 2, "E002": 3, "E003": 2, "E004": 4, "E010": 2}
"""Rules about the run and not about a document, and the exit code when one of them is broken."""


def exit_code(codes: set[str], grave: bool, incomplete: bool) -> int:
    """Give the exit code of a run: 4, then 1, then 2, then 3, then 0."""
    asked = {RUN.get(code, 0) for code in codes} | {1 if grave else 0, 3 if incomplete else 0}
    return next(code for code in (4, 1, 2, 3, 0) if code in asked)


def level_of(code: str) -> str:
    """Return the mildest level at which a rule about the model or the text is checked."""
    return next(level for beginning, level in LEVEL_OF.items() if code.startswith(beginning))
