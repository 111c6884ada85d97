"""Q101: the words of an anchor or omission stand in its block (spec 5.3)."""

from collections.abc import Iterator

from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

COMPARED = 200_000
"""How many characters of quotations and blocks are compared for one document to show the closest words."""
SEARCHED = 50_000_000
"""How many characters of other blocks are searched for one document."""


def check(view: View) -> Iterator[Problem]:
    """Yield every quotation whose words the block does not have, with the closest words that it has."""
    explainer = _Explainer(view.anchors.blocks)
    for node, _owner, why, block, _times in view.anchors.unresolved:
        if why == "absent" and block:
            variant, detail, near = explainer.explain(node, block)
            words = {"block": str(block.get("id", ""))} | near
            related = (("block", block, "content"),) if detail else ()
            yield Problem("Q101", node, "exact", "value", variant, words, related, detail)


class _Explainer:
    """Finds the closest words for the quotations of one document, as long as that does not take too much time."""

    def __init__(self, blocks: list[Node]) -> None:
        self.blocks, self.compared, self.searched = blocks, 0, 0

    def explain(self, node: Node, block: Node) -> tuple[str, tuple[str, ...], dict[str, str]]:
        """Return the variant of the message, sentences about the closest words, and the block that has them."""
        from meeting_readout.document.near_quotes import find_closest

        exact = node["exact"]
        self.compared += len(exact) + len(block["content"])
        variant, detail = find_closest(exact, block["content"]) if self.compared <= COMPARED else ("", ())
        if not variant and "block" in node:
            self.searched += sum(len(other["content"]) for other in self.blocks)
            other = self.find_other_block(exact) if self.searched <= SEARCHED else ""
            if other:
                return "elsewhere", (), {"near": other}
        return variant, detail, {}

    def find_other_block(self, exact: str) -> str:
        """Return the id of the only block that has the words, empty where several have them, or none."""
        holding = [block for block in self.blocks if exact in block["content"]]
        return str(holding[0].get("id", "")) if len(holding) == 1 else ""
