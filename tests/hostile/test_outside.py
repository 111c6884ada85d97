"""What comes to a run from outside: closed streams, full disks, signals, lost folders, settings of strangers."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, process_time, sleep

import pytest
from command import BASE, MINIMAL, reset_signals, run
from interrupts import check_interrupts

from meeting_readout.runner import timeout
from meeting_readout.validator.finding import Edit, Finding, Verdict
from meeting_readout.validator.fixes import apply

GOOD = MINIMAL.read_bytes()
NAME = "a.readout.json"
COMMAND = f"{sys.executable} -m meeting_readout"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams and signals of POSIX systems")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one document; it is the current one."""
    monkeypatch.chdir(tmp_path)
    Path(NAME).write_bytes(GOOD + b"\n ")
    return tmp_path


def shell(line: str) -> tuple[int, str]:
    """Run a line of a shell; give its exit code, and all that it said."""
    done = subprocess.run(line, shell=True, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize(
    "words",
    [
        f"validate {NAME}",
        f"convert {NAME} --to xml",
        f"convert {NAME} --to xml --check",
        f"fmt - < {NAME}",
        f"fix - < {NAME}",
        f"coverage {NAME}",
        "schema",
    ],
)
def test_an_output_without_room(words: str) -> None:
    """Where there is no room for what is printed, that is a sentence and exit code 2, whatever the verb."""
    code, said = shell(
        f"{COMMAND} {words} > /dev/full < {NAME}" if "<" not in words else f"{COMMAND} {words} > /dev/full"
    )
    assert (code, said) == (2, "the standard output cannot be written: no space left on device.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (f"validate --format json:/dev/full {NAME}", "/dev/full cannot be written: no space left on device.\n"),
        (f"validate -v {NAME} 2> /dev/full", ""),
        ("fix --help > /dev/full", "stopped: no space left on device.\n"),
    ],
)
def test_reports_and_messages_without_room(words: str, said: str) -> None:
    """So it is for a report in a file, for messages, and for help."""
    assert shell(f"{COMMAND} {words}") == (2, said)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (f"validate {NAME} >&-", 2, "the standard output cannot be written: bad file descriptor.\n"),
        (f"validate {NAME} 2>&-", 0, "1 document valid. Level: core.\n"),
        (f"fmt {NAME} 0<&- 1>&- 2>&-", 0, ""),
        ("validate -q --format concise - <&-", 3, "-:1:1: error E002: the file cannot be read: bad file descriptor.\n"),
    ],
)
def test_closed_streams(words: str, code: int, said: str) -> None:
    """A stream that was closed before the start is missed only where it is needed."""
    assert shell(f"{COMMAND} {words}") == (code, said)
    if "fmt" in words:
        assert Path(NAME).read_bytes() == GOOD


READ = {
    f"validate {NAME}": 0,
    f"validate -v {NAME} b.readout.json": 1,
    f"validate --format json {NAME}": 0,
    f"convert {NAME} --to xml": 0,
    f"fmt --diff {NAME}": 1,
    f"fmt {NAME}": 0,
    f"fix - < {NAME}": 0,
    "coverage b.readout.json": 1,
    "schema": 0,
    "explain S001": 0,
    "--help": 0,
    "nonsense": 2,
}
"""Runs, and the exit code of each if all is read that it prints."""


@pytest.mark.parametrize("words", READ)
def test_a_reader_that_leaves(words: str) -> None:
    """A run whose output and messages nobody reads ends as if they had been read."""
    Path("b.readout.json").write_text(json.dumps(BASE | {"chair": "A"}), encoding="utf-8")
    assert shell(f"({COMMAND} {words}; echo $? > code) 2>&1 | true; cat code") == (0, f"{READ[words]}\n")


@pytest.mark.parametrize("option", ["", "-u"])
def test_a_reader_that_leaves_gets_no_message(option: str) -> None:
    """Nothing is said about it, with and without a buffer."""
    line = f"({sys.executable} {option} -m meeting_readout validate {NAME}; echo $? >&2) | true"
    assert shell(line) == (0, "0\n")


