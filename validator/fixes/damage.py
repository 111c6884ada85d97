"""M145: damaged pieces become what they probably stood for, in the block and in all that quotes it: a guess."""

from collections.abc import Iterator, Sequence
from typing import Any

from meeting_readout.converters.tracing import NodePath
from meeting_readout.document.damage import find_unexplained, repair, write_meant
from meeting_readout.document.view import View
from meeting_readout.model.model import model
from meeting_readout.validator.fixes.editor import Changes, Editor
from meeting_readout.validator.locate import Located

WORDS = ("text", "words")
"""The types of strings that hold words."""


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write what was meant. All blocks of a file are one fix, since words in one place may quote several of them."""
    changes = _repair_all(editor, editor.view) if editor.view else []
    yield from ((one, changes) for one in located)


def _repair_all(editor: Editor, view: View) -> Changes:
    """Return the changes of all blocks and of all other words; none where a block keeps some damage."""
    kept = {editor.path_of(node) for node in _list_explained(view)}
    texts: dict[NodePath, str] = {}
    for block in view.data.get("blocks", ()):
        found = find_unexplained(view, block) if "content" in block else []
        if any(one.meant is None for one in found):
            return []
        texts[(*editor.path_of(block), "content")] = write_meant(block.get("content", ""), found)
    changes: Changes = []
    for path, text in _list_strings(editor.trace.data, ()):
        if path[:-1] not in kept:
            meant = texts[path] if path in texts else repair(text) if _holds_words(editor, path) else text
            changes += editor.replace(path, meant) if meant != text else []
    return changes


def _list_explained(view: View) -> Iterator[Any]:
    """Yield the anchors and omissions whose words are expected to be damaged."""
    notes = set(map(id, view.data.get("notes", ())))
    yield from (one.node for one in view.anchors.omitted if one.node.get("reason") == "noise")
    yield from (one.node for one in view.anchors.found if id(one.owner) in notes)


def _holds_words(editor: Editor, path: NodePath) -> bool:
    prop = model().resolve_path(editor.trace.data, path if isinstance(path[-1], str) else path[:-1])[1]
    return prop is not None and prop.target in WORDS


def _list_strings(value: Any, path: NodePath) -> Iterator[tuple[NodePath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for token, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _list_strings(inner, (*path, token))
