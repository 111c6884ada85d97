"""Settings: where they are found, what they do to a run, and what is said of wrong ones. All through the command."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from meeting_readout.cli.main import main
from meeting_readout.config import policy

GOOD = {"specVersion": "1.0", "id": "r", "release": {"title": "The Lake Council met.", "language": "en"}}
BAD = {**GOOD, "decisions": [{"id": "d1", "act": "adopt", "by": [{"ref": "council"}]}]}
"""One finding: M103 in d1, at /decisions/0/by/0/ref."""
MILD = {**GOOD, "notes": [{"id": "n1", "text": "To be looked at again."}]}
"""One finding: the warning M131 in n1."""
TORN = '{"specVersion": "1.0"'
"""One finding: W003."""
TOLERATED = '[[suppress]]\nrule = "M103"\nfile = "a.readout.json"\nitem = "d1"\nreason = "a later record names it"\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one, on a known day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(policy, "today", lambda: date(2026, 6, 15))
    return tmp_path


def put(name: str, content: Any) -> None:
    """Write a file, data as JSON."""
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def run(*args: str, data: str = "") -> Result:
    """Run the command."""
    return CliRunner().invoke(main, args, input=data)


def lines(*args: str) -> list[str]:
    """Validate, and give the findings, a line each."""
    return run("validate", "-q", "--format", "concise", *args).stdout.splitlines()


def codes(*args: str) -> list[str]:
    """Validate, and give severity and code of each finding."""
    return re.findall(r": ((?:error|warning|info) [A-Z]\d{3}):", "\n".join(lines(*args)))


def test_the_nearest_file_upwards_holds() -> None:
    """Settings are found upwards from the document, not from the current folder, and nearer ones are not merged."""
    put("readout.toml", 'severity = {M103 = "info", M131 = "info"}')
    put("near/readout.toml", 'severity = {M103 = "warning"}')
    put("near/deep/a.readout.json", BAD)
    put("near/deep/b.readout.json", {**MILD, "id": "s"})
    put("c.readout.json", BAD)
    assert codes("near", "c.readout.json") == ["warning M103", "warning M131", "info M103"]


@pytest.mark.parametrize(
    ("toml", "found"),
    [
        ('[tool.readout]\nseverity = {M103 = "info"}', "info"),
        ('[tool]\nreadout.severity.M103 = "info"', "info"),
        ('tool.readout.severity.M103 = "info"', "info"),
        ('[ "tool" . readout.severity]\nM103 = "info"', "info"),
        ('[project]\nname = "tool.readout"', "warning"),
        ("[tool.readout-other]\nx = 1", "warning"),
        ("[tool\nnot even TOML", "warning"),
    ],
)
def test_a_pyproject_without_settings_is_passed_by(toml: str, found: str) -> None:
    """In pyproject.toml the table [tool.readout] counts; without one the search goes on upwards."""
    put("readout.toml", 'severity = {M103 = "warning"}')
    put("inner/pyproject.toml", toml)
    put("inner/a.readout.json", BAD)
    assert codes("inner") == [f"{found} M103"]


def test_readout_toml_goes_before_pyproject() -> None:
    """Where one folder has both, readout.toml holds."""
    put("readout.toml", 'severity = {M103 = "info"}')
    put("pyproject.toml", '[tool.readout]\nseverity = {M103 = "off"}')
    put("a.readout.json", BAD)
    assert codes("a.readout.json") == ["info M103"]


def test_the_standard_input_has_the_settings_of_its_name() -> None:
    """What is read from the standard input has the settings of the file whose name it is given."""
    put("office/readout.toml", 'severity = {M103 = "info"}')
    written = json.dumps(BAD)
    named = run("validate", "--format", "concise", "-", "--stdin-filename", "office/a.readout.json", data=written)
    assert named.stdout.splitlines()[0].startswith("office/a.readout.json:1:158: info M103: ")
    assert run("validate", "-", data=written).exit_code == 1


SEVERITIES = [
    ('[severity]\nM103 = "warning"', ["warning M103"]),
    ('[severity]\nM = "info"', ["info M103"]),
    ('[severity]\nM = "info"\nM103 = "warning"\nM10 = "off"', ["warning M103"]),
    ('[severity]\nM103 = "off"', []),
    ('[severity]\nM103 = "info"\n[[override]]\nfiles = ["*.json"]\nseverity = {M = "warning"}', ["warning M103"]),
    ('[severity]\nM103 = "info"\n[[override]]\nfiles = ["x/**"]\nseverity = {M = "warning"}', ["info M103"]),
    (
        '[[override]]\nfiles = ["*"]\nseverity = {M103 = "info"}\n'
        '[[override]]\nfiles = ["a.*"]\nseverity = {M = "off"}',
        [],
    ),
]


@pytest.mark.parametrize(("toml", "found"), SEVERITIES)
def test_severities(toml: str, found: list[str]) -> None:
    """The longest beginning of a code counts in a table; a later table for files goes over the earlier ones."""
    put("readout.toml", toml)
    put("a.readout.json", BAD)
    assert codes("a.readout.json") == found


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (("--select", "Q"), []),
        (("--select", "Q,M103"), ["error M103"]),
        (("--select", "Q", "--select", "M"), ["error M103", "warning M131"]),
        (("--ignore", "M103"), ["warning M131"]),
        (("--select", "M", "--ignore", "M131"), ["error M103"]),
    ],
)
def test_select_and_ignore(args: tuple[str, ...], found: list[str]) -> None:
    """--select tells of these rules only, --ignore leaves rules out; both take beginnings, in lists or repeated."""
    put("a.readout.json", {**BAD, **MILD})
    assert codes(*args, "a.readout.json") == found
    assert run("validate", *args, "a.readout.json").exit_code == 1


def test_what_is_off_stays_off() -> None:
    """A rule that is off in the settings is off whatever the command line selects: that changes no verdict."""
    put("readout.toml", '[severity]\nM103 = "off"')
    put("a.readout.json", BAD)
    assert codes("--select", "M", "a.readout.json") == []
    assert run("validate", "--select", "M", "a.readout.json").exit_code == 0


def test_the_form_is_always_told() -> None:
    """A file that is not well-formed is told of whatever is selected."""
    put("a.readout.json", TORN)
    assert codes("--select", "Q", "a.readout.json") == ["error W003"]


def test_the_form_can_be_made_graver() -> None:
    """The severity of a rule about the form can be raised."""
    put("readout.toml", '[severity]\nW004 = "error"')
    put("a.readout.json", "\ufeff" + json.dumps(GOOD))
    assert codes("a.readout.json") == ["error W004"]


@pytest.mark.parametrize(
    ("settings", "args", "level", "code"),
    [
        ("", (), "core", 0),
        ('level = "anchored"', (), "anchored", 1),
        ('level = "anchored"', ("--level", "core"), "core", 0),
        ('level = "anchored"\nfail-on = "never"', (), "anchored", 0),
        ('level = "anchored"\nfail-on = "never"', ("--fail-on", "error"), "anchored", 1),
    ],
)
def test_the_command_line_goes_over_the_settings(settings: str, args: tuple[str, ...], level: str, code: int) -> None:
    """Level and fail-on are those of the settings unless the command line says otherwise."""
    put("readout.toml", settings)
    put("a.readout.json", GOOD)
    result = run("validate", *args, "a.readout.json")
    assert (f"Level: {level}." in result.stdout, result.exit_code) == (True, code)


SUPPRESSIONS = [
    (TOLERATED, BAD, []),
    (TOLERATED.replace('item = "d1"', 'pointer = "/decisions/0/by/0/ref"'), BAD, []),
    (TOLERATED.replace("d1", "d2"), BAD, ["error M103", "warning E012"]),
    (TOLERATED + "until = 2026-06-15", BAD, []),
    (TOLERATED + "until = 2026-06-14", BAD, ["error M103", "error E011"]),
    (TOLERATED + "until = 2026-06-14", GOOD, ["error E011"]),
    (TOLERATED, GOOD, ["warning E012"]),
    (TOLERATED, TORN, ["error W003"]),
    (TOLERATED.replace("a.readout", "b.readout"), BAD, ["error M103"]),
    (TOLERATED.replace("a.readout", "gone.readout"), GOOD, ["warning E012"]),
    (TOLERATED.replace("a later record names it", " "), BAD, ["warning E013"]),
    (re.sub("reason.*", "", TOLERATED), BAD, ["warning E013"]),
    (re.sub("reason.*", "", TOLERATED) + '[severity]\nE013 = "info"', BAD, ["info E013"]),
    (TOLERATED.replace("M103", "Q101"), GOOD, []),
    ('level = "anchored"\n' + TOLERATED.replace("M103", "Q101"), GOOD, ["error Q201", "warning E012"]),
    (TOLERATED + '[severity]\nM103 = "off"', BAD, []),
]


@pytest.mark.parametrize(("toml", "data", "found"), SUPPRESSIONS)
def test_suppressions(toml: str, data: Any, found: list[str]) -> None:
    """One finding at one place is dropped until the day named, and a suppression that has no use or reason is told."""
    put("readout.toml", toml)
    put("a.readout.json", data)
    put("b.readout.json", GOOD)
    assert codes("a.readout.json") == found


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (TOLERATED + "until = 2026-06-14", "1:1: error E011: this suppression of M103 ended on 2026-06-14."),
        (TOLERATED, "1:1: warning E012: this suppression of M103 suppresses nothing in a.readout.json."),
        (
            "\n" + TOLERATED.replace("a.read", "x.read"),
            "2:1: warning E012: this suppression of M103 is for x.readout.json, which does not exist.",
        ),
        (
            TOLERATED + re.sub("reason.*", "", TOLERATED).replace("a.read", "b.read"),
            "6:1: warning E013: this suppression of M103 has no reason.",
        ),
    ],
)
def test_a_suppression_is_told_at_its_line(toml: str, said: str) -> None:
    """What is wrong with a suppression is a finding at the head of its table."""
    put("readout.toml", toml)
    put("a.readout.json", GOOD)
    put("b.readout.json", GOOD)
    assert f"readout.toml:{said}" in lines("a.readout.json")


@pytest.mark.parametrize("file", ["./a.readout.json", "x/../a.readout.json", ".//a.readout.json", "a.readout.json"])
def test_a_suppression_names_its_file_in_any_way(file: str) -> None:
    """The path of a suppression may be written with more steps than it needs; it is used, and shown as written."""
    put("readout.toml", TOLERATED.replace("a.readout.json", file))
    put("a.readout.json", BAD)
    assert lines("a.readout.json") == []
    assert f'file = "{file}"' in run("config", "show", "a.readout.json").stdout
    put("a.readout.json", GOOD)
    assert codes("a.readout.json") == ["warning E012"]


def test_a_suppression_is_told_in_pyproject_too() -> None:
    """In pyproject.toml the line is that of [[tool.readout.suppress]]."""
    put("pyproject.toml", "[project]\nname = 'x'\n\n" + TOLERATED.replace("[[", "[[tool.readout."))
    put("a.readout.json", GOOD)
    assert lines("a.readout.json") == [
        "pyproject.toml:4:1: warning E012: this suppression of M103 suppresses nothing in a.readout.json."
    ]


@pytest.mark.parametrize(("until", "code"), [("2026-06-14", 1), ("2026-06-15", 0)])
def test_findings_about_settings_count_by_their_severity(until: str, code: int) -> None:
    """An expired suppression fails the run as an error does, an unused one does not by default."""
    put("readout.toml", f"{TOLERATED}until = {until}")
    put("a.readout.json", GOOD)
    assert run("validate", "a.readout.json").exit_code == code
    assert run("validate", "--fail-on", "warning", "a.readout.json").exit_code == 1


def test_settings_are_no_document() -> None:
    """The summary counts the readouts, and says that the settings have findings of their own."""
    put("readout.toml", TOLERATED)
    put("a.readout.json", GOOD)
    put("b.readout.json", {**BAD, "id": "s"})
    assert (
        run("validate", ".").stdout.splitlines()[-2]
        == "1 error, 1 warning in 1 of 2 documents and the settings (1 valid). Level: core."
    )


BASE_WANTED = '2:1: "base" takes an absolute URI without ? and #, such as "https://gov.example/readouts/{id}".'
WRONG = [
    ("levle = 1", '1:1: there is no setting "levle" here; the nearest is "level".'),
    ("\n[zebra]", '2:1: there is no setting "zebra" here.'),
    ("level = 1", '1:1: "level" takes "core", "anchored" or "complete".'),
    ('fail-on = "errors"', '1:1: "fail-on" takes "error", "warning", "info" or "never".'),
    ('include = "x"', '1:1: "include" takes a list of patterns, such as ["drafts/**"].'),
    ('exclude = ["x", "../y"]', '1:1: "../y" is not a pattern for files below this folder.'),
    ('exclude = ["!x"]', '1:1: "!x" is not a pattern for files below this folder.'),
    ('respect-gitignore = "yes"', '1:1: "respect-gitignore" takes true or false.'),
    ('required-version = "1.0"', '1:1: "required-version" takes versions, such as ">=1.0,<2".'),
    ('required-version = ">=9"\nx = 1', "1:1: these settings are for readout >=9, and this is 1.0.0."),
    ('[severity]\n"Q1O1" = "off"', '2:1: no rule has the code "Q1O1"; the nearest is "Q101".'),
    ('[severity]\nZ = "off"', '2:1: no rule has the code "Z".'),
    ('[severity]\nQ101 = "no"', '2:1: "Q101" takes "error", "warning", "info" or "off".'),
    ('[severity]\nW = "off"', "2:1: W001 cannot be switched off or made milder."),
    ('[severity]\nW003 = "warning"', "2:1: W003 cannot be switched off or made milder."),
    ('[severity]\nE = "info"', "2:1: E001 cannot be switched off or made milder."),
    ('severity = "off"', '1:1: "severity" takes a table of rules and severities, such as {"M110" = "warning"}.'),
    ("[override]", '1:1: "override" takes tables, each under [[override]].'),
    ('[[override]]\nfiles = ["x"]', '1:1: a table under "override" needs "severity".'),
    ("[[override]]\nfiles = []\n[override.severity]\nX = 1", '4:1: no rule has the code "X".'),
    (TOLERATED.replace("M103", "W003"), "2:1: findings of W003 cannot be suppressed."),
    (TOLERATED.replace("M103", "M"), '2:1: no rule has the code "M".'),
    (TOLERATED.replace('item = "d1"', ""), '1:1: a suppression names one place, by "item" or by "pointer".'),
    (TOLERATED + 'pointer = ""', '1:1: a suppression names one place, by "item" or by "pointer".'),
    (TOLERATED + TOLERATED + 'until = "x"', '11:1: "until" takes a date without quotes, such as 2027-01-31.'),
    *(
        (f"[export]\nbase = '{wrong}'", BASE_WANTED)
        for wrong in ("gov.example/{id}", "https://gov.example/?q={id}", "")
    ),
    ("[export]\ncountry = 'nzl'", '2:1: "country" takes two letters in quotes, such as "nz".'),
    ("[export]\nto = 'akn'", '2:1: there is no setting "to" here.'),
    ("export = 'akn'", '1:1: "export" takes a table, such as {base = "https://gov.example/readouts/{id}"}.'),
    (TOLERATED + "until = 2027-01-31T00:00:00", '6:1: "until" takes a date without quotes, such as 2027-01-31.'),
    ("suppress = [1]", '1:1: "suppress" takes a table.'),
    ("level = ", "1:9: this is not TOML: invalid value."),
    ('[x\nlevel = "core"', "1:3: this is not TOML: expected ']' at the end of a table declaration."),
    ("x = 1\nx = 2", "2:6: this is not TOML: cannot overwrite a value."),
]


@pytest.mark.parametrize(("toml", "said"), WRONG)
def test_wrong_settings_are_told_at_their_place(toml: str, said: str) -> None:
    """A mistake in the settings is a finding at its line; nothing below is checked, and the exit code is 2."""
    put("readout.toml", toml)
    put("a.readout.json", BAD)
    place, sentence = said.split(": ", 1)
    result = run("validate", "-q", "--format", "concise", ".")
    assert result.stdout == f"readout.toml:{place}: error E010: {sentence}\n"
    assert result.exit_code == 2


def test_all_that_is_wrong_is_told_once() -> None:
    """Wrong settings are told in order of place, once for all files; files elsewhere are checked."""
    put("x/readout.toml", 'exlude = []\nlevel = "none"\n')
    put("x/a.readout.json", BAD)
    put("x/deep/b.readout.json", BAD)
    put("y.readout.json", GOOD)
    result = run("validate", "--format", "json", ".")
    report = json.loads(result.stdout)
    assert [document["path"] for document in report["documents"]] == ["x/readout.toml", "y.readout.json"]
    assert [(finding["line"], finding["pointer"]) for finding in report["findings"]] == [(1, "/exlude"), (2, "/level")]
    assert (report["incomplete"], result.exit_code) == (True, 2)


@pytest.mark.parametrize("verb", [("validate",), ("fmt", "--check"), ("fix", "--diff"), ("coverage",)])
def test_every_verb_refuses_wrong_settings(verb: tuple[str, ...]) -> None:
    """Verbs that look for files end with 2, and leave everything as it is."""
    put("readout.toml", "x = 1")
    put("a.readout.json", GOOD)
    result = run(*verb, "a.readout.json")
    assert "E010: there is no setting" in result.output
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff", "these settings cannot be read: it is not UTF-8."),
        (b"#" * (1 << 20) + b"#", "these settings cannot be read: it is too large."),
    ],
)
def test_settings_that_cannot_be_read(content: bytes, said: str) -> None:
    """Bytes that are no text, or too many of them, are a finding."""
    Path("readout.toml").write_bytes(content)
    put("a.readout.json", GOOD)
    assert lines("a.readout.json") == [f"readout.toml:1:1: error E010: {said}"]


def test_a_folder_of_that_name_is_no_settings() -> None:
    """What is no regular file cannot be read as settings."""
    Path("readout.toml").mkdir()
    put("a.readout.json", GOOD)
    assert "E010: these settings cannot be read: " in lines("a.readout.json")[0]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--select", "Q1O1"), 'Invalid value for \'--select\': no rule has the code "Q1O1"; the nearest is "Q101".'),
        (("--ignore", "Q,W"), "Invalid value for '--ignore': W001 cannot be switched off or made milder."),
        ((), "Name files or folders, or write a readout.toml: its folder is searched then."),
    ],
)
def test_wrong_usage(args: tuple[str, ...], said: str) -> None:
    """A code that is no rule's, a rule that cannot be left out, and nothing to check are wrong usage."""
    result = run("validate", *args)
    assert said in result.stderr
    assert result.exit_code == 2


