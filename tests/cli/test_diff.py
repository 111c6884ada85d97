"""`readout diff`: exit codes as those of diff(1), forms and comments that make no difference, pairs by id, reports."""

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from command import BASE, EXAMPLES, REFERENCE, put, run
from comparison_schema import list_faults
from lxml import html
from pytest_regressions.file_regression import FileRegressionFixture

from meeting_readout import converters, validate
from meeting_readout.comparison.report import text
from meeting_readout.model.model import model
from meeting_readout.runner import comparing
from meeting_readout.validator.report.escape import escape

HOSTILE = (
    "</script><script>document.title = 'ran'</script>",
    "<img src=x onerror=\"document.title='ran'\">",
    "javascript:document.title='ran'",
    "\"><svg onload=alert(1)>' onmouseover='alert(1)",
    "<!-- ]]> --> &lt;b&gt; {{7*7}} ${7*7} </style><base href=//evil.example>",
    "\u202egnirts\u202c \u200b [x](javascript:alert(1)) @team **b** `c` | <del>",
)
"""What a page would act upon if it took it for more than words."""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


def edited() -> tuple[Path, Path]:
    """Write two readouts that differ in several ways."""
    old = json.loads((EXAMPLES / "parish-minutes/parish-minutes.readout.json").read_text(encoding="utf-8"))
    new = deepcopy(old)
    new["meeting"]["ordinal"] = 77
    new["directives"].reverse()
    new["directives"][0]["deadlines"] = [{"type": "not-after", "value": "2031-07-31"}]
    new["decisions"][0]["id"] = "renumbered"
    del new["decisions"][1]
    block = new["blocks"][2]
    block["content"] = block["content"].replace("e", "a", 1) + " The clerk closed the door."
    return put("old.readout.json", old), put("new.readout.json", new)


def read_report(*words: Any) -> Any:
    """Run `readout diff` and give its JSON, which follows its published schema."""
    report = json.loads(run("diff", *words, "--format", "json").out)
    assert list_faults(report) == []
    return report


def test_the_same_content_is_0_and_nothing_is_said() -> None:
    """In another form, layout and order of members, and with comments, a readout is what it was."""
    data = REFERENCE.read_bytes()
    readout = json.loads(data)
    written = {form: converters.write(readout, form) for form in ("json", "xml", "yaml")}
    commented = {
        "a.readout.yaml": b"# a remark\n" + written["yaml"].replace(b"\nrelease:", b"\n\n# another\nrelease:", 1),
        "a.readout.xml": written["xml"].replace(b"<release", b"<!-- a remark -->\n\n<release", 1),
        "b.readout.json": json.dumps(dict(reversed(readout.items())), indent=7).encode(),
        "c.readout.json": written["json"],
    }
    for name, other in commented.items():
        done = run("diff", REFERENCE, put(name, other))
        assert (done.code, done.out, done.err) == (0, "", ""), name
        assert run("diff", name, REFERENCE).code == 0


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "html"])
def test_a_difference_is_1(format_: str, file_regression: FileRegressionFixture) -> None:
    """Each report has what changed, and the same of the same files."""
    done = run("diff", *edited(), "--format", format_)
    assert (done.code, done.err) == (1, "")
    file_regression.check(done.out, extension={"text": ".txt", "markdown": ".md"}.get(format_, f".{format_}"))


def test_json_of_the_golden_file_follows_its_schema() -> None:
    """So do the places, of records as well, and what is on one side only."""
    assert [change["kind"] for change in read_report(*edited())["documents"][0]["changes"]]
    sides = collection("a.readout.jsonl", records("a", "b")), collection("b.readout.jsonl", records("b", "c"))
    assert [one["status"] for one in read_report(*sides)["documents"]] == ["added", "removed"]


def test_an_item_in_another_list_has_moved() -> None:
    """All four reports say from which list to which one."""
    old, new = edited()
    data = json.loads(old.read_text(encoding="utf-8"))
    data["statements"].insert(0, {"id": "s0", "anchors": data["decisions"].pop(0)["anchors"]})
    put("new.readout.json", data)
    said = {format_: run("diff", old, new, "--format", format_).out for format_ in ("text", "markdown", "html")}
    assert said["text"].startswith("statement s0:\n  moved from decisions to statements\n  id d1 → s0\n")
    assert "statement s0 moved from decisions to statements; id d1 → **s0**" in said["markdown"]
    (move,) = html.fromstring(said["html"]).xpath("//dd[contains(., 'moved from')]")
    assert move.text_content() == "moved from decisions to statements"
    assert [name.text for name in move.xpath("abbr[@title]")] == ["decisions", "statements"]
    change = read_report(old, new)["documents"][0]["changes"][0]
    assert (change["kind"], change["part"], change["old_part"]) == ("moved", "statements", "decisions")
    assert (change["old"], change["new"]) == ({"pointer": "/decisions/0"}, {"pointer": "/statements/0"})
    assert not any(word in said["text"] for word in ("decision d1", "removed: “", "added: “"))


