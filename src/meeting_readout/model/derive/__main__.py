"""Derive everything that follows from the schema: `python -m meeting_readout.model.derive`."""

import sys

from meeting_readout.model.derive import derive, locate_file
from meeting_readout.model.derive.profile import ProfileError
from meeting_readout.model.model import model

try:
    for name, text in derive(model()).items():
        locate_file(name).write_text(text, encoding="utf-8", newline="\n")
except ProfileError as error:
    sys.exit(str(error))
