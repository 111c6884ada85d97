"""The command `readout`, also called as `python -m meeting_readout`."""


def main() -> None:
    """Run the command; signals are handled before anything larger is imported."""
    from meeting_readout.runner.signals import handle_signals

    handle_signals()
    from meeting_readout.cli.main import main as command

    command()


if __name__ == "__main__":
    main()
