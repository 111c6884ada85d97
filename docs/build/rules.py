"""The page of all rules, from the catalogue."""

from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import pages

HEAD = """\
# The rules

<!-- Made from schemas/rules.json. Change that, then run: python docs/build -->

This page lists everything that a readout is checked for. It is for people who want to understand a finding, and for
people who write a validator. Each rule has a code that never changes, and `readout explain CODE` shows its page without
a network. Each example shows what is added to the smallest readout:

```json
{base}
```

"""


def page() -> str:
    """Make the page: the list, then each rule under its family."""
    rules = catalogue.rules()
    parts = [HEAD.format(base=pages.examples.format_json(catalogue.load_catalogue()["base"]))]
    parts.append(pages.write_markdown_table(rules.values(), "#{}"))
    for letter, family in catalogue.load_catalogue()["families"].items():
        parts.append(f"\n## {letter}: {family}\n")
        for code, rule in rules.items():
            if code[0] == letter:
                parts.append(f'\n### <a id="{code}"></a>{code} {rule["name"]}\n\n{pages.write_markdown(rule)}')
    return "".join(parts)
