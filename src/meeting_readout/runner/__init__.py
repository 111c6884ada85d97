"""Many documents to their verdicts: processes, time limits, signals."""
