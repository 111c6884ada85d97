"""Settings hold however TOML spells them, and a file of settings that cannot be read is never passed over."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from meeting_readout.cli.main import main
from meeting_readout.config import lookup
from meeting_readout.config.lookup import may_mention_us

GOOD = {"specVersion": "1.0", "id": "r", "release": {"title": "The Lake Council met.", "language": "en"}}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a readout that is valid at level core, and is not at level anchored; it is the current one."""
    monkeypatch.chdir(tmp_path)
    Path("a.readout.json").write_text(json.dumps(GOOD), encoding="utf-8")
    return tmp_path


def codes(*args: str) -> list[str]:
    """Validate, and give the codes of the findings."""
    result = CliRunner().invoke(main, ["validate", "--format", "json", *args, "a.readout.json"])
    return [finding["code"] for finding in json.loads(result.stdout)["findings"]]


def message() -> str:
    """Validate, and give the one line that is printed."""
    result = CliRunner().invoke(main, ["validate", "-q", "--format", "concise", "a.readout.json"])
    assert result.exit_code == 2
    (line,) = result.stdout.splitlines()
    return line


SPELLINGS = {
    "header": '[tool.readout]\nlevel = "anchored"',
    "blanks": '[ tool . readout ]\nlevel = "anchored"',
    "tabs": '\t[\ttool\t.\treadout\t]\n\tlevel\t=\t"anchored"',
    "quoted": '["tool"."readout"]\nlevel = "anchored"',
    "literal": "['tool'.'readout']\n'level' = 'anchored'",
    "mixed": '[tool.\'readout\']\n"level" = "anchored"',
    "dotted": 'tool.readout.level = "anchored"',
    "dotted-quoted": '"tool".readout.level = "anchored"',
    "dotted-blanks": "'tool' . readout . level = \"anchored\"",
    "in-tool": '[tool]\nreadout.level = "anchored"',
    "in-tool-quoted": '["tool"]\n"readout" = {level = "anchored"}',
    "inline": 'tool = {readout = {level = "anchored"}}',
    "inline-quoted": '"tool" = { "readout" = { "level" = "anchored" } }',
    "inline-dotted": 'tool = {readout.level = "anchored"}',
    "inline-among-others": 'tool = {black = {line-length = 88}, readout = {level = "anchored"}}',
    "escaped-tool": '["to\\u006fl".readout]\nlevel = "anchored"',
    "escaped-readout": '[tool."re\\u0061dout"]\nlevel = "anchored"',
    "escaped-long": '[tool."\\U00000072eadout"]\nlevel = "anchored"',
    "escaped-capitals": '[tool."read\\u006Fut"]\nlevel = "anchored"',
    "escaped-all": r'["\u0074\u006f\u006f\u006c"."\u0072\u0065\u0061\u0064\u006f\u0075\u0074"]'
    + '\nlevel = "anchored"',
    "escaped-key": '[tool.readout]\n"leve\\u006c" = "anchored"',
    "comment-behind": '[tool.readout] # settings\nlevel = "anchored"',
    "parent-behind": '[tool.readout.severity]\nM110 = "info"\n[tool.readout]\nlevel = "anchored"',
    "after-others": '[project]\nname = "x"\n\n[tool.black]\nline-length = 88\n\n[tool.readout]\nlevel = "anchored"',
}


@pytest.mark.parametrize("toml", SPELLINGS.values(), ids=SPELLINGS)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_every_spelling_holds(toml: str, mark: str, end: str) -> None:
    """A pyproject.toml has settings if it has the table, however it is spelt, with a byte order mark or without."""
    Path("pyproject.toml").write_bytes((mark + toml + "\n").replace("\n", end).encode())
    assert codes() == ["Q201"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mark_is_taken_off_readout_toml(end: str) -> None:
    """A byte order mark of readout.toml is no part of its first key, and moves no column."""
    Path("readout.toml").write_bytes(f'\ufefflevel = "anchored"{end}'.encode())
    assert codes() == ["Q201"]
    Path("readout.toml").write_bytes(f'\ufefflevle = "anchored"{end}'.encode())
    assert message().startswith('readout.toml:1:1: error E010: there is no setting "levle" here')


def test_suppressions_alone_are_settings() -> None:
    """Tables of suppressions without [tool.readout] hold, too."""
    suppress = (
        '[[tool.readout.suppress]]\nrule = "Q201"\nfile = "a.readout.json"\npointer = ""\nreason = "no text yet"\n'
    )
    Path("pyproject.toml").write_text(suppress, encoding="utf-8")
    assert codes("--level", "anchored") == []


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ('["to\\u006fl" . \'readout\']\n\nlevle = "core"', "3:1"),
        ('[tool]\n"rea\\u0064out"."levle" = "core"', "2:1"),
        ('# x\ntool = {readout = {levle = "core"}}', "2:1"),
    ],
)
def test_a_problem_is_at_its_line_however_it_is_spelt(toml: str, place: str) -> None:
    """Quotes and escapes in keys do not move a finding to the first line."""
    Path("pyproject.toml").write_text(toml, encoding="utf-8")
    assert message().startswith(f'pyproject.toml:{place}: error E010: there is no setting "levle" here')


