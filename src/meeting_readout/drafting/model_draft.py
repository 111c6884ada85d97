"""A draft by any program that reads text and answers with JSON: a language model, kept to the words of the text."""

from collections.abc import Callable
from typing import Any, NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.drafting.answer import MEMBERS, read_answer
from meeting_readout.drafting.command import CommandError, run_command, split_command
from meeting_readout.drafting.draft import FIXED
from meeting_readout.drafting.instructions import write_findings, write_instructions
from meeting_readout.drafting.proof import keep_valid, list_errors
from meeting_readout.drafting.reasons import explain

ROUNDS = 3
"""So often the program is run at most."""
LISTS = MEMBERS[1:]


class Proposed(NamedTuple):
    """A readout with what a program proposed, why, and what was left out: the id or property, and the message."""

    readout: Node
    reasons: dict[str, str]
    dropped: dict[str, str]


def draft_with(
    readout: Node, command: str, rounds: int = ROUNDS, run: Callable[[str, bytes], bytes] = run_command
) -> Proposed:
    """Return a draft that a program proposes, valid at `anchored`; every item of it is unconfirmed.

    The answer is checked, and what is wrong with it is sent back, up to `rounds` runs in all. What does not hold then
    is left out: a quotation that the text does not have never comes in. Raise `CommandError` if no run gives an answer.
    """
    instructions = write_instructions(readout)
    fixed = {name: value for name, value in readout.items() if name in FIXED}
    text, proposed, failure = instructions, None, ""
    for _ in range(max(1, rounds)):
        try:
            answer = read_answer(run(command, text))
        except CommandError as error:
            failure = str(error)
            break
        if answer is None:
            failure = f"{split_command(command)[0]} gave no JSON object of a readout"
            continue
        proposed = _assemble(fixed, answer, command)
        errors = list_errors(proposed)
        if not errors:
            break
        text = instructions + write_findings(errors, answer)
    if proposed is None:
        raise CommandError(failure)
    kept = keep_valid(proposed, FIXED)
    return Proposed(kept.readout, dict(_list_reasons(kept.readout, command)), kept.dropped)


def _assemble(fixed: Node, answer: Node, command: str) -> Node:
    """Return a readout with what an answer proposes, all of it unconfirmed, and the command among its tools."""
    proposed = {**fixed, "record": _add_tool(fixed.get("record", {}), command)}
    for name in MEMBERS:
        value = answer.get(name)
        if isinstance(value, dict) and name == "meeting":
            proposed[name] = {**value, "unconfirmed": True}
        elif isinstance(value, list) and name != "meeting":
            items = [{**item, "unconfirmed": True} for item in value if isinstance(item, dict)]
            if items:
                proposed[name] = items
    return proposed


def _add_tool(record: Node, command: str) -> Node:
    name = " ".join(" ".join(split_command(command)).split())
    return {**record, "tools": [*record.get("tools", ()), {"name": name}]}


def _list_reasons(readout: Node, command: str) -> list[tuple[str, str]]:
    reason = explain("model", split_command(command)[0])
    ids: list[Any] = ["meeting"] if "meeting" in readout else []
    ids += [item["id"] for name in LISTS for item in readout.get(name, ())]
    return [(id_, reason) for id_ in ids]
