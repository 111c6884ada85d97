"""The address of a readout, and those of its items: what other systems know them by."""

import re
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid5

from meeting_readout.model.model import model

PLACEHOLDER = "{id}"
USABLE = re.compile(r"(?:https?://[^/?#]+(?:/(?!\.\.?(?:/|$))[^/?#]*)*|urn:[a-z0-9][a-z0-9-]+:[^/?#]+)", re.IGNORECASE)
"""An id that is an address itself. One with a query or steps upwards is no base: relative addresses would lose them."""
PLAIN = re.compile(r"[^][#]+(?:#[^][#]*)?")
"""What every validator takes for an address, of all that the standard does."""


def find_address(id_: str, base: str = "") -> str:
    """Return the address of a readout: `base` with its id filled in, or its id if that is an address, or a made one."""
    if base:
        return base.replace(PLACEHOLDER, quote(id_, safe=""))
    return id_ if USABLE.fullmatch(id_) else make_uuid(id_).urn


def has_address(id_: str) -> bool:
    """Return whether the id of a readout is an address that needs no base."""
    return bool(USABLE.fullmatch(id_))


def is_plain(url: str) -> bool:
    """Return whether every validator takes an address for one."""
    return bool(PLAIN.fullmatch(url))


def make_uuid(*names: str) -> UUID:
    """Return the UUID of a readout by its id, or of an item in it by both ids: always the same."""
    return uuid5(NAMESPACE_URL, "#".join((model().namespace, *names)))


def find_item(address: str, id_: str) -> str:
    """Return the address of an item."""
    return f"{address}#{id_}"
