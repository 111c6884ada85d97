"""The schema as tables, and what is derived from it."""
