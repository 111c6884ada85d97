"""The styles of a Word document: what is a heading, what is hidden, and what has a number, by its style."""

import re
from typing import Any

from meeting_readout.drafting.sources.word_names import W, find_child, get_value, read_switch

HEADING = re.compile(r"(?:heading|titre|berschrift|título|titolo|заголовок)\s*\d|title|subtitle", re.IGNORECASE)
BODY = "9"
"""The outline level of what is no heading."""
LONGEST_WAY = 20
"""So many styles may be based on each other."""


class Styles:
    """The styles by their ids."""

    def __init__(self, root: Any) -> None:
        found = [] if root is None else root.findall(W + "style")
        self._styles = {get_value(style, "styleId"): style for style in found}
        defaults = (style for style in found if get_value(style, "default") and get_value(style, "type") == "paragraph")
        self._default = next((get_value(style, "styleId") for style in defaults), "")

    def is_heading(self, properties: Any) -> bool:
        """Return whether the properties of a paragraph make it a heading."""
        level = find_child(properties, "outlineLvl")
        if level is not None:
            return get_value(level) != BODY
        for style in self._list_way(properties):
            if find_child(style, "pPr", "outlineLvl") is not None:
                return get_value(find_child(style, "pPr", "outlineLvl")) != BODY
            if HEADING.fullmatch(get_value(find_child(style, "name"))):
                return True
        return False

    def find_number(self, properties: Any) -> tuple[str, str, str]:
        """Return the list of a paragraph, its level there, and the style by which it has both; empty without."""
        own = find_child(properties, "numPr")
        number, level = get_value(find_child(own, "numId")), get_value(find_child(own, "ilvl"))
        style_id = ""
        for style in self._list_way(properties):
            of_style = find_child(style, "pPr", "numPr")
            if of_style is not None and not (number and level):
                style_id = get_value(style, "styleId")
                number = number or get_value(find_child(of_style, "numId"))
                level = level or get_value(find_child(of_style, "ilvl"))
        return number, level, style_id

    def find_list_style(self, style_id: str) -> str:
        """Return the list of a style for lists."""
        return get_value(find_child(self._styles.get(style_id), "pPr", "numPr", "numId"))

    def is_hidden(self, run: Any, properties: Any) -> bool:
        """Return whether a run is hidden: by its own properties, its style, or that of its paragraph."""
        own = find_child(run, "rPr")
        said = read_switch(own, "vanish")
        ways = (self._follow(get_value(find_child(own, "rStyle"))), self._list_way(properties))
        for style in (style for way in ways for style in way):
            said = read_switch(style, "rPr", "vanish") if said is None else said
        return bool(said)

    def _list_way(self, properties: Any) -> list[Any]:
        return self._follow(get_value(find_child(properties, "pStyle")) or self._default)

    def _follow(self, style_id: str) -> list[Any]:
        """Return a style and those that it is based on."""
        way = list[Any]()
        while style_id in self._styles and len(way) < LONGEST_WAY:
            way.append(self._styles[style_id])
            style_id = get_value(find_child(way[-1], "basedOn"))
        return way
