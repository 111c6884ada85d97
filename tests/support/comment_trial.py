"""Try `readout fmt` on generated documents that have comments and blank lines at random places, in YAML and XML.

`python tests/support/comment_trial.py [COUNT]` tries so many documents (2,000) in each form and prints what it saw; the
tests try a sample. Each document is written in any layout, with line ends and encodings of any kind. In the canonical
layout its content must be the same, each comment be there once, before or behind the same node, and a second run must
change nothing. A canonical layout into which comments were put at their places must not change either.
"""

import sys
from collections.abc import Iterator
from random import Random
from typing import Any

import commented_xml
import commented_yaml
from generate import documents
from untidy_yaml import Untidy

from meeting_readout import converters
from meeting_readout.converters.canonical import format_document
from meeting_readout.converters.round_trip import extract_content

SEED = 12


def try_document(data: dict[str, Any], form: str, random: Random) -> tuple[int, list[str]]:
    """Try a document in a form; give the number of its comments, and what is wrong."""
    wrong: list[str] = []
    data = data if form == "yaml" else extract_content(data)
    canonical = converters.write(data, form).decode()
    if form == "yaml":
        source = Untidy(data, random)
        text, count = source.text, len(source.places)
    else:
        text = commented_xml.write_untidy(canonical.encode(), random)
        count = sum(name not in ("start", "end", "text") for name, *_ in commented_xml.list_events(text.encode()))
    written = encode(text, form, random)
    found = converters.trace(written, form)
    if found.data != data:
        return count, [f"the source is not the document: {found.faults}"]
    result = format_document(written, data, form)
    if converters.trace(result, form).data != data:
        wrong.append("the content changed")
    if format_document(result, data, form) != result:
        wrong.append("a second run changes the file")
    if form == "yaml":
        wrong.extend(commented_yaml.find_misplaced(source, result.decode()))
    elif commented_xml.list_events(result) != commented_xml.list_events(text.encode()):
        wrong.append("tags, texts or comments are others")
    decorated, more = (commented_yaml if form == "yaml" else commented_xml).decorate(canonical, random)
    if format_document(decorated.encode(), data, form) != decorated.encode():
        wrong.append("a canonical file with comments was changed")
    return count + more, wrong


def encode(text: str, form: str, random: Random) -> bytes:
    """Encode a text with any line ends, with or without a byte order mark; XML also in UTF-16."""
    text = text.replace("\n", random.choice(["\n", "\n", "\r\n", "\r"]))
    encodings = ["utf-8", "utf-8", "utf-8-sig", *(["utf-16"] if form == "xml" and "UTF-8" not in text else [])]
    return text.encode(random.choice(encodings))


def run(count: int, form: str, seed: int = SEED) -> Iterator[tuple[int, int, list[str]]]:
    """Try so many documents in a form; yield the number of each, how many comments it has, and what is wrong."""
    for number, data in enumerate(documents(seed, count)):
        yield number, *try_document(data, form, Random(f"{seed}/{number}"))  # noqa: S311 - nothing secret


def main() -> int:
    """Run the trial."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    failed = 0
    for form in ("yaml", "xml"):
        comments = 0
        for number, found, wrong in run(count, form):
            comments += found
            failed += bool(wrong)
            for reason in wrong[:3]:
                print(f"{form} {number}: {reason}")  # noqa: T201 - a command
        print(f"{form}: {count:,} documents twice, {comments:,} comments")  # noqa: T201 - a command
    print(f"{failed} documents with problems")  # noqa: T201 - a command
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
