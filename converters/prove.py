"""The promise of losslessness, proven each time: what was written reads back as the same."""

from typing import Any

from meeting_readout.converters.forms import form_named
from meeting_readout.converters.trace import Unreadable
from meeting_readout.uncollected import uncollected


class Unproven(Exception):  # noqa: N818 - the fact is all that it says
    """What was written did not read back as the same."""


@uncollected
def prove(readout: Any, form: str, expected: bytes | None = None) -> bytes:
    """Write a readout in a form and read it back; raise `Unproven` unless it is the same (spec 6.1).

    `expected` are bytes that the writing must give, if they are known.
    """
    module = form_named(form)
    written = module.write(readout)
    try:
        back = module.read(written)
    except Unreadable:
        raise Unproven from None
    if content(back) != content(readout) or (expected is not None and written != expected):
        raise Unproven
    return written


def content(readout: Any) -> Any:
    """Give what is content: all but the hint for editors that only JSON has."""
    return {key: value for key, value in readout.items() if not key.startswith("$")}
