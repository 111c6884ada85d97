"""How good the drafts of `readout new` are: `python benchmarks/drafting.py [--wrong] [--only PART]`.

Each readout of the examples, of the suite and of `benchmarks/drafting/` is taken apart: its text is drafted again from
blocks with nothing but their words, and the draft is compared with what a person made of it. A draft is right if one
item of the same list holds half of its letters; an item is found if one draft of its list holds half of the item's.
One to one counts pairs that share half of both. No figure is given without the list. `sure` are drafts by words of the
lists or an introduction; `all` has guesses too; the baseline makes each sentence a statement.
"""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from drafting_scores import Counts, count, list_items, list_trivial, make_source

from meeting_readout import validate
from meeting_readout.drafting.draft import draft

ROOT = Path(__file__).parent.parent
Node = dict[str, Any]
PARTS = {
    "examples": "examples/*/*.readout.json",
    "suite": "tests/suite/**/*.readout.json",
    "developed": "benchmarks/drafting/*.readout.json",
    "unseen": "benchmarks/drafting/unseen/*.readout.json",
}


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--wrong", action="store_true", help="list what goes wrong, by kind")
    options.add_argument("--only", choices=PARTS, help="one part")
    asked = options.parse_args()
    for part in [asked.only] if asked.only else PARTS:
        readouts = list_readouts(part)
        if readouts:
            sys.stdout.write(f"\n#### {part}: {len(readouts)} texts\n\n{make_table(readouts, asked.wrong)}")


def list_readouts(part: str) -> list[Node]:
    """Return the valid readouts of a part that have a text and items, each text once."""
    found: dict[str, Node] = {}
    for path in sorted(ROOT.glob(PARTS[part])):
        verdict = validate(path.read_bytes(), form="json", level="anchored")
        readout = verdict.readout if verdict.valid else None
        if readout and readout.get("blocks") and list_items(readout, True):
            key = json.dumps([block["content"] for block in readout["blocks"]])
            if part != "suite" or (key not in EXAMPLE_TEXTS and len(readout["blocks"]) > 2):
                found.setdefault(key, readout)
    return list(found.values())


EXAMPLE_TEXTS = {
    json.dumps([block["content"] for block in json.loads(path.read_text(encoding="utf-8")).get("blocks", ())])
    for path in ROOT.glob(PARTS["examples"])
}


def make_table(readouts: list[Node], with_wrong: bool) -> str:
    """Return the rows of a part."""
    totals = {name: Counts(Counter(), Counter()) for name in ("all", "sure", "baseline")}
    times, facts, invalid = [], Counter[str](), 0
    for truth in readouts:
        source = make_source(truth)
        begun = time.process_time()
        drafted = draft(source, "all").readout
        times.append(time.process_time() - begun)
        invalid += not validate(json.dumps(drafted).encode(), form="json", level="anchored").valid
        items = list_items(truth, True)
        found = {
            "all": list_items(drafted, False),
            "sure": list_items(draft(source, "sure").readout, False),
            "baseline": list_trivial(source),
        }
        for name, drafts in found.items():
            counts = count(drafts, items)
            totals[name].figures.update(counts.figures)
            totals[name].wrong.update(counts.wrong)
        facts.update(count_facts(drafted, truth))
    rows = [
        "| drafts | precision | recall | one to one | any list | right/drafts | found/items |",
        "|---|---:|---:|---|---:|---:|---:|",
    ]
    for name, (figures, _wrong) in totals.items():
        rows.append(
            f"| {name} | {_share(figures, 'right', 'drafts')} | {_share(figures, 'found', 'truths')} "
            f"| {_share(figures, 'pairs', 'drafts')}, {_share(figures, 'pairs', 'truths')} "
            f"| {_share(figures, 'any list', 'drafts')} "
            f"| {figures['right']}/{figures['drafts']} | {figures['found']}/{figures['truths']} |"
        )
    figures = totals["all"].figures
    values = [
        f"{name} {_share(figures, f'{name} right', f'{name} given')} of {figures[f'{name} given']}"
        for name in ("act, force", "verb", "kind", "who")
    ]
    values += [
        f"{name} {_share(facts, f'{name} right', f'{name} given')} of {facts[f'{name} given']} given, "
        f"{facts[f'{name} there']} there"
        for name in ("ordinal", "date", "chair")
    ]
    times.sort()
    values += [
        f"invalid at anchored: {invalid}",
        f"median {1000 * times[len(times) // 2]:.1f} ms, most {1000 * times[-1]:.1f} ms",
    ]
    text = "\n".join(rows) + "\n\n" + "; ".join(values) + ".\n"
    if with_wrong:
        wrong = totals["all"].wrong.most_common()
        text += "\n" + "\n".join(f"- {number} {what}" for what, number in wrong) + "\n"
    return text


def count_facts(drafted: Node, truth: Node) -> Counter[str]:
    """Count ordinal, date and chair of the meeting: there, given, right."""
    ours, theirs = drafted.get("meeting", {}), truth.get("meeting", {})
    pairs = {
        "ordinal": (ours.get("ordinal"), theirs.get("ordinal")),
        "date": (_get_start(ours), _get_start(theirs)),
        "chair": (_get_chair(drafted), _get_chair(truth)),
    }
    counts: Counter[str] = Counter()
    for name, (our, their) in pairs.items():
        counts[f"{name} there"] += their is not None
        counts[f"{name} given"] += our is not None
        counts[f"{name} right"] += our is not None and our == their
    return counts


def _get_start(meeting: Node) -> Any:
    return meeting.get("held", {}).get("start", {}).get("value")


def _get_chair(readout: Node) -> Any:
    for person in readout.get("participants", ()):
        roles = person.get("roles", ())
        if any(role["role"] in ("chair", "co-chair") and "session" not in role for role in roles):
            return person.get("name")
    return None


def _share(figures: Counter[str], part: str, whole: str) -> str:
    return f"{figures[part] / figures[whole]:.2f}" if figures[whole] else "–"


if __name__ == "__main__":
    main()
