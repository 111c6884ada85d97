"""What changed between two readouts, as values: items are paired, and what differs in a pair is a change."""
