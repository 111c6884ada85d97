"""M118: the number of a meeting is one that its words print, and follows that of the meeting before (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.doubts import is_in_doubt
from meeting_readout.document.index import Node
from meeting_readout.document.occasions import TO_COME, find_edge
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

APART = ("body", "kind", "series", "term")
"""What makes another count of meetings."""
READ = 20
"""So many anchors of the meeting are read."""
SIDES = ("previous", "next")


def check(view: View) -> Iterator[Problem]:
    """Yield every ordinal that is none of those printed, or in the wrong order beside those of other meetings."""
    for occasion, owner in view.having["ordinal"]:
        if is_in_doubt(view, occasion):
            continue
        yield from _check_words(view, occasion, owner)
        for side in SIDES:
            for other in occasion.get(side, ()):
                if "ordinal" in other and not is_in_doubt(view, other) and _is_same_count(view, occasion, other):
                    yield from _check_order(occasion, other, side)


def _check_words(view: View, occasion: Node, owner: Node) -> Iterator[Problem]:
    from meeting_readout.document.printed_ordinals import find_in_name, find_ordinals, may_print
    from meeting_readout.document.printed_words import find_language

    ordinal, language = occasion["ordinal"], find_language(view, owner)
    named = find_in_name(occasion.get("name", ""), language)
    texts = _find_texts(view, occasion) if ordinal not in dict(named) else []
    # Figures anywhere in a text may be the number, but not beside an ordinal in the name.
    if not (named or texts) or (not named and any(may_print(words, ordinal, language) for _node, words in texts)):
        return
    printed = [(found, node) for node, words in texts for found in find_ordinals(words, language)]
    if ordinal in dict(named) or any(number == ordinal for (number, _words), _node in printed):
        return
    if named:
        yield _problem(occasion, "", named[0][1], (occasion, "name"))
        return
    others = {other["ordinal"] for other, _owner in view.having["ordinal"]}
    for (number, words), node in printed:
        if number not in others:  # the text may speak of another meeting as well
            yield _problem(occasion, "text", words, (node, "exact" if "exact" in node else "block"))
            return


def _find_texts(view: View, occasion: Node) -> list[tuple[Node, str]]:
    """Return the anchors of the meeting with their words; those of other occasions tell of the meeting as well."""
    blocks = view.anchors.blocks
    passages = view.anchors.by_item.get(id(occasion), ())
    return [(one.node, blocks[one.block]["content"][one.start : one.end]) for one in passages[:READ]]


def _problem(occasion: Node, variant: str, printed: str, place: tuple[Node, str]) -> Problem:
    filled = {"printed": printed, "ordinal": str(occasion["ordinal"])}
    related = ((variant or "name", *place),)
    return Problem("M118", occasion, "ordinal", variant=variant, words=filled, related=related)


def _is_same_count(view: View, occasion: Node, other: Node) -> bool:
    """Return whether two meetings are counted together: nothing says that they are not, and nothing was taken out."""
    if not (view.is_intact(occasion) and view.is_intact(other)):
        return False
    years = [(find_edge(each, "start") or find_edge(each, "end"))[:4] for each in (occasion, other)]
    if "" not in years and (years[0] != years[1] or "XXXX" in years):
        return False
    return not any(name in occasion and name in other and occasion[name] != other[name] for name in APART)


def _check_order(occasion: Node, other: Node, side: str) -> Iterator[Problem]:
    here, there = occasion["ordinal"], other["ordinal"]
    early, late = (there, here) if side == "previous" else (here, there)
    # Numbers begin anew with 1, and what is held later than planned keeps its number.
    is_moved = early == late and any(each.get("status") in TO_COME for each in (occasion, other))
    if early >= late and late != 1 and not is_moved:
        words = {"ordinal": str(there), "here": str(here)}
        yield Problem("M118", other, "ordinal", variant=side, words=words, related=(("here", occasion, "ordinal"),))
