"""S006, S003, S005: what is empty, blank or null is left out, with all that says nothing without it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from meeting_readout.document.empties import find_empty
from meeting_readout.validator.fixes.editor import Changes, Editor
from meeting_readout.validator.locate import Located

if TYPE_CHECKING:
    from meeting_readout.converters.tracing import NodePath


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Remove what is empty; findings in one part that goes, or in neighbours, have the same changes."""
    if not any(_is_about_nothing(editor, one) for one in located):
        return
    removed: defaultdict[NodePath, list[str | int]] = defaultdict(list)
    for path in find_empty(editor.trace.data):
        removed[path[:-1]].append(path[-1])
    changes: dict[NodePath, Changes] = {}
    for holder, names in removed.items():
        for run, made in editor.remove_all(holder, names):
            changes |= dict.fromkeys(((*holder, name) for name in run), made)
    for one in located:
        if _is_about_nothing(editor, one):
            paths = (one.path[:length] for length in range(1, len(one.path) + 1))
            yield one, next((changes[path] for path in paths if path in changes), [])


def _is_about_nothing(editor: Editor, one: Located) -> bool:
    value = editor.value(one.path)
    return value is None or (
        isinstance(value, str | list | dict) and not (value.strip() if isinstance(value, str) else value)
    )
