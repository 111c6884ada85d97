"""The settings of a project: `readout.toml`, or `[tool.readout]` in `pyproject.toml`. All in them is data."""
