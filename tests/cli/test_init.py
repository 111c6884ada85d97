"""What helps to begin: `readout init`, shell completion, the hooks, the action, the page about them."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from packaging.requirements import Requirement

from meeting_readout import __file__ as package
from meeting_readout.cli.init import TEMPLATES
from meeting_readout.cli.main import VERBS, main
from meeting_readout.cli.origin import read_note
from meeting_readout.discovery.inputs import COLLECTIONS, ENDINGS
from meeting_readout.discovery.search import find_inputs

ROOT = Path(__file__).parents[2]
GOOD = {"specVersion": "1.0", "id": "r", "release": {"title": "The Lake Council met.", "language": "en"}}
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
PAGE = (ROOT / "docs/ci.md").read_text("utf-8")
needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def noted(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What pip noted of the installation: nothing, as if the toolkit came from a package index."""
    note: dict[str, Any] = {}
    monkeypatch.setattr("meeting_readout.cli.origin.read_note", lambda: note)
    return note


def run(*args: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, args)


ALL = [word for name in TEMPLATES for word in ("--only", name)]
RELEASE = "meeting-readout==1.0.0"
VALIDATE = "next:\n  - run readout validate, and readout fix for what a program can fix\n"


def template(name: str, options: str = "", requirement: str = RELEASE) -> str:
    """Give what would be written to a file."""
    text = (Path(package).parent / "cli/templates" / TEMPLATES[name][1]).read_text("utf-8")
    return text.replace("@REQUIREMENT@", requirement).replace("@OPTIONS@", options)


def repository(root: Path, *urls: str) -> None:
    """Make a folder the root of a repository with remotes."""
    (root / ".git").mkdir()
    remotes = (f'[remote "r{number}"]\n\turl = {url}\n' for number, url in enumerate(urls))
    (root / ".git/config").write_text("[core]\n\tbare = false\n" + "".join(remotes) + "[branch]\n", encoding="utf-8")


def test_init_writes_what_the_remote_names(folder: Path) -> None:
    """Without an option, settings, hook and the file for the forge are written; then it says what comes next."""
    repository(folder, "https://github.com/lake/minutes.git")
    (folder / "a.readout.json").write_text(json.dumps(GOOD), encoding="utf-8")
    assert run("init").stdout == (
        "wrote readout.toml\nwrote .pre-commit-config.yaml\nwrote .github/workflows/readout.yml\n"
        f"{VALIDATE}"
        "  - run pre-commit install, so that each commit is checked\n"
        "  - commit these files: GitHub will check each push\n"
    )
    written = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if ".git" not in path.parts}
    assert {name: written[file].read_text("utf-8") for name, (file, _) in TEMPLATES.items() if file in written} == {
        name: template(name) for name in ("config", "pre-commit", "github")
    }


@pytest.mark.parametrize(
    ("urls", "written"),
    [
        ((), []),
        (("git@gitlab.example.org:lake/minutes.git",), ["gitlab"]),
        (("ssh://git@GitLab.com:2222/lake/minutes.git",), ["gitlab"]),
        (("https://user@git.example.org/github/minutes.git",), []),
        (("/srv/github/minutes.git", "../gitlab/minutes"), []),
        (("https://github.com/a/b", "https://gitlab.com/a/b"), ["github", "gitlab"]),
    ],
)
def test_init_reads_the_remotes(folder: Path, urls: tuple[str, ...], written: list[str]) -> None:
    """Only the host of a remote names a forge; without one, the next steps say how to ask for its file."""
    repository(folder, *urls)
    printed = run("init").stdout
    assert [name for name in ("github", "gitlab") if (folder / TEMPLATES[name][0]).exists()] == written
    assert ("for CI, run readout init --only github, or --only gitlab" in printed) is not bool(written)


def test_init_reads_the_remotes_of_a_worktree(folder: Path) -> None:
    """In a worktree, `.git` is a file that points to the settings."""
    repository(folder, "https://gitlab.com/a/b")
    (folder / ".git/worktrees/w").mkdir(parents=True)
    (folder / ".git/worktrees/w/commondir").write_text("../..\n")
    (folder / "w").mkdir()
    (folder / "w/.git").write_text(f"gitdir: {folder / '.git/worktrees/w'}\n")
    os.chdir("w")
    assert "wrote .gitlab-ci.yml\n" in run("init").stdout