def test_a_report_that_nobody_reads() -> None:
    """So it is for a report in a file that is a pipe."""
    os.mkfifo("pipe")
    with subprocess.Popen(["sh", "-c", ": < pipe"]):
        words = [sys.executable, "-m", "meeting_readout", "validate", "-", "--format", "json:pipe"]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as run_:
            sleep(1)  # the reader has left, and the run waits for its document
            _, said = run_.communicate(GOOD, timeout=20)
    assert (run_.returncode, said) == (0, b"")


@pytest.mark.parametrize("verb", ["validate .", "fmt .", "init"])
def test_the_current_folder_is_gone(verb: str) -> None:
    """Where the folder is gone in which the command was started, it says so, with exit code 2."""
    said = shell(f"mkdir gone; cd gone; rmdir ../gone; {COMMAND} {verb}")
    assert said == (2, "stopped: the current folder is gone.\n")


@pytest.mark.parametrize("path", ["round/x.json", "round/*.json", "round/", "a" * 300, "a" * 300 + "/*.json"])
def test_paths_that_lead_nowhere(path: str) -> None:
    """A path by way of a link to itself, or with a name that is too long, is one that is not there (E001)."""
    Path("round").symlink_to("round")
    result = run("validate", "--format", "concise", path)
    assert (result.code, "E001" in result.out) == (2, True)
    assert run("validate", "--stdin-filename", path, "-", given=GOOD).code == 0
    assert run("config", "show", path).code == 0


