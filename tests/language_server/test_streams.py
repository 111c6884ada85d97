"""The server as a process: it talks over its standard streams only, ends with them, and says what it needs."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsp_samples import FORMS, fill

CLOSED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system")
"""What no session does, by the names under which Python reports it."""
WATCHED = f"""
import sys
seen = []
sys.addaudithook(lambda event, args: seen.append(event) if event in {CLOSED} or event.startswith("os.exec") else None)
sys.argv[1:] = ["lsp"]
from meeting_readout.__main__ import main
try:
    main()
finally:
    sys.stderr.write(f"seen: {{seen}}")
"""


def frame(method: str, params: Any, **more: Any) -> bytes:
    """Write a message as it is sent."""
    data = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)


def session(*messages: bytes) -> bytes:
    """Write a session from its beginning to its end."""
    start = {"processId": None, "rootUri": None, "capabilities": {}}
    first = frame("initialize", start, id=0) + frame("initialized", {})
    return first + b"".join(messages) + frame("shutdown", None, id=99) + frame("exit", None)


def test_no_socket_and_no_program_is_used(tmp_path: Path) -> None:
    """A session connects to nothing and starts nothing, whatever addresses a document names."""
    messages = []
    for number, form in enumerate(FORMS):
        uri = (tmp_path / f"a.readout.{form}").as_uri()
        text = fill(form, "", ("harbour-council-4", "harbour-council-5")).replace("en", "http://127.0.0.1:1/x", 1)
        item = {"uri": uri, "languageId": form, "version": 1, "text": text}
        messages.append(frame("textDocument/didOpen", {"textDocument": item}))
        at = {"textDocument": {"uri": uri}, "position": {"line": 4, "character": 8}}
        messages.append(frame("textDocument/hover", at, id=10 * number + 1))
        messages.append(frame("textDocument/completion", at, id=10 * number + 2))
        command = {"command": "readout.page", "arguments": [uri]}
        messages.append(frame("workspace/executeCommand", command, id=10 * number + 3))
    done = subprocess.run(
        [sys.executable, "-c", WATCHED], input=session(*messages), capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr.decode()) == (0, "seen: []")
    assert done.stdout.count(b"<!DOCTYPE html>") == len(FORMS)


def test_it_ends_when_nobody_writes_any_more() -> None:
    """Where the editor is gone, the server ends by itself, without a traceback."""
    start = {"processId": None, "rootUri": None, "capabilities": {}}
    command = [sys.executable, "-m", "meeting_readout", "lsp"]
    done = subprocess.run(command, input=frame("initialize", start, id=0), capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_without_its_extra_it_says_what_to_install() -> None:
    """Without pygls the command ends with exit code 2, and the sentence that names the extra."""
    code = "import sys; sys.modules['pygls'] = None; sys.argv[1:] = ['lsp']\n"
    code += "from meeting_readout.__main__ import main\nmain()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "lsp needs pygls: pip install 'meeting-readout[lsp]'." in done.stderr


@pytest.mark.parametrize("content", [b"nonsense\r\n\r\n", b"Content-Length: 5\r\n\r\n{{{{{"])
def test_what_is_no_message_does_no_harm(content: bytes) -> None:
    """After bytes that are no message the session goes on."""
    start = {"processId": None, "rootUri": None, "capabilities": {}}
    sent = frame("initialize", start, id=0) + content + frame("shutdown", None, id=9) + frame("exit", None)
    command = [sys.executable, "-m", "meeting_readout", "lsp"]
    done = subprocess.run(command, input=sent, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0
    assert b'"id": 9' in done.stdout
