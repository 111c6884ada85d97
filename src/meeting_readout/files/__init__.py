"""Files: reading and writing their bytes, and matching their paths."""