def test_init_in_a_subfolder(folder: Path) -> None:
    """In a subfolder, the settings are written there, and what CI reads to the root; it checks the subfolder."""
    repository(folder, "https://github.com/a/b", "https://gitlab.com/a/b")
    (folder / "my minutes").mkdir()
    os.chdir("my minutes")
    Path("a.readout.json").write_text(json.dumps(GOOD), encoding="utf-8")
    printed = run("init").stdout
    assert printed.startswith(
        "wrote readout.toml\nwrote ../.pre-commit-config.yaml\n"
        "wrote ../.github/workflows/readout.yml\nwrote ../.gitlab-ci.yml\nnext:\n"
    )
    assert (folder / "my minutes/readout.toml").exists()
    for name in ("github", "gitlab"):
        text = (folder / TEMPLATES[name][0]).read_text("utf-8")
        assert text == template(name, " 'my minutes'")
        assert yaml.safe_load(text)


@pytest.mark.parametrize("inside", [False, True])
def test_the_first_run_is_green(folder: Path, inside: bool) -> None:
    """Before the first readout, what CI runs passes, and it goes on to check what comes later."""
    repository(folder, "https://github.com/a/b")
    (folder / "sub").mkdir()
    os.chdir("sub" if inside else ".")
    assert "  - save a readout in this folder, such as first.readout.json\n" in run("init").stdout
    (step,) = yaml.safe_load((folder / TEMPLATES["github"][0]).read_text("utf-8"))["jobs"]["validate"]["steps"][1:]
    words = step["run"].partition(" readout ")[2].split(" --format")[0].split()
    os.chdir(folder)
    assert run(*words).exit_code == 0
    (folder / "sub/a.readout.json").write_text("{}")
    assert run(*words).exit_code == 1


COMMIT = "0123456789abcdef0123456789abcdef01234567"
REPOSITORY = "https://git.example.org/standard/meeting-readout.git"


@pytest.mark.parametrize("url", [REPOSITORY, "ssh://git@git.example.org/standard/meeting-readout.git"])
def test_init_installs_from_the_repository_that_it_came_from(folder: Path, noted: dict[str, Any], url: str) -> None:
    """A toolkit that pip took from a repository is installed from there, at the same commit."""
    noted |= {"url": url, "vcs_info": {"vcs": "git", "commit_id": COMMIT}}
    printed = run("init", *ALL).stdout
    requirement = f"meeting-readout @ git+{url}@{COMMIT}"
    for name in ("pre-commit", "github", "gitlab"):
        text = (folder / TEMPLATES[name][0]).read_text("utf-8")
        assert text == template(name, " --allow-empty", requirement)
        assert requirement in text
        assert yaml.safe_load(text)
    assert "published" not in printed
    Requirement(requirement)


