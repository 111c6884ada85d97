"""Derive everything that follows from the schema: `python -m meeting_readout.model.derive`."""

import sys

from meeting_readout.model.derive import derive, locate
from meeting_readout.model.derive.profile import OutsideProfile
from meeting_readout.model.model import model

try:
    for name, text in derive(model()).items():
        locate(name).write_text(text, encoding="utf-8", newline="\n")
except OutsideProfile as error:
    sys.exit(str(error))
