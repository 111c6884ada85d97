"""A session of the language server: `python benchmarks/language_server.py [--edits N] [--seed N]`.

For each form the reference example is opened in a fresh server and edited, a character at a time, now and then one
that breaks the form; after each edit the diagnostics are awaited. Printed are the processor time of the server for its
start, for an edit with its diagnostics, for a completion and a hover, and its memory at the end. Linux only: `/proc`
has them.
"""

import argparse
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).parents[1] / "examples" / "reference" / "sme-leading-group-7.readout.json"
TICKS = os.sysconf("SC_CLK_TCK")
KEYS = 'abcdefgh  "{<>:-\n'


class Session:
    """A server in a process of its own."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "meeting_readout", "lsp"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.count = 0
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.tell("initialized", {})

    def tell(self, method: str, params: Any, **more: Any) -> None:
        """Send a message."""
        assert self.process.stdin
        data = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def ask(self, method: str, params: Any) -> Any:
        """Send a request, and return its answer."""
        self.count += 1
        self.tell(method, params, id=self.count)
        return self.wait(lambda message: message.get("id") == self.count)

    def wait(self, is_wanted: Any) -> Any:
        """Return the next message that is wanted."""
        assert self.process.stdout
        while True:
            length = 0
            while (line := self.process.stdout.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.process.stdout.read(length))
            if is_wanted(message):
                return message

    def get_milliseconds(self) -> float:
        """Return the processor time of the server so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / TICKS

    def get_megabytes(self) -> float:
        """Return the most memory that the server had."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def stop(self) -> None:
        """End the session."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.wait()


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--edits", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    print("| form | KB | start, ms | edit, ms | completion, ms | hover, ms | memory, MB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for form in ("json", "xml", "yaml"):
        measure(form, asked.edits, random.Random(asked.seed))


def measure(form: str, edits: int, chance: random.Random) -> None:
    """Run one session, and print its row."""
    path = EXAMPLE.with_suffix(f".{form}")
    whole = path.read_text(encoding="utf-8")
    uri, session = path.as_uri(), Session()
    document = {"uri": uri, "languageId": form, "version": 0, "text": whole}
    start = session.get_milliseconds()
    session.tell("textDocument/didOpen", {"textDocument": document})
    wait_for(session, 0)
    columns, text = [start], whole
    before = session.get_milliseconds()
    for number in range(1, edits + 1):
        at = chance.randrange(len(text))
        text = whole if number % 10 == 0 else text[:at] + chance.choice(KEYS) + text[at:]
        identifier = {"uri": uri, "version": number}
        session.tell("textDocument/didChange", {"textDocument": identifier, "contentChanges": [{"text": text}]})
        wait_for(session, number)
    columns.append((session.get_milliseconds() - before) / edits)
    for method in ("completion", "hover"):
        before = session.get_milliseconds()
        for _ in range(edits):
            line = chance.randrange(text.count("\n"))
            position = {"line": line, "character": chance.randrange(len(text.split("\n")[line]) + 1)}
            session.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": position})
        columns.append((session.get_milliseconds() - before) / edits)
    columns.append(session.get_megabytes())
    session.stop()
    print(
        f"| {form.upper()} | {len(whole.encode()) / 1024:.0f} | {' | '.join(f'{one:.0f}' for one in columns)} |",
        flush=True,
    )


def wait_for(session: Session, version: int) -> None:
    """Wait for the diagnostics of a version."""
    session.wait(lambda message: message.get("params", {}).get("version") == version)


if __name__ == "__main__":
    main()
