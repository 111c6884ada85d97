"""The documents that a run was asked for, as values."""

from typing import NamedTuple

from meeting_readout.config.model import DEFAULTS, Config
from meeting_readout.converters.forms import FORMS
from meeting_readout.validator.finding import Finding

ENDINGS = tuple(f".readout{ending}" for form in FORMS.values() for ending in form.endings)
"""How the names of documents end."""
COLLECTIONS = (".readout.jsonl", ".readout.jsonl.gz")
"""How the names of collections end."""


class Record(NamedTuple):
    """A line of a collection: its number, and its bytes or the code of the rule that says why there are none.

    `words` fill the message of that rule, `variant` names the one that is meant.
    """

    line: int
    data: bytes
    code: str = ""
    words: dict[str, str] = {}  # noqa: RUF012 - never changed
    variant: str = ""


class Input(NamedTuple):
    """A document that was asked for: its path as reports print it, or the code of the rule that says why it is none.

    `config` are the settings that hold for it; `findings` say what is wrong with settings, and then `detail` why
    nothing was checked. `record` is given where the document is one of a collection.
    """

    path: str
    code: str = ""
    detail: str = ""
    config: Config = DEFAULTS
    findings: tuple[Finding, ...] = ()
    record: Record | None = None


class Task(NamedTuple):
    """One document, and how it is to be checked."""

    given: Input
    level: str
    form: str
    name: str = ""
