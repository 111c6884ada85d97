"""Places of the protocol in each encoding, and the encoding that a session uses."""

import sys

import pytest
from editor import Editor, make_client
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from meeting_readout.language_server.positions import Positions

ENCODINGS = tuple(types.PositionEncodingKind)


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)])
def test_columns_count_units(encoding: str, column: int) -> None:
    """Columns count the units of the encoding."""
    positions = Positions("a\u00e9\U0001f600b\r\nc\u2028d", encoding)
    assert positions.at(3) == types.Position(0, column)
    assert positions.find_offset(types.Position(0, column)) == 3
    assert positions.at(8).line == 1
    assert positions.find_offset(types.Position(0, 99)) == 4
    assert positions.find_offset(types.Position(9, 0)) == 9


@given(st.text(alphabet="a\u00e9\U0001f600\r\n\u2028", max_size=30), st.sampled_from(ENCODINGS))
def test_every_offset_comes_back(text: str, encoding: str) -> None:
    """An offset has a place, and the place has that offset; only within a line end it is that before it."""
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        within = text[offset - 1 : offset + 1] == "\r\n"
        assert positions.find_offset(positions.at(offset)) == offset - within


@pytest.mark.asyncio
async def test_utf_8_is_used_where_it_is_offered(tmp_path) -> None:  # type: ignore[no-untyped-def]  # pytest gives a Path
    """A client that prefers UTF-8 gets places that count bytes."""
    client = make_client()
    await client.start_io(sys.executable, "-m", "meeting_readout", "lsp")
    general = types.GeneralClientCapabilities(position_encodings=["utf-8", "utf-16"])
    answer = await client.initialize_session(
        types.InitializeParams(capabilities=types.ClientCapabilities(general=general))
    )
    assert answer.capabilities.position_encoding == "utf-8"
    editor = Editor(client)
    text = '{"specVersion": "1.0", "id": "a", "release": {"title": "\U0001f600 b", "language": "en", "x": 1}}'
    uri = editor.open(tmp_path / "a.readout.json", text)
    (found,) = await editor.diagnose(uri)
    assert text.encode()[found.range.start.character : found.range.end.character] == b'"x"'
    await client.shutdown_session()
    await client.stop()
