"""`readout init`: settings, and snippets for what runs the checks."""

from pathlib import Path

import click

from meeting_readout.cli.output import emit

TEMPLATES = {
    "config": ("readout.toml", "readout.toml"),
    "pre-commit": (".pre-commit-config.yaml", "pre-commit-config.yaml"),
    "github": (".github/workflows/readout.yml", "github-workflow.yml"),
    "gitlab": (".gitlab-ci.yml", "gitlab-ci.yml"),
}
"""What can be written: the file in the project, and its template."""


@click.command("init")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(tuple(TEMPLATES)),
    help="Write only this; repeatable. Default: all of them.",
)
def command(only: tuple[str, ...]) -> None:
    """Write readout.toml and the files that run the checks in CI.

    These are a hook for pre-commit, a workflow for GitHub and a job for GitLab, in the current folder. A file that
    exists is left as it is, and what would go into it is printed instead. Nothing is asked.
    """
    for name in only or TEMPLATES:
        file, template = TEMPLATES[name]
        source = _settings() if name == "config" else ""
        if source:
            emit(f"left the settings as they are: {source} has them.\n")
            continue
        text = _text(template)
        try:
            written = _write(Path(file), text)
        except OSError as error:
            why = (error.strerror or "unknown reason").lower()
            raise click.UsageError(f"{file} cannot be written: {why}.") from None
        if written:
            emit(f"wrote {file}\n")
        else:
            inside = "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())
            emit(f"left {file} as it is; this would go into it:\n\n{inside}\n")


def _settings() -> str:
    """Return the name of a file in this folder that has settings already."""
    from meeting_readout.config.lookup import Configs

    config = Configs().find(Path.cwd())
    return config.path if config.path and config.folder == Path.cwd() else ""


def _text(template: str) -> str:
    from importlib.metadata import version

    text = (Path(__file__).parent / "templates" / template).read_text(encoding="utf-8")
    return text.replace("@VERSION@", version("meeting-readout"))


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
