"""Code actions: each fix, all fixes at once, and the confirmation of items."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from lsprotocol.types import CodeAction, CodeActionKind, Diagnostic, Position, Range, TextEdit, WorkspaceEdit

from meeting_readout.language_server.confirmation import list_confirmations
from meeting_readout.language_server.diagnostics import find_region, make_diagnostic
from meeting_readout.language_server.documents import Document
from meeting_readout.language_server.formatting import replace_text
from meeting_readout.runner.check import check_bytes
from meeting_readout.validator.finding import Edit, Finding, Verdict
from meeting_readout.validator.fixes.apply import fix_document
from meeting_readout.validator.fixes.harm import identify

GUESS = " (a guess)"
"""What marks a fix that may not be what was meant."""
SECONDS = 1.0
"""So long fixes are tried before they are offered."""
FIX_ALL_GUESSING = "source.fixAll.guess"
KINDS = (CodeActionKind.QuickFix, CodeActionKind.Source, CodeActionKind.SourceFixAll)


def list_actions(document: Document, range_: Range, only: Iterable[str] | None) -> list[CodeAction]:
    """Return the actions for a range, of the kinds that the editor asks for."""
    made = list[CodeAction]()
    if _wants(only, CodeActionKind.QuickFix):
        made += _list_fixes(document, range_)
        made += list_confirmations(document, range_.start)
    for kind, title, guesses in (
        (CodeActionKind.SourceFixAll.value, "Fix all", False),
        (FIX_ALL_GUESSING, "Fix all (with guesses)", True),
    ):
        if _wants(only, kind) and (only or not guesses or _has_guess(document)):
            edits = _fix_all(document, guesses)
            made += [CodeAction(title, kind=kind, edit=_edit(document, edits))] if edits else []
    return made


def _wants(only: Iterable[str] | None, kind: str) -> bool:
    """Return whether a kind, or one that holds it, is asked for; guesses are made only if they are named."""
    if not only:
        return True
    asked = {str(getattr(one, "value", one)) for one in only}
    value = str(getattr(kind, "value", kind))
    return any(value == one or (value.startswith(f"{one}.") and value != FIX_ALL_GUESSING) for one in asked)


def _list_fixes(document: Document, range_: Range) -> Iterator[CodeAction]:
    """Yield a fix for each finding in a range, unless it would do harm."""
    for finding in document.verdict.findings:
        if not finding.edits or not _overlaps(find_region(document, finding), range_):
            continue
        wanted = identify(finding)
        if not _fix(document, lambda one, wanted=wanted: identify(one) == wanted):  # type: ignore[misc]  # a default has no type
            continue
        guess = finding.safety != "safe"
        title = (finding.fix or f"Fix {finding.code}").rstrip(".") + (GUESS if guess else "")
        diagnostics: list[Diagnostic] = [make_diagnostic(document, finding)]
        edit = _edit(document, _convert(document, finding.edits))
        yield CodeAction(title, CodeActionKind.QuickFix, diagnostics, is_preferred=not guess, edit=edit)


def _has_guess(document: Document) -> bool:
    return any(finding.edits and finding.safety != "safe" for finding in document.verdict.findings)


@lru_cache(maxsize=8)
def _fix_all(document: Document, guesses: bool) -> list[TextEdit]:
    """Return the edits of all fixes, with those that guess or without; editors ask wherever the cursor goes."""
    return _fix(document, lambda finding: guesses or finding.safety == "safe")


def _fix(document: Document, is_wanted: Callable[[Finding], bool]) -> list[TextEdit]:
    """Return the edits that `readout fix` would make of the findings that are wanted; none if they do harm."""

    def check(data: bytes) -> Verdict:
        level, form = document.settings[1].level, document.form
        return document.apply_settings(check_bytes(data, document.path, level, form))

    fixed = fix_document(document.data, document.verdict, check, is_wanted, SECONDS)
    return replace_text(document, fixed.data) if fixed.fixed else []


def _convert(document: Document, edits: Iterable[Edit]) -> list[TextEdit]:
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end, edit.rank))
    return [TextEdit(document.find_range((edit.start, edit.end)), edit.text) for edit in ordered]


def _overlaps(one: Range, other: Range) -> bool:
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(position: Position) -> tuple[int, int]:
    return position.line, position.character


def _edit(document: Document, edits: list[TextEdit]) -> WorkspaceEdit:
    return WorkspaceEdit({document.uri: edits})
