"""Which documents are meant: folders, patterns, what is included, excluded and ignored."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from meeting_readout.cli.main import main
from meeting_readout.discovery.search import find_inputs
from meeting_readout.files.gitignore import Ignored
from meeting_readout.files.patterns import CLASSES, Pattern, Patterns

GOOD = json.dumps({"specVersion": "1.0", "id": "r", "release": {"title": "The Lake Council met.", "language": "en"}})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str, text: str = GOOD) -> None:
    """Write files."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def found(*paths: str, exclude: tuple[str, ...] = (), force: bool = False) -> list[str]:
    """Give the paths of the documents that are meant, and the codes of paths that mean none."""
    return [f"{given.path} {given.code}".strip() for given in find_inputs(paths, exclude, force)]


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("a.json", ("a.json", "x/a.json", "x/y/a.json"), ("ba.json", "a.json/b")),
        ("/a.json", ("a.json",), ("x/a.json",)),
        ("./a.json", ("a.json",), ("x/a.json",)),
        ("x/*.json", ("x/a.json", "x/.json"), ("a.json", "x/y/a.json", "y/x/a.json")),
        ("x/**/*.json", ("x/a.json", "x/y/z/a.json"), ("a.json", "y/x/a.json")),
        ("**/x/a?", ("x/ab", "y/x/ac"), ("x/a", "x/a/")),
        ("x/**", ("x/a", "x/y/b"), ("x", "y/x/a")),
        ("**", ("x", "x/y"), ()),
        ("[ab].json", ("a.json", "x/b.json"), ("c.json", "ab.json")),
        ("[!ab].json", ("c.json",), ("a.json",)),
        ("[^ab].json", ("c.json",), ("a.json",)),
        (r"\*.json", ("*.json",), ("a.json",)),
        ("**/a/**/b/**/c", ("a/b/c", "x/a/a/x/b/b/c"), ("a/c", "b/a/c")),
        ("x.y", ("x.y",), ("xzy",)),
        ("é", ("é",), ("É",)),
    ],
)
def test_patterns(pattern: str, fitting: tuple[str, ...], others: tuple[str, ...]) -> None:
    """Patterns mean what they mean in .gitignore."""
    assert [name for name in (*fitting, *others) if Pattern(pattern).matches(tuple(name.split("/")))] == list(fitting)


def test_a_pattern_is_never_slow() -> None:
    """A pattern that would send a regular expression back and forth for ever is answered at once."""
    assert not Pattern("a*" * 50 + "b").matches(("a" * 200,))
    assert not Pattern("**/a/" * 30 + "b").matches(("a",) * 200)


def test_a_pattern_for_a_folder_covers_what_is_in_it() -> None:
    """What lies in a folder that fits is covered; a pattern that ends in a slash fits no file."""
    assert [Patterns(["x/"]).covers(parts) for parts in (("x", "a"), ("y", "x", "a"), ("x",))] == [True, True, False]


def test_a_folder_is_walked_in_the_order_of_names() -> None:
    """Files and folders of a folder come in one order, those in folders below at the place of their folder."""
    put("b/z.readout.json", "b.readout.xml", "a.readout.yaml", "c.readout.JSON", "b/a.readout.yml", "d.json")
    assert found(".") == ["a.readout.yaml", "b/a.readout.yml", "b/z.readout.json", "b.readout.xml", "c.readout.JSON"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("x/*.json", ["x/a.json", "x/b.readout.json"]),
        ("x/**/*.json", ["x/a.json", "x/b.readout.json", "x/y/c.json"]),
        ("[x]", ["x/b.readout.json"]),
        ("./x/y/*", ["./x/y/c.json"]),
        ("y/../x/y/*", ["y/../x/y/c.json"]),
        ("z/*.json", ["z/*.json E001"]),
    ],
)
def test_a_pattern_in_the_place_of_a_path(asked: str, names: list[str]) -> None:
    """Where no shell has done so, a pattern is replaced by the files that fit, and by the documents in folders."""
    put("x/a.json", "x/b.readout.json", "x/y/c.json", "y/d.txt")
    assert found(asked) == names


