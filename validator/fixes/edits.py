"""The edits of fixes: which of them can be made at once, and what they make of a file."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from meeting_readout.converters.decode import is_utf_16, utf_8_to_utf_16, utf_16_to_utf_8
from meeting_readout.validator.finding import Edit, Finding, Touch


def select_compatible(findings: Iterable[Finding]) -> list[Finding]:
    """Select the findings whose edits can be made at once.

    Their edits touch different regions of the file. And no object or list is touched in two ways: several members of an
    object can be renamed at once, but if one is renamed, none is added.
    """
    taken, made = list[Finding](), set[tuple[Edit, ...]]()
    ranges, touches = list[tuple[int, int]](), _Touches()
    for finding in findings:
        if finding.edits in made:  # the same edits fix several findings
            taken.append(finding)
        elif touches.has_room(finding.edits) and all(_is_free(ranges, edit) for edit in finding.edits):
            taken.append(finding)
            made.add(finding.edits)
            touches.add(finding.edits)
            for edit in finding.edits:
                insort(ranges, (edit.start, edit.end))
    return taken


def apply_edits(data: bytes, form: str, edits: Iterable[Edit]) -> bytes:
    """Make edits that do not touch each other; all else in the file stays as it is."""
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end, edit.rank))
    if form != "xml":
        try:
            return _join_edits(data.decode(), ordered).encode()
        except UnicodeDecodeError:  # where a file is not UTF-8, its edits count bytes
            return _join_edits(data, ordered).encode()
    if is_utf_16(data):  # edits count bytes of UTF-8
        return utf_8_to_utf_16(_join_edits(utf_16_to_utf_8(data), ordered).encode(), data[:2])
    return _join_edits(data, ordered).encode()


class _Touches:
    """What is touched already: of each object or list the kind of the edits, and the names."""

    def __init__(self) -> None:
        self.kinds: dict[tuple[str | int, ...], str] = {}
        self.names: set[tuple[str | int, ...]] = set()

    def has_room(self, edits: Iterable[Edit]) -> bool:
        return all(
            self.kinds.get(touch.path, touch.kind) == touch.kind and self.names.isdisjoint(_list_paths(touch))
            for edit in edits
            if (touch := edit.touch)
        )

    def add(self, edits: Iterable[Edit]) -> None:
        for edit in edits:
            if edit.touch:
                self.kinds[edit.touch.path] = edit.touch.kind
                self.names.update(_list_paths(edit.touch))


def _list_paths(touch: Touch) -> list[tuple[str | int, ...]]:
    return [(*touch.path, name) for name in touch.names]


def _is_free(ranges: Sequence[tuple[int, int]], edit: Edit) -> bool:
    """Return whether an edit overlaps none of the sorted ranges."""
    at = bisect_left(ranges, (edit.start, edit.end))
    return all(edit.end <= start or end <= edit.start for start, end in ranges[max(at - 1, 0) : at + 1])


def _join_edits(text: str | bytes, edits: Sequence[Edit]) -> str:
    pieces, at = list[str](), 0
    for edit in edits:
        pieces += (_decode(text[at : edit.start]), edit.text)
        at = edit.end
    return "".join((*pieces, _decode(text[at:])))


def _decode(piece: str | bytes) -> str:
    return piece if isinstance(piece, str) else piece.decode()
