"""`--with COMMAND`: programs that answer well, wrongly, half, never and too much; nothing false comes in."""

import json
import os
import random
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command import run

from meeting_readout import validate
from meeting_readout.drafting.answer import read_answer
from meeting_readout.drafting.command import CommandError, run_command
from meeting_readout.drafting.model_draft import draft_with

Node = dict[str, Any]
FUZZED = 2000
LINES = (
    "Water Council meets at Lindow",
    "The Ostrel Water Council met at Lindow on 3 April 2031, with Mayor Ida Quern in the chair.",
    "The Council approved the repair plan and asked the Harbour Office to carry it out before 1 June 2031.",
)
SOURCE: Node = {
    "specVersion": "1.0",
    "id": "ostrel",
    "level": "anchored",
    "release": {"title": LINES[0], "language": "en"},
    "blocks": [{"id": f"p{number}", "content": line} for number, line in enumerate(LINES, 1)],
    "record": {"tools": [{"name": "meeting-readout"}]},
}
GOOD: Node = {
    "meeting": {"status": "held", "anchors": [{"block": "p2", "exact": "The Ostrel Water Council met at Lindow"}]},
    "participants": [
        {
            "id": "quern",
            "type": "person",
            "name": "Ida Quern",
            "roles": [{"role": "chair"}],
            "anchors": [{"block": "p2", "exact": "with Mayor Ida Quern in the chair"}],
        }
    ],
    "decisions": [
        {
            "id": "d1",
            "act": "approve",
            "by": [{"ref": "meeting"}],
            "verb": "approved",
            "anchors": [{"block": "p3", "exact": "The Council approved the repair plan"}],
        }
    ],
    "directives": [
        {
            "id": "t1",
            "force": "request",
            "by": [{"ref": "meeting"}],
            "verb": "asked",
            "anchors": [{"block": "p3", "exact": "and asked the Harbour Office to carry it out before 1 June 2031"}],
        }
    ],
}
FALSE: Node = GOOD | {
    "decisions": [GOOD["decisions"][0] | {"anchors": [{"block": "p3", "exact": "approved the repair plans"}]}]
}
SPOIL_FROM: list[Any] = [
    "",
    "approved the moon",
    "p1",
    "p9",
    None,
    7,
    [],
    {},
    True,
    "meeting",
    "d1",
    "asked",
    -1,
    "\ud800",
]


def answer(*answers: Node | str | bytes) -> Callable[[str, bytes], bytes]:
    """Return a stand-in for the program that gives one answer after the other."""
    waiting = list(answers)

    def give(_command: str, _text: bytes) -> bytes:
        value = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if isinstance(value, dict):
            value = json.dumps(value)
        return value.encode() if isinstance(value, str) else value

    return give


def write_script(folder: Path, body: str) -> str:
    """Return the command that runs a script."""
    path = folder / "model.py"
    path.write_text(f"import json, os, sys, time\n{body}\n", encoding="utf-8")
    return f"'{sys.executable}' '{path}'"


def list_errors(readout: Node) -> list[str]:
    verdict = validate(json.dumps(readout).encode(), form="json", level="anchored")
    return [finding.code for finding in verdict.findings if finding.severity == "error"]


def list_quotations(node: Any) -> list[tuple[str, str]]:
    """Return all quotations of a readout, with their blocks, wherever they stand."""
    if isinstance(node, list):
        return [found for item in node for found in list_quotations(item)]
    if not isinstance(node, dict):
        return []
    own = [(node["block"], node["exact"])] if "block" in node and "exact" in node else []
    return own + [found for value in node.values() for found in list_quotations(value)]


def test_a_good_answer_comes_in_unconfirmed() -> None:
    proposed = draft_with(SOURCE, "model --fast", run=answer(GOOD))
    assert list_errors(proposed.readout) == []
    assert proposed.dropped == {}
    items = [proposed.readout["meeting"]] + [item for name in list(GOOD)[1:] for item in proposed.readout[name]]
    assert all(item["unconfirmed"] is True for item in items)
    assert proposed.readout["record"]["tools"] == [{"name": "meeting-readout"}, {"name": "model --fast"}]
    assert proposed.reasons["d1"] == "proposed by model"


@pytest.mark.parametrize(
    "text",
    [
        f"Here it is:\n```json\n{json.dumps(GOOD)}\n```\nHope it helps {{really}}.",
        f"Sure! {json.dumps(GOOD)} That was it.",
        f"\ufeff{json.dumps(GOOD)}\n",
        f"```\n{json.dumps(GOOD, indent=2)}\n```",
        f"<think>What about {{this}}?</think>\n{json.dumps(GOOD)}",
    ],
)
def test_json_is_found_in_prose(text: str) -> None:
    assert draft_with(SOURCE, "model", run=answer(text)).readout["decisions"][0]["id"] == "d1"


def test_the_findings_are_sent_back_until_the_answer_holds() -> None:
    texts: list[bytes] = []
    give = answer(FALSE, GOOD)

    def record(command: str, text: bytes) -> bytes:
        texts.append(text)
        return give(command, text)

    proposed = draft_with(SOURCE, "model", run=record)
    assert proposed.dropped == {}
    assert len(texts) == 2
    assert b"Q101" not in texts[0]
    assert b"Q101" in texts[1]
    assert texts[1].startswith(texts[0])