SETTINGS = {
    "a suppression": f'[[suppress]]\nrule = "Q101"\nfile = "{"a" * 300}"\nreason = "x"\nitem = "p"\n',
    "a folder": f'include = ["{"a" * 300}/*.json"]\n',
    "a number": f"level = {'9' * 5000}\n",
    "a key of many parts": ".".join("a" * 100_000) + " = 1\n",
    "many keys": "".join(f"a{number} = 1\n" for number in range(90_000)),
    "many suppressions": "".join(
        f'[[suppress]]\nrule = "Q101"\nfile = "a{number}"\nreason = ""\nitem = "p"\n' for number in range(10_000)
    ),
    "deep": "a = " + "[" * 100_000 + "\n",
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_of_a_stranger(name: str) -> None:
    """Settings made to stop the command, or to keep it busy, get a verdict in seconds."""
    Path("readout.toml").write_text(SETTINGS[name], encoding="utf-8")
    begin = process_time()
    result = run("validate", "--max-findings", "1", ".")
    assert process_time() - begin < 8
    assert result.code == (0 if "suppression" in name or name == "a folder" else 2)


def test_a_collection_in_its_own_folder() -> None:
    """A collection of a folder that stands in it does not take in itself when it is made again."""
    for _ in range(2):
        assert run("convert", ".", "--to", "jsonl", "-o", "all.readout.jsonl").code == 0
        assert Path("all.readout.jsonl").read_bytes().count(b"\n") == 1


def test_a_second_run_into_a_folder() -> None:
    """What an earlier run has written is in order; another readout of that name is never written over (C003)."""
    lines = [json.dumps(BASE | {"id": id_}) + "\n" for id_ in ("r1", "r2")]
    Path("all.readout.jsonl").write_text("".join(lines), encoding="utf-8")
    words = ("convert", "all.readout.jsonl", "--to", "json", "-o", "out")
    assert run(*words).code == 0
    Path("out/r2.readout.json").unlink()
    assert run(*words) == (0, "", "1 written, 1 unchanged.\n", b"")
    assert len(list(Path("out").iterdir())) == 2
    Path("all.readout.jsonl").write_text(lines[0] * 2, encoding="utf-8")
    assert "C003" in run(*words).err


def test_an_id_that_is_too_long_for_a_name() -> None:
    """A record whose id makes no name of a file is told (C003), and the others are written."""
    ids = ("urn:x:" + "/" * 90, "r2", "urn:../../../x", "con")
    lines = [json.dumps(BASE | {"id": id_}) + "\n" for id_ in ids]
    Path("all.readout.jsonl").write_text("".join(lines), encoding="utf-8")
    result = run("convert", "all.readout.jsonl", "--to", "json", "-o", "out")
    assert (result.code, "error C003: the name urn%3Ax%3A" in result.err) == (1, True)
    names = ["con.readout.json", "r2.readout.json", "urn%3A..%2F..%2F..%2Fx.readout.json"]
    assert sorted(path.name for path in Path("out").iterdir()) == names


def test_a_difference_takes_no_longer_than_it_may() -> None:
    """A file made so that comparing it takes for ever is told, when the time is over."""
    blocks = [f'    {{"id": "p{n}", "content": "word {n}"}},{" " * (n % 2)}' for n in range(30_000)]
    text = json.dumps(BASE)[:-1] + ', "blocks": [\n' + "\n".join(blocks).rstrip(" ,") + "\n]}"
    Path(NAME).write_text(text, encoding="utf-8")
    result = run("fmt", "--diff", "--timeout", "2", NAME)
    assert result.code == 1
    assert result.out == f"{NAME}: so much would change that it takes longer than 2 seconds to compare.\n"


def test_mending_takes_no_longer_than_it_may() -> None:
    """Edits that do harm are tried no longer than the time allows."""
    edits = [Edit(start=n, end=n, text="x", line=1, column=n, end_line=1, end_column=n) for n in range(100)]
    findings = tuple(
        Finding("S001", "error", "", "a", "json", 1, 1, 1, 2, f"/{n}", edits=(edit,), safety="safe")
        for n, edit in enumerate(edits)
    )
    before = Verdict("a", "json", "core", findings)

    def check_input(_: bytes) -> Verdict:
        until = process_time() + 0.05
        while process_time() < until:
            pass
        return Verdict("a", "json", "core", findings, "it got worse")

    begin = process_time()
    assert apply.fix_document(b"y" * 100, before, check_input, lambda _: True, 0.2).data == b"y" * 100
    assert process_time() - begin < 1


def test_the_clock_is_stopped_whenever_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """An alarm that comes while the clock is being stopped does not leave it running, to end the process later."""
    set_timer, calls = signal.setitimer, []

    def late(which: int, seconds: float, *rest: float) -> object:
        calls.append(seconds)
        if calls == [5, 0]:
            raise timeout.TimedOut
        return set_timer(which, seconds, *rest)

    monkeypatch.setattr(signal, "setitimer", late)
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(timeout.TimedOut):
        timeout.run_within(5, lambda: None)
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getsignal(signal.SIGPROF) == before


def test_a_busy_machine_changes_no_verdict() -> None:
    """The time in which the process had no processor is not counted."""
    assert timeout.run_within(0.2, lambda: sleep(0.6)) is None


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give files away")
def test_the_owner_stays() -> None:
    """Root does not take away a file by writing it."""
    os.chown(NAME, 65534, 65533)
    assert run("fmt", NAME).code == 0
    status = Path(NAME).stat()
    assert (Path(NAME).read_bytes(), status.st_uid, status.st_gid) == (GOOD, 65534, 65533)


def test_a_second_signal_does_not_disturb_the_first() -> None:
    """The first signal ends the run, and cleans up to the end even if others arrive meanwhile."""
    cleaning = "[os.kill(os.getpid(), number) for number in (1, 2, 15)], print('clean', flush=True)"
    assert stopped(signal.SIGHUP, cleaning) == (-signal.SIGHUP, "clean\n", "")
    assert stopped(signal.SIGINT, cleaning) == (130, "clean\n", "interrupted\n")


def stopped(sent: signal.Signals, cleaning: str) -> tuple[int, str, str]:
    """Send a signal to a run that cleans up in a given way; return its exit code and what it prints."""
    code = f"""
import os, time
from meeting_readout.runner import signals
signals.kill_children = lambda: ({cleaning})
signals.handle_signals()
try:
    os.kill(os.getpid(), {sent.value})
finally:
    print("raised", flush=True)
"""
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, capture_output=True, text=True, timeout=20, check=False, preexec_fn=reset_signals)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_cleaning_up_that_hangs(sent: signal.Signals) -> None:
    """A run ends within two seconds even if cleaning up hangs, and whatever it raises."""
    begin = monotonic()
    assert stopped(sent, "time.sleep(60)") == (128 + sent, "", "")
    assert monotonic() - begin < 2
    assert stopped(sent, "1 / 0")[:2] == (130 if sent == signal.SIGINT else -sent, "")


