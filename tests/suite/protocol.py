"""The protocol of the runner (README.md): how a command is asked, and in what an answer differs from the one expected.

Documents are compared here, too: by their content.
"""

import json
import subprocess
import threading
import xml.etree.ElementTree as Tree
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

SECONDS = 120
NO_CONTENT = (
    "{http://www.w3.org/XML/1998/namespace}space",
    "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation",
)
Answer = dict[str, Any]
Findings = list[dict[str, Any]]


class Command:
    """A command under test: started for each question, or once for all."""

    def __init__(self, words: list[str], batch: bool) -> None:
        self.words = words
        self.process = subprocess.Popen([*words, "--batch"], stdin=-1, stdout=-1) if batch else None  # noqa: S603 - the command is what is tested

    def ask(self, *arguments: str) -> Answer:
        """Give the answer to one question; what is no answer says so under `broken`."""
        process = self.process or subprocess.Popen([*self.words, *arguments], stdout=-1)  # noqa: S603 - as above
        timer = threading.Timer(SECONDS, process.kill)
        timer.start()
        try:
            if self.process:
                assert process.stdin
                assert process.stdout
                process.stdin.write(json.dumps(arguments).encode() + b"\n")
                process.stdin.flush()
                said = process.stdout.readline()
            else:
                said = process.communicate()[0]
            found = json.loads(said)
            return found if isinstance(found, dict) else {"broken": "the answer is no object"}
        except (OSError, ValueError) as error:
            return {"broken": f"there is no answer in JSON: {error}"}
        finally:
            timer.cancel()

    def end(self) -> None:
        """Let a command that waits for questions end."""
        if self.process:
            try:
                self.process.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()


class Server:
    """A server on this machine that answers nothing and keeps what it was asked for."""

    def __enter__(self) -> "Server":
        requests: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                requests.append(self.path)
                self.send_error(404)

            def log_message(self, *_words: Any) -> None:
                """Say nothing."""

        self.requests = requests
        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}/"
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.http.shutdown()
        self.http.server_close()


def compared(expect: dict[str, Any], answer: Answer, extra: dict[str, list[str]]) -> Iterator[str]:
    """Yield in what an answer differs from what is expected of it; `extra` is what it may say besides."""
    findings = answer.get("findings") or []
    told = [finding.get("code") for finding in findings]
    if "or" in expect and expect["or"] in told:
        return
    if expect.get("verdict", "valid") == "valid" and "verdict" in expect and answer.get("verdict") != "valid":
        yield f"expected valid, found {said(answer)}"
    if expect.get("verdict") == "invalid" and answer.get("verdict") not in ("invalid", "unreadable"):
        yield f"expected invalid, found {said(answer)}"
    if "findings" in expect and codes(drop_extra(findings, expect["findings"], extra)) != codes(expect["findings"]):
        yield f"expected {listed(expect['findings'])}, found {listed(findings)}"
    if not set(expect.get("codes", ())) <= set(told):
        yield f"expected {', '.join(expect['codes'])}, found {said(answer)}"
    if expect.get("incomplete") and answer.get("incomplete") is not True:
        yield "the answer does not say that it is incomplete"
    if len(findings) < expect.get("many", 0):
        yield f"expected {expect['many']} findings, found {len(findings)}"
    if "written" in expect and len(set(answer.get("written") or [])) != expect["written"]:
        yield f"expected {expect['written']} documents of different names, found {answer.get('written')}"
    text = answer.get("text")
    if text is not None and not all(words in text for words in expect.get("keeps", ())):
        yield "what was written has lost what it had to keep"
    if "lacks" in expect and (text is None or any(words in text for words in expect["lacks"])):
        yield "nothing was written, or what belongs to the other form"
    if "text" in expect and expect["text"] is None and text is not None:
        yield "something was written"
    if "documents" in expect:
        yield from _documents(expect["documents"], answer.get("documents") or [], extra)


def _documents(
    expected: list[dict[str, Any]], found: list[dict[str, Any]], extra: dict[str, list[str]]
) -> Iterator[str]:
    if len(expected) != len(found):
        yield f"expected {len(expected)} documents, found {len(found)}"
        return
    for number, (one, other) in enumerate(zip(expected, found, strict=True), 1):
        yield from (f"document {number}: {difference}" for difference in compared(one, other, extra))
        if "file" in one and Path(str(other.get("file"))).name != one["file"]:
            yield f"document {number}: expected {one['file']}, found {other.get('file')}"
        for finding, place in zip(other.get("findings") or [], one.get("findings") or [], strict=False):
            if finding.get("line") != place["line"]:
                yield f"document {number}: expected line {place['line']}, found {finding.get('line')}"


def codes(findings: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Give code and pointer of findings, in no order."""
    return sorted((str(finding.get("code")), str(finding.get("pointer"))) for finding in findings)


def drop_extra(found: Findings, expected: Findings, extra: dict[str, list[str]]) -> Findings:
    """Drop the findings that a program may report beside those that are expected (spec 8.5-11)."""
    beside, allowed = tuple(extra["beside"]), tuple(extra["codes"])
    if not any(code.startswith(beside) for code, _pointer in codes(expected)):
        return found
    wanted = set(codes(expected))
    return [one for one in found if codes([one])[0] in wanted or not str(one.get("code")).startswith(allowed)]


def listed(findings: list[dict[str, Any]]) -> str:
    """Give code and pointer of findings in words."""
    return ", ".join(f"{code} at {pointer or 'the root'}" for code, pointer in codes(findings)) or "no finding"


def said(answer: Answer) -> str:
    """Give what an answer says, in short."""
    if answer.get("unsupported"):
        return "unsupported"
    return answer.get("broken") or f"{answer.get('verdict')}: {listed((answer.get('findings') or [])[:5])}"


def content(value: Any) -> Any:
    """Give data so that it compares by value and type: true is not 1, and `$schema` is no content."""
    if isinstance(value, dict):
        return {key: content(inner) for key, inner in value.items() if key != "$schema"}
    return [content(inner) for inner in value] if isinstance(value, list) else (type(value).__name__, value)


def tree(data: bytes) -> Any:
    """Give XML so that it compares by content: without comments, layout and what is none of it."""
    return _element(Tree.fromstring(data))  # noqa: S314 - there is nothing else in the standard library


def _element(element: Tree.Element) -> Any:
    attributes = sorted((name, value) for name, value in element.attrib.items() if name not in NO_CONTENT)
    text = element.text or ""
    return element.tag, attributes, text if text.strip(" \t\r\n") else "", [_element(inner) for inner in element]