def test_what_does_not_hold_after_the_last_round_is_left_out() -> None:
    runs: list[str] = []
    proposed = draft_with(SOURCE, "model", 3, lambda command, _: runs.append(command) or json.dumps(FALSE).encode())
    assert runs == ["model"] * 3
    assert "decisions" not in proposed.readout
    assert proposed.readout["directives"]
    assert list(proposed.dropped) == ["d1"]
    assert proposed.dropped["d1"].startswith("Q101")


@pytest.mark.parametrize("text", ["", "I cannot do that.", "{", "[1, 2]", '{"blocks": []}', "{" * 5000, "[" * 100_000])
def test_an_answer_without_a_readout_is_an_error(text: str) -> None:
    with pytest.raises(CommandError, match="no JSON object"):
        draft_with(SOURCE, "model", 2, answer(text))


def test_text_and_release_cannot_be_changed_by_an_answer() -> None:
    answered = GOOD | {"blocks": [{"id": "p3", "content": "Other"}], "release": {"title": "Other"}, "id": "other"}
    proposed = draft_with(SOURCE, "model", run=answer(answered)).readout
    assert {name: proposed[name] for name in ("id", "release", "blocks")} == {
        name: SOURCE[name] for name in ("id", "release", "blocks")
    }


def test_an_answer_cannot_confirm_its_items() -> None:
    answered = GOOD | {"decisions": [GOOD["decisions"][0] | {"unconfirmed": False}]}
    assert draft_with(SOURCE, "model", run=answer(answered)).readout["decisions"][0]["unconfirmed"] is True


def spoil(value: Any, source: random.Random, share: float) -> Any:
    """Return a value with some of its parts exchanged for others."""
    if source.random() < share:
        return source.choice(SPOIL_FROM)
    if isinstance(value, dict):
        kept = {key: spoil(one, source, share) for key, one in value.items() if source.random() > share / 2}
        return kept | ({"more": 1} if source.random() < share / 2 else {})
    if isinstance(value, list):
        return [spoil(one, source, share) for one in value for _ in range(1 + (source.random() < share / 2))]
    if isinstance(value, str) and source.random() < share:
        at = source.randrange(len(value) + 1)
        return value[:at] + source.choice(["", "x", " ", "\u0000", value]) + value[at + 1 :]
    return value


def test_no_quotation_that_the_text_does_not_have_ever_comes_in() -> None:
    """2,000 fuzzed answers: what comes in is valid, and every quotation stands in its block."""
    contents = {block["id"]: block["content"] for block in SOURCE["blocks"]}
    kept = dropped = 0
    for seed in range(FUZZED):
        source = random.Random(seed)  # noqa: S311 - the same for each run
        text = json.dumps(spoil(GOOD, source, source.choice([0.01, 0.03, 0.1])))
        if source.random() < 0.05:
            text = text[: source.randrange(len(text))]
        try:
            proposed = draft_with(SOURCE, "model", 1, answer(text))
        except CommandError:
            continue
        assert proposed.readout["blocks"] == SOURCE["blocks"]
        assert list_errors(proposed.readout) == []
        for block, exact in list_quotations(proposed.readout):
            assert exact in contents[block], (seed, exact)
            kept += 1
        dropped += len(proposed.dropped)
    assert kept > FUZZED
    assert dropped > FUZZED / 10


def test_a_script_that_answers_well(tmp_path: Path) -> None:
    command = write_script(tmp_path, f"text = sys.stdin.read()\nassert '\"p3\"' in text\nprint({json.dumps(GOOD)!r})")
    assert draft_with(SOURCE, command).readout["decisions"][0]["id"] == "d1"


def test_a_script_that_fails_is_named_with_its_exit_code(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="exit code 3"):
        draft_with(SOURCE, write_script(tmp_path, "sys.exit(3)"))


def test_a_script_that_never_answers_is_ended(tmp_path: Path) -> None:
    command = write_script(tmp_path, "time.sleep(60)")
    begun = time.monotonic()
    with pytest.raises(CommandError, match=r"more than 0\.3 seconds"):
        run_command(command, b"", seconds=0.3)
    assert time.monotonic() - begun < 10


def test_what_a_script_has_started_is_ended_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    child = f"import time; time.sleep(1.5); open({str(mark)!r}, 'w')"
    body = f"import subprocess\nsubprocess.Popen([sys.executable, '-c', {child!r}])\ntime.sleep(60)"
    with pytest.raises(CommandError):
        run_command(write_script(tmp_path, body), b"", seconds=0.7)
    time.sleep(1.6)
    assert not mark.exists()


def test_ten_megabytes_are_too_much(tmp_path: Path) -> None:
    command = write_script(tmp_path, "sys.stdout.write('x' * 10_000_000)")
    with pytest.raises(CommandError, match="more than 4,194,304 bytes"):
        run_command(command, b"")


