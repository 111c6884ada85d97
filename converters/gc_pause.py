"""Work on one document without the cycle collector, which finds nothing in a tree but scans it many times."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def pause_gc(work: Callable[P, R]) -> Callable[P, R]:
    """Run a function while the collector is paused; the caller that paused it starts it again, also between threads."""

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return run
