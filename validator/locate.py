"""From a problem to a finding: the place in the file, the words, the id of the item. Findings are made here only."""

from collections.abc import Callable
from typing import Any, NamedTuple
from unicodedata import normalize

from meeting_readout.converters import limits
from meeting_readout.converters.text_map import TextMap, map_text
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
from meeting_readout.validator.in_form import suit_fault, suit_form
from meeting_readout.validator.problem import At, Problem

EXCERPT = 400
"""How many characters of a line are kept with a finding."""

Region = tuple[int, int, int, int]
"""A line and a column, and the line and the column of the end."""
START: Region = (1, 1, 1, 2)
"""The region of a finding that has no place in a file."""


class Located(NamedTuple):
    """A finding with what it was made of, for the fixes: the path, the range in the source, the variant, the words."""

    finding: Finding
    path: NodePath
    span: Span
    variant: str
    words: dict[str, str]


def make_finding(
    code: str,
    path: str,
    form: str,
    region: Region = START,
    variant: str = "",
    words: dict[str, str] | None = None,
    **more: Any,
) -> Finding:
    """Make a finding in the words of the catalogue; `more` are fields that only some findings have."""
    words, (line, column, end_line, end_column) = words or {}, region
    return Finding(
        code=code,
        severity=catalogue.rules()[code]["severity"],
        message=catalogue.message(code, variant, words),
        path=path,
        form=form,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        pointer=more.pop("pointer", ""),
        fix=catalogue.hint(code, variant, words),
        **more,
    )


class Locator:
    """The findings of one document, each kept with what it was made of."""

    def __init__(self, trace: Trace, path: str, form: str, so_far: list[Finding] | None = None) -> None:
        """Take the careful reading, the name of the file as reports print it, and a list that gets each finding too."""
        self.trace, self.path, self.form = trace, path, form
        self.so_far = [] if so_far is None else so_far
        self.located: list[Located] = []
        self.implied: list[Finding] = []
        self._mapped: tuple[NodePath | None, TextMap | None] = None, None

    def is_full(self) -> bool:
        """Return whether as many problems are reported of the document as ever are."""
        return len(self.located) >= limits.MAX_PROBLEMS

    def has_error(self) -> bool:
        """Return whether a finding is an error."""
        return any(one.finding.severity == "error" for one in self.located)

    def add_fault(self, fault: Fault) -> None:
        """Add the finding of a fault of the form."""
        fault = suit_fault(fault)
        related = tuple(
            Related(catalogue.related(fault.code, name, fault.words), *self._region(span))
            for name, span in fault.related
        )
        value = self._text(fault.span) if fault.path is None else None
        path = (fault.path or ()) if fault.place is None else fault.place
        made = self._make(fault.code, path, fault.span, fault.variant, fault.words, related, value)
        self._keep(made)

    def add_problem(self, problem: Problem, path_of: Callable[[Any, str | int | None], NodePath] | None = None) -> None:
        """Add the finding of a problem; `path_of` returns the path of a node and a key, for problems without one."""
        problem = suit_form(problem, self.form, self.trace)
        path, related = problem.path, [Related(sentence) for sentence in problem.detail]
        if path_of is not None:
            path = path_of(problem.node, problem.key)
            for name, node, key in problem.related:
                region = self._region(self._span(path_of(node, key), "value"))
                related.insert(0, Related(catalogue.related(problem.code, name, problem.words), *region))
        path = path or ()
        span, value = self._span(path, problem.at), "" if problem.at == "key" else None
        if problem.within:
            span = self._find_range(path, span, problem.within)
        if problem.implied and len(self.implied) >= limits.MAX_PROBLEMS:
            return
        made = self._make(problem.code, path, span, problem.variant, problem.words, tuple(related), value)
        if problem.implied:
            self.implied.append(made.finding)
        else:
            self._keep(made)

    def _keep(self, made: Located) -> None:
        self.located.append(made)
        self.so_far.append(made.finding)

    def _make(
        self,
        code: str,
        path: NodePath,
        span: Span,
        variant: str,
        words: dict[str, str],
        related: tuple[Related, ...],
        value: str | None,
    ) -> Located:
        """Make the finding; `value` is the offending text where it is not that of the node."""
        region, root = self._region(span), self.trace.root
        finding = make_finding(
            code,
            self.path,
            self.form,
            region,
            variant,
            words,
            pointer=format_pointer(path),
            xpath=build_xpath(root, path) if root and self.form == "xml" else "",
            item=self._item(path),
            related=related,
            excerpt=self._excerpt(region[0], region[1], region[3]),
            subject=self._subject(path, value),
        )
        return Located(finding, path, span, variant, words)

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

    def _find_range(self, path: NodePath, span: Span, within: tuple[int, int]) -> Span:
        """Return where a range of a text is written, the place of the whole text where that is not known."""
        if self._mapped[0] != path:  # a text may have thousands of problems
            value = self._value(path)
            found = map_text(self.trace.source.text, self.form, span, value) if isinstance(value, str) else None
            self._mapped = path, found
        mapped = self._mapped[1]
        return (mapped.find_range(*within) if mapped else None) or span

    def _value(self, path: NodePath) -> Any:
        """Return the value that a path leads to, None where there is none."""
        value = self.trace.data
        for token in path:
            try:
                value = value[token]
            except (LookupError, TypeError):
                return None
        return value

    def _opening(self, spot: Spot) -> Span:
        """Return the head of a node in which something is missing: its brace, its name in XML and YAML, or its dash."""
        start, end = spot.value
        if self.form == "yaml" and spot.key:
            return spot.key
        return (start, min(start + 1, end)) if self.form != "xml" else (start, end)

    def _excerpt(self, line: int, column: int, end_column: int) -> Excerpt:
        text, before = self.trace.source.get_line(line), self.trace.source.get_line(line - 1)
        if len(text) <= EXCERPT:
            return Excerpt(before[:EXCERPT], text, 1)
        start = max(0, column - 1 - (EXCERPT - min(end_column - column, EXCERPT)) // 2)
        return Excerpt("", text[start : start + EXCERPT], start + 1)

    def _region(self, span: Span) -> Region:
        """Return a region of one line: where the span goes on, it ends with its first line."""
        source = self.trace.source
        line, column = source.find_position(span[0])
        end_line, end_column = source.find_position(max(span[1], span[0]))
        if end_line > line:
            end_column = len(source.get_line(line)) + 1
        return line, column, line, max(end_column, column + 1)

    def _item(self, path: NodePath) -> str:
        """Return the id of the innermost object on the path that has one; the record's own does not count."""
        data, found = self.trace.data, ""
        for token in path:
            try:
                data = data[token]
            except (LookupError, TypeError):
                break
            if isinstance(data, dict) and isinstance(data.get("id"), str):
                found = data["id"]
        return found

    def _subject(self, path: NodePath, value: str | None) -> str:
        """Return what is the same in another edition of the file: the path with ids for indexes, and the value.

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
        if value is None:
            value = str(data) if isinstance(data, str | int) else ""
        return "/".join(way) + "\0" + " ".join(normalize("NFC", value).split())

    def _text(self, span: Span) -> str:
        """Return the text of a region, as far as its first line goes."""
        line, column, _, end_column = self._region(span)
        return self.trace.source.get_line(line)[column - 1 : end_column - 1]
