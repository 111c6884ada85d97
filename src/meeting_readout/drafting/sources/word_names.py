"""Names in Word's XML: its elements without their namespace, and its values."""

from typing import Any

from meeting_readout.drafting.sources.word_package import MAIN

W = f"{{{MAIN}}}"
OFF = ("0", "false", "off", "none")


def find_name(element: Any) -> str:
    """Return the local name of an element."""
    return str(element.tag).rpartition("}")[2]


def get_value(element: Any, name: str = "val") -> str:
    """Return an attribute of an element, empty where it has none, or where there is no element."""
    return "" if element is None else str(element.get(W + name, ""))


def find_child(element: Any, *names: str) -> Any:
    """Return the element to which a way of names leads, None where it leads nowhere."""
    for name in names:
        element = None if element is None else element.find(W + name)
    return element


def read_switch(element: Any, *names: str) -> bool | None:
    """Return whether a property is switched on, None where nothing is said of it."""
    found = find_child(element, *names)
    return None if found is None else get_value(found) not in OFF
