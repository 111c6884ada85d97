"""`readout init`: settings, and snippets for what runs the checks."""

import os
from pathlib import Path

import click

from meeting_readout.cli.output import emit
from meeting_readout.validator.report.escape import escape_path

TEMPLATES = {
    "config": ("readout.toml", "readout.toml"),
    "pre-commit": (".pre-commit-config.yaml", "pre-commit-config.yaml"),
    "github": (".github/workflows/readout.yml", "github-workflow.yml"),
    "gitlab": (".gitlab-ci.yml", "gitlab-ci.yml"),
}
"""What can be written: the file in the project, and its template."""
FORGES = {"github": "GitHub", "gitlab": "GitLab"}
"""What is written only where a remote of the repository has this word in the name of its host."""


@click.command("init")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(tuple(TEMPLATES)),
    help="Write only this; repeatable. Default: the settings, the hook, and what the remote of the repository names.",
)
def command(only: tuple[str, ...]) -> None:
    """Write readout.toml and the files that run the checks in CI.

    The settings are written to the current folder. A hook for pre-commit, and a workflow for GitHub or a job for GitLab
    if a remote of the git repository is there, are written to the root of the repository, where they are looked for. A
    file that exists is left as it is, and what would go into it is printed instead. Nothing is asked.
    """
    from meeting_readout.files.repository import find_root

    here = Path.cwd()
    root = find_root(here) or here
    names = only or _choose(root)
    for name in names:
        file, template = TEMPLATES[name]
        source = _settings() if name == "config" else ""
        if source:
            emit(f"left the settings as they are: {source} has them.\n")
            continue
        target = here / file if name == "config" else root / file
        text, shown = _text(template, here, root), escape_path(os.path.relpath(target, here))
        try:
            written = _write(target, text)
        except OSError as error:
            why = (error.strerror or "unknown reason").lower()
            raise click.UsageError(f"{shown} cannot be written: {why}.") from None
        if written:
            emit(f"wrote {shown}\n")
        else:
            inside = "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())
            emit(f"left {shown} as it is; this would go into it:\n\n{inside}\n")
    emit(_describe_next_steps(names, has_readouts=_has_readouts(here)))


def _choose(root: Path) -> tuple[str, ...]:
    """Return what to write: of the forges, those that the remotes of the repository name."""
    from meeting_readout.files.repository import find_remote_hosts

    hosts = find_remote_hosts(root)
    return tuple(name for name in TEMPLATES if name not in FORGES or any(name in host for host in hosts))


def _describe_next_steps(names: tuple[str, ...], *, has_readouts: bool) -> str:
    """Return what to do next, a line for each step."""
    from meeting_readout.cli.origin import find_origin

    steps = [] if has_readouts else ["save a readout in this folder, such as first.readout.json"]
    steps.append("run readout validate, and readout fix for what a program can fix")
    if "pre-commit" in names:
        steps.append("run pre-commit install, so that each commit is checked")
    if names != ("config",) and not (origin := find_origin()).is_certain:
        steps.append(f"until {origin.requirement} is published, name its repository in these files instead")
    forges = [FORGES[name] for name in names if name in FORGES]
    if forges:
        steps.append(f"commit these files: {' and '.join(forges)} will check each push")
    elif "config" in names:
        steps.append("for CI, run readout init --only github, or --only gitlab: no remote names one of them")
    return "next:\n" + "".join(f"  - {step}\n" for step in steps)


def _has_readouts(folder: Path) -> bool:
    """Return whether a search finds something in a folder."""
    from meeting_readout.discovery.search import Search

    return any(given.code != "E003" for given in Search().find(str(folder)))


def _settings() -> str:
    """Return the name of a file in this folder that has settings already."""
    from meeting_readout.config.lookup import Configs

    config = Configs().find(Path.cwd())
    return config.path if config.path and config.folder == Path.cwd() else ""


def _text(template: str, here: Path, root: Path) -> str:
    """Return what goes into a file at the root of the repository, to check the current folder.

    While there is no readout, the check passes: nothing is wrong with a project that begins.
    """
    from shlex import quote

    from meeting_readout.cli.origin import find_origin

    text = (Path(__file__).parent / "templates" / template).read_text(encoding="utf-8")
    options = "" if _has_readouts(here) else " --allow-empty"
    if here != root:
        folder = here.relative_to(root).as_posix()
        options += f" {quote(f'./{folder}' if folder.startswith('-') else folder)}"
    return text.replace("@REQUIREMENT@", find_origin().requirement).replace("@OPTIONS@", options)


def _write(file: Path, text: str) -> bool:
    """Write a file unless there is one, or a link of this name; say whether it was written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        opened = file.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        return False
    try:
        with opened:
            opened.write(text)
    except OSError:
        file.unlink()
        raise
    return True
