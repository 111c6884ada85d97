"""Words as the beginning of an id: what is left of them in small Latin letters and figures."""

import re
from unicodedata import normalize


def make_slug(words: str, most: int | None = None) -> str:
    """Return the letters and figures of words in ASCII, joined by hyphens; empty where there are none.

    It has `most` characters at most.
    """
    plain = normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain)[:most].strip("-")
