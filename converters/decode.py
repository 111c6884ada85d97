"""From bytes to text: UTF-8, with or without a byte order mark; the one home of that mark and of UTF-16."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from meeting_readout.converters import limits
from meeting_readout.converters.tracing import Fault

MARK = "\ufeff"
"""The byte order mark as a character of decoded text."""
UTF_16 = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}
"""The marks that UTF-16 begins with, and the encoding of what follows."""
MARKS = (BOM_UTF8, *UTF_16)


def decode(data: bytes) -> tuple[str | None, list[Fault]]:
    """Decode a file; the text is None where it cannot be read. The mark, if any, stays at the head of the text.

    The spans of faults count bytes where there is no text, else code points.
    """
    most = limits.get().bytes
    if len(data) > most:
        size = {"limit": limits.format_bytes(most), "size": f"{len(data):,}"}
        return None, [Fault("W901", (0, 1), words=size)]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        words = {"byte": f"0x{data[error.start]:02X}", "offset": f"{error.start:,}"}
        variant = "utf-16" if is_utf_16(data) else ""
        return None, [Fault("W002", (error.start, error.start + 1), variant=variant, words=words)]
    faults = [Fault("W004", (0, 1))] if text.startswith(MARK) else []
    if not text.strip(MARK + " \t\r\n"):
        return None, [Fault("W001", (0, 0))]
    return text, faults


def measure_mark(text: str | bytes) -> int:
    """Return the length of the byte order mark of a text: code points of a `str`, bytes of UTF-8; 0 without one."""
    if isinstance(text, str):
        return len(MARK) if text.startswith(MARK) else 0
    return len(BOM_UTF8) if text.startswith(BOM_UTF8) else 0


def is_utf_16(data: bytes) -> bool:
    """Return whether a file begins with a byte order mark of UTF-16."""
    return data.startswith(tuple(UTF_16))


def utf_16_to_utf_8(data: bytes) -> bytes:
    """Convert UTF-16 with a byte order mark to UTF-8 without one; raise `UnicodeError` where it is not UTF-16."""
    return data.decode("utf-16").encode()


def utf_8_to_utf_16(data: bytes, mark: bytes) -> bytes:
    """Convert UTF-8 without a byte order mark to UTF-16 with one of the marks in `UTF_16`."""
    return mark + data.decode().encode(UTF_16[mark])
