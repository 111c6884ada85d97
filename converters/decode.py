"""From bytes to text: UTF-8, a byte order mark tolerated and reported, everything else a fault with its place."""

from meeting_readout.converters import limits
from meeting_readout.converters.tracing import Fault


def decode(data: bytes) -> tuple[str | None, list[Fault]]:
    """Decode a file; the text is None where it cannot be read. The mark, if any, stays at the head of the text.

    The spans of faults count bytes where there is no text, else code points.
    """
    most = limits.current().bytes
    if len(data) > most:
        size = {"limit": limits.format_bytes(most), "size": f"{len(data):,}"}
        return None, [Fault("W901", (0, 1), words=size)]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        words = {"byte": f"0x{data[error.start]:02X}", "offset": f"{error.start:,}"}
        variant = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
        return None, [Fault("W002", (error.start, error.start + 1), variant=variant, words=words)]
    faults = [Fault("W004", (0, 1))] if text.startswith("\ufeff") else []
    if not text.strip("\ufeff \t\r\n"):
        return None, [Fault("W001", (0, 0))]
    return text, faults
