"""S005: a value gets the notation of its type, where it is plain what it says."""

import re
from collections.abc import Iterator, Sequence

from meeting_readout.validator.finding import Touch
from meeting_readout.validator.fixes.editor import Change, Changes, Editor, mark_changes
from meeting_readout.validator.locate import Located

HEADER = re.compile(r"[|>][0-9+]*")


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write the same value in its notation, without the blanks or the line break around it."""
    for one in located:
        if one.variant in ("blank", "write"):
            yield one, editor.replace(one.path, one.words["write"])
        elif one.variant == "line-break":
            spot = editor.spot(one.path)
            header = HEADER.search(editor.text, spot.key[1], spot.value[0]) if spot and spot.key else None
            changes = [Change(*header.span(), one.words["header"])] if header else []
            yield one, mark_changes(changes, Touch("set", one.path[:-1], one.path[-1:]))


def drop_time(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write the day without its time, which is lost."""
    for one in located:
        if one.variant == "time":
            yield one, editor.replace(one.path, one.words["write"])
