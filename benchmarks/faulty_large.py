"""A few faults in a large file must not cost much more than none: `python benchmarks/faulty_large.py [--count N]`.

The document is that of `linear.py`. In each form it is checked without faults, and with one, two and ten faults of each
family, which are spread over the whole file. Processor seconds, and how many times those of the file without faults.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import Any

from linear import Node, document, timed

from meeting_readout import converters, validate

TWICE = {"json": (b'"verb":', b'"verb": "moved", "verb":'), "xml": (b"<verb>", b"<verb>moved</verb><verb>")}
"""What is written twice in a statement, by form; YAML has it on a line of its own."""


def change_items(made: Node, faults: int, change: Callable[[Node], object]) -> Node:
    """Return the document with changes in so many of its statements."""
    statements = list(made["statements"])
    for number in spread(len(statements), faults):
        statements[number] = {**statements[number]}
        change(statements[number])
    return {**made, "statements": statements}


def spread(count: int, faults: int) -> Iterator[int]:
    """Yield numbers spread over a range."""
    return (count * (2 * number + 1) // (2 * faults) for number in range(faults))


def misspell(item: Node) -> None:
    """Give a statement a kind that the vocabulary does not have (S004)."""
    item["kind"] = "announcment"


def point_to_nothing(item: Node) -> None:
    """Let a statement refer to nothing (M103)."""
    item["by"] = [{"ref": "x" + item["by"][0]["ref"]}]


def misquote(item: Node) -> None:
    """Give a statement a quotation that is not there (Q101)."""
    item["anchors"] = [{**item["anchors"][0], "exact": f"Not {item['id']}"}]


def write_twice(written: bytes, form: str, count: int, faults: int) -> bytes:
    """Write a property of some statements twice (W005)."""
    old, new = TWICE.get(form, (b"verb: moved\n", b"verb: moved\n    verb: moved\n"))
    parts = written.split(old)
    chosen = set(spread(count, faults))
    return parts[0] + b"".join((new if n in chosen else old) + part for n, part in enumerate(parts[1:]))


FAULTS: dict[str, Callable[[Node], object]] = {"S004": misspell, "M103": point_to_nothing, "Q101": misquote}


def main() -> int:
    """Print a table of times; return 1 where one is more than three times that of the file without faults."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=50_000)
    options.add_argument("--forms", default="json,xml,yaml")
    asked = options.parse_args()
    made, worst = document(asked.count), 0.0
    for form in asked.forms.split(","):
        clean = converters.write(made, form)
        validate(clean[: len(clean) // 2], form=form)  # what is imported and compiled once is not counted
        validate(converters.write(change_items(document(2000), 1, misspell), form), form=form)
        base = timed(lambda clean=clean, form=form: check(clean, form, "", 0))
        print(f"\n#### {form.upper()}, {len(clean) / 1e6:.1f} MB, without faults {base:.2f} s\n")
        print("| fault | one | two | ten |\n|---|---:|---:|---:|", flush=True)
        for code in ("W005", *FAULTS):
            ratios = []
            for faults in (1, 2, 10):
                data = write_faulty(made, clean, form, code, faults)
                ratios.append(timed(lambda d=data, f=form, c=code, n=faults: check(d, f, c, n)) / base)
            print(f"| {code} | {' | '.join(f'{ratio:.2f}' for ratio in ratios)} |", flush=True)
            worst = max(worst, *ratios)
    print(f"\nAt most {worst:.2f} times.")
    return worst > 3


def write_faulty(made: Node, clean: bytes, form: str, code: str, faults: int) -> bytes:
    """Return the document with faults."""
    if code in FAULTS:
        return converters.write(change_items(made, faults, FAULTS[code]), form)
    return write_twice(clean, form, len(made["statements"]), faults)


def check(data: bytes, form: str, code: str, faults: int) -> None:
    """Validate what must have so many findings of a code; words that are misquoted are also covered by nothing."""
    codes: list[Any] = [finding.code for finding in validate(data, form=form).findings if finding.code != "Q301"]
    assert codes == [code] * faults, codes


if __name__ == "__main__":
    sys.exit(main())
