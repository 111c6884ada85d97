"""Ask libraries in JavaScript: ical.js about `ics`, Apache Annotator about `annotations`, jsonld.js about `jsonld`.

`python tests/receivers/npm.py [--documents N]` needs Node.js, npm and the extra `receivers`. ical.js is strict. Apache
Annotator finds each quotation once, and where its position says. jsonld.js in safe mode gives back each readout as it
was. Each mistake that is planted must be noticed. Where npm cannot install the libraries, this is said.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from exported import BASE, readouts
from linked_data import CONTEXT, change_term, turn_back
from receiving import Check, ask, make_documents, parse_count

from meeting_readout.export import make, write

HERE = Path(__file__).parent
PACKAGES = ("ical.js@2", "@apache-annotator/dom@0.2", "@apache-annotator/selector@0.2", "jsdom@27", "jsonld@9")
DAY = b"DTSTART;VALUE=DATE:"
CALENDAR_MISTAKES = {
    "a month as a day": (DAY, DAY + b"99"),
    "a day with hyphens": (DAY, DAY + b"2031-04-04\r\nX-DAY:"),
    "a time without a day": (DAY, b"DTSTART:T"),
    "no identity": (b"\r\nUID:", b"\r\nX-UID:"),
    "no stamp": (b"DTSTAMP:", b"X-STAMP:"),
    "an event that does not end": (b"END:VEVENT\r\n", b""),
    "a line without a value": (b"SUMMARY:", b"SUMMARY\r\nX-TEXT:"),
}
"""Each mistake: what is replaced, and by what."""


def main() -> int:
    """Ask all; return 1 if one of them is wrong."""
    count = parse_count(__doc__)
    with tempfile.TemporaryDirectory() as name:
        modules = install(Path(name))
        if modules is None:
            sys.stdout.write("SKIPPED: npm is not here, or cannot be reached\n")
            return 0
        return int(
            not all([ask_calendars(modules, count), ask_annotations(modules, count), ask_graphs(modules, count)])
        )


def install(folder: Path) -> Path | None:
    """Install the libraries into a folder; return that of the modules, or None where npm cannot."""
    if not (shutil.which("npm") and shutil.which("node")):
        return None
    options = ("--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0", "--prefix", str(folder))
    done = subprocess.run(["npm", "install", *options, *PACKAGES], check=False, capture_output=True)
    return folder / "node_modules" if done.returncode == 0 else None


@contextmanager
def start(script: str, modules: Path) -> Iterator[Any]:
    """Start a script that answers a line for each line; give a function that asks it, and raises what it refuses."""
    command = ["node", str(HERE / script), str(modules)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout

        def ask_once(question: Any) -> Any:
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            if "error" in answer:
                raise ValueError(answer["error"])
            return answer["result"]

        yield ask_once
        process.stdin.close()


def refuse(check: Any) -> Check:
    """Give a check that returns what was raised as a problem."""

    def checked(document: Any) -> list[str]:
        try:
            return list(check(document))
        except ValueError as error:
            return [str(error)]

    return checked


def ask_calendars(modules: Path, count: int) -> bool:
    """Ask ical.js about calendars of one readout, and one of all."""
    parts = [part for _readout, part in make_documents("ics", count)]
    documents = [*(write("ics", [part]) for part in parts), write("ics", parts)]
    mistakes = ((name, documents[0].replace(old, new)) for name, (old, new) in CALENDAR_MISTAKES.items())
    with start("calendars.cjs", modules) as ask_once:
        return ask("ical.js", documents, refuse(lambda data: ask_once(data.decode())), mistakes)


def ask_annotations(modules: Path, count: int) -> bool:
    """Ask Apache Annotator about the places of all annotations."""
    first = next(one for one in readouts() if make(one, "annotations", base=BASE))
    whole = make(first, "annotations", base=BASE)[0]
    target = whole["target"] if isinstance(whole["target"], dict) else whole["target"][0]
    quote, position = target["selector"]
    mistakes = {
        "other words": (quote | {"exact": "nowhere"}, position),
        "other words before": (quote | {"prefix": "nowhere"}, position),
        "words that are there twice": ({"type": quote["type"], "exact": quote["exact"][:1]}, position),
        "another position": (quote, position | {"start": position["start"] + 1}),
        "a position behind the end": (quote, position | {"end": 10**6}),
    }
    wrong = [
        (name, (first, [whole | {"target": target | {"selector": selector}}])) for name, selector in mistakes.items()
    ]
    with start("annotations.cjs", modules) as ask_once:

        def check(pair: tuple[Any, Any]) -> Any:
            blocks = {block["id"]: block["content"] for block in pair[0].get("blocks", ())}
            return ask_once({"blocks": blocks, "annotations": pair[1]})

        return ask("Apache Annotator", make_documents("annotations", count), refuse(check), wrong)


def ask_graphs(modules: Path, count: int) -> bool:
    """Ask jsonld.js whether each document comes back as it was."""
    first = next(readouts())
    whole = make(first, "jsonld", base=BASE)
    wrong = [
        ("a property without a term", (first, change_term(whole, "title", None))),
        ("a list without its order", (first, change_term(whole, "blocks", {"@id": "mr:blocks"}))),
        ("another value", (first, whole | {"recordId": "other"})),
        ("an item without an id", (first, whole | {"blocks": [{"content": "x"}]})),
        ("a context to be fetched", (first, whole | {"@context": "https://x.example/context"})),
        ("a property of nobody", (first, whole | {"chair": "A"})),
    ]
    with start("graphs.cjs", modules) as ask_once:

        def check(pair: tuple[Any, Any]) -> list[str]:
            readout, document = pair
            back = ask_once({"document": document, "context": [CONTEXT, document["@context"][1]]})
            return [] if turn_back(back) == readout else [f"{readout['id']}: another readout came back"]

        return ask("jsonld.js", make_documents("jsonld", count), refuse(check), wrong)


if __name__ == "__main__":
    sys.exit(main())
