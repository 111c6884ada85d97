// The extension: it starts the language server, and shows what its two commands return.

import { commands, type ExtensionContext, type OutputChannel, type Uri, ViewColumn, window, workspace } from "vscode";
import { ExecuteCommandRequest, LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

interface Gap {
  block: string;
  start: number;
  end: number;
  words: string;
}

interface Coverage {
  letters: number;
  anchored: number;
  omitted: number;
  share: number;
  gaps: Gap[];
}

const READOUTS = "**/*.readout.{json,xml,yaml,yml}";

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const channel = window.createOutputChannel("Readout");
  context.subscriptions.push(
    channel,
    commands.registerCommand("readout.showPage", showPage),
    commands.registerCommand("readout.showCoverage", () => showCoverage(channel)),
    commands.registerCommand("readout.restart", () => client?.restart()),
  );
  client = makeClient(channel);
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

function makeClient(channel: OutputChannel): LanguageClient {
  const [command = "readout", ...args] = workspace.getConfiguration("readout").get<string[]>("command") ?? [];
  const server: ServerOptions = { command, args };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: "file", pattern: READOUTS },
      { scheme: "untitled", language: "json" },
      { scheme: "untitled", language: "xml" },
      { scheme: "untitled", language: "yaml" },
    ],
    synchronize: { fileEvents: workspace.createFileSystemWatcher("**/{readout,pyproject}.toml") },
    outputChannel: channel,
  };
  return new LanguageClient("readout", "Readout", server, options);
}

async function ask<Answer>(command: string): Promise<[Uri, Answer] | undefined> {
  const uri = window.activeTextEditor?.document.uri;
  if (!client || !uri) {
    void window.showInformationMessage("Open a readout first.");
    return undefined;
  }
  const answer: Answer | null = await client.sendRequest(ExecuteCommandRequest.type, {
    command,
    arguments: [uri.toString()],
  });
  if (answer === null) {
    void window.showInformationMessage("There is nothing that can be read as a readout.");
    return undefined;
  }
  return [uri, answer];
}

async function showPage(): Promise<void> {
  const found = await ask<string>("readout.page");
  if (found) {
    const [uri, page] = found;
    const title = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    const panel = window.createWebviewPanel("readout.page", title, ViewColumn.Beside, { enableScripts: true });
    panel.webview.html = page;
  }
}

async function showCoverage(channel: OutputChannel): Promise<void> {
  const found = await ask<Coverage>("readout.coverage");
  if (found) {
    const [, coverage] = found;
    const share = Math.floor(1000 * coverage.share) / 10;
    channel.appendLine(`${share} % of ${coverage.letters} letters and digits are covered.`);
    for (const gap of coverage.gaps) {
      channel.appendLine(`  ${gap.block} [${gap.start}:${gap.end}] ${gap.words}`);
    }
    channel.show(true);
  }
}
