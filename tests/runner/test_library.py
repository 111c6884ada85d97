"""The library refuses what it cannot take in one clear sentence."""

from pathlib import Path
from typing import Any

import pytest

from meeting_readout import convert, read, validate, write

DATA = b'{"specVersion": "1.0", "id": "a", "release": {"title": "We met", "language": "en"}}'
READOUT: Any = read(DATA)
TEXT = "give text.encode() of a text, or the bytes of a file: Path(name).read_bytes()"


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: validate("text"),  # type: ignore[arg-type]  # this is what is tested
            TypeError,
            f"validate takes the bytes of a document, not a value of the type str; {TEXT}",
        ),
        (
            lambda: validate({}),  # type: ignore[arg-type]  # likewise
            TypeError,
            "validate takes the bytes of a document, not a value of the type dict; "
            "give json.dumps(data).encode(), or use write(data, form)",
        ),
        (
            lambda: validate(Path("a.json")),  # type: ignore[arg-type]  # likewise
            TypeError,
            f"validate takes the bytes of a document, not a value of the type {type(Path()).__name__}; "
            "give path.read_bytes()",
        ),
        (
            lambda: validate(None),  # type: ignore[arg-type]  # likewise
            TypeError,
            "validate takes the bytes of a document, not None",
        ),
        (
            lambda: read(DATA.decode()),  # type: ignore[arg-type]  # likewise
            TypeError,
            f"read takes the bytes of a document, not a value of the type str; {TEXT}",
        ),
        (
            lambda: convert(DATA.decode(), "xml"),  # type: ignore[arg-type]  # likewise
            TypeError,
            f"convert takes the bytes of a document, not a value of the type str; {TEXT}",
        ),
        (
            lambda: write(DATA, "json"),  # type: ignore[arg-type]  # likewise
            TypeError,
            "write takes the data of a readout, which is a dict, not a value of the type bytes",
        ),
        (lambda: write(READOUT, "toml"), ValueError, "there is no form 'toml'; there are json, xml, yaml"),
        (lambda: convert(DATA, "jsonl"), ValueError, "there is no form 'jsonl'; there are json, xml, yaml"),
        (lambda: validate(DATA, form="yml"), ValueError, "there is no form 'yml'; there are auto, json, xml, yaml"),
        (
            lambda: validate(DATA, level="high"),
            ValueError,
            "there is no level 'high'; there are core, anchored, complete",
        ),
    ],
)
def test_wrong_use_is_one_clear_error(call: Any, error: type[Exception], message: str) -> None:
    """What is no document, no form or no level is an error that says what to give."""
    with pytest.raises(error) as raised:
        call()
    assert str(raised.value) == message


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_other_bytes_are_bytes(kind: Any) -> None:
    """Bytes that are no `bytes` are taken, too."""
    assert validate(kind(DATA)).valid
    assert convert(kind(DATA), "json") == DATA + b"\n"
