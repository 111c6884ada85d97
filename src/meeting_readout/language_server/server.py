"""The server: what the protocol asks, and which module answers. It talks over the standard streams, one at a time."""

from asyncio import TimerHandle, get_running_loop
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidRequest
from pygls.lsp.server import LanguageServer

from meeting_readout.language_server import (
    code_actions,
    commands,
    completion,
    diagnostics,
    formatting,
    hover,
    navigation,
    symbols,
)
from meeting_readout.language_server.documents import Document

DELAY = 0.2
"""So many seconds after the last key the diagnostics are made."""
TRIGGERS = ('"', "'", "<", " ", ":", "=")
"""After these keys the editor asks for completions."""

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


def make_server() -> Server:
    """Return a server that answers all that it can."""
    server = Server()
    _follow_documents(server)
    _answer_on_layout(server)
    _answer_on_places(server)
    _answer_on_ids(server)
    _run_commands(server)
    return server


def _follow_documents(server: Server) -> None:
    """Register what tells the server of documents and settings."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def open_document(params: types.DidOpenTextDocumentParams) -> None:
        given = params.text_document
        server.put(given.uri, given.text, given.version, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def change_document(params: types.DidChangeTextDocumentParams) -> None:
        given = params.text_document
        server.put(given.uri, params.content_changes[-1].text, given.version, DELAY)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def close_document(params: types.DidCloseTextDocumentParams) -> None:
        server.drop(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def check_again(_params: types.DidChangeWatchedFilesParams) -> None:
        for uri, document in list(server.documents.items()):
            server.put(uri, document.text, document.version, 0)


def _answer_on_layout(server: Server) -> None:
    """Register what is about the layout and the outline."""

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def format_document(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        found = server.ask(params.text_document.uri, formatting.format_text)
        if found and found[1]:
            server.window_log_message(types.LogMessageParams(types.MessageType.Warning, found[1]))
        return found[0] if found else None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def list_symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        return server.ask(params.text_document.uri, symbols.list_symbols)

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def list_folds(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        return server.ask(params.text_document.uri, symbols.list_folds)


def _answer_on_places(server: Server) -> None:
    """Register what is about one place."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def show_hover(params: types.HoverParams) -> types.Hover | None:
        return server.ask(params.text_document.uri, lambda one: hover.make_hover(one, params.position))

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))
    def complete(params: types.CompletionParams) -> types.CompletionList | None:
        known = server.client_capabilities.text_document
        item = known.completion.completion_item if known and known.completion else None
        with_stops = bool(item and item.snippet_support)
        return server.ask(params.text_document.uri, lambda one: completion.complete(one, params.position, with_stops))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=code_actions.KINDS))
    def list_actions(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        return server.ask(
            params.text_document.uri,
            lambda one: code_actions.list_actions(one, params.range, params.context.only),
        )


def _answer_on_ids(server: Server) -> None:
    """Register what is about ids and the words of anchors."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def find_definition(params: types.DefinitionParams) -> types.Location | None:
        return server.ask(params.text_document.uri, lambda one: navigation.find_definition(one, params.position))

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def find_references(params: types.ReferenceParams) -> list[types.Location] | None:
        wanted = params.context.include_declaration
        return server.ask(
            params.text_document.uri, lambda one: navigation.find_references(one, params.position, wanted)
        )

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def highlight(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
        return server.ask(params.text_document.uri, lambda one: navigation.highlight(one, params.position))

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(params: types.PrepareRenameParams) -> types.Range | None:
        return server.ask(params.text_document.uri, lambda one: navigation.find_renamed(one, params.position))

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        return server.ask(
            params.text_document.uri, lambda one: navigation.rename(one, params.position, params.new_name)
        )


def _run_commands(server: Server) -> None:
    """Register the commands; each takes the address of an open document."""

    @server.command(commands.COVERAGE)
    def measure(uri: str) -> dict[str, Any] | None:
        return server.ask(uri, commands.measure)

    @server.command(commands.PAGE)
    def make_page(uri: str) -> str | None:
        try:
            return server.ask(uri, commands.make_page)
        except ImportError:
            raise JsonRpcInvalidRequest("The page needs jinja2: pip install 'meeting-readout[show]'.") from None
