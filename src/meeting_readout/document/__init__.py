"""One readout, indexed: what rules, coverage, exports and pages ask about its items and its text; and its cleaning."""

TYPE_CHECKING = False  # as in `meeting_readout`

if TYPE_CHECKING:
    from meeting_readout.document.cleaning import clean
    from meeting_readout.document.empties import drop_empty
    from meeting_readout.document.index import Identified
    from meeting_readout.document.library import Span, find_due, inherited, make_view, resolve, span, words

__all__ = [
    "Identified",
    "Span",
    "clean",
    "drop_empty",
    "find_due",
    "inherited",
    "make_view",
    "resolve",
    "span",
    "words",
]

_HOMES = {"Identified": "index", "clean": "cleaning", "drop_empty": "empties"}


def __getattr__(name: str) -> object:
    """Import a public name when it is used: those who read one readout need none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'library')}"), name)