def test_verbose_says_what_was_done() -> None:
    """-v names every file on the standard error, its form and level, its settings and what they left out."""
    put("office/readout.toml", 'level = "anchored"\n' + TOLERATED)
    put("office/a.readout.json", {**BAD, "blocks": [{"id": "p1", "content": "x"}]})
    put("b.readout.json", GOOD)
    result = run("validate", "-v", "b.readout.json", "office")
    assert result.stderr.splitlines() == [
        "b.readout.json: json, level core, no settings file",
        "office/a.readout.json: json, level anchored, settings of office/readout.toml, 1 finding left out",
    ]


SHOWN = """# The settings for archive/a.readout.json, from readout.toml.
required-version = ">=1"                # readout.toml:1
include = []                            # default
exclude = []                            # default
respect-gitignore = true                # default
level = "anchored"                      # readout.toml:2
fail-on = "error"                       # default

[severity]
M = "off"                               # readout.toml:8
Q = "info"                              # readout.toml:5

[[suppress]]                            # readout.toml:12
rule = "M103"
file = "archive/a.readout.json"
item = "d1"
reason = "a later record names it"
"""
SETTINGS = """required-version = ">=1"
level = "anchored"

[severity]
Q = "info"
M110 = "error"
[[override]]
severity = {M = "off"}
files = ["archive"]
[[suppress]]
rule = "Q101"\nfile = "other"\nitem = "x"
"""