def test_ignored_signals_stay_ignored() -> None:
    """A run in the background, to which signals say nothing, goes on; so do its processes."""
    lines = "".join(json.dumps(BASE | {"id": f"r{number}"}) + "\n" for number in range(3000))
    Path("all.readout.jsonl").write_text(lines, encoding="utf-8")
    line = f"trap '' INT HUP; {COMMAND} validate --jobs 2 all.readout.jsonl & "
    line += "for n in 1 2 3 4 5 6 7 8; do sleep 0.1; kill -INT 0; kill -HUP 0; done; wait $!"
    done = subprocess.run(
        line, shell=True, capture_output=True, text=True, timeout=60, check=False, start_new_session=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "3,000 documents valid. Level: core.\n", "")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("verb", ["fmt", "convert"])
def test_a_signal_while_a_file_is_written(sent: signal.Signals, verb: str) -> None:
    """A signal that comes while a file is written leaves the old file and no other, and no traceback."""
    words = {"fmt": ["fmt", NAME], "convert": ["convert", ".", "--to", "jsonl", "-o", "b.readout.jsonl"]}[verb]
    script = f"import os; os.fsync = lambda _: os.kill(os.getpid(), {sent.value})\n"
    script += f"import sys; sys.argv[1:] = {words}\nfrom meeting_readout.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, timeout=20, check=False, preexec_fn=reset_signals
    )
    expected = (130, b"interrupted\n") if sent == signal.SIGINT else (-sent, b"")
    assert (done.returncode, done.stderr) == expected
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == {NAME: GOOD + b"\n "}


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("group", [True, False])
def test_no_process_outlives_the_run(sent: signal.Signals, group: bool) -> None:
    """However a run ends, alone or with its group, its processes end with it, at once and without a word."""
    lines = [json.dumps(BASE | {"id": f"r{number}"}) + "\n" for number in range(60_000)]
    Path("all.readout.jsonl").write_text("".join(lines), encoding="utf-8")
    words = [sys.executable, "-m", "meeting_readout", "validate", "--jobs", "2", "all.readout.jsonl"]
    started = subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=reset_signals,  # noqa: PLW1509 - it takes no lock
    )
    until, pids = monotonic() + 10, []
    while monotonic() < until and len(pids) < 2:
        sleep(0.02)
        pids = Path(f"/proc/{started.pid}/task/{started.pid}/children").read_text(encoding="ascii").split()
    (os.killpg if group else os.kill)(started.pid, sent)
    _, said = started.communicate(timeout=10)
    assert (started.returncode, said) == ((130, b"interrupted\n") if sent == signal.SIGINT else (-sent, b""))
    until = monotonic() + 5
    while monotonic() < until and any(alive(pid) for pid in pids):
        sleep(0.02)
    assert [pid for pid in pids if alive(pid)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_interrupts_at_random_moments(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two to five interrupts end a run of any verb with 130, within two seconds; nothing is left."""
    kinds = ("validate, two processes", "fix", "fmt", "convert from a collection", "coverage")
    found = check_interrupts(tmp_path_factory.mktemp("interrupts"), 12, 2, 8, kinds)
    assert found["interrupted"] + found["ended before"] == 12
    assert found["interrupted"] >= 6


def alive(pid: str) -> bool:
    """Whether a process still runs."""
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


NAMES = (
    b"new\nline",
    b"\n::error::x",
    b"##[error]x",
    b"\r\n##vso[x]",
    b"esc\x1b[31m",
    b"bad\xff\xed\xa0\x80",
    "\u202ertl\u2028".encode(),
    b"<script>&\"'",
    b"|`x`|[a](b)",
    b"a" * 240,
    b"--format",
)


@pytest.mark.parametrize("format_", ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"])
def test_names_that_would_speak(folder: Path, format_: str) -> None:
    """No name of a file begins a line, moves a terminal or a direction, or speaks to a CI service, in any format."""
    for name in NAMES:
        (folder / os.fsdecode(name + b".readout.json")).write_bytes(b"{")
    result = run("validate", "--format", format_, ".")
    assert result.code == 1
    text = result.raw.decode()
    assert not any(char in text for char in "\r\x1b\u202e\u2028")
    assert "##[" not in text
    assert "##vso[" not in text
    begun = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert [
        line for line in begun if format_ != "github" or not line.startswith(("::error file=", "::notice file="))
    ] == []
