"""Meeting Readout: an open standard for readouts of meetings, and its toolkit.

The data of a readout is its JSON data model: dicts, lists and strings, typed by `Readout`.
"""

TYPE_CHECKING = False  # `typing` takes most of the time until the command handles signals; type checkers know the name

if TYPE_CHECKING:
    from meeting_readout.api import ReadoutError, convert, read, validate, write
    from meeting_readout.model.typed import Readout
    from meeting_readout.validator.finding import Finding, Verdict

__all__ = ["Finding", "Readout", "ReadoutError", "Verdict", "convert", "read", "validate", "write"]

_HOMES = {"Finding": "validator.finding", "Verdict": "validator.finding", "Readout": "model.typed"}


def __getattr__(name: str) -> object:
    """Import a public name when it is used, so that the command starts fast."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'api')}"), name)
