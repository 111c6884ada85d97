"""`readout completion`: what a shell needs to complete the command."""

import click

from meeting_readout.cli.output import emit

WHERE = """
\b
Where it goes:
  ~/.bashrc                   eval "$(readout completion bash)"
  ~/.zshrc                    eval "$(readout completion zsh)"
  ~/.config/fish/config.fish  readout completion fish | source
"""


@click.command("completion", epilog=WHERE)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def command(shell: str) -> None:
    """Print the script with which a shell completes verbs."""
    from click.shell_completion import get_completion_class

    from meeting_readout.cli.main import main

    made = get_completion_class(shell)
    if made is None:  # another version of click
        raise click.UsageError(f"This version of click has no completion for {shell}.")
    emit(made(main, {}, "readout", "_READOUT_COMPLETE").source() + "\n")