def test_an_absolute_pattern() -> None:
    """A pattern may begin at the root."""
    put("x/a.json")
    assert found(f"{Path.cwd()}/*/a.json") == [f"{Path.cwd()}/x/a.json"]


def test_a_file_with_such_a_name_is_that_file() -> None:
    """What exists is taken as it is called, even if its name looks like a pattern."""
    put("[a].json", "a.json")
    assert found("[a].json") == ["[a].json"]


EXCLUDES = [
    (("--exclude", "drafts"), ["a", "deep/drafts.x"]),
    (("--exclude", "drafts/"), ["a", "deep/drafts.x"]),
    (("--exclude", "/drafts"), ["a", "deep/drafts/c", "deep/drafts.x"]),
    (("--exclude", "drafts/**"), ["a", "deep/drafts/c", "deep/drafts.x"]),
    (("--exclude", "**/drafts/*"), ["a", "deep/drafts.x"]),
    (("--exclude", "a.*", "--exclude", "deep"), ["drafts/b"]),
]


@pytest.mark.parametrize(("args", "names"), EXCLUDES)
@pytest.mark.parametrize("by", ["command", "settings"])
def test_exclude(args: tuple[str, ...], names: list[str], by: str) -> None:
    """What is excluded, by the command or by the settings, is left out of a search."""
    put(*(f"{name}.readout.json" for name in ("a", "drafts/b", "deep/drafts/c", "deep/drafts.x")))
    if by == "settings":
        put("readout.toml", text=f"exclude = {json.dumps(args[1::2])}")
        args = ()
    result = CliRunner().invoke(main, ["validate", "-v", *args, "."])
    assert [line.split(".readout")[0] for line in result.stderr.splitlines()] == names


@pytest.mark.parametrize(
    ("args", "names"),
    [
        ((), ["drafts/b.json", "drafts/c.readout.json", "a.json"]),
        (("--force-exclude",), ["a.json"]),
    ],
)
def test_force_exclude(args: tuple[str, ...], names: list[str]) -> None:
    """What is named by hand is taken, unless --force-exclude is given, which makes hooks safe."""
    put("drafts/b.json", "drafts/c.readout.json", "a.json")
    put("readout.toml", text='exclude = ["drafts/"]')
    result = CliRunner().invoke(main, ["validate", "-v", *args, "drafts/b.json", "drafts", "a.json"])
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == names
    assert result.exit_code == 0


def test_all_may_be_excluded_by_force() -> None:
    """A hook that is handed excluded files only has nothing to say."""
    put("drafts/b.json")
    assert (
        CliRunner().invoke(main, ["validate", "--force-exclude", "--exclude", "drafts", "drafts/b.json"]).exit_code == 0
    )


def test_a_folder_above_the_settings_is_not_excluded(tmp_path: Path) -> None:
    """Patterns count from the folder of the settings: its own name, and those above it, exclude nothing."""
    put("a.readout.json")
    put("readout.toml", text=f"exclude = {json.dumps([tmp_path.name, tmp_path.parent.name])}")
    assert found(".", force=True) == ["a.readout.json"]
    assert found(".", exclude=(tmp_path.name,), force=True) == ["a.readout.json"]


