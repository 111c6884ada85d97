"""`python -m meeting_readout` is `readout`."""

from meeting_readout.cli.main import main

main()