def test_config_show() -> None:
    """The settings in effect for a file are TOML, and say from which line each comes."""
    put("readout.toml", SETTINGS.replace('\nfile = "other"\nitem = "x"\n', ', file = "other", item = "x"}]\n'))
    settings = SETTINGS.replace('[[suppress]]\nrule = "Q101"\nfile = "other"\nitem = "x"\n', "\n\n")
    put("readout.toml", settings + TOLERATED.replace("a.read", "archive/a.read"))
    result = run("config", "show", "archive/a.readout.json")
    assert result.stdout == SHOWN
    assert tomllib.loads(result.stdout)["severity"] == {"M": "off", "Q": "info"}


def test_config_show_of_a_folder() -> None:
    """Without a file all tables are shown, and what is shown are the settings again."""
    put("readout.toml", SETTINGS)
    shown = tomllib.loads(run("config", "show").stdout)
    assert tomllib.loads(SETTINGS).items() <= shown.items()


def test_config_show_of_exports() -> None:
    """What exports use is shown, also for one file, with the line from which it comes."""
    put("readout.toml", '[export]\nbase = "https://gov.example/{id}"\ncountry = "nz"')
    for words in ((), ("a.json",)):
        shown = run("config", "show", *words).stdout
        assert tomllib.loads(shown)["export"] == {"base": "https://gov.example/{id}", "country": "nz"}
        assert re.search(r'^country = "nz" +# readout.toml:3$', shown, re.MULTILINE)


def test_config_show_without_settings() -> None:
    """Where no file has settings, the defaults are shown."""
    shown = run("config", "show", "a.json").stdout
    assert shown.splitlines()[0] == "# The settings for a.json, all of them defaults."
    assert tomllib.loads(shown) == {
        "include": [],
        "exclude": [],
        "respect-gitignore": True,
        "level": "core",
        "fail-on": "error",
    }


def test_config_show_says_that_a_file_is_excluded() -> None:
    """A file that a search would leave out is said to be so."""
    put("readout.toml", 'exclude = ["drafts/"]')
    assert "# The file is excluded:" in run("config", "show", "drafts/a.readout.json").stdout


def test_config_show_of_wrong_settings() -> None:
    """Wrong settings are told, and the exit code is 2."""
    put("readout.toml", "x = 1")
    result = run("config", "show")
    assert result.stdout.startswith('readout.toml:1:1: error E010: there is no setting "x" here.\n')
    assert result.exit_code == 2
