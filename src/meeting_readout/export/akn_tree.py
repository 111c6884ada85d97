"""The elements of Akoma Ntoso."""

from typing import Any

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Element = etree.Element


def add(parent: Any, name: str, /, **attributes: str) -> Any:
    """Make an element at the end of another; return it."""
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
