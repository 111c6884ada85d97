"""How much work something is, counted in calls of functions: the same on a busy machine."""

import sys
from collections.abc import Callable


def count_calls(work: Callable[[], object]) -> int:
    """Count the calls of functions, our own and others, that some work takes."""
    count = 0

    def note(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
