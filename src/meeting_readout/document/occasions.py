"""When a meeting, a session or another occasion was held, and whether it was."""

from meeting_readout.document.edtf import find_unreal
from meeting_readout.document.index import Node

TO_COME = ("planned", "postponed", "cancelled")
"""What a meeting is that a release may speak of beforehand."""


def find_edge(occasion: Node, side: str) -> str:
    """Return the date of the `start` or `end` of an occasion, empty where it is not said or no day of the calendar."""
    value = str(occasion.get("held", {}).get(side, {}).get("value", ""))
    return "" if find_unreal(value) else value