def test_what_pip_noted_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The note is read from the installed package; a package from an index has none."""
    info = folder / "meeting_readout-1.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.4\nName: meeting-readout\nVersion: 1.0.0\n")
    monkeypatch.syspath_prepend(folder)
    assert read_note() == {}
    (info / "direct_url.json").write_text(json.dumps({"url": REPOSITORY}))
    assert read_note() == {"url": REPOSITORY}


@pytest.mark.parametrize(
    "note",
    [
        {"url": "file:///srv/meeting-readout", "dir_info": {"editable": True}},
        {"url": "file:///srv/meeting_readout-1.0.0-py3-none-any.whl", "archive_info": {}},
        {"url": "file:///srv/meeting-readout", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        {"url": 'https://git.example.org/a"; $(touch hacked)', "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
    ],
)
def test_init_says_that_the_release_may_be_missing(folder: Path, noted: dict[str, Any], note: dict[str, Any]) -> None:
    """A toolkit from a folder has no address for others: the files name the release, and init says so."""
    noted |= note
    step = f"  - until {RELEASE} is published, name its repository in these files instead\n"
    assert step in run("init", *ALL).stdout
    assert RELEASE in (folder / TEMPLATES["github"][0]).read_text("utf-8")
    (folder / "readout.toml").unlink()
    assert step not in run("init", "--only", "config").stdout


def test_init_writes_what_is_asked_for(folder: Path) -> None:
    """--only writes some of them."""
    printed = run("init", "--only", "gitlab", "--only", "config").stdout
    assert printed.startswith("wrote .gitlab-ci.yml\nwrote readout.toml\nnext:\n")
    assert sorted(path.name for path in folder.iterdir()) == [".gitlab-ci.yml", "readout.toml"]


def test_init_never_overwrites(folder: Path) -> None:
    """A file that exists stays, even an empty one or a link that leads nowhere; what would go into it is printed."""
    (folder / ".pre-commit-config.yaml").touch()
    (folder / ".gitlab-ci.yml").symlink_to("nowhere")
    printed = run("init", "--only", "pre-commit", "--only", "gitlab").stdout
    assert printed.startswith(
        "left .pre-commit-config.yaml as it is; this would go into it:\n\n    repos:\n      - repo: local\n"
    )
    assert "left .gitlab-ci.yml as it is; this would go into it:\n\n    readouts:\n" in printed
    assert (folder / ".pre-commit-config.yaml").read_text("utf-8") == ""
    assert not (folder / "nowhere").exists()


@pytest.mark.parametrize(("name", "text"), [("readout.toml", ""), ("pyproject.toml", "[tool.readout]\nlevel = 'core'")])
def test_init_leaves_settings_alone(folder: Path, name: str, text: str) -> None:
    """Where the folder has settings, no second file of them is written over or beside them."""
    (folder / name).write_text(text, encoding="utf-8")
    printed = run("init", "--only", "config").stdout
    assert printed.startswith(f"left the settings as they are: {name} has them.\nnext:\n")
    assert [path.name for path in folder.iterdir()] == [name]


def test_init_says_what_it_cannot_write(folder: Path) -> None:
    """A file in the place of a folder is told in a sentence, with 2."""
    (folder / ".github").touch()
    result = run("init", *ALL)
    assert ".github/workflows/readout.yml cannot be written: " in result.stderr
    assert result.exit_code == 2


def test_what_init_writes_is_at_once_in_force(folder: Path) -> None:
    """With the settings that init writes, validate needs no paths."""
    run("init")
    (folder / "minutes").mkdir()
    (folder / "minutes/a.readout.json").write_text(json.dumps(GOOD), encoding="utf-8")
    assert run("validate").stdout == "1 document valid. Level: core.\n"


@pytest.mark.parametrize("ending", [*ENDINGS, *COLLECTIONS])
def test_what_init_writes_leaves_nothing_out(folder: Path, ending: str) -> None:
    """With the settings that init writes, a broken file of any name that a search finds is found without paths."""
    run("init")
    (folder / "ok.readout.json").write_text(json.dumps(GOOD), encoding="utf-8")
    (folder / f"bad{ending}").write_bytes(gzip.compress(b"{") if ending.endswith(".gz") else b"{")
    assert run("validate").exit_code == run("validate", ".").exit_code == 1
    assert run("validate").stdout == run("validate", ".").stdout


def test_the_examples_in_the_settings_are_right(folder: Path) -> None:
    """What the settings that init writes show in comments are settings, too."""
    text = re.sub(r'(?m)^# (?=\[|"|[a-z]+ = )', "", template("config"))
    (folder / "readout.toml").write_text(text, encoding="utf-8")
    assert set(tomllib.loads(run("config", "show").stdout)) == {
        "required-version",
        "include",
        "exclude",
        "respect-gitignore",
        "level",
        "fail-on",
        "severity",
        "override",
        "suppress",
    }


def fences(language: str) -> list[str]:
    """Give the blocks of the page in a language."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", PAGE)


def test_the_page_shows_what_init_writes() -> None:
    """The snippets of docs/ci.md are those of init."""
    assert {template(name) for name in TEMPLATES if name != "config"} < set(fences("yaml"))


