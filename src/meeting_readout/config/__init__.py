"""The settings of a project: `readout.toml`, or `[tool.readout]` in `pyproject.toml`. They are data, never code."""
