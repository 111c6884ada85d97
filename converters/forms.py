"""The table of the forms, and how the form of a file is detected."""

from typing import NamedTuple

from meeting_readout.converters.decode import MARKS


class Form(NamedTuple):
    """A form: the endings of its file names."""

    endings: tuple[str, ...]


FORMS = {
    "json": Form((".json",)),
    "xml": Form((".xml",)),
    "yaml": Form((".yaml", ".yml")),
}
"""The forms by name; each is a subpackage of `converters`."""


def detect_form(file_name: str, data: bytes) -> str:
    """Detect the form of a file: by the ending of its name, else by its first character."""
    for name, form in FORMS.items():
        if file_name.lower().endswith(form.endings):
            return name
    head = data[:1000].lstrip(b"".join(MARKS) + b"\0 \t\r\n")
    return "xml" if head.startswith(b"<") else "json" if not head or head.startswith((b"{", b"[")) else "yaml"