def test_reports_of_the_same_content_are_whole() -> None:
    """Where nothing changed, JSON is an object without documents, and the page says so."""
    assert read_report(REFERENCE, REFERENCE)["documents"] == []
    assert "The content is the same." in run("diff", REFERENCE, REFERENCE, "--format", "html").out
    assert run("diff", REFERENCE, REFERENCE, "--format", "markdown").out == ""


def test_json_leads_to_the_values() -> None:
    """Pointers and values of each change are those of the files."""
    old, new = edited()
    report = read_report(old, new)
    (document,) = report["documents"]
    assert {change["kind"] for change in document["changes"]} >= {"added", "removed", "changed", "moved", "renumbered"}
    for change in document["changes"]:
        for side, path in (("old", old), ("new", new)):
            if "value" in change.get(side, {}):
                value = json.loads(path.read_text(encoding="utf-8"))
                for token in change[side]["pointer"].split("/")[1:]:
                    value = value[int(token)] if isinstance(value, list) else value[token]
                assert value == change[side]["value"]
    assert report["total"] == {"same": 0, "changed": 1, "added": 0, "removed": 0, "not_compared": 0}


def test_what_breaks_the_schema_is_not_compared() -> None:
    """Its findings are printed beside the report, and the exit code is 3: never that of the same content."""
    good, bad = put("good.readout.json", BASE), put("bad.readout.json", BASE | {"chair": "A"})
    done = run("diff", good, bad)
    assert (done.code, done.out) == (3, "")
    assert "error S002" in done.err
    assert run("diff", bad, good).code == 3
    page = run("diff", good, bad, "--format", "html").out
    assert "<p>1 not compared.</p>" in page
    assert "the same" not in page


def test_what_breaks_a_rule_is_compared() -> None:
    """A reference to nothing is an error of the model; what is said can be compared all the same."""
    old = put("old.readout.json", BASE | {"directives": [{"id": "d1", "partOf": "nothing"}]})
    new = put("new.readout.json", BASE | {"directives": [{"id": "d1", "partOf": "nobody"}]})
    assert not validate(old.read_bytes(), form="json").valid
    done = run("diff", old, new)
    assert (done.code, done.out, done.err) == (1, "directive d1: part of nothing → nobody\n", "")
    assert run("diff", old, old).code == 0


def test_a_path_that_is_not_there_is_2() -> None:
    """As with every verb; and two standard inputs are wrong usage."""
    assert run("diff", REFERENCE, "nowhere.readout.json").code == 2
    assert run("diff", "-", "-").code == 2
    assert run("diff", REFERENCE).code == 2


def test_one_side_can_be_the_standard_input_or_nothing() -> None:
    """The null device, which git gives for a file that is new or gone, is no document."""
    done = run("diff", REFERENCE, "-", given=REFERENCE.read_bytes())
    assert (done.code, done.out) == (0, "")
    file = put("a.readout.json", BASE)
    assert run("diff", os.devnull, file).out == "a added (a.readout.json): The council met\n"
    assert run("diff", file, os.devnull).out == "a removed (a.readout.json): The council met\n"
    assert run("diff", os.devnull, os.devnull).code == 0


def records(*ids: str, title: str = "The council met") -> list[dict[str, Any]]:
    """Make readouts with these ids."""
    return [BASE | {"id": id_, "release": {"title": title, "language": "en"}} for id_ in ids]


def collection(name: str, readouts: list[dict[str, Any]]) -> Path:
    """Write a collection."""
    data = b"".join(json.dumps(one).encode() + b"\n" for one in readouts)
    return put(name, gzip.compress(data) if name.endswith(".gz") else data)


