"""What every target is made of: a readout with its index, and what the user chose."""

from typing import NamedTuple

from meeting_readout.document.view import View


class Source(NamedTuple):
    """A readout to export: its index, its address (clause 11.8), and the choices for Akoma Ntoso."""

    view: View
    address: str
    country: str
    embed: bool


class Unexportable(ValueError):  # noqa: N818 - it says what the readout is
    """A readout that a target cannot take; `code` and `variant` name the message in `schemas/rules.json`."""

    def __init__(self, code: str, variant: str) -> None:
        self.code, self.variant = code, variant
        super().__init__(f"{code}: {variant}")

    def __reduce__(self) -> tuple[type["Unexportable"], tuple[str, str]]:
        """Let the error pass between processes."""
        return Unexportable, (self.code, self.variant)
