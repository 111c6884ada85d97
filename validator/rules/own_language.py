"""M128: a translation is from another language than that of the release (spec 4.2)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield one problem where a release is translated from its own language."""
    release = view.data.get("release", {})
    translation = release.get("translation", {})
    if "language" in release and translation.get("from", "").lower() == release["language"].lower():
        words = {"language": release["language"]}
        related = (("language", release, "language"),)
        yield Problem("M128", translation, "from", words=words, related=related)