TABLE = '[tool.readout]\nlevel = "anchored"\n'
UNREADABLE = [
    (TABLE.encode("utf-16"), "these settings cannot be read: it is not UTF-8."),
    (TABLE.encode("utf-16-be"), "this is not TOML: "),
    (TABLE.encode("utf-16-le"), "this is not TOML: "),
    (TABLE.encode("utf-32"), "these settings cannot be read: it is not UTF-8."),
    ('[tool."\\u0072eadout"]\nx = 1'.encode("utf-16"), "these settings cannot be read: it is not UTF-8."),
    ("# für\n".encode("latin-1") + TABLE.encode(), "these settings cannot be read: it is not UTF-8."),
    (TABLE.encode() + b"# \x00\n", "this is not TOML: "),
    (TABLE.encode() + b"x = \n", "this is not TOML: "),
    (b"\xef\xbb\xbf\xef\xbb\xbf" + TABLE.encode(), "this is not TOML: "),
    (TABLE.encode().replace(b"\n", b"\r"), "this is not TOML: "),
    (TABLE.encode() + b"#" * (1 << 21), "these settings cannot be read: it is too large."),
    (TABLE.encode() + b"x" + b".x" * 1001 + b" = 1", "these settings cannot be read: a line has more than 1,000 dots."),
    (b"x = " + b"[" * 100_000 + TABLE.encode(), "this is not TOML: "),
]


@pytest.mark.parametrize("name", ["pyproject.toml", "readout.toml"])
@pytest.mark.parametrize(("content", "said"), UNREADABLE)
def test_what_cannot_be_read_is_a_finding(name: str, content: bytes, said: str) -> None:
    """Bytes that may hold settings of ours and cannot be read are E010, in both files."""
    Path(name).write_bytes(content)
    line = message()
    assert line.startswith(f"{name}:")
    assert f" error E010: {said}" in line


@pytest.mark.parametrize(
    "content",
    [
        "[tool.black]\nline-length = 88\n".encode("utf-16"),
        "# für\n[tool.black]\n".encode("latin-1"),
        b"[tool\nno TOML",
        b"\x00\xff" * 100,
        b"",
        b'[tool.black]\nregex = "\\\\u00e9|\\\\w"\n',
        b'[tool.black]\nname = "\\u00fc"\n',
        b"[tool.black]\n" + b"# x\n" * (1 << 19),
        b'[tool.readouts]\nlevel = "anchored"',
        b'[tool."readout "]\nlevel = "anchored"',
        b'[tool.x.readout]\nlevel = "anchored"',
        b'[project]\ndependencies = ["meeting-readout"]',
        b"text = '''\n[tool.readout]\nlevel = 1\n'''",
    ],
)
def test_what_says_nothing_of_us_is_passed_by(content: bytes) -> None:
    """A pyproject.toml that surely has no settings of ours is of no concern, even if it is no TOML."""
    Path("pyproject.toml").write_bytes(content)
    assert codes() == []


@pytest.mark.parametrize(
    ("toml", "name"),
    [
        ("tool.readout = 1", "readout"),
        ("tool.readout = false", "readout"),
        ("[[tool.readout]]\nlevel = 'core'", "readout"),
        ("[tool]\nreadout = []", "readout"),
        ("[[tool]]\n[tool.readout]\nlevel = 'core'", "tool"),
        ("tool = 'readout'", "tool"),
    ],
)
def test_what_is_no_table_is_a_finding(toml: str, name: str) -> None:
    """Where `tool` or `readout` is no table, somebody meant it to be one."""
    Path("pyproject.toml").write_text(toml, encoding="utf-8")
    assert f'E010: "{name}" takes a table.' in message()


@pytest.mark.parametrize("name", ["pyproject.toml", "readout.toml"])
def test_a_folder_of_that_name_cannot_be_read(name: str) -> None:
    """A folder in the place of the file is E010."""
    Path(name).mkdir()
    assert "E010: these settings cannot be read: " in message()


@pytest.mark.skipif(os.name != "posix", reason="files of POSIX systems")
@pytest.mark.parametrize("name", ["pyproject.toml", "readout.toml"])
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("dangling", "no such file or directory"),
        ("loop", "too many levels of symbolic links"),
        ("fifo", "it is not a regular file"),
    ],
)
def test_other_kinds_of_files(name: str, kind: str, said: str) -> None:
    """A link that leads nowhere or to itself, or a pipe, is E010, and nobody waits for it."""
    if kind == "fifo":
        os.mkfifo(name)
    else:
        Path(name).symlink_to(name if kind == "loop" else "gone.toml")
    assert message().endswith(f"E010: these settings cannot be read: {said}.")


@pytest.mark.parametrize("name", ["pyproject.toml", "readout.toml"])
@pytest.mark.parametrize("calls", [("open",), ("open", "lstat")])
def test_no_permission(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, calls: tuple[str, ...]) -> None:
    """A file that we may not read, or whose folder we may not search, is E010."""
    Path(name).write_text("", encoding="utf-8")

    def refusing(call: Callable[..., object]) -> Callable[..., object]:
        def refuse(path: object, *args: object, **kwargs: object) -> object:
            if str(path) == str(folder / name):
                raise PermissionError(13, "Permission denied")
            return call(path, *args, **kwargs)

        return refuse

    for call in calls:
        monkeypatch.setattr(os, call, refusing(getattr(os, call)))
    assert message() == f"{name}:1:1: error E010: these settings cannot be read: permission denied."


def test_the_limit_of_documents_is_not_that_of_settings() -> None:
    """--max-bytes is for documents: a pyproject.toml that is larger still has its settings."""
    Path("pyproject.toml").write_bytes(b"#" * 5000 + b"\n" + TABLE.encode())
    assert codes("--max-bytes", "1000") == ["Q201"]


def test_a_large_file_without_settings_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pyproject.toml that says nothing of us costs no parsing; one that is too large to search is refused."""
    assert not may_mention_us(b"[tool.black]\nline-length = 88\n" * 100_000)
    Path("pyproject.toml").write_bytes(b"#" * 5000)
    monkeypatch.setattr(lookup, "MAX_BYTES", 4000)
    monkeypatch.setattr("meeting_readout.config.loader.MAX_BYTES", 4000)
    assert message().endswith("E010: these settings cannot be read: it is too large.")
