"""Look for the words of each annotation as a tool would that knows its selectors alone.

`python tests/receivers/annotations.py [--documents N]`: the documents of all examples, of the valid documents of the
suite, and of N generated ones (500). Each quotation must be found once in its block, and where its position says.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from exported import BASE, readouts
from receiving import ask, make_documents, parse_count

from meeting_readout.export import make


def main() -> int:
    """Look for all; return 1 if something is wrong."""
    pairs = make_documents("annotations", parse_count(__doc__))
    first = next(one for one in readouts() if make(one, "annotations", base=BASE))
    whole = make(first, "annotations", base=BASE)[0]
    target = whole["target"] if isinstance(whole["target"], dict) else whole["target"][0]
    quote, position = target["selector"]
    mistakes = [
        ("other words", _with(whole, target, [quote | {"exact": "nowhere"}, position])),
        ("another position", _with(whole, target, [quote, position | {"start": position["start"] + 1}])),
        ("no position", _with(whole, target, [quote])),
        ("no target", {name: value for name, value in whole.items() if name != "target"}),
        ("a context of another kind", whole | {"@context": "https://schema.org"}),
    ]
    return int(not ask("selectors", pairs, lambda pair: list(check(*pair)), [(m, (first, [a])) for m, a in mistakes]))


def check(readout: Any, annotations: Any) -> Iterator[str]:
    """Yield what is wrong with the annotations of a readout."""
    blocks = {block["id"]: block["content"] for block in readout.get("blocks", ())}
    for annotation in annotations:
        if annotation.get("@context") != "http://www.w3.org/ns/anno.jsonld" or annotation.get("type") != "Annotation":
            yield f"{annotation.get('id')}: no annotation"
        targets = annotation.get("target", [])
        for target in (found := targets if isinstance(targets, list) else [targets]):
            text = blocks[target["source"].partition("#")[2]]
            selectors = {selector["type"]: selector for selector in target["selector"]}
            quote, position = selectors["TextQuoteSelector"], selectors.get("TextPositionSelector", {})
            around = f"{quote.get('prefix', '')}{quote['exact']}{quote.get('suffix', '')}"
            start = text.find(around) + len(quote.get("prefix", ""))
            if around not in text or text.find(around) != text.rfind(around):
                yield f"{annotation['id']}: the quotation is not there once"
            elif (position.get("start"), position.get("end")) != (start, start + len(quote["exact"])):
                yield f"{annotation['id']}: the position is another"
        if not found:
            yield f"{annotation['id']}: no target"


def _with(annotation: Any, target: Any, selectors: list[Any]) -> Any:
    return annotation | {"target": target | {"selector": selectors}}


if __name__ == "__main__":
    sys.exit(main())
