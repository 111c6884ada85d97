"""A text under its name: its form, its bytes, the settings that hold for it, and the verdict."""

import re
from functools import cached_property
from pathlib import Path

from pygls.uris import to_fs_path

from meeting_readout.config.model import Config
from meeting_readout.config.policy import Settings
from meeting_readout.converters.forms import detect_form
from meeting_readout.discovery.entries import count_from
from meeting_readout.discovery.inputs import ENDINGS
from meeting_readout.discovery.search import Search
from meeting_readout.files.patterns import Parts
from meeting_readout.runner.check import check_bytes
from meeting_readout.validator.finding import Verdict

UTF_16 = re.compile(r"\s*<\?xml[^>]*encoding\s*=\s*[\"']utf-?16", re.IGNORECASE)
"""A declaration that the file is in UTF-16: the editor sends its text, and the bytes are those of the file."""
MENTION = re.compile(r"\bspecVersion\b")
BEGINNING = 2000
"""In so many characters a text without a file says that it is a readout."""


class NamedText:
    """A text under an address: that of a file, which may say something else, or of a text that was never saved."""

    def __init__(self, uri: str, text: str) -> None:
        self.uri, self.text = uri, text

    @cached_property
    def path(self) -> str:
        """The path of the file, or the address of a text that has none."""
        return (to_fs_path(self.uri) if self.uri.startswith("file:") else None) or self.uri

    @cached_property
    def form(self) -> str:
        """The form, as for a file on the disk."""
        return detect_form(self.path, self.text.encode("utf-8", "replace"))

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file that the text would be saved in."""
        if self.form == "xml" and UTF_16.match(self.text):
            return self.text.encode("utf-16", "surrogatepass")
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def settings(self) -> tuple[Parts, Config]:
        """The path below the root, and the settings that hold for the file; they are read anew each time."""
        return Search().find_settings(self.path)

    @cached_property
    def is_readout(self) -> bool:
        """Whether this is a readout: by its name or the settings; without a file, by what it says.

        Editors send all that is in a language, such as every YAML file.
        """
        if self.path == self.uri:
            return MENTION.search(self.text[:BEGINNING]) is not None
        parts, config = self.settings
        if Path(self.path).name.lower().endswith(ENDINGS):
            return True
        return bool(config.path) and config.include.matches(count_from(config.folder, parts))

    @cached_property
    def raw_verdict(self) -> Verdict:
        """The verdict as if there were no settings but their level."""
        return check_bytes(self.data, self.path, self.settings[1].level, self.form)

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict that `readout validate` gives: under the settings, or on settings that cannot be used."""
        problems = self.settings[1].problems
        if problems:
            return Verdict(self.path, self.form, "core", problems, "its settings cannot be used")
        return self.apply_settings(self.raw_verdict)

    def apply_settings(self, verdict: Verdict) -> Verdict:
        """Return a verdict under the settings of the file."""
        return Settings().apply(verdict, self.settings[1], self.path)
