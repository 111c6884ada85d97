"""Nothing is fetched and nothing is sent: every verb does its work where no socket can be opened."""

import shutil
import socket
from pathlib import Path

import pytest
from command import EXAMPLES, run

from meeting_readout.cli.main import VERBS
from meeting_readout.export import TARGETS

RUNS: dict[str, list[tuple[str, ...]]] = {
    "validate": [("--level", "complete", "."), ("--format", "sarif", "--jobs", "1", ".")],
    "check": [(".",)],
    "convert": [(name, "--to", to) for name in ("a.readout.json", "a.readout.xml") for to in ("json", "xml", "yaml")],
    "fmt": [("--check", "."), (".",)],
    "fix": [("--unsafe", "--diff", "."), ("--unsafe", ".")],
    "coverage": [("a.readout.json",)],
    "show": [
        ("a.readout.json",),
        ("--full", "a.readout.xml"),
        ("a.readout.yaml", "-o", "x.html"),
        (".", "-o", "site/"),
    ],
    "diff": [
        ("a.readout.json", "a.readout.xml"),
        ("a.readout.json", "sme-leading-group-7.readout.xml", "--format", "html"),
    ],
    "new": [("a.html", "-o", "new.readout.yaml"), ("a.docx",), ("a.pdf",)],
    "check-source": [("a.readout.json", "a.html"), ("a.readout.json", "a.docx"), ("a.readout.json", "a.pdf")],
    "export": [
        *(("sme-leading-group-7.readout.json", "--to", target) for target in TARGETS),
        ("sme-leading-group-7.readout.json", "--to", "sqlite", "-o", "x.sqlite"),
    ],
    "names": [("sme-leading-group-7.readout.json",)],
    "rules": [()],
    "explain": [("W008",)],
    "schema": [("--format", name) for name in ("json", "xsd", "catalog")],
    "config": [("show", "a.readout.json")],
    "init": [()],
    "completion": [("bash",)],
    "lsp": [("--help",)],  # what its sessions do is watched in `language_server/test_streams.py`
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The examples, and documents that name addresses, in a folder of their own; any socket fails the test."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for form in ("json", "xml", "yaml"):
        shutil.copy(EXAMPLES / "minimal" / f"minimal.readout.{form}", tmp_path / f"a.readout.{form}")
    for path in (EXAMPLES / "reference").glob("*.readout.*"):
        shutil.copy(path, tmp_path)
    (tmp_path / "b.readout.json").write_text('{"$schema": "http://127.0.0.1:1/s.json", "$ref": "http://127.0.0.1:1/r"}')
    (tmp_path / "b.readout.xml").write_text(
        '<?xml-model href="http://127.0.0.1:1/m.rng"?><!DOCTYPE readout SYSTEM "http://127.0.0.1:1/d.dtd"><readout/>'
    )
    (tmp_path / "c.readout.xml").write_text(
        '<readout xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="http://127.0.0.1:1/"/></readout>'
    )
    (tmp_path / "a.html").write_text(
        '<base href="http://127.0.0.1:1/"><link rel=stylesheet href="http://127.0.0.1:1/s.css"><p>The council met.'
        '<img src="http://127.0.0.1:1/i.png"><iframe src="http://127.0.0.1:1/f"></iframe>'
    )
    for kind in ("docx", "pdf"):
        shutil.copy(EXAMPLES / "sources" / f"bridge-committee-3.{kind}", tmp_path / f"a.{kind}")
    (tmp_path / "b.readout.yaml").write_text("# yaml-language-server: $schema=http://127.0.0.1:1/s.json\na: b\n")
    monkeypatch.chdir(tmp_path)
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    return tmp_path


def test_every_verb_is_run() -> None:
    """No verb is left out below."""
    assert set(RUNS) == set(VERBS)


@pytest.mark.parametrize("verb", RUNS)
def test_no_socket_is_opened(verb: str) -> None:
    """A verb ends with one of its exit codes, and opens no socket, whatever addresses the documents name."""
    for words in RUNS[verb]:
        result = run(verb, *words)
        assert result.code in (0, 1), result
        assert "a socket was opened" not in result.out + result.err
