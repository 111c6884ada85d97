"""A server in a process of its own, and the editor that talks to it."""

import sys

import pytest
import pytest_lsp
from editor import Client, Editor, make_client
from lsprotocol import types
from pytest_lsp import ClientServerConfig

COMMAND = [sys.executable, "-m", "meeting_readout", "lsp"]


@pytest_lsp.fixture(scope="module", config=ClientServerConfig(COMMAND, client_factory=make_client))
async def client(client: Client):
    """A client that has begun its session; at its end the server is asked to stop."""
    await client.initialize_session(types.InitializeParams(capabilities=types.ClientCapabilities()))
    yield
    await client.shutdown_session()


@pytest.fixture
def editor(client: Client) -> Editor:
    """An editor without an open text."""
    return Editor(client)
