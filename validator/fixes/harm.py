"""What harm a fix can do: less is checked, there are other errors than before, or other content is changed."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from meeting_readout.converters.tracing import format_pointer
from meeting_readout.validator.finding import Finding, Touch, Verdict

FAMILIES = "WSMQ"
"""From the form of the file to its text: what a family finds is found only where those before it have no errors."""

STOPPING = ("E", "S009", "W9")
"""How codes begin after which a file that could be read is checked no further."""

Identity = tuple[str, str]


class Harm(NamedTuple):
    """Why a fix is not made: the codes of the findings that it would cause or reveal; else there are no codes."""

    kind: Literal["caused", "revealed", "content", "useless"]
    codes: tuple[str, ...] = ()


def find_harm_of_edits(after: Verdict, before: Verdict, is_read: bool) -> Harm | None:
    """Return the harm that is certain as soon as edits are made, whatever else could still be fixed.

    `is_read` says whether the file can be read to its end now.
    """
    new = _list_new_codes(after, before)
    # What is incomplete without such a code is that the text is withheld, as the file says now.
    stops = any(code.startswith(STOPPING) for code in new)
    if after.incomplete and not before.incomplete and (stops or not is_read):
        return _make_harm(new, renamed=False)
    broken = tuple(code for code in new if code[0] == "W")
    if broken and after.form != "xml":  # in XML the form of what has an unknown name is not looked at
        return _make_harm(broken, renamed=False)
    return None


def has_helped(after: Verdict, before: Verdict, made: Sequence[Finding]) -> bool:
    """Return whether of all that was fixed there is less."""
    count, counted = _count_by_rule(after.findings), _count_by_rule(before.findings)
    return all(count[key] < counted[key] for key in map(_identify_rule, made))


def find_harm(after: Verdict, before: Verdict, made: Sequence[Finding]) -> Harm | None:
    """Return the harm that fixes have done once nothing is left to fix.

    A right name can reveal errors that a wrong one hid, and a right block of an anchor what its words do not bear out.
    So another error can take the place of one that is fixed: of a later family, or of the same if a safe fix reveals
    it. But there are never more errors, nor more findings with as many errors.
    """
    errors, earlier = _count_errors(after), _count_errors(before)
    if all(map(is_cleaning, made)):  # what refers to the text was not checked before
        form = any(map(int.__gt__, errors[:2], earlier[:2]))
        return _make_harm(_list_new_codes(after, before), renamed=False) if form else None
    more, count = any(map(int.__gt__, errors, earlier)), count_findings(after) - count_findings(before)
    renamed = any(edit.touch and edit.touch.kind == "rename" for finding in made for edit in finding.edits)
    can_reveal = renamed or any(finding.code[0] == "Q" for finding in made)
    safe = all(finding.safety == "safe" for finding in made)
    if not more and (errors != earlier or count < 0 or (count == 0 and safe and can_reveal)):
        return None
    return _make_harm(_list_new_codes(after, before), renamed)


def find_culprits(after: Verdict, before: Verdict, made: Sequence[Finding]) -> dict[Identity, Harm]:
    """Return the harm of each of several fixes that reveals more than it fixes, even if all together fix more.

    These are right names under which there are other errors in the end.
    """
    below: defaultdict[str, list[Finding]] = defaultdict(list)
    for error in _list_new_errors(after, before):
        for pointer in _list_parents(error.pointer):
            below[pointer].append(error)
    culprits = {}
    for finding in made:
        errors = [error for pointer in _list_new_names(finding) for error in below[pointer]]
        if any(map(int.__gt__, _count_by_family(errors), _count_by_family([finding]))):
            culprits[identify(finding)] = _make_harm({error.code for error in errors}, renamed=True)
    return culprits


def find_other_harm(after: Verdict, before: Verdict, made: Sequence[Finding]) -> Harm | None:
    """Return the harm where some item has more new errors than were fixed in it, but for what right names reveal."""
    names = {name for finding in made for name in _list_new_names(finding)}
    new = [one for one in _list_new_errors(after, before) if names.isdisjoint(_list_parents(one.pointer))]
    counts = Counter(map(_find_item, new))
    counts.subtract(map(_find_item, made))
    if not any(count > 0 for count in counts.values()):
        return None
    return _make_harm({error.code for error in new}, renamed=False)


def is_cleaning(finding: Finding) -> bool:
    """Return whether a fix takes out of a text what means nothing: that can only reveal what is wrong with the text."""
    return finding.code == "W007" and finding.safety == "safe"


def has_kept_content(before: Any, after: Any, touches: Iterable[Touch], form: str) -> bool:
    """Return whether the data of a file is what it was, but for what its edits touch."""
    root = _Touched()
    for touch in touches:
        node = root
        for token in touch.path:
            node = node.children.setdefault(token, _Touched())
        node.names.update(touch.names)
        node.moved = node.moved or touch.kind == "move"
        node.is_shorter = node.is_shorter or touch.kind == "remove"
        node.wrapped = node.wrapped or touch.kind == "wrap"
        if touch.kind == "rename" and form != "xml":  # in XML the content of an unknown element is not read
            node.renamed.append((touch.names[0], touch.names[1]))
    return _is_same(before, after, root)


def count_findings(verdict: Verdict) -> int:
    """Count the findings; several of one rule about one node, such as words that nothing covers, count once."""
    return len(set(map(identify, verdict.findings)))


def identify(finding: Finding) -> Identity:
    """Return the code and the pointer of a finding."""
    return finding.code, finding.pointer


def _make_harm(codes: Iterable[str], renamed: bool) -> Harm:
    revealed = renamed and all(code[0] != "W" for code in codes)
    return Harm("revealed" if revealed else "caused", tuple(sorted(codes)))


class _Touched:
    """An object or list of which something is touched: which members, or some in it."""

    def __init__(self) -> None:
        self.children: dict[str | int, _Touched] = {}
        self.names: set[str | int] = set()
        self.renamed: list[tuple[str | int, str | int]] = []
        self.moved = self.wrapped = self.is_shorter = False


def _is_same(before: Any, after: Any, touched: _Touched | None) -> bool:
    if touched is None or type(before) is not type(after) or not isinstance(before, dict | list):
        return bool(before == after) or _write_words(before) == _write_words(after)
    if touched.wrapped:
        return True
    if touched.moved:
        return sorted(map(_write_words, before)) == sorted(map(_write_words, after))
    if isinstance(before, list) and touched.is_shorter:
        left = [(touched.children.get(index), one) for index, one in enumerate(before) if index not in touched.names]
        return len(left) == len(after) and all(
            _is_same(one, other, inner) for (inner, one), other in zip(left, after, strict=True)
        )
    if isinstance(before, list):
        return len(before) == len(after) and all(
            _is_same(one, other, touched.children.get(index))
            for index, (one, other) in enumerate(zip(before, after, strict=True))
            if index not in touched.names
        )
    kept = before.keys() - touched.names
    return (
        kept == after.keys() - touched.names
        and all(_write_words(before.get(old)) == _write_words(after.get(new)) for old, new in touched.renamed)
        and all(_is_same(before[name], after[name], touched.children.get(name)) for name in kept)
    )


def _write_words(value: Any) -> str:
    """Write a value so that numbers and flags are words: in YAML they are, under a name that is not known."""
    return json.dumps(_make_words(value), ensure_ascii=False, sort_keys=True)


def _make_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _make_words(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_make_words(inner) for inner in value]
    return value if isinstance(value, str) else json.dumps(value, default=str)  # a fraction keeps all its digits


def _count_errors(verdict: Verdict) -> list[int]:
    """Return how many errors there are in the first family, in the first two, and so on."""
    return _count_by_family(finding for finding in verdict.findings if finding.severity == "error")


def _count_by_family(findings: Iterable[Finding]) -> list[int]:
    distinct = {(*identify(finding), finding.line * (finding.code[0] == "W")) for finding in findings}
    counts = Counter(code[0] for code, _pointer, _line in distinct)
    return list(accumulate(counts[family] for family in FAMILIES))


def _count_by_rule(findings: Iterable[Finding]) -> Counter[Identity]:
    return Counter(map(_identify_rule, findings))


def _identify_rule(finding: Finding) -> Identity:
    """Return the code and the pointer; without it where it changes, and the place where the file has no nodes yet."""
    if any(edit.touch and _changes_order(edit.touch) for edit in finding.edits):
        return finding.code, ""
    return finding.code, finding.pointer or f"{finding.line}:{finding.column}"


def _changes_order(touch: Touch) -> bool:
    """Return whether pointers lead to something else afterwards: items and elements move, are wrapped, or removed."""
    return touch.kind in ("move", "sort", "wrap") or (touch.kind == "remove" and isinstance(touch.names[0], int))


def _list_new_errors(after: Verdict, before: Verdict) -> list[Finding]:
    """Return the errors that were not there before, but for items that only have to move."""
    known = set(map(identify, before.findings))
    new = (one for one in after.findings if one.severity == "error" and identify(one) not in known)
    return [one for one in new if not any(edit.touch and edit.touch.kind == "move" for edit in one.edits)]


def _list_parents(pointer: str) -> list[str]:
    """Return a pointer and those of all objects and lists around it, but for the root."""
    tokens = pointer.split("/")
    return ["/".join(tokens[:length]) for length in range(2, len(tokens) + 1)]


def _list_new_names(finding: Finding) -> set[str]:
    """Return the pointers of what a fix renames, under their new names."""
    touches = (edit.touch for edit in finding.edits if edit.touch)
    return {format_pointer((*touch.path, touch.names[1])) for touch in touches if touch.kind == "rename"}


def _find_item(finding: Finding) -> str:
    """Return the pointer of the item of the root in which something was found."""
    return "/".join(finding.pointer.split("/")[:3])


def _list_new_codes(after: Verdict, before: Verdict) -> tuple[str, ...]:
    known = set(map(identify, before.findings))
    new = (finding for finding in after.findings if identify(finding) not in known)
    return tuple(sorted({finding.code for finding in new}))
