import click
@click.command("check-source")
def command() -> None:
    """Compare."""
