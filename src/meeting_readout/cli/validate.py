"""`readout validate`: all layers, read only."""

import sys
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, NamedTuple

import click

from meeting_readout.cli.options import (
    REPORT,
    WHAT,
    WHICH,
    GroupedCommand,
    color_option,
    force_exclude_option,
    form_option,
    jobs_option,
    level_option,
    limit_options,
    option,
    split_codes,
    stdin_filename_option,
)
from meeting_readout.cli.output import emit, get_width, wants_color
from meeting_readout.cli.progress import Progress
from meeting_readout.cli.report_files import ReportFiles
from meeting_readout.config.model import Config
from meeting_readout.config.policy import Settings
from meeting_readout.discovery.inputs import Input, Task
from meeting_readout.discovery.json_lines import is_collection, open_collections
from meeting_readout.discovery.search import Search
from meeting_readout.files.io import STDIN
from meeting_readout.runner.batch import check_many, choose_processes
from meeting_readout.runner.same_ids import SameIds
from meeting_readout.validator.families import RUN_EXIT_CODES, exit_code
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report import FORMATS, start_report, start_statistics
from meeting_readout.validator.report.escape import escape_path
from meeting_readout.validator.report.summary import Options, Report, Summary, is_failed
from meeting_readout.validator.report.words import count_noun

Output = tuple[Report, Callable[[str], None]]
"""A report, and what writes its text."""


class ValidateOptions(NamedTuple):
    """The options of `readout validate`, named as on the command line."""

    level: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    exclude: tuple[str, ...]
    force_exclude: bool
    form: str
    stdin_filename: str
    allow_empty: bool
    formats: tuple[str, ...]
    max_findings: int | None
    statistics: bool
    sarif_line_hash: bool
    color: str
    quiet: bool
    verbose: bool
    jobs: int | None


