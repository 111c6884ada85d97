"""The command `readout`: its verbs, each imported when it is used."""

from importlib import import_module
from typing import Any

import click

from meeting_readout.runner.signals import INTERRUPTED, kill_children
from meeting_readout.runner.streams import guard_streams

VERBS = {
    "new": "meeting_readout.cli.new",
    "validate": "meeting_readout.cli.validate",
    "check": "meeting_readout.cli.validate",
    "convert": "meeting_readout.cli.convert",
    "fmt": "meeting_readout.cli.fmt",
    "fix": "meeting_readout.cli.fix",
    "check-source": "meeting_readout.cli.check_source",
    "coverage": "meeting_readout.cli.coverage",
    "show": "meeting_readout.cli.show",
    "diff": "meeting_readout.cli.diff",
    "export": "meeting_readout.cli.export",
    "names": "meeting_readout.cli.names",
    "rules": "meeting_readout.cli.rules",
    "explain": "meeting_readout.cli.explain",
    "schema": "meeting_readout.cli.schema",
    "config": "meeting_readout.cli.config",
    "init": "meeting_readout.cli.init",
    "completion": "meeting_readout.cli.completion",
    "lsp": "meeting_readout.cli.lsp",
}
ALIASES = ("check",)

EXIT_CODES = """
\b
Exit codes:
  0  everything asked for was checked; nothing at or above --fail-on
  1  findings at or above --fail-on, or a file that would change
  2  wrong usage or configuration; a path that matched nothing
  3  something could not be checked, and nothing else was found
  4  an internal error
"""


class Lazy(click.Group):
    """A group whose commands are imported by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the verbs without their aliases."""
        return [verb for verb in VERBS if verb not in ALIASES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a verb."""
        if cmd_name not in VERBS:
            return None
        found: Any = import_module(VERBS[cmd_name]).command
        return found if isinstance(found, click.Command) else None

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command; no error of the system ends it with a traceback."""
        with guard_streams():
            return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; exit with 130 if it is interrupted where no handler of signals is installed."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            kill_children()
            click.echo("interrupted", err=True)
            ctx.exit(INTERRUPTED)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest verb where one was mistyped."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], VERBS, 1)
            ctx.fail(f"There is no verb {args[0]!r}." + (f" Did you mean {near[0]!r}?" if near else ""))
        return super().resolve_command(ctx, args)


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(package_name="meeting-readout", prog_name="readout")
def main() -> None:
    """Validate and convert meeting readouts, in JSON, XML and YAML. Nothing is ever fetched from a network."""
