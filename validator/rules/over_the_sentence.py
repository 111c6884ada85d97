"""Q302: an anchor that runs over the end of a sentence has a note that says why (spec 7.3)."""

from collections.abc import Iterator

from meeting_readout.document.sentences import has_end_between
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

SAID = ("statements", "decisions", "directives", "commitments")


def check(view: View) -> Iterator[Problem]:
    """Yield such anchors of statements, decisions, directives and commitments."""
    noted = {target.get("ref") for note in view.items("notes") for target in note.get("about", ())}
    said = {id(item) for item in view.items(*SAID) if item.get("id") not in noted}
    usual = view.data.get("release", {}).get("language", "")
    for passage in view.anchors.found:
        if id(passage.owner) in said:
            block = view.anchors.blocks[passage.block]
            language = block.get("language", usual)
            if has_end_between(block["content"], passage.start, passage.end, language):
                key = "exact" if "exact" in passage.node else "block"
                yield Problem("Q302", passage.node, key, words={"id": str(passage.owner.get("id", ""))})
