"""An editor as the language server sees it: texts that are open, places in them, and edits that are made."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types
from pytest_lsp import LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

CURSOR = "¦"
"""Marks a place in a text."""
SECONDS = 30
"""So long an answer may take."""


class Client(LanguageClient):
    """A client that keeps the diagnostics of each version of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.reports: dict[tuple[str, int | None], Sequence[types.Diagnostic]] = {}
        self.reported = asyncio.Condition()


def make_client() -> Client:
    """Return a client that is not connected yet."""
    client, method = Client(), types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
    register_lsp_features(client, {name: f for name, f in DEFAULT_CLIENT_FEATURES.items() if name != method})

    @client.feature(method)
    async def keep(params: types.PublishDiagnosticsParams) -> None:
        async with client.reported:
            client.reports[params.uri, params.version] = params.diagnostics
            client.reported.notify_all()

    return client


class Editor:
    """The side of the editor, by the protocol; places count units of UTF-16."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts: dict[str, str] = {}
        self.places: dict[str, types.Position] = {}
        self.versions: dict[str, int] = {}

    def open(self, path: Path | str, text: str, language: str = "") -> str:
        """Open a text under the name of a file, or under an address; return the address."""
        uri = path.as_uri() if isinstance(path, Path) else path
        self._take(uri, text)
        item = types.TextDocumentItem(uri, language, 1, self.texts[uri])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, text: str) -> None:
        """Replace a text."""
        self._take(uri, text)
        identifier = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        change = types.TextDocumentContentChangeWholeDocument(self.texts[uri])
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    def close(self, uri: str) -> None:
        """Close a text."""
        identifier = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))

    async def diagnose(self, uri: str) -> Sequence[types.Diagnostic]:
        """Return the diagnostics of the newest text, as soon as they are there."""
        key = uri, self.versions[uri]
        async with asyncio.timeout(SECONDS), self.client.reported:
            await self.client.reported.wait_for(lambda: key in self.client.reports)
        assert not self.client.messages, self.client.messages
        return self.client.reports[key]

    def at(self, uri: str) -> types.TextDocumentPositionParams:
        """Return the place that the text marks."""
        return types.TextDocumentPositionParams(types.TextDocumentIdentifier(uri), self.places[uri])

    async def ask_all(self, uri: str, position: types.Position) -> None:
        """Ask for everything at a place; any error of the server is raised."""
        text, client = types.TextDocumentIdentifier(uri), self.client
        context = types.CodeActionContext(diagnostics=())
        await client.text_document_completion_async(types.CompletionParams(text, position))
        await client.text_document_hover_async(types.HoverParams(text, position))
        await client.text_document_definition_async(types.DefinitionParams(text, position))
        await client.text_document_prepare_rename_async(types.PrepareRenameParams(text, position))
        range_ = types.Range(position, position)
        await client.text_document_code_action_async(types.CodeActionParams(text, range_, context))
        await client.text_document_document_symbol_async(types.DocumentSymbolParams(text))
        await client.text_document_folding_range_async(types.FoldingRangeParams(text))
        await client.workspace_execute_command_async(types.ExecuteCommandParams("readout.coverage", [uri]))
        assert not client.messages, client.messages

    def apply(self, uri: str, edits: Sequence[types.TextEdit]) -> str:
        """Return a text after edits of it."""
        text = self.texts[uri]
        for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
            start, end = offset(text, edit.range.start), offset(text, edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        return text

    def cut(self, uri: str, range_: types.Range) -> str:
        """Return what stands in a range of a text."""
        text = self.texts[uri]
        return text[offset(text, range_.start) : offset(text, range_.end)]

    def _take(self, uri: str, text: str) -> None:
        before, mark, after = text.partition(CURSOR)
        self.texts[uri], self.versions[uri] = before + after, self.versions.get(uri, 0) + 1
        self.places[uri] = place(before) if mark else types.Position(0, 0)


def place(before: str) -> types.Position:
    """Return the place behind a text."""
    line = before.rpartition("\n")[2]
    return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def offset(text: str, position: types.Position) -> int:
    """Return the offset of a place."""
    lines = text.split("\n")
    units = lines[position.line].encode("utf-16-le")[: 2 * position.character]
    return sum(len(line) + 1 for line in lines[: position.line]) + len(units.decode("utf-16-le"))
