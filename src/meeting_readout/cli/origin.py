"""Where this toolkit was installed from, and what installs the same one elsewhere."""

import json
import re
from importlib.metadata import distribution, version
from typing import Any, NamedTuple

NAME = "meeting-readout"
REACHABLE = re.compile(r"(?:https|ssh)://[\w.:@/~+%-]+")
"""An address that others can install from, and that needs no quotes in a shell or in YAML."""


class Origin(NamedTuple):
    """What to give to pip elsewhere."""

    requirement: str
    is_certain: bool
    """False where the toolkit came from a folder or a file here: the release may not be published."""


def find_origin() -> Origin:
    """Return the repository and commit that pip noted when it installed the toolkit, or else its release."""
    noted = read_note()
    url, control = noted.get("url", ""), noted.get("vcs_info")
    if control and REACHABLE.fullmatch(url):
        return Origin(f"{NAME} @ {control['vcs']}+{url}@{control['commit_id']}", is_certain=True)
    return Origin(f"{NAME}=={version(NAME)}", is_certain=not noted)


def read_note() -> dict[str, Any]:
    """Return what pip noted of the origin (PEP 610); nothing for what comes from a package index."""
    note: dict[str, Any] = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    return note
