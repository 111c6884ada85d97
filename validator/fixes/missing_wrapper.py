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
GAP = re.compile(rb"(?:\s|<!--.*?-->)*", re.DOTALL)
INDENT = re.compile(rb"\n[ \t]*\Z")


def fix_list(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Put the element of a list around its items that stand one after another without it."""
    for one in located:
        if one.variant in ("wrapper", "called-wrapper"):
            (prop,) = find_wrappers(editor.trace.data, one.path)
            items = {prop.item} if prop.item else set(model().map_xml_names(prop))
            run = _find_run(editor, one.span, items, repeated=True)
            touch = Touch("rename", one.path[:-1], (one.path[-1], prop.name))
            yield one, mark_changes(_wrap(editor, run, prop.xml_name), touch)


def fix_item(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Put the element of an item around what stands in its list without it."""
    for one in located:
        prop = model().resolve_path(editor.trace.data, one.path[:-1])[1] if one.variant == "item" else None
        if prop:
            names = {child.xml_name for child in model().objects[prop.target].properties.values()}
            run = _find_run(editor, one.span, names, repeated=False)
            yield one, mark_changes(_wrap(editor, run, prop.item), Touch("wrap", one.path[:-1]))


def _find_run(editor: Editor, name: Span, names: set[str], repeated: bool) -> list[Element]:
    """Return the element with a name at a place, and those right behind it that are called by one of some names."""
    run, called = list[Element](), set[str]()
    element = editor.element(name[0])
    while element:
        local = editor.text[slice(*element.names[0])].decode().rpartition(":")[2]
        if local not in names or (local in called and not repeated):
            break
        run.append(element)
        called.add(local)
        gap = GAP.match(editor.text, element.whole[1])
        start = gap.end() if gap else element.whole[1]
        element = editor.element(start + 1) if START.match(editor.text, start) else None
    return run


def _wrap(editor: Editor, run: list[Element], name: str) -> Changes:
    """Put an element around others, with the prefix that they have, on lines of its own where they have theirs."""
    if not run:
        return []
    start, end = run[0].whole[0], run[-1].whole[1]
    prefix = editor.text[slice(*run[0].names[0])].decode().rpartition(":")[0]
    name = f"{prefix}:{name}" if prefix else name
    indent = INDENT.search(editor.text, max(start - 200, 0), start)
    line = indent.group().decode() if indent else ""
    return [Change(start, start, f"<{name}>{line}"), Change(end, end, f"{line}</{name}>")]
