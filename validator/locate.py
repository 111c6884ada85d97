"""From a problem to a finding: the place in the file, the words, the id of the item."""

from collections.abc import Callable
from typing import Any, NamedTuple
from unicodedata import normalize

from meeting_readout.converters.tracing import (
    Fault,
    NodePath,
    Span,
    Spot,
    Trace,
    build_xpath,
    find_spot,
    format_pointer,
)
from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import Excerpt, Finding, Related
from meeting_readout.validator.problem import At, Problem

EXCERPT = 400
"""How many characters of a line are kept with a finding."""


class Mistake(NamedTuple):
    """A finding with what it was made of: the path, the range in the source, the variant of its message, its words."""

    finding: Finding
    path: NodePath
    span: Span
    variant: str
    words: dict[str, str]


class Locator:
    """Makes the findings of one document, and keeps each with what it was made of.

    `told` holds the paths of all that the schema has complained about.
    """

    def __init__(self, trace: Trace, path: str, form: str) -> None:
        """Take the careful reading, and the name of the file as reports print it."""
        self.trace, self.path, self.form = trace, path, form
        self.told: set[NodePath] = set()
        self.mistakes: list[Mistake] = []

    def fault(self, fault: Fault) -> Finding:
        """Make the finding of a fault of the form."""
        related = tuple(
            Related(catalogue.related(fault.code, name, fault.words), *self._place(span))
            for name, span in fault.related
        )
        text = self._text(fault.span) if fault.path is None else None
        return self._finding(fault.code, fault.path or (), fault.span, fault.variant, fault.words, related, text)

    def at(self, code: str, path: NodePath, at: At, variant: str, words: dict[str, str]) -> Finding:
        """Make the finding of something that the schema has against a path."""
        self.told.add(path)
        return self._finding(code, path, self._span(path, at), variant, words, (), "" if at == "key" else None)

    def problem(self, problem: Problem, path_of: Callable[[Any, str | int | None], NodePath]) -> Finding:
        """Make the finding of a rule's problem."""
        path = path_of(problem.node, problem.key)
        related = [Related(sentence) for sentence in problem.detail]
        for name, node, key in problem.related:
            place = self._place(self._span(path_of(node, key), "value"))
            related.insert(0, Related(catalogue.related(problem.code, name, problem.words), *place))
        span = self._span(path, problem.at)
        text = "" if problem.at == "key" else None
        return self._finding(problem.code, path, span, problem.variant, problem.words, tuple(related), text)

    def _span(self, path: NodePath, at: At) -> Span:
        root = self.trace.root
        if root is None:
            return 0, 1
        spot, found = find_spot(root, path)
        if at == "key" and found and spot.key:
            return spot.key
        if at == "open" or not found:
            return self._opening(spot)
        return spot.value

    def _opening(self, spot: Spot) -> Span:
        """The head of a node in which something is missing: its brace, or its name in XML and YAML, or its dash."""
        start, end = spot.value
        if self.form == "yaml" and spot.key:
            return spot.key
        return (start, min(start + 1, end)) if self.form != "xml" else (start, end)

    def _finding(
        self,
        code: str,
        path: NodePath,
        span: Span,
        variant: str,
        words: dict[str, str],
        related: tuple[Related, ...],
        text: str | None = None,
    ) -> Finding:
        rule = catalogue.rules()[code]
        line, column, end_line, end_column = self._place(span)
        root = self.trace.root
        finding = Finding(
            code=code,
            severity=rule["severity"],
            message=catalogue.message(code, variant, words),
            path=self.path,
            form=self.form,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            pointer=format_pointer(path),
            xpath=build_xpath(root, path) if root and self.form == "xml" else "",
            item=self._item(path),
            fix=catalogue.hint(code, variant, words),
            related=related,
            excerpt=self._excerpt(line, column, end_column),
            subject=self._subject(path, text),
        )
        self.mistakes.append(Mistake(finding, path, span, variant, words))
        return finding

    def _excerpt(self, line: int, column: int, end_column: int) -> Excerpt:
        text, before = self.trace.source.get_line(line), self.trace.source.get_line(line - 1)
        if len(text) <= EXCERPT:
            return Excerpt(before[:EXCERPT], text, 1)
        start = max(0, column - 1 - (EXCERPT - min(end_column - column, EXCERPT)) // 2)
        return Excerpt("", text[start : start + EXCERPT], start + 1)

    def _place(self, span: Span) -> tuple[int, int, int, int]:
        """Give a region of one line: where the span goes on, it ends with its first line."""
        source = self.trace.source
        line, column = source.find_position(span[0])
        end_line, end_column = source.find_position(max(span[1], span[0]))
        if end_line > line:
            end_column = len(source.get_line(line)) + 1
        return line, column, line, max(end_column, column + 1)

    def _item(self, path: NodePath) -> str:
        """The id of the innermost object on the way that has one; the record's own does not count."""
        data, found = self.trace.data, ""
        for token in path:
            try:
                data = data[token]
            except (LookupError, TypeError):
                break
            if isinstance(data, dict) and isinstance(data.get("id"), str):
                found = data["id"]
        return found

    def _subject(self, path: NodePath, text: str | None) -> str:
        """What is the same in another edition of the file: the way with ids for indexes, and the value, or `text`.

        A member without an id goes by the name of its list. An object or a list is no value: it changes with all in it.
        """
        data: Any = self.trace.data
        way: list[str] = []
        for token in path:
            try:
                data = data[token]
            except (LookupError, TypeError):
                data = None
            name = data.get("id") if isinstance(token, int) and isinstance(data, dict) else token
            way += [name] if isinstance(name, str) else []
        if text is None:
            text = str(data) if isinstance(data, str | int) else ""
        return "/".join(way) + "\0" + " ".join(normalize("NFC", text).split())

    def _text(self, span: Span) -> str:
        """The text of a region, as far as its first line goes."""
        line, column, _, end_column = self._place(span)
        return self.trace.source.get_line(line)[column - 1 : end_column - 1]
