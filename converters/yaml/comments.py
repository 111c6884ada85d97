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
    # The canonical layout has a blank line before each object and list of the root.
    is_spaced = any(
        len(path) > 1 or not isinstance(readout[path[0]], dict | list) for path in found.spaced if path != ()
    )
    return insert_comments(written, found, readout) if is_spaced or found.list_all() else written