def test_collections_and_folders_pair_by_id() -> None:
    """The order of records, the names of files and their forms make no difference; twins count once."""
    old = collection("old.readout.jsonl", [*records("a", "b", "c"), *records("d", title="We met")])
    Path("new").mkdir()
    for number, one in enumerate([*records("c", "b", "e"), *records("d", title="We met again")]):
        put(f"new/{number}.readout.json", one)
        put(f"new/{number}.readout.xml", converters.write(one, "xml"))
    done = run("diff", old, "new")
    assert done.code == 1
    assert done.out == (
        "e added (new/2.readout.json): The council met\n"
        "d changed (old.readout.jsonl:4 → new/3.readout.json)\n"
        "  release: title We met → We met again\n"
        "a removed (old.readout.jsonl:1): The council met\n"
        "\n1 changed, 1 added, 1 removed, 2 the same.\n"
    )
    packed = collection("same.readout.jsonl.gz", [*records("d", title="We met"), *records("c", "b", "a")])
    assert run("diff", old, packed).code == 0
    assert run("diff", old, packed).out == ""


def test_a_record_that_cannot_be_read_is_not_missing_silently() -> None:
    """It is counted as not compared, with its findings."""
    old = put("old.readout.jsonl", json.dumps(BASE).encode() + b"\n{\n")
    new = put("new.readout.jsonl", json.dumps(BASE).encode() + b"\n")
    done = run("diff", old, new)
    assert (done.code, done.out) == (3, "")
    assert "error W002" in done.err or "error W00" in done.err
    report = read_report(old, new)
    assert (report["total"]["same"], report["total"]["not_compared"]) == (1, 1)


def test_two_readouts_of_one_id_find_their_own() -> None:
    """Where an id is there twice with other content, the same content is paired first."""
    one, two = records("a")[0], records("a", title="We met")[0]
    old, new = collection("old.readout.jsonl", [one, two]), collection("new.readout.jsonl", [two, one])
    assert run("diff", old, new).code == 0
    changed = collection("changed.readout.jsonl", [records("a", title="We left")[0], one])
    done = run("diff", old, changed)
    assert "title We met → We left" in done.out
    assert "\n1 changed, 1 the same.\n" in done.out


def test_a_pattern_names_several() -> None:
    """A pattern that no shell expanded is a set, not its first file."""
    put("a.readout.json", records("a")[0])
    put("b.readout.json", records("b")[0])
    new = collection("new.readout.jsonl", records("a"))
    assert run("diff", "*.readout.json", new).out.startswith("b removed")


def test_colours_add_nothing_but_themselves() -> None:
    """With colours the words are the same."""
    plain, colored = run("diff", *edited()), run("diff", *edited(), "--color", "always")
    assert re.sub(r"\x1b\[\d+m", "", colored.raw.decode()) == plain.out
    assert "\x1b[31m" in colored.raw.decode()


@pytest.mark.skipif(not shutil.which("git") or os.name != "posix", reason="git and a shell are needed")
def test_git_shows_it() -> None:
    """By the wrapper of the page, `git diff` and `git log -p` say what changed, also of a new and a lost file."""
    wrapper = '#!/bin/sh\necho "$1"; readout diff "$2" "$5" || [ $? -eq 1 ]\n'
    Path("bin").mkdir()
    Path("bin/readout-git-diff").write_text(wrapper, encoding="utf-8")
    Path("bin/readout").write_text(f'#!/bin/sh\nexec {sys.executable} -m meeting_readout "$@"\n', encoding="utf-8")
    for path in Path("bin").iterdir():
        path.chmod(0o755)
    Path("repo").mkdir()
    env = {"PATH": f"{Path('bin').resolve()}:{os.environ['PATH']}", "HOME": str(Path.cwd()), "GIT_CONFIG_NOSYSTEM": "1"}
    env |= {key: value for key, value in os.environ.items() if key == "PYTHONPATH"}

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd="repo", env=env, check=True, capture_output=True, text=True)  # noqa: S603, S607 - the git on the path
        return done.stdout

    git("init", "-q")
    git("config", "diff.readout.command", "readout-git-diff")
    git("config", "user.name", "A")
    git("config", "user.email", "a@example.org")
    Path("repo/.gitattributes").write_text("*.readout.* diff=readout\n", encoding="utf-8")
    put("repo/a.readout.json", BASE)
    put("repo/b.readout.json", BASE | {"id": "b"})
    git("add", ".")
    git("commit", "-qm", "One")
    put("repo/a.readout.json", BASE | {"level": "core"})
    Path("repo/b.readout.json").unlink()
    other = {"title": "Nobody came to the ford", "language": "en-GB"}
    put("repo/c.readout.json", {"specVersion": "1.0", "id": "c", "level": "core", "release": other})
    git("add", ".")
    lines = git("diff", "--cached").splitlines()
    assert lines[:2] == ["a.readout.json", "level added: core"]
    assert lines[2] == "b.readout.json"
    assert lines[3].startswith("b removed (")
    assert lines[4] == "c.readout.json"
    assert re.fullmatch(r"c added \(.*c\.readout\.json\): Nobody came to the ford", lines[5])
    git("commit", "-qm", "Two")
    assert "level added: core" in git("log", "-p", "--ext-diff", "-1")