def test_the_folder_of_the_settings_is_checked_without_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings without include choose all readouts in their folder, from whatever folder below it the run begins."""
    put("a.readout.json", "b.json", "x/c.readout.xml", "x/d.readout.jsonl", "drafts/e.readout.json")
    put("pyproject.toml", text='[tool.readout]\nexclude = ["drafts/", "darfts/"]')
    names = ["a.readout.json", "x/c.readout.xml", "x/d.readout.jsonl", "pyproject.toml"]
    for below, up in ((".", ""), ("x", "../")):
        monkeypatch.chdir(below)
        result = CliRunner().invoke(main, ["validate", "-q", "--format", "json"])
        assert [document["path"] for document in json.loads(result.stdout)["documents"]] == [
            up + name for name in names
        ]
        assert "E015" in result.stdout


def test_an_empty_folder_of_settings_is_told() -> None:
    """Settings whose folder has no readouts are no valid run."""
    put("readout.toml", text='level = "core"')
    result = CliRunner().invoke(main, ["validate", "--format", "concise"])
    assert result.stdout.splitlines()[0] == ".:1:1: error E003: there is no readout in this folder."
    assert result.exit_code == 2
    Path("readout.toml").unlink()
    assert CliRunner().invoke(main, ["validate"]).exit_code == 2


def test_fmt_leaves_out_by_force_too() -> None:
    """With --force-exclude readout fmt leaves an excluded file as it is."""
    put("drafts/b.json")
    put("readout.toml", text='exclude = ["drafts/"]')
    CliRunner().invoke(main, ["fmt", "--force-exclude", "drafts/b.json"])
    assert Path("drafts/b.json").read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(
    ("include", "names"),
    [
        (["readouts/**/*.json"], ["readouts/a.json", "readouts/x/b.json"]),
        (["readouts/*.xml", "readouts/*.json"], ["readouts/a.json", "readouts/c.xml"]),
        (["*.json"], ["other.json", "readouts/a.json", "readouts/x/b.json"]),
        (["readouts/"], ["readouts/d.readout.json"]),
        (["readouts/x", "readouts", "readouts/x/b.json"], ["readouts/d.readout.json", "readouts/x/b.json"]),
    ],
)
def test_include_is_checked_without_paths(
    include: list[str], names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without PATHS the files that the settings include are checked, from any folder below them."""
    put("readouts/a.json", "readouts/c.xml", "readouts/x/b.json", "other.json")
    names = [name for name in names if "d.readout" not in name]
    if any(pattern.rstrip("/") == "readouts" for pattern in include):
        put("readouts/d.readout.json")
        names = sorted([*names, "readouts/d.readout.json"])
    put("readout.toml", text=f"include = {json.dumps(include)}")
    for below, up in ((".", ""), ("readouts/x", "../../")):
        monkeypatch.chdir(below)
        stderr = CliRunner().invoke(main, ["validate", "-v"]).stderr
        assert [line.split(": ")[0] for line in stderr.splitlines()] == [up + name for name in names]


def test_what_is_included_is_found_in_a_folder() -> None:
    """A search takes what the settings include besides what is called *.readout.*."""
    put("readouts/a.json", "readouts/b.readout.json", "c.json")
    put("readout.toml", text='include = ["readouts/*.json"]')
    assert found(".") == ["readouts/a.json", "readouts/b.readout.json"]


def test_nothing_that_is_included() -> None:
    """Settings whose include fits nothing are told, with 2, unless --allow-empty is given."""
    put("readout.toml", text='level = "core"\ninclude = ["x/*.json"]')
    result = CliRunner().invoke(main, ["validate", "--format", "concise"])
    assert result.stdout.splitlines()[0] == "readout.toml:2:1: error E003: no file matches what these settings include."
    assert result.exit_code == 2
    assert CliRunner().invoke(main, ["validate", "--allow-empty"]).exit_code == 0


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "getuid") or os.getuid() == 0, reason="root may read all")
def test_a_folder_that_cannot_be_read_is_told() -> None:
    """A folder that cannot be searched is a finding, and the others are searched."""
    put("a/x.readout.json", "b.readout.json")
    Path("a").chmod(0)
    assert found(".") == ["a E002", "b.readout.json"]


