"""Judging a readout: the form, the schema, the rules; findings as values, and the reports made of them."""