@click.command("validate", cls=GroupedCommand)
@click.argument("paths", nargs=-1)
@level_option
@option(
    WHAT,
    "--select",
    multiple=True,
    callback=split_codes,
    metavar="CODES",
    help="Report these rules only: Q,M110. Errors of all rules still count.",
)
@option(
    WHAT,
    "--ignore",
    multiple=True,
    callback=split_codes,
    metavar="CODES",
    help="Do not report these rules. Their errors still count.",
)
@option(
    WHAT,
    "--fail-on",
    type=click.Choice(("error", "warning", "info", "never")),
    help="The severity that makes the exit code 1. Default: that of the settings, else error.",
)
@option(WHICH, "--exclude", multiple=True, metavar="GLOB", help="Exclude what matches; repeatable, as in .gitignore.")
@force_exclude_option
@form_option
@stdin_filename_option
@option(WHICH, "--allow-empty", is_flag=True, help="Accept a folder without readouts.")
@option(
    REPORT,
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[:FILE]",
    help=f"One of {', '.join(FORMATS)}; repeatable, each to its file. Default: text.",
)
@option(REPORT, "--max-findings", type=click.IntRange(1), help="Show at most so many findings. Default: 200 in text.")
@option(REPORT, "--statistics", is_flag=True, help="In text, count the findings of each rule, and show none.")
@option(
    REPORT, "--sarif-line-hash", is_flag=True, help="Put our fingerprint where only GitHub's own uploader writes one."
)
@color_option
@option(REPORT, "-q", "--quiet", is_flag=True, help="Omit the summary.")
@option(REPORT, "-v", "--verbose", is_flag=True, help="Say which files were checked, and with which settings.")
@jobs_option
@limit_options
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Check readouts: the form, the schema, the rules.

    PATHS are files, folders, or - for the standard input. A folder is searched for *.readout.json, .xml, .yaml, .yml,
    .jsonl and .jsonl.gz; a file named on the command line is always checked. Without PATHS, the files that the settings
    include are checked, or else the folder of the settings: those of the nearest readout.toml, or [tool.readout] in
    pyproject.toml.
    """
    options = ValidateOptions(**given)
    if options.statistics and not _has_text(options):
        raise click.UsageError("--statistics changes the format text, and no report is in this format.")
    summary = Summary(options.select, options.ignore)
    search = Search(options.exclude, options.force_exclude)
    with ReportFiles() as files:
        outputs = [_open_output(spec, options, files) for spec in options.formats or ("text",)]
        for path in paths:
            files.refuse_input(path)
        tasks = _make_tasks(paths, search, options, files)
        _report(tasks, search, options, summary, outputs, STDIN in paths)
    sys.exit(summary.exit_code)


def _report(
    tasks: Iterator[Task],
    search: Search,
    options: ValidateOptions,
    summary: Summary,
    outputs: list[Output],
    reads_stdin: bool,
) -> None:
    """Check the documents, write the reports on them, and fill the summary."""
    settings, codes, failed = Settings(options.select, options.ignore), set[str](), False
    for config, verdict, note in _check(tasks, reads_stdin, settings, options):
        summary.add(verdict)
        codes |= {finding.code for finding in verdict.findings if finding.code in RUN_EXIT_CODES}
        failed = failed or is_failed(verdict, options.fail_on or config.fail_on)
        if note:
            click.echo(note, err=True)
        for made, write in outputs:
            write(made.add(verdict))
    summary.left_out, summary.left_out_more = search.left_out.files, search.left_out.is_cut
    summary.exit_code = exit_code(codes, failed, bool(summary.incomplete))
    for made, write in outputs:
        write(made.end(summary))


def _make_tasks(paths: tuple[str, ...], search: Search, options: ValidateOptions, files: ReportFiles) -> Iterator[Task]:
    """Yield a task for each document that is asked for; no report replaces one."""
    for given in _find_inputs(paths, search, options.stdin_filename):
        files.refuse_input(given.path)
        if not (given.code == "E003" and options.allow_empty):
            name = options.stdin_filename if given.path == STDIN else ""
            yield Task(given, options.level or given.config.level, options.form, name)


def _find_inputs(paths: tuple[str, ...], search: Search, stdin_filename: str) -> Iterator[Input]:
    """Return the documents that paths name; without a path, those that the settings choose."""
    if paths:
        named = (given for path in paths for given in search.find(path, stdin_filename))
        return chain(named, search.find_idle_patterns())
    config = search.configs.find(search.here)
    if not config.path:
        raise click.UsageError("Name files or folders, or write a readout.toml: its folder is searched then.")
    return chain(search.find_by_settings(), search.find_idle_patterns())


def _check(
    tasks: Iterator[Task], reads_stdin: bool, settings: Settings, options: ValidateOptions
) -> Iterator[tuple[Config, Verdict, str]]:
    """Yield the verdicts under the settings, each with the note of -v; those on the settings themselves come last.

    On a terminal, the standard error shows the progress, unless it is used otherwise.
    """
    tasks, processes = choose_processes(tasks, 1 if reads_stdin else options.jobs)
    waiting = list(tasks) if not options.verbose and sys.stderr.isatty() else []
    has_collection = any(is_collection(task.name or task.given.path) for task in waiting)
    shows = len(waiting) > 1 or has_collection
    progress = Progress(0 if has_collection else len(waiting)) if shows else None
    level, same_ids = "core", SameIds()
    for task, checked in check_many(open_collections(waiting or tasks), processes):
        raw = same_ids.add(task, checked)
        verdict = settings.apply(raw, task.given.config, raw.path)
        if progress and verdict.findings:
            progress.clear()
        wants_note = options.verbose and not task.given.findings
        dropped = len(raw.findings) - len(verdict.findings) - len(verdict.unselected)
        yield task.given.config, verdict, _format_note(verdict, task.given.config, dropped) if wants_note else ""
        level = verdict.level
        if progress:
            progress.add(len(verdict.findings))
    if progress:
        progress.clear()
    for config, verdict in settings.check_suppressions(level):
        yield config, verdict, ""


def _format_note(verdict: Verdict, config: Config, dropped: int) -> str:
    """Return which file was checked, and which settings applied."""
    source = f"settings of {escape_path(config.path)}" if config.path else "no settings file"
    left_out = f", {count_noun(dropped, 'finding')} left out" if dropped else ""
    unselected = f", {count_noun(len(verdict.unselected), 'finding')} not selected" if verdict.unselected else ""
    form = f"{verdict.form}, " if verdict.form else ""
    return f"{escape_path(verdict.path)}: {form}level {verdict.level}, {source}{left_out}{unselected}"


def _has_text(options: ValidateOptions) -> bool:
    return any(spec.partition(":")[0] == "text" for spec in options.formats or ("text",))


def _open_output(spec: str, options: ValidateOptions, files: ReportFiles) -> Output:
    """Begin the report that `FORMAT[:FILE]` asks for, and return it with what writes its text."""
    format_, _, file_name = spec.partition(":")
    if format_ not in FORMATS:
        raise click.UsageError(f"There is no format {format_!r}; there are {', '.join(FORMATS)}.")
    most = 200 if options.max_findings is None and format_ == "text" and not file_name else options.max_findings
    color = wants_color(options.color) and not file_name
    looks = Options(color, get_width(), options.quiet, most, options.sarif_line_hash)
    made = start_statistics(looks) if options.statistics and format_ == "text" else start_report(format_, looks)
    return made, files.open(file_name) if file_name else emit
