"""`readout validate`: all layers, read only."""

import sys
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path

import click

from meeting_readout.cli.options import (
    Unwritten,
    codes,
    color_option,
    columns,
    emit,
    force_exclude_option,
    form_option,
    limit_options,
    wants_color,
)
from meeting_readout.cli.progress import Progress
from meeting_readout.config.model import Config
from meeting_readout.config.policy import Settings
from meeting_readout.discovery.inputs import Input, Task
from meeting_readout.discovery.json_lines import is_collection, open_collections
from meeting_readout.discovery.search import Search
from meeting_readout.files.io import STDIN
from meeting_readout.runner.batch import FEW, check_many, count_cores
from meeting_readout.runner.streams import silence
from meeting_readout.validator.families import RUN, exit_code
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report import FORMATS, report
from meeting_readout.validator.report.escape import safe_path
from meeting_readout.validator.report.summary import Options, Report, Summary, grave

LEVELS = ("core", "anchored", "complete")


@click.command("validate")
@click.argument("paths", nargs=-1)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    help="Check at this level at least; default: that of the settings, else what the file claims, else core.",
)
@click.option("--select", multiple=True, callback=codes, metavar="CODES", help="Tell of these rules only: Q,M110.")
@click.option("--ignore", multiple=True, callback=codes, metavar="CODES", help="Do not tell of these rules.")
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "info", "never")),
    help="What makes the exit code 1; default: that of the settings, else error.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[:FILE]",
    help=f"Report as {', '.join(FORMATS)}; repeatable, each to its file. Default: text.",
)
@click.option("--max-findings", type=click.IntRange(1), help="Show no more findings than this; default 200 in text.")
@click.option(
    "--sarif-line-hash", is_flag=True, help="For SARIF that is uploaded by the API: our fingerprint as line hash."
)
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out what fits; repeatable, as in .gitignore.")
@force_exclude_option
@form_option
@click.option("--stdin-filename", default="", metavar="NAME", help="What - is called in reports.")
@click.option("--jobs", type=click.IntRange(1), help="Processes; default: one for each processor, one for few files.")
@limit_options
@click.option("--allow-empty", is_flag=True, help="A folder without readouts is no fault.")
@color_option
@click.option("-q", "--quiet", is_flag=True, help="Leave the summary out.")
@click.option("-v", "--verbose", is_flag=True, help="Say which files were looked at, and with which settings.")
def command(
    paths: tuple[str, ...],
    level: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    formats: tuple[str, ...],
    max_findings: int | None,
    sarif_line_hash: bool,
    exclude: tuple[str, ...],
    force_exclude: bool,
    form: str,
    stdin_filename: str,
    jobs: int | None,
    allow_empty: bool,
    color: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check readouts: the form, the schema, the rules. PATHS are files, folders, or - for the standard input.

    A folder is searched for *.readout.json, .xml, .yaml and .yml; a file named by hand is always taken. Without PATHS,
    what the settings include is checked: those of the nearest readout.toml, or [tool.readout] in pyproject.toml.
    """
    reports = [_report(spec, max_findings, color, quiet, sarif_line_hash) for spec in formats or ("text",)]
    settings, summary, codes, failed = Settings(select, ignore), Summary(), set[str](), False
    tasks = (
        Task(
            given,
            level or given.config.level,
            form,
            stdin_filename if given.path == STDIN else "",
        )
        for given in _asked(paths, Search(exclude, force_exclude, collections=True), stdin_filename)
        if not (given.code == "E003" and allow_empty)
    )
    for config, verdict, note in _verdicts(tasks, 1 if STDIN in paths else jobs, settings, verbose):
        summary.add(verdict)
        codes |= {finding.code for finding in verdict.findings if finding.code in RUN}
        failed = failed or grave((f for f in verdict.findings if f.code not in RUN), fail_on or config.fail_on)
        if note:
            click.echo(note, err=True)
        for made, write in reports:
            write(made.add(verdict))
    summary.exit_code = exit_code(codes, failed, bool(summary.incomplete))
    for made, write in reports:
        write(made.end(summary))
    sys.exit(summary.exit_code)


def _asked(paths: tuple[str, ...], search: Search, stdin_filename: str) -> Iterator[Input]:
    """Find the documents that are asked for; where no path is, those that the settings include."""
    if paths:
        return (given for path in paths for given in search.named(path, stdin_filename))
    config = search.configs.find(search.here)
    if not (config.problems or config.include):
        raise click.UsageError("Name files or folders, or write a readout.toml that says what to include.")
    return search.included()


def _verdicts(
    tasks: Iterator[Task], processes: int | None, settings: Settings, verbose: bool
) -> Iterator[tuple[Config, Verdict, str]]:
    """Yield the verdicts under the settings, each with what -v says of it; those on the settings themselves come last.

    Where somebody waits at a terminal, the standard error shows how far it has come, unless it is used otherwise.
    """
    few = list(islice(tasks, FEW + 1))
    collected = any(is_collection(task.name or task.given.path) for task in few)
    processes = processes or (count_cores() if len(few) > FEW or collected else 1)
    processes = processes if collected else min(processes, len(few) or 1)
    tasks = chain(few, tasks)
    waiting = list(tasks) if not verbose and sys.stderr.isatty() and (len(few) > 1 or collected) else None
    collected = collected or any(is_collection(task.given.path) for task in waiting or ())
    progress = Progress(0 if collected else len(waiting)) if waiting else None
    level = "core"
    for task, raw in check_many(open_collections(waiting or tasks), processes):
        verdict = settings.apply(raw, task.given.config, raw.path)
        if progress and verdict.findings:
            progress.clear()
        said = verbose and not task.given.findings
        note = _note(verdict, task.given.config, len(raw.findings) - len(verdict.findings)) if said else ""
        yield task.given.config, verdict, note
        level = verdict.level
        if progress:
            progress.add(len(verdict.findings))
    if progress:
        progress.clear()
    for config, verdict in settings.rest(level):
        yield config, verdict, ""


def _note(verdict: Verdict, config: Config, dropped: int) -> str:
    """Say which file was looked at, and which settings applied."""
    source = f"settings of {safe_path(config.path)}" if config.path else "no settings file"
    left_out = f", {dropped} finding{'' if dropped == 1 else 's'} left out" if dropped else ""
    form = f"{verdict.form}, " if verdict.form else ""
    return f"{safe_path(verdict.path)}: {form}level {verdict.level}, {source}{left_out}"


def _report(
    spec: str, most: int | None, color: str, quiet: bool, line_hash: bool
) -> tuple[Report, Callable[[str], None]]:
    """Begin the report that `FORMAT[:FILE]` asks for, and give where its text goes."""
    format_, _, file_name = spec.partition(":")
    if format_ not in FORMATS:
        raise click.UsageError(f"There is no format {format_!r}; there are {', '.join(FORMATS)}.")
    most = 200 if most is None and format_ == "text" and not file_name else most
    options = Options(wants_color(color) and not file_name, columns(), quiet, most, line_hash)
    if not file_name:
        return report(format_, options), emit
    try:
        opened = Path(file_name).open("w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115 - for the run
    except OSError as error:
        raise Unwritten(safe_path(file_name), error) from None
    stream = click.get_current_context().with_resource(opened)

    def write(text: str) -> None:
        try:
            print(text, end="", file=stream, flush=True)
        except OSError as error:
            silence(stream)
            if isinstance(error, BrokenPipeError):  # nobody reads it any more
                return
            raise Unwritten(safe_path(file_name), error) from None

    return report(format_, options), write
