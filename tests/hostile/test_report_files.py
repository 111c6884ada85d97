"""Reports in files: whole, by rename, and never over what a run reads, by whatever path or link."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command import BASE, MINIMAL, reset_signals, run

from meeting_readout.files.outputs import find_target
from meeting_readout.validator.report import json as json_report

GOOD = MINIMAL.read_bytes()
COMMAND = f"{sys.executable} -m meeting_readout"
OVER = "cannot be written: it is one of the files to check.\n"

posix = pytest.mark.skipif(os.name != "posix", reason="links and streams of POSIX systems")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document whose name is not that of a readout; it is the current one."""
    monkeypatch.chdir(tmp_path)
    Path("a.json").write_bytes(GOOD)
    return tmp_path


def names() -> list[str]:
    """Give the names in the current folder, hidden ones included."""
    return sorted(path.name for path in Path().iterdir())


def shell(line: str) -> tuple[int, str]:
    """Run a line of a shell; give its exit code, and all that it prints."""
    done = subprocess.run(
        line, shell=True, executable="/bin/bash", capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stdout + done.stderr


WAYS: dict[str, Callable[[], object]] = {
    "a.json": lambda: None,
    "./a.json": lambda: None,
    "sub/../a.json": lambda: Path("sub").mkdir(),
    "sub/a.json": lambda: Path("sub").symlink_to("."),
    "link": lambda: Path("link").symlink_to("a.json"),
    "second": lambda: (Path("link").symlink_to("a.json"), Path("second").symlink_to("link")),
    "hard": lambda: os.link("a.json", "hard"),
}
"""Names of the document, and what makes each of them one."""


@posix
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("format_", ["json", "text"])
def test_a_report_never_replaces_a_document(way: str, format_: str) -> None:
    """A report to a file that is checked is refused before anything is printed, under whatever name."""
    WAYS[way]()
    assert run("validate", "a.json", "--format", f"{format_}:{way}") == (2, "", f"{way} {OVER}", b"")
    assert run("validate", way, "--format", f"{format_}:{Path('a.json').resolve()}").code == 2
    assert Path("a.json").read_bytes() == GOOD
    assert not [name for name in names() if name.endswith(".tmp")]


def test_a_report_never_replaces_what_a_search_finds() -> None:
    """So it is for files that a pattern or the settings choose."""
    pattern = run("validate", "*.json", "--format", "json:a.json")
    assert (pattern.code, pattern.err) == (2, f"a.json {OVER}")
    Path("readout.toml").write_text('include = ["*.json"]', encoding="utf-8")
    assert run("validate", "--format", "json:a.json").code == 2
    assert run("validate", ".", "--format", "json:a.json").code == 2
    assert Path("a.json").read_bytes() == GOOD


@posix
def test_a_report_never_replaces_the_standard_input() -> None:
    """So it is for a document that comes through -."""
    assert shell(f"{COMMAND} validate - --format json:a.json < a.json") == (2, f"a.json {OVER}")
    assert Path("a.json").read_bytes() == GOOD


@pytest.mark.parametrize(
    "name",
    ["readout.toml", "pyproject.toml", ".gitignore", "x.readout.json", "X.READOUT.YML", "x.readout.jsonl.gz"],
)
def test_a_report_has_no_name_that_runs_look_for(name: str) -> None:
    """A report with the name of settings or of a readout would be read by the next run."""
    found = run("validate", "a.json", "--format", f"json:{name}")
    assert (found.code, found.out) == (2, "")
    assert found.err == f"{name} cannot be written: runs read files of this name; give the report another one.\n"
    assert names() == ["a.json"]


@posix
def test_a_link_to_settings_is_followed() -> None:
    """The name that counts is that of the file, and of every link."""
    Path("readout.toml").write_bytes(b"")
    Path("report").symlink_to("readout.toml")
    assert run("validate", "a.json", "--format", "json:report").code == 2
    assert Path("readout.toml").read_bytes() == b""


@posix
@pytest.mark.parametrize("second", ["report", "./report", "link"])
def test_two_reports_need_two_files(second: str) -> None:
    """Two reports to one file are refused; a device takes both."""
    Path("link").symlink_to("report")
    found = run("validate", "a.json", "--format", "json:report", "--format", f"sarif:{second}")
    assert (found.code, found.err) == (2, f"{second} cannot be written: another report goes to the same file.\n")
    assert names() == ["a.json", "link"]
    assert run("validate", "a.json", *(["--format", f"json:{os.devnull}"] * 2)).code == 0


@posix
def test_a_link_stays_a_link() -> None:
    """A report through a link goes to the file to which the link leads, there or not yet there."""
    Path("link").symlink_to("report")
    for _ in range(2):
        assert run("validate", "a.json", "--format", "json:link").code == 0
        assert Path("link").is_symlink()
        assert json.loads(Path("report").read_text("utf-8"))["exit_code"] == 0


def test_a_report_keeps_permissions() -> None:
    """A report that replaces another keeps its permissions; a new one has those of new files."""
    Path("report").write_bytes(b"old")
    Path("report").chmod(0o640)
    assert run("validate", "a.json", "--format", "json:report", "--format", "json:new").code == 0
    assert Path("report").stat().st_mode & 0o777 == (0o640 if os.name == "posix" else 0o666)
    Path("plain").touch()
    assert Path("new").stat().st_mode == Path("plain").stat().st_mode


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sub", "is a directory"),
        ("new/", "is a directory"),
        ("gone/report", "no such file or directory"),
        ("a.json/report", "not a directory"),
    ],
)
def test_a_report_that_cannot_be_written(name: str, said: str) -> None:
    """It is found before the run begins, and the other reports are not written."""
    Path("sub").mkdir()
    found = run("validate", "a.json", "--format", "json:other", "--format", "text", "--format", f"json:{name}")
    assert (found.code, found.out, found.err) == (2, "", f"{name} cannot be written: {said}.\n")
    assert names() == ["a.json", "sub"]


