"""Derive everything that follows from the schema: `python -m meeting_readout.schemas.derive`."""

import sys
from pathlib import Path

from meeting_readout.schemas.derive import derive
from meeting_readout.schemas.derive.profile import OutsideProfile
from meeting_readout.schemas.plan import plan

folder = Path(__file__).parent.parent
try:
    for name, text in derive(plan()).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
except OutsideProfile as error:
    sys.exit(str(error))
