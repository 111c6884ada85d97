"""The comments and blank lines of a YAML file, which are not content, in its canonical layout."""

from typing import Any

from meeting_readout.converters.yaml.attachment import collect_comments
from meeting_readout.converters.yaml.insertion import insert_comments


def list_comments(text: str) -> list[str]:
    """Return the comments of a file without faults, each from its `#` to the end of its line."""
    return collect_comments(text).list_all() if "#" in text else []


def keep_comments(text: str, written: str, readout: Any) -> str:
    """Put the comments and blank lines of a file without faults into its canonical layout."""
    found = collect_comments(text)
    # Before these the canonical layout has a blank line of its own, or can have none.
    given = {(), *((name,) for name, value in readout.items() if isinstance(value, dict | list))}
    return insert_comments(written, found, readout) if found.spaced - given or found.list_all() else written
