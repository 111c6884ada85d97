"""Q302: an anchor that runs over the end of a sentence has a note that says why (spec 7.3)."""

import re
from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

END = re.compile(r"[.!?。！？](?=\s)")
SAID = ("statements", "decisions", "directives", "commitments")


def check(view: View) -> Iterator[Problem]:
    """Yield such anchors of statements, decisions, directives and commitments."""
    noted = {target.get("ref") for note in view.items("notes") for target in note.get("about", ())}
    said = {id(item) for item in view.items(*SAID) if item.get("id") not in noted}
    for passage in view.anchors.found:
        if id(passage.owner) in said:
            content: str = view.anchors.blocks[passage.block]["content"]
            end = END.search(content, passage.start, passage.end)
            if end and content[end.end() : passage.end].strip():
                key = "exact" if "exact" in passage.node else "block"
                yield Problem("Q302", passage.node, key, words={"id": str(passage.owner.get("id", ""))})
