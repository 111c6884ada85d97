"""An archive of readouts as tables: rows of each readout, back again, and a writer for each kind of file."""

from meeting_readout.tables.rebuilding import rebuild
from meeting_readout.tables.shredder import Rows, rows

__all__ = ["Rows", "rebuild", "rows"]