def test_the_settings_on_the_page_are_right(folder: Path) -> None:
    """The settings of docs/ci.md are taken as they stand, and its table has a row for each."""
    (toml,) = fences("toml")
    (folder / "readout.toml").write_text(toml, encoding="utf-8")
    result = run("config", "show")
    assert result.exit_code == 0
    rows = re.findall(r"(?m)^\| `\[*([a-z-]+)\]*` \|", PAGE)
    assert set(tomllib.loads(result.stdout)) <= set(rows)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_names_a_verb_and_its_options(hook: dict[str, Any]) -> None:
    """The entry of a hook is a command that exists, with options that it has."""
    name, verb, *options = hook["entry"].split()
    assert name == "readout"
    assert set(options) <= {word for word in run(verb, "--help").stdout.split() if word.startswith("--")}
    assert hook["language"] == "python"


def test_init_writes_the_hook_of_the_repository() -> None:
    """The hook for the package alone is the one of .pre-commit-hooks.yaml."""
    (hook,) = yaml.safe_load(template("pre-commit"))["repos"][0]["hooks"]
    assert {key: hook[key] for key in HOOKS[0] if key in hook} == {
        key: HOOKS[0][key] for key in HOOKS[0] if key not in ("description", "minimum_pre_commit_version")
    }


