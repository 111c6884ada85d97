"""S002, W014: elements of XML get the element around them that is missing: that of their list, or that of the item."""

import re
from collections.abc import Iterator, Sequence

from meeting_readout.converters.tracing import Span
from meeting_readout.model.model import model
from meeting_readout.validator.finding import Touch
from meeting_readout.validator.fixes.editor import Change, Changes, Editor, mark_changes
from meeting_readout.validator.fixes.xml_elements import Element
from meeting_readout.validator.in_form import find_wrappers
from meeting_readout.validator.locate import Located

START = re.compile(rb"<[^/!?]")
"""How a start tag begins."""
GAP = re.compile(rb"(?:\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
"""What can stand between elements: white space, comments, processing instructions."""
INDENT = re.compile(rb"\n[ \t]*\Z")


def fix_list(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Put the element of a list around its items that stand without it, and those that stand apart with the first."""
    for one in located:
        if one.variant in ("wrapper", "called-wrapper"):
            (prop,) = find_wrappers(editor.trace.data, one.path)
            items = {prop.item} if prop.item else set(model().map_xml_names(prop))
            first, *others = _find_runs(editor, one.span, items)
            touch = Touch("rename", one.path[:-1], (one.path[-1], prop.name))
            yield one, mark_changes(_wrap(editor, first, prop.xml_name, others), touch)


def fix_item(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Put the element of an item around what stands in its list without it."""
    for one in located:
        prop = model().resolve_path(editor.trace.data, one.path[:-1])[1] if one.variant == "item" else None
        if prop:
            names = {child.xml_name for child in model().objects[prop.target].properties.values()}
            run = _find_run(editor, one.span, names)
            yield one, mark_changes(_wrap(editor, run, prop.item), Touch("wrap", one.path[:-1]))


def _find_runs(editor: Editor, name: Span, names: set[str]) -> list[list[Element]]:
    """Return the element with a name at a place and those behind it that are called so: those side by side together."""
    runs, apart = list[list[Element]](), True
    for element in _walk_siblings(editor, name):
        is_wanted = _read_local_name(editor, element) in names
        if is_wanted and apart:
            runs.append([])
        if is_wanted:
            runs[-1].append(element)
        apart = not is_wanted
    return runs or [[]]


def _find_run(editor: Editor, name: Span, names: set[str]) -> list[Element]:
    """Return the element with a name at a place, and those right behind it, each called by another of some names."""
    run, called = list[Element](), set[str]()
    for element in _walk_siblings(editor, name):
        local = _read_local_name(editor, element)
        if local not in names or local in called:
            break
        run.append(element)
        called.add(local)
    return run


def _walk_siblings(editor: Editor, name: Span) -> Iterator[Element]:
    """Yield the element with a name at a place, and those that stand behind it in the same element."""
    element = editor.element(name[0])
    while element:
        yield element
        gap = GAP.match(editor.text, element.whole[1])
        start = gap.end() if gap else element.whole[1]
        element = editor.element(start + 1) if START.match(editor.text, start) else None


def _read_local_name(editor: Editor, element: Element) -> str:
    name: str = editor.text[slice(*element.names[0])].decode()
    return name.rpartition(":")[2]


def _wrap(editor: Editor, run: list[Element], name: str, others: Sequence[list[Element]] = ()) -> Changes:
    """Put an element around others, with the prefix that they have, on lines of its own where they have theirs.

    Runs of others that stand apart are moved into it.
    """
    if not run:
        return []
    start, end = run[0].whole[0], run[-1].whole[1]
    prefix = editor.text[slice(*run[0].names[0])].decode().rpartition(":")[0]
    name = f"{prefix}:{name}" if prefix else name
    indent = INDENT.search(editor.text, max(start - 200, 0), start)
    line = indent.group().decode() if indent else ""
    apart = [(other[0].whole[0], other[-1].whole[1]) for other in others]
    moved = "".join(line + editor.text[slice(*span)].decode() for span in apart)
    changes = [Change(start, start, f"<{name}>{line}"), Change(end, end, f"{moved}{line}</{name}>")]
    return [*changes, *(Change(*span, "") for span in apart)]
