"""From an extracted source to the data of a readout: its release, its blocks, and by what it was made."""

from hashlib import sha256
from importlib.metadata import version
from pathlib import PurePath
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from meeting_readout.drafting.language import find_language
from meeting_readout.drafting.slug import make_slug
from meeting_readout.drafting.sources.extracted import Extracted, SourceBlock, UsageError

LONGEST_ID = 80
"""The most characters of an id that is made of a name or a title."""
LONGEST_TITLE = 300
"""Of a first line that is longer, the title is the beginning."""


class Given(NamedTuple):
    """What the command line says of a release; empty where it says nothing."""

    id: str = ""
    language: str = ""
    published: str = ""
    url: str = ""


def make_skeleton(extracted: Extracted, data: bytes, name: str, given: Given, retrieved: str) -> dict[str, Any]:
    """Return a readout of the blocks, without items; raise `UsageError` where its language is not known.

    `name` is that of the source, `retrieved` the time at which its bytes were read.
    """
    metadata, blocks = extracted.metadata, extracted.blocks
    language = given.language or metadata.language or find_language("\n".join(block.content for block in blocks))
    if not language:
        raise UsageError("the language of the text is not known: give it with --language, such as --language en.")
    title, url = _find_title(extracted), given.url or metadata.url
    release: dict[str, Any] = {"title": title, "language": language}
    if metadata.publisher:
        release["publishers"] = [{"name": metadata.publisher}]
    published = given.published or metadata.published
    if published:
        release["published"] = {"value": published, "basis": "external"}  # the blocks may not print it
    if url:
        release["url"] = quote_uri(url)
    release |= {"sha256": sha256(data).hexdigest(), "retrieved": retrieved}
    own = ("meeting-readout", version("meeting-readout"))
    tools = [{"name": tool, "version": number} for tool, number in (own, *extracted.tools)]
    return {
        "specVersion": "1.0",
        "id": given.id or _make_id(name, url, title, release["sha256"]),
        "level": "anchored",
        "release": release,
        "blocks": [_make_block(f"p{number}", block, language) for number, block in enumerate(blocks, 1)],
        "record": {"date": retrieved, "tools": tools},
    }


def quote_uri(address: str) -> str:
    """Return an address with percent-encoding for all characters that no URI may hold."""
    return quote(address.strip(), safe="!#$&'()*+,/:;=?@[]~%")


def _make_id(name: str, url: str, title: str, digest: str) -> str:
    """Return an id: a slug of the source's name, else of its address, else of the title, else of its digest."""
    page = PurePath(unquote(urlsplit(url).path)).stem if url else ""
    slugs = (make_slug(words, LONGEST_ID) for words in (PurePath(name).stem if name else "", page, title))
    return next((slug for slug in slugs if slug), f"release-{digest[:12]}")


def _find_title(extracted: Extracted) -> str:
    """Return the title that the source gives, else its first heading, else its first line."""
    shown = [block.content for block in extracted.blocks if not block.omitted] or [extracted.blocks[0].content]
    headings = (block.content for block in extracted.blocks if block.kind == "heading" and not block.omitted)
    title = extracted.metadata.title or next(headings, "") or shown[0].strip().split("\n")[0]
    plain = " ".join(title.split())
    return plain if len(plain) <= LONGEST_TITLE else plain[:LONGEST_TITLE].rsplit(" ", 1)[0]


def _make_block(id_: str, block: SourceBlock, language: str) -> dict[str, Any]:
    made: dict[str, Any] = {"id": id_, "kind": block.kind}
    if block.label:
        made["label"] = block.label
    if block.continues:
        made["continues"] = True
    if block.language and not is_same_language(block.language, language):
        made["language"] = block.language
    made["content"] = block.content
    if block.omitted:
        made["omitted"] = [{"reason": block.omitted}]
    return made


def is_same_language(one: str, other: str) -> bool:
    """Return whether two language tags agree as far as the shorter one goes: `en` and `en-GB`."""
    first, second = one.lower().split("-"), other.lower().split("-")
    return all(a == b for a, b in zip(first, second, strict=False))
