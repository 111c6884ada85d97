"""Options that several verbs share, and the groups in which `--help` lists options."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from meeting_readout.converters import limits
from meeting_readout.converters.forms import FORMS
from meeting_readout.validator.families import LEVELS

WHAT, WHICH, REPORT, LIMITS = "What to check", "Which files", "Report", "Limits"
"""The groups of options that several verbs have."""

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class GroupedOption(click.Option):
    """An option that belongs to a group."""

    def __init__(self, *args: Any, group: str = "Options", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group


class GroupedCommand(click.Command):
    """A command whose help lists its options in groups, in the order in which they first appear."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section for each group; options without one come last."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in sorted(options, key=lambda param: not isinstance(param, GroupedOption)):
            record = param.get_help_record(ctx)
            if record:
                groups.setdefault(getattr(param, "group", "Options"), []).append(record)
        for name, records in groups.items():
            with formatter.section(name):
                formatter.write_dl(records)


def option(group: str, *names: str, **attributes: Any) -> Decorator:
    """Return an option of a group; the rest is as in `click.option`."""
    return click.option(*names, cls=GroupedOption, group=group, **attributes)


def split_codes(_: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Split lists of codes, and refuse what no rule begins with."""
    split = tuple(code for codes in value for code in codes.replace(",", " ").split())
    if split:
        from meeting_readout.config.validation import check_code
        from meeting_readout.validator import catalogue

        for code in split:
            wrong = check_code(code, switched_off=param.name == "ignore")
            if wrong:
                raise click.BadParameter(catalogue.message("E010", *wrong))
    return split


level_option: Decorator = option(
    WHAT,
    "--level",
    type=click.Choice(LEVELS),
    help="Check at least at this level. Default: the level of the settings, else that of the file, else core.",
)
form_option: Decorator = option(
    WHICH,
    "--form",
    type=click.Choice(("auto", *FORMS)),
    default="auto",
    help="The form. Default: by the name, else by the content.",
)
stdin_filename_option: Decorator = option(
    WHICH, "--stdin-filename", default="", metavar="NAME", help="The name of - in reports; it shows the form, too."
)
force_exclude_option: Decorator = option(
    WHICH, "--force-exclude", is_flag=True, help="Exclude files even where they are named on the command line."
)
color_option: Decorator = option(
    REPORT,
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colours. auto: NO_COLOR, then FORCE_COLOR, then whether the output is a terminal.",
)

_LIMIT_OPTIONS = (
    ("max_bytes", click.IntRange, "N", "Bytes of a document or record."),
    ("max_depth", click.IntRange, "N", "Levels of objects and lists."),
    ("max_nodes", click.IntRange, "N", "Objects, lists and values."),
    ("max_string", click.IntRange, "N", "Code points in a string."),
    ("timeout", click.FloatRange, "SECONDS", "Time for one document; 0 is no limit."),
)
"""The options for limits, which are the same in every form: name, kind of values, metavar, help."""


def jobs_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--jobs`, the number of processes."""
    text = "Processes. Default: one for each processor, one for few files."
    return option(LIMITS, "--jobs", type=click.IntRange(1), help=text)(command)


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options for limits to a verb; it works under them, the same in every form."""

    @wraps(command)
    def run_limited(**given: Any) -> Any:
        chosen = limits.Limits(**{field: given.pop(field) for field in limits.Limits._fields})
        with limits.use(chosen):
            return command(**given)

    limited: Callable[..., Any] = run_limited
    for name, kind, metavar, text in reversed(_LIMIT_OPTIONS):
        field, least, most = limits.RANGES[name]
        default, values = getattr(limits.DEFAULT, field), kind(least, most)
        described, flag = f"{text} Default: {default:,.0f}.", f"--{name.replace('_', '-')}"
        limited = option(LIMITS, flag, field, type=values, default=default, metavar=metavar, help=described)(limited)
    return limited