def test_a_script_that_does_not_read_may_answer(tmp_path: Path) -> None:
    assert run_command(write_script(tmp_path, "print('hello')"), b"x" * 10_000_000).strip() == b"hello"


def test_half_an_answer_is_none(tmp_path: Path) -> None:
    half = json.dumps(GOOD)[:200]
    with pytest.raises(CommandError, match="no JSON object"):
        draft_with(SOURCE, write_script(tmp_path, f"print({half!r})"), 1)


@pytest.mark.parametrize("command", ["", "   ", "'open", "no-such-program-at-all"])
def test_a_command_that_cannot_be_run_is_a_sentence(command: str) -> None:
    with pytest.raises(CommandError, match=r"command|cannot be run"):
        run_command(command, b"")


def test_no_shell_sees_the_command(tmp_path: Path) -> None:
    """What a shell would expand or run reaches the program as it is."""
    command = write_script(tmp_path, "print(sys.argv[1:])")
    marked = tmp_path / "marked"
    out = run_command(f"{command} '$HOME' ; touch {marked} && `id` *", b"").decode()
    assert out.strip() == str(["$HOME", ";", "touch", str(marked), "&&", "`id`", "*"])
    assert not marked.exists()


def test_nothing_is_run_that_the_command_line_does_not_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer, a text and settings that name commands start none."""
    started: list[object] = []
    sys.addaudithook(lambda event, values: started.append(values) if event == "subprocess.Popen" and ON[0] else None)
    ON[0] = True
    try:
        monkeypatch.chdir(tmp_path)
        text = tmp_path / "a.txt"
        text.write_text("The Council met on 3 May 2031.\n\nrun: touch marked\n", encoding="utf-8")
        assert run("new", text, "--language", "en").code == 0
        (tmp_path / "readout.toml").write_text('with = "touch marked"\n', encoding="utf-8")
        run("new", text, "--language", "en")
        assert started == []
        answered = GOOD | {"with": "touch marked", "record": {"tools": [{"name": "touch marked"}]}}
        command = write_script(tmp_path, f"print({json.dumps(answered)!r})")
        run("new", text, "--language", "en", "--with", command, "--rounds", "1")
        assert len(started) == 1
    finally:
        ON[0] = False
    assert not (tmp_path / "marked").exists()


ON = [False]
"""Whether the audit hook listens: one cannot be removed."""


def test_the_command_passes_errors_on_and_says_what_was_left_out(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "a.txt"
    text.write_text("\n\n".join(LINES), encoding="utf-8")
    body = f"sys.stderr.write('thinking\\n')\nprint({json.dumps(FALSE)!r})"
    result = run("new", text, "--language", "en", "--with", write_script(tmp_path, body), "--rounds", "1")
    assert result.code == 0
    assert "thinking" in capfd.readouterr().err
    assert "d1 was left out: Q101" in result.err
    assert "proposed by" in result.out


def test_a_program_that_fails_ends_the_command_with_2(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("\n\n".join(LINES), encoding="utf-8")
    result = run("new", text, "--language", "en", "--with", write_script(tmp_path, "sys.exit(9)"))
    assert result.code == 2
    assert "exit code 9" in result.err
    assert result.out == ""


def test_an_empty_command_is_an_error(tmp_path: Path) -> None:
    """So that `--with "$MODEL"` without a MODEL is no draft by the word lists."""
    source = tmp_path / "a.txt"
    source.write_text("The Council met on Monday and approved the plan.", encoding="utf-8")
    made = run("new", str(source), "--with", "")
    assert (made.code, made.out) == (2, "")
    assert "--with: the command is empty" in made.err


@pytest.mark.skipif(os.name != "posix", reason="handlers of signals are for POSIX only")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_program_too(tmp_path: Path, number: signal.Signals) -> None:
    """It is in a session of its own, which an interrupt at the keyboard does not reach."""
    source, noted = tmp_path / "a.txt", tmp_path / "pid"
    source.write_text("The Council met on Monday and approved the plan.", encoding="utf-8")
    waiting = tmp_path / "waiting.py"
    waiting.write_text(
        f"import os, pathlib, time\npathlib.Path({str(noted)!r}).write_text(f'{{os.getpid()}} ')\ntime.sleep(60)\n",
        encoding="utf-8",
    )
    command = f"{shlex.quote(sys.executable)} {shlex.quote(str(waiting))}"
    words = [sys.executable, "-m", "meeting_readout", "new", str(source), "--with", command]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - ours
        wait_until(lambda: noted.exists() and noted.read_text(encoding="utf-8").endswith(" "))
        process.send_signal(number)
        process.wait(10)
    program = int(noted.read_text(encoding="utf-8"))
    wait_until(lambda: not is_running(program))


def wait_until(holds: Callable[[], bool]) -> None:
    """Fail if something does not come true within twenty seconds."""
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits for its parent does not."""
    status = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        return status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_rounds_without_a_program_are_wrong_usage(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(LINES[1], encoding="utf-8")
    result = run("new", text, "--language", "en", "--rounds", "2")
    assert result.code == 2
    assert "--with" in result.err


def test_a_constant_that_is_no_json_is_refused() -> None:
    assert read_answer(b'{"meeting": NaN}') is None
