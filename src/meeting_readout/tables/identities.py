"""Who is who under several names: what people wrote beside the names of an archive (`readout names`)."""

from typing import NamedTuple
from unicodedata import normalize


class Identity(NamedTuple):
    """Which person, body, place or document it is, and the name to show; None where nobody said it."""

    identity: str | None
    preferred: str | None


UNKNOWN = Identity(None, None)


def normalize_label(label: str) -> str:
    """Return a name as it is compared: in composed characters, with single spaces."""
    return " ".join(normalize("NFC", label).split())


class Identities:
    """The identities of names, by the name and its type, and by the name alone where all its types are one."""

    def __init__(self, named: dict[tuple[str, str], Identity]) -> None:
        self._named = named
        self._alone: dict[str, Identity] = {}
        for (label, _type), identity in named.items():
            known = self._alone.setdefault(label, identity)
            self._alone[label] = identity if known.identity == identity.identity else UNKNOWN

    def __bool__(self) -> bool:
        return bool(self._named)

    def find(self, label: str, type_: str) -> Identity:
        """Return who is called so; unknown where nobody said it, or where it is not clear which type is meant."""
        label = normalize_label(label)
        return self._named.get((label, type_)) or self._alone.get(label, UNKNOWN)


NO_IDENTITIES = Identities({})
