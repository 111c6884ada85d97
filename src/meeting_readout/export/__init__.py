"""What other systems take of a readout: a document for each of them, and what of it does not arrive there."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, NamedTuple

from meeting_readout.document.library import make_view
from meeting_readout.export.addresses import find_address
from meeting_readout.export.losses import Losses, count_losses
from meeting_readout.export.source import Source, Unexportable

__all__ = ["TARGETS", "Losses", "Target", "Unexportable", "count_losses", "export", "losses", "make", "write"]


class Target(NamedTuple):
    """A target: its module, and how its files end.

    `is_json` says that it can be a line of a collection; `has_addresses` that the address of a readout stands in it;
    `is_together` that many readouts are one file. `extra` is what has to be installed for it.
    The module makes what a readout becomes (`make`); where that is not JSON, it makes the bytes of it, too (`write`).
    """

    module: str
    ending: str
    is_json: bool = False
    has_addresses: bool = False
    is_together: bool = False
    extra: str = ""


TARGETS = {
    "akn": Target("akn", ".akn.xml"),
    "annotations": Target("annotations", ".annotations.jsonld", is_json=True, has_addresses=True),
    "ics": Target("ics", ".ics", has_addresses=True, is_together=True, extra="ics"),
    "jsonld": Target("jsonld", ".jsonld", is_json=True, has_addresses=True),
    "ocd": Target("ocd", ".ocd.json", is_json=True, has_addresses=True),
    "schema-org": Target("schema_org", ".schema-org.jsonld", is_json=True, has_addresses=True),
}


def export(readout: Any, target: str, *, base: str = "", country: str = "zz", embed: bool = True) -> bytes:
    """Return what a target takes of a readout, which is one that `read` gave.

    `base` is the address under which the readout is known, `{id}` standing for its id; without it, that is the id
    itself where it is an address, else one made of it. `country` (two letters) and `embed` (whether the readout is in
    the document whole) are for `akn`. `Unexportable`: the target asks for something that the readout does not say.
    """
    return write(target, [make(readout, target, base=base, country=country, embed=embed)])


def losses(readout: Any, target: str, *, embed: bool = True) -> dict[str, int]:
    """Return how many values of a readout do not arrive in a target, by type and property."""
    return count_losses(readout, target, embed=embed).lost


def make(readout: Any, target: str, *, base: str = "", country: str = "zz", embed: bool = True) -> Any:
    """Return what a readout becomes, before it is bytes: `write` makes these of one, or of many."""
    source = Source(make_view(readout), find_address(readout["id"], base), country, embed)
    return _load(target).make(source)


def write(target: str, parts: Iterable[Any], is_line: bool = False) -> bytes:
    """Return the bytes of what was made of readouts: of one, or of all where a target puts many together.

    `is_line` makes a line of a collection of it; that is for targets in JSON.
    """
    module = _load(target)
    if hasattr(module, "write"):
        return bytes(module.write(parts))
    from meeting_readout.export.json_text import write_json

    (data,) = parts
    return write_json(data, is_line=is_line, is_for_pages=target == "schema-org")


def _load(target: str) -> Any:
    return import_module(f"{__name__}.{TARGETS[target].module}")
