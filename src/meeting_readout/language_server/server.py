"""The server: the documents that are open, and when their diagnostics are sent."""

from asyncio import TimerHandle, get_running_loop
from collections.abc import Callable
from importlib.metadata import version
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from meeting_readout.language_server import diagnostics
from meeting_readout.language_server.documents import Document

DELAY = 0.2
"""So many seconds after the last key the diagnostics are made."""

T = TypeVar("T")


class Server(LanguageServer):
    """A language server with the documents that are open.

    The editor sends the whole text with each change: no place has to be computed in a text that is not the same.
    """

    def __init__(self) -> None:
        super().__init__("readout", version("meeting-readout"), text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.documents: dict[str, Document] = {}
        self._waiting: dict[str, TimerHandle] = {}

    def put(self, uri: str, text: str, number: int | None, delay: float) -> None:
        """Take the text of a document; its diagnostics follow after a delay, unless another text comes first."""
        self.documents[uri] = Document(uri, text, number, self.workspace.position_encoding or "utf-16")
        self.drop_timer(uri)
        self._waiting[uri] = get_running_loop().call_later(delay, self.publish, uri)

    def drop(self, uri: str) -> None:
        """Forget a document, and take its diagnostics back."""
        self.drop_timer(uri)
        self.documents.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def drop_timer(self, uri: str) -> None:
        """Forget that diagnostics were to follow."""
        if timer := self._waiting.pop(uri, None):
            timer.cancel()

    def publish(self, uri: str) -> None:
        """Send the diagnostics of a document."""
        self._waiting.pop(uri, None)
        document = self.documents[uri]
        found = diagnostics.make_diagnostics(document) if document.is_readout else []
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, document.version))

    def ask(self, uri: str, answer: Callable[[Document], T]) -> T | None:
        """Return an answer about an open readout, None about anything else."""
        document = self.documents.get(uri)
        return answer(document) if document and document.is_readout else None
