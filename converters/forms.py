"""The forms, in one table: their modules, and how a file is known to be in one of them."""

from importlib import import_module
from typing import Any, NamedTuple, Protocol, cast

from meeting_readout.converters.trace import Trace


class Form(Protocol):
    """What every form's module has."""

    def read(self, data: bytes) -> Any:
        """Read bytes as data, or raise `Unreadable`."""
        ...

    def write(self, readout: Any) -> bytes:
        """Write data in the canonical layout."""
        ...

    def trace(self, data: bytes) -> Trace:
        """Read bytes with the place of every node."""
        ...


class Entry(NamedTuple):
    """A form: its module, and the endings of file names."""

    module: str
    endings: tuple[str, ...]


FORMS = {
    "json": Entry("meeting_readout.converters.json_form", (".json",)),
    "xml": Entry("meeting_readout.converters.xml_form", (".xml",)),
    "yaml": Entry("meeting_readout.converters.yaml_form", (".yaml", ".yml")),
}


def form_named(name: str) -> Form:
    """Give the module of a form."""
    return cast(Form, import_module(FORMS[name].module))


def form_of(file_name: str, data: bytes) -> str:
    """Tell the form of a file: by the ending of its name, else by its first character."""
    for name, entry in FORMS.items():
        if file_name.lower().endswith(entry.endings):
            return name
    head = data[:1000].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    return "xml" if head.startswith(b"<") else "json" if not head or head.startswith((b"{", b"[")) else "yaml"
