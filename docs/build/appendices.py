"""The tables of the specification that come from the catalogue of rules: appendix A and appendix C.

Each stands between two comments in `docs/spec.md`; the sentences around them are written by hand.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import examples
from meeting_readout.validator.schema import gate

SPEC = Path(__file__).parent.parent / "spec.md"
OPENING, CLOSING = "<!-- {}, made from schemas/rules.json by: python docs/build -->\n", "<!-- end of {} -->\n"


def fill_appendices() -> str:
    """Return the specification with the tables of its appendices as the catalogue has them now."""
    text = SPEC.read_text(encoding="utf-8")
    for name, table in (("appendix A", _state_more_than_schema()), ("appendix C", _state_places())):
        opening, closing = OPENING.format(name), CLOSING.format(name)
        if opening not in text or closing not in text:
            raise SystemExit(f"docs/spec.md: the table of {name} has lost its comments {opening!r} and {closing!r}")
        before, rest = text.split(opening)
        text = f"{before}{opening}\n{table}\n{closing}{rest.split(closing)[1]}"
    return text


def _state_more_than_schema() -> str:
    """Make the table of the rules about content that say more than the schema: it accepts their bad examples."""
    rows = [(rule["code"], rule["statement"], rule["clause"]) for rule in _select_beyond_schema()]
    return _table(("rule", "statement", "clause"), rows)


def _select_beyond_schema() -> Iterator[catalogue.Rule]:
    for rule in catalogue.rules().values():
        data = examples.build_readout(rule["bad"])
        if data is not None and gate.passes(data):
            yield rule


def _state_places() -> str:
    """Make the table of the places where findings about form and content are reported."""
    rows = [(code, rule["place"]) for code, rule in catalogue.rules().items() if "place" in rule]
    return _table(("rule", "the place"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"
