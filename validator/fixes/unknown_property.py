"""S002: a property gets its name, where it is clear which one is meant."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from meeting_readout.validator.fixes.editor import Changes, Editor
from meeting_readout.validator.locate import Located

CLEAR = 0.1
"""By how much a name must be more like the one that is meant than like any other."""


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Rename common other names and spelling slips, if the value has the shape that the property asks for.

    Two names in one object that would become the same are left alone: nobody knows which of them is right.
    """
    meant = Counter((one.path[:-1], one.words["near"]) for one in located)
    for one in located:
        near, parent = one.words["near"], editor.type(one.path[:-1])
        prop = parent.properties.get(near) if parent else None
        if (
            parent
            and prop
            and meant[one.path[:-1], near] == 1
            and (one.variant.startswith("called") or _is_clear(one.words["name"], near, tuple(parent.properties)))
            and editor.form.has_shape(editor, one.path, prop)
        ):
            yield one, editor.rename(one.path, prop)


@lru_cache(1000)
def _is_clear(name: str, near: str, names: tuple[str, ...]) -> bool:
    ratios = {other: SequenceMatcher(None, name.lower(), other.lower()).ratio() for other in names}
    return all(ratio + CLEAR <= ratios[near] for other, ratio in ratios.items() if other != near)