def hostile(words: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give two readouts with these words in every place that holds words, in whole items and in changed ones."""
    old = json.loads(REFERENCE.read_text(encoding="utf-8"))

    def fill(value: Any, type_: str, mark: str) -> Any:
        found = {}
        for key, inner in value.items():
            prop = model().objects[type_].properties[key]
            target = {"type": prop.tags, "": prop.target}
            if prop.shape in ("object", "objects", "union"):
                members = [
                    fill(one, prop.tags[one["type"]] if target["type"] else prop.target, mark)
                    for one in (inner if isinstance(inner, list) else [inner])
                ]
                found[key] = members if isinstance(inner, list) else members[0]
            elif prop.target in ("words", "text"):
                found[key] = [f"{words} {mark}"] if isinstance(inner, list) else f"{words} {mark} {inner}"
            elif prop.target == "uri":
                found[key] = "javascript:alert(1)"
            else:
                found[key] = inner
        return found

    new = fill(old, "readout", "new")
    del new["directives"][1]
    new["statements"][0]["id"] = "renumbered"
    return fill(old, "readout", "old"), new


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_a_page_runs(words: str) -> None:
    """Whatever a readout says is text: the page has the elements and attributes that it has of harmless words."""
    old, new = hostile(words)
    name = "<img src=x onerror=alert(1)>.readout.json" if os.name == "posix" else "new.readout.json"
    done = run("diff", put("old.readout.json", old), put(name, new), "--format", "html")
    assert done.code == 1, done.err
    page = html.fromstring(done.out)
    found = {(element.tag, *sorted(element.attrib)) for element in page.iter() if isinstance(element.tag, str)}
    assert {tag for tag, *_ in found} <= {
        *("html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "p", "dl", "dt", "dd"),
        *("abbr", "bdi", "del", "ins"),
    }
    assert {name for _, *names in found for name in names} <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "title", "dir")
    }
    assert len(page.xpath("//style")) == 1
    (policy,) = page.xpath("//meta[@http-equiv]/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert escape(words).split()[0] in page.text_content()
    assert "\u202e" not in done.out


@pytest.mark.parametrize("words", HOSTILE)
def test_a_comment_is_nothing_but_words(words: str) -> None:
    """In Markdown only our own emphasis and marks of what was cut and put are left."""
    old, new = hostile(words)
    said = run("diff", put("old.readout.json", old), put("new.readout.json", new), "--format", "markdown").out
    for ours in ("**", "<del>", "</del>", "<ins>", "</ins>"):
        said = said.replace(ours, "")
    assert not set("<>`[]{}|") & set(said)
    assert len(said) < 65_536


def test_the_terminal_gets_no_signs_to_act_upon() -> None:
    """Signs that turn the direction of text are written as their numbers."""
    done = run("diff", put("a.readout.json", BASE), put("b.readout.json", BASE | {"level": "core", "id": "a"}))
    assert done.out == "level added: core\n"
    old, new = hostile(HOSTILE[-1])
    said = run("diff", put("old.readout.json", old), put("new.readout.json", new)).out
    assert "\\u202e" in said
    assert "\u202e" not in said


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no such timer")
@pytest.mark.parametrize("where", ["compare_readouts", "add"])
def test_what_takes_too_long_is_not_compared(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time limit holds for a comparison and for its words: then the same content is not claimed."""

    def work(*_: object) -> None:
        while True:
            pass

    home = comparing if where == "compare_readouts" else text.Report
    monkeypatch.setattr(home, where, work)
    done = run("diff", put("a.readout.json", BASE), put("b.readout.json", BASE | {"level": "core"}), "--timeout", "0.2")
    assert done.code == (3 if home is comparing else 1)
    assert done.out == ""
    assert "W905" in done.err


def test_repeated_words_take_no_time() -> None:
    """Two blocks of very many equal words are compared in far less than the time limit."""
    blocks = ["ab ba " * 12_000, "ba ab c " * 12_000]
    old, new = (put(f"{n}.readout.json", BASE | {"blocks": [{"id": "p", "content": b}]}) for n, b in enumerate(blocks))
    before = time.process_time()
    assert run("diff", old, new).code == 1
    assert time.process_time() - before < 10