def test_a_folder_that_goes_away_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that disappears during the search is a finding, and the others are searched."""
    put("a/x.readout.json", "b.readout.json")
    scan = os.scandir

    def gone(path: str) -> object:
        if path == "a":
            raise FileNotFoundError(2, "No such file or directory")
        return scan(path)

    monkeypatch.setattr(os, "scandir", gone)
    assert found(".") == ["a E002", "b.readout.json"]


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    """A link to a file within the folder is taken, one out of it is not."""
    put("in/a.readout.json", "out/b.readout.json")
    Path("in/c.readout.json").symlink_to("a.readout.json")
    Path("in/d.readout.json").symlink_to(tmp_path / "out/b.readout.json")
    Path("in/e").symlink_to(tmp_path / "out")
    Path("in/loop").symlink_to(".")
    assert found("in") == ["in/a.readout.json", "in/c.readout.json"]


GITIGNORES = {
    ".gitignore": "# a\n*.tmp.readout.json\n/build/\nout\n!keep.tmp.readout.json\n\\#odd.readout.json\nspace  \n",
    "x/.gitignore": "*.readout.json\n!b.readout.json\nz/*\n!z/k/\r\n/y/w.*\n\\!c.*\n",
    "x/y/.gitignore": "!a.readout.json\n**/deep/q*\n",
    "u/.gitignore": "\ufeff**/v/\nw/**/a.readout.json\n[ab]?.readout.json\n",
}
NAMES = ("a", "b", "keep.tmp", "c.tmp", "#odd", "!c", "aa", "q1")
FOLDERS = (
    ".",
    "build",
    "x/build",
    "out/o",
    "x",
    "x/y",
    "x/y/deep",
    "x/z",
    "x/z/k",
    "u",
    "u/v",
    "u/w",
    "u/w/r/s",
    "space",
)


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git to compare with")
def test_ignored_is_what_git_ignores() -> None:
    """A search finds exactly the files that git would list."""
    put(*(f"{folder}/{name}.readout.json" for folder in FOLDERS for name in NAMES))
    for name, text in GITIGNORES.items():
        Path(name).write_bytes(text.encode())
    git = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": os.devnull}
    subprocess.run(["git", "init", "--quiet"], check=True, env=git)  # noqa: S607 - the git of the system
    command = ["git", "ls-files", "-z", "--others", "--exclude-standard", "--", "*.readout.json"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True, env=git).stdout  # noqa: S603 - words of our own
    names = set(listed.split("\0")) - {""}
    assert set(found(".")) == names
    assert 0 < len(names) < len(FOLDERS) * len(NAMES)
    below = {name for name in names if name.startswith("x/y/")}
    assert set(found("x/y")) == below


SETS = (
    *(f"[[:{name}:]]" for name in (*CLASSES, "vowel", "", "ALPHA")),
    *(
        "[![:alnum:]_]",
        "[^[:punct:]]",
        "[[:upper:][:digit:]-]",
        "[]-a]",
        "[!]a-c]",
        "[a-c\\]x]",
        "\\[",
        "[z-a]",
        "[!z-a]",
    ),
    *("[[:alpha:]-z]", "[a-]", "[-a]", "[\\\\]", "[[:alpha]", "[[]", "[[:]", "[a[:]]", "[:alpha:]", "[.[:blank:]]"),
)


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git to compare with")
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_sets_are_those_of_git(tmp_path: Path, mark: str) -> None:
    """Every set and class of characters takes what git takes, also in the first line behind a byte order mark."""
    git = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": os.devnull}
    subprocess.run(["git", "init", "--quiet"], check=True, env=git)  # noqa: S607 - the git of the system
    names = [chr(code) for code in range(1, 127) if chr(code) not in "/.:"]  # : alone means something to git
    given = "\0".join(names).encode()
    for text in SETS:
        Path(".gitignore").write_bytes(f"{mark}{text}\n".encode())
        command = ["git", "check-ignore", "-z", "--stdin", "--no-index"]
        listed = subprocess.run(command, check=False, capture_output=True, input=given, env=git).stdout.decode()  # noqa: S603 - words of our own
        ignored = Ignored().enter(tmp_path)
        taken = [name for name in names if ignored.ignores((*tmp_path.parts, name), False)]
        assert (text, taken) == (text, listed.split("\0")[:-1])


def test_gitignore_counts_in_a_repository_only() -> None:
    """Without a repository .gitignore is a file like any other, and the settings can leave it out of account."""
    put("a.readout.json")
    put(".gitignore", text="a.*\n")
    assert found(".") == ["a.readout.json"]
    Path(".git").mkdir()
    assert found(".") == [". E003"]
    put("readout.toml", text="respect-gitignore = false")
    assert found(".") == ["a.readout.json"]


def test_an_ignored_file_that_is_named_is_taken() -> None:
    """What git ignores is left out of searches only."""
    put("a.readout.json")
    put(".gitignore", text="a.*\n")
    Path(".git").mkdir()
    assert found("a.readout.json", force=True) == ["a.readout.json"]