@posix
def test_a_loop_of_links() -> None:
    """A link that leads to itself is no file."""
    Path("loop").symlink_to("loop")
    found = run("validate", "a.json", "--format", "json:loop")
    assert (found.code, found.err[:25]) == (2, "loop cannot be written: t")


def test_an_error_leaves_the_old_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ends with an error writes none of its reports."""

    def fail(*_: object) -> str:
        raise RuntimeError

    Path("report").write_bytes(b"old")
    monkeypatch.setattr(json_report.Report, "end", fail)
    with pytest.raises(RuntimeError):
        run("validate", "a.json", "--format", "sarif:first", "--format", "json:report")
    assert (Path("report").read_bytes(), names()) == (b"old", ["a.json", "report"])


def test_a_wrong_usage_leaves_the_old_report() -> None:
    """So does a run that has nothing to check."""
    Path("report").write_bytes(b"old")
    assert run("validate", "--format", "json:report").code == 2
    assert (Path("report").read_bytes(), names()) == (b"old", ["a.json", "report"])


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_fault_at_the_end(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Where the disk fails at the last step, that is a sentence and exit code 2, and the old report stays."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    Path("report").write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(os if step == "fsync" else Path, step, fail)
        found = run("validate", "a.json", "--format", "json:report")
    assert (found.code, found.err) == (2, "report cannot be written: input/output error.\n")
    assert (Path("report").read_bytes(), names()) == (b"old", ["a.json", "report"])


@posix
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)])
def test_a_signal_leaves_the_old_report(sent: signal.Signals, code: int) -> None:
    """A run that is stopped by a signal leaves the old report whole."""
    Path("report").write_bytes(b"old")
    words = [sys.executable, "-m", "meeting_readout", "validate", "-v", "--format", "json:report", "a.json", "-"]
    with subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=reset_signals,  # noqa: PLW1509 - it takes no lock
    ) as run_:
        assert run_.stderr
        run_.stderr.readline()  # the first document has been checked
        run_.send_signal(sent)
        assert run_.wait(20) == code
    assert Path("report").read_bytes() == b"old"
    assert names() == ["a.json", "report"] or sent == signal.SIGKILL


def test_a_report_is_no_document_of_its_own_run() -> None:
    """Settings may include every file of the folder in which a report is being written."""
    Path("readout.toml").write_text('include = ["out/**"]', encoding="utf-8")
    Path("out").mkdir()
    Path("out/b.readout.json").write_bytes(GOOD)
    found = run("validate", "--format", "json:out/report", "--format", "text")
    assert (found.code, found.out) == (0, "1 document valid. Level: core.\n")
    again = run("validate", "--format", "json:out/report")  # now it is one, by the settings
    assert (again.code, again.err) == (2, f"out/report {OVER}")


@posix
def test_streams_and_pipes_get_reports() -> None:
    """A report to a stream of the process, a pipe or a device is written as the run goes."""
    said = "-:1:1: error W001: the file is empty.\n"
    run_ = f"{COMMAND} validate - -q --format concise:"
    assert shell(f"{run_}/dev/stdout < /dev/null | cat") == (0, said)
    assert shell(f"{run_}/dev/stderr < /dev/null") == (1, said)
    assert shell(f"{run_}/dev/fd/1 < /dev/null") == (1, said)
    assert shell(f"{run_}/proc/self/fd/2 < /dev/null") == (1, said)
    assert shell(f"{run_}/dev/null < /dev/null") == (1, "")
    assert shell(f"cat <({run_}>(cat) < /dev/null; sleep 0.2)") == (0, said)
    assert shell(f"mkfifo pipe; cat pipe & {run_}pipe < /dev/null; wait") == (0, said)


@posix
def test_a_stream_to_a_file_goes_on() -> None:
    """A report to /dev/stdout stands between what the shell writes before and after it, also in a file."""
    line = f"(echo begin; {COMMAND} validate - -q --format concise:/dev/stdout < /dev/null; echo end)"
    for redirect, before in ((">", ""), (">>", "old\n")):
        Path("log").write_text("old\n", encoding="utf-8")
        assert shell(f"{line} {redirect} log") == (0, "")
        assert Path("log").read_text("utf-8") == f"{before}begin\n-:1:1: error W001: the file is empty.\nend\n"


@posix
def test_only_streams_of_this_process_are_streams(folder: Path) -> None:
    """A folder may be called fd; a file in it is a file like others."""
    assert find_target(f"/proc/{os.getpid()}/fd/1") is None
    assert find_target("/dev/stdout") is None
    assert find_target("fd/1") == folder.resolve() / "fd" / "1"


@posix
def test_many_documents_and_processes() -> None:
    """A file that is found late in a search is protected, too, with several processes."""
    Path("readout.toml").write_text('include = ["*.json"]', encoding="utf-8")
    for number in range(120):
        Path(f"{number:03}.json").write_text(json.dumps(BASE), encoding="utf-8")
    found = run("validate", "--jobs", "2", "--format", "json:119.json")
    assert (found.code, found.err) == (2, f"119.json {OVER}")
    assert json.loads(Path("119.json").read_text("utf-8")) == BASE


CONVERT = "cannot be written: it is one of the files to convert.\n"


@posix
@pytest.mark.parametrize("way", [way for way in WAYS if way not in ("link", "second")])
def test_convert_never_replaces_its_source(way: str) -> None:
    """The source of a conversion is not its output, under whatever name; not even in the same form."""
    WAYS[way]()
    for to in ("json", "xml", "jsonl"):
        assert run("convert", "a.json", "--to", to, "-o", way) == (2, "", f"{way} {CONVERT}", b"")
    assert shell(f"{COMMAND} convert - --to xml -o a.json < a.json") == (2, f"a.json {CONVERT}")
    assert Path("a.json").read_bytes() == GOOD


def test_a_collection_never_replaces_its_records() -> None:
    """Nor is a file of a folder, a pattern or a collection the output of its own conversion."""
    Path("b.readout.json").write_bytes(GOOD)
    line = json.dumps(BASE).encode() + b"\n"
    Path("c.readout.jsonl").write_bytes(line + b"{}\n")
    for source, output in (
        (".", "b.readout.json"),
        ("*.readout.json", "b.readout.json"),
        ("c.readout.jsonl", "c.readout.jsonl"),
        ("*.readout.jsonl", "c.readout.jsonl"),
    ):
        found = run("convert", source, "--to", "jsonl", "-o", output)
        assert (found.code, found.err) == (2, f"{output} {CONVERT}")
    assert Path("b.readout.json").read_bytes() == GOOD
    assert Path("c.readout.jsonl").read_bytes() == line + b"{}\n"
    assert names() == ["a.json", "b.readout.json", "c.readout.jsonl"]
