"""Sources of readouts: text, HTML, Word and PDF, as blocks of the words that were published."""

from importlib import import_module
from typing import cast

from meeting_readout.drafting.sources.detection import detect_source
from meeting_readout.drafting.sources.extracted import Extracted, SourceError, SourceOptions, UsageError

KINDS = {
    "text": "meeting_readout.drafting.sources.text",
    "html": "meeting_readout.drafting.sources.html",
    "word": "meeting_readout.drafting.sources.word",
    "pdf": "meeting_readout.drafting.sources.pdf",
}
"""The kinds of sources, and the module that reads each."""
OPTIONS_OF = {"select": "html", "unwrap": "text"}
"""The options, and the kind of source that each is for."""


def extract(data: bytes, name: str, options: SourceOptions) -> Extracted:
    """Return the blocks of a source; raise `SourceError` where it cannot be read, `UsageError` for a wrong option."""
    kind = detect_source(data, name)
    for option, of_kind in OPTIONS_OF.items():
        if getattr(options, option) and kind != of_kind:
            raise UsageError(f"--{option} is for {of_kind}, and this is {kind}.")
    extracted = cast(Extracted, import_module(KINDS[kind]).extract(data, options))
    if not extracted.blocks:
        raise SourceError("there is no text in it.")
    return extracted
