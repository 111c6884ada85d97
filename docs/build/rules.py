"""The pages of the rules: the index by family, and a page for each rule, from the catalogue and the validator."""

from collections.abc import Callable
from functools import partial

from rule_page import make_rule_page

from meeting_readout.dictionary.markdown import table
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import Rule, examples, pages

HEAD = """\
# The rules

<!-- Made from schemas/rules.json. Change that, then run: python docs/build -->

This page lists everything that a readout is checked for, by the families of the codes. It is for people who want to
understand a finding, and for people who write a validator. Each rule has a code that never changes and a page of its
own, and `readout explain CODE` shows that page without a network. The *level* is the mildest one at which a rule is
checked; *fix* says whether `readout fix` can do the work, *unsafe* that it takes a guess.

The examples add something to the smallest readout:

```json
{base}
```
"""
COLUMNS = ("code", "name", "severity", "level", "fix", "what it asks for")


def make_index() -> str:
    """Make the page that lists the rules, family by family."""
    parts = [HEAD.format(base=examples.format_json(catalogue.load_catalogue()["base"]))]
    for letter, family in catalogue.load_catalogue()["families"].items():
        rows = [_list_cells(rule) for rule in catalogue.rules().values() if rule["code"][0] == letter]
        parts.append(f"\n## {letter}: {family}\n\n{table(COLUMNS, rows)}")
    return "".join(parts)


def list_rule_pages() -> dict[str, Callable[[], str]]:
    """Return the files of the pages of all rules, from `docs/`, and the function that makes each."""
    return {f"rules/{code}.md": partial(make_rule_page, rule) for code, rule in catalogue.rules().items()}


def _list_cells(rule: Rule) -> tuple[str, ...]:
    code = rule["code"]
    fix = pages.name_fix(rule)
    link = f'<a id="{code}"></a>[{code}](rules/{code}.md)'
    return link, rule["name"], rule["severity"], rule["level"] or "", fix, rule["statement"]