def step(folder: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Run the step of the action as the runner does, with a pipx that runs this very toolkit; give its files, too."""
    (the_step,) = ACTION["runs"]["steps"]
    given = {name: spec["default"] for name, spec in ACTION["inputs"].items()} | inputs
    runner = {name: str(folder / f"{name}.txt") for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    env = {
        variable: given[re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)[1]]  # type: ignore[index]  # all of them fit
        for variable, value in the_step["env"].items()
    }
    (folder / "bin").mkdir(exist_ok=True)
    pipx = folder / "bin/pipx"
    pipx.write_text(
        f'#!/bin/sh\necho "$1 $2 $3" > "{folder}/pipx.txt"\nshift 4\nexec "{sys.executable}" -m meeting_readout "$@"\n'
    )
    pipx.chmod(0o755)
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    env |= runner | {"PATH": path, "RUNNER_TEMP": str(folder), "GITHUB_ACTION_PATH": str(ROOT)}
    script = folder / "step.sh"
    script.write_text(the_step["run"], encoding="utf-8")
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    done = subprocess.run(command, check=False, env=env, cwd=folder / "work", capture_output=True, text=True)  # noqa: S603 - words of our own
    return done, {name: Path(file).read_text("utf-8") for name, file in runner.items() if Path(file).exists()}


@pytest.fixture
def work(folder: Path) -> Path:
    """A checkout with a good and a bad readout."""
    (folder / "work/readouts").mkdir(parents=True)
    (folder / "work/readouts/a.readout.json").write_text(json.dumps(GOOD), encoding="utf-8")
    (folder / "work/readouts/b.readout.json").write_text('{"specVersion": "1.0", "id": "b"}', encoding="utf-8")
    return folder


@needs_bash
def test_the_action_reports(work: Path) -> None:
    """The step writes annotations, the summary, SARIF and its outputs, and fails as the command does."""
    done, files = step(work, paths="readouts/*.json")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=readouts/b.readout.json,line=1,")
    assert files["GITHUB_STEP_SUMMARY"].startswith(
        "**1 error, 0 warnings in 1 of 2 documents (1 valid). Level: core.**\n"
    )
    assert files["GITHUB_OUTPUT"] == "findings=1\n"
    sarif = json.loads((work / "work/readout.sarif").read_text("utf-8"))
    assert len(sarif["runs"][0]["results"]) == 1
    assert (work / "pipx.txt").read_text("utf-8") == f"run --spec {ROOT}\n"


@needs_bash
@pytest.mark.parametrize(
    ("inputs", "code", "output"),
    [
        ({"paths": "readouts/a.readout.json", "version": "1.0.0"}, 0, "findings=0\n"),
        ({"paths": "readouts", "fail-on": "never"}, 0, "findings=1\n"),
        ({"paths": "readouts/a.readout.json nowhere/*.json"}, 2, "findings=1\n"),
        ({"paths": "$(touch hacked) --help"}, 2, "findings=3\n"),
        ({}, 2, None),
    ],
)
def test_the_action_takes_its_inputs(work: Path, inputs: dict[str, str], code: int, output: str | None) -> None:
    """Inputs are paths and values, never code or options; without paths and settings there is nothing to check."""
    done, files = step(work, **inputs)
    assert done.returncode == code, done.stderr
    assert files.get("GITHUB_OUTPUT") == output
    assert not (work / "work/hacked").exists()
    spec = "meeting-readout==1.0.0" if "version" in inputs else str(ROOT)
    assert (work / "pipx.txt").read_text("utf-8") == f"run --spec {spec}\n"


def test_the_action_needs_no_release() -> None:
    """Without the input `version`, the action installs the commit that was checked out for it; it says so."""
    assert ACTION["inputs"]["version"]["default"] == ""
    assert "no release is needed" in ACTION["inputs"]["version"]["description"]
    (the_step,) = ACTION["runs"]["steps"]
    assert "uses" not in the_step
    assert '--spec "${spec:-$GITHUB_ACTION_PATH}"' in the_step["run"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_needs_no_release(hook: dict[str, Any]) -> None:
    """pre-commit installs the repository itself for a hook: none of them asks the index for the package."""
    assert "additional_dependencies" not in hook
    assert "from this repository" in hook["description"]


def test_the_page_names_every_input_of_the_action() -> None:
    """docs/ci.md has a row for each input."""
    rows = re.findall(r"(?m)^\| `([a-z-]+)` \|", PAGE.partition("| input |")[2].partition("\n\n")[0])
    assert rows == list(ACTION["inputs"])


def test_the_problem_matcher_reads_the_concise_report(folder: Path) -> None:
    """The problem matcher takes a line of --format concise apart."""
    (matcher,) = json.loads((ROOT / "docs/problem-matcher.json").read_text("utf-8"))["problemMatcher"]
    (pattern,) = matcher["pattern"]
    (folder / "a.readout.json").write_text('{"specVersion": "1.0", "id": "b"}', encoding="utf-8")
    first = run("validate", "--format", "concise", "a.readout.json").stdout.splitlines()[0]
    match = re.search(pattern["regexp"], first)
    assert match
    found = {key: match[number] for key, number in pattern.items() if key not in ("regexp", "message")}
    assert found == {"file": "a.readout.json", "line": "1", "column": "1", "severity": "error", "code": "S001"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    """Each shell gets a script that asks the command itself."""
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_READOUT_COMPLETE={shell}_complete" in result.stdout


@needs_bash
def test_bash_takes_the_script() -> None:
    """Bash reads the script without complaint, and has a completion for the command afterwards."""
    script = run("completion", "bash").stdout + "complete -p readout\n"
    done = subprocess.run(["bash", "--norc"], input=script, check=False, capture_output=True, text=True)  # noqa: S607 - the shell of whoever tests
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.endswith("-F _readout_completion readout\n")


@pytest.mark.parametrize(
    ("words", "at", "found"),
    [
        ("readout val", 1, "plain,validate\n"),
        ("readout validate --level ", 3, "plain,core\nplain,anchored\nplain,complete\n"),
        ("readout completion ", 2, "plain,bash\nplain,zsh\nplain,fish\n"),
    ],
)
def test_completion_completes(words: str, at: int, found: str) -> None:
    """The command completes its verbs, and the values of options and arguments."""
    env = {"_READOUT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    assert CliRunner().invoke(main, [], prog_name="readout", env=env).stdout == found


def test_every_verb_has_a_line_of_help() -> None:
    """The list of verbs says what each does."""
    listed = run("--help").stdout
    assert all(re.search(rf"(?m)^  {verb} +[A-Z]", listed) for verb in VERBS if verb != "check")


def test_settings_load_no_code(folder: Path) -> None:
    """No setting names a module, a command or an address: whatever is in them, nothing is run or fetched."""
    (folder / "readout.toml").write_text('plugins = ["evil"]\n[severity]\n"__import__" = "off"\n', encoding="utf-8")
    (folder / "evil.py").write_text("raise SystemExit('loaded')\n", encoding="utf-8")
    (folder / "a.readout.json").write_text(json.dumps(GOOD), encoding="utf-8")
    (given,) = find_inputs(("a.readout.json",))
    assert [finding.code for finding in given.findings] == ["E010", "E010"]
