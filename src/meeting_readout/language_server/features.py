"""The features: what the protocol asks, and which module answers."""

from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidRequest

from meeting_readout.language_server import (
    code_actions,
    commands,
    completion,
    formatting,
    hover,
    navigation,
    symbols,
)
from meeting_readout.language_server.server import DELAY, Server

TRIGGERS = ('"', "'", "<", " ", ":", "=")
"""After these keys the editor asks for completions."""


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
