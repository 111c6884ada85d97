"""Ten times the size must not take more than about ten times as long: one large document, faultless and full of faults.

python benchmarks/linear.py [--small 10000] [--large 100000]
"""

import argparse
import gc
import time
from collections.abc import Callable, Iterator
from typing import Any

from meeting_readout import convert, converters, validate
from meeting_readout.converters.gc_pause import pause_gc
from meeting_readout.document.coverage import measure_coverage
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk

Node = dict[str, Any]


def document(count: int) -> Node:
    """Make a document valid at `complete`: so many participants, each with a statement that refers to it."""
    blocks, participants, statements = [], [], []
    for number in range(count):
        if number % 10 == 0:
            blocks.append({"id": f"b{number}", "content": ""})
        words = f"Member {number:07} moved item {number * 7919 % 1000003:07}."
        blocks[-1]["content"] += f" {words}" if blocks[-1]["content"] else words
        block, id_ = blocks[-1]["id"], f"m{number:07}"
        name = f"Member {number:07}"
        anchor = {"block": block, "exact": words}
        participants.append(
            {
                "id": id_,
                "type": "person",
                "name": name,
                "anchors": [{"block": block, "exact": name}],
            }
        )
        statements.append(
            {"id": f"s{number:07}", "by": [{"ref": id_}], "verb": "moved", "text": words, "anchors": [anchor]}
        )
    return {
        "specVersion": "1.0",
        "id": "large",
        "level": "complete",
        "release": {"title": "A large meeting", "language": "en", "inferred": ["title"]},
        "blocks": blocks,
        "participants": participants,
        "statements": statements,
    }


def faulty(count: int) -> Iterator[tuple[str, Node]]:
    """Yield documents in which every participant or statement has the same fault."""

    def each(change: Callable[[Node], object], name: str = "statements") -> Node:
        made = document(count)
        for item in made[name]:
            change(item)
        return made

    yield "references to nothing", each(lambda item: item["by"][0].update(ref="x" + item["by"][0]["ref"]))
    yield "quotations that are not there", each(lambda item: item["anchors"][0].update(exact=f"Not {item['id']}"))
    yield "printed words that are not there", each(lambda item: item.update(verb=f"moves {item['id']}"))
    yield "the same id", each(lambda item: item.update(id="m"), "participants")
    yield "ambiguous quotations", each(lambda item: item["anchors"][0].update(exact="moved item"))
    yield "no anchors", each(lambda item: item.pop("anchors"))
    yield "an unknown property", each(lambda item: item.update(colour="red"))
    yield "a name misspelt", each(lambda item: item.update(verbs=item.pop("verb")))
    yield "a wrong type", each(lambda item: item.update(text=7))
    yield "a part of a whole that repeats it", each(lambda item: item.update(partOf="s0000000"))
    made = document(count)
    for item, above in zip(made["statements"][1:], made["statements"], strict=False):
        item["partOf"] = above["id"]
    yield "a chain of parts", made
    made = document(count)
    made["statements"].reverse()
    yield "in the wrong order", made
    made = document(count)
    for item in made["statements"]:
        del item["anchors"], item["verb"]
    made["statements"] = made["statements"][:1]
    yield "words that nothing covers", made
    made = document(count)
    made["statements"][0]["by"] = [{"ref": item["id"]} for item in made["participants"]]
    yield "one item that refers to all", made


def main() -> None:
    """Print a table of times and ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--small", type=int, default=10_000)
    options.add_argument("--large", type=int, default=100_000)
    options.add_argument("--only", default="")
    asked = options.parse_args()
    print(f"| work | {asked.small:,}: s | {asked.large:,}: s | ratio |\n|---|---:|---:|---:|")
    works = zip(tasks(asked.small), tasks(asked.large), strict=True)
    for (name, small), (_name, large) in works:
        if asked.only in name:
            one, ten = timed(small), timed(large)
            print(f"| {name} | {one:.3f} | {ten:.3f} | {ten / one:.1f} |", flush=True)


def tasks(count: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what is timed."""
    made = document(count)
    data, xml = converters.write(made, "json"), converters.write(made, "xml")
    yield "validate JSON, all rules", lambda: sound(data, "json")
    yield "validate XML, all rules", lambda: sound(xml, "xml")
    yield "JSON to XML, validated and proven", lambda: convert(data, "xml", form="json")
    yield "XML to JSON, validated and proven", lambda: convert(xml, "json", form="xml")
    yield "coverage", lambda: measured(made)
    yield "careful reading, JSON", lambda: pause_gc(converters.trace)(data, "json")
    yield "careful reading, XML", lambda: pause_gc(converters.trace)(xml, "xml")
    for name, wrong in faulty(count):
        written = plain(wrong)
        yield f"faults in JSON: {name}", lambda written=written: validate(written, form="json")
        try:
            tagged = converters.write(wrong, "xml")
        except (KeyError, AttributeError, TypeError):  # the XML form has no way to write such a fault
            continue
        yield f"faults in XML: {name}", lambda tagged=tagged: validate(tagged, form="xml")
        line = tagged.replace(b"\n", b" ")
        yield f"faults in one line of XML: {name}", lambda line=line: validate(line, form="xml")


def sound(data: bytes, form: str) -> None:
    """Validate what must be valid."""
    verdict = validate(data, form=form)
    assert not verdict.findings, verdict.findings[:3]


@pause_gc
def measured(data: Node) -> None:
    """Measure coverage, as the command does."""
    assert not measure_coverage(View(walk(data))).gaps


def plain(data: Node) -> bytes:
    """Write data that need not be valid."""
    import json

    return json.dumps(data, indent=1).encode()


def timed(work: Callable[[], object]) -> float:
    """Give the seconds of one run, the better of two where it is short."""
    taken = []
    while not taken or (len(taken) < 3 and sum(taken) < 3):
        gc.collect()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


if __name__ == "__main__":
    main()
