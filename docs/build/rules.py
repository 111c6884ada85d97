"""The page of all rules, from the catalogue."""

from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import pages

HEAD = """\
# The rules

<!-- Made from schemas/rules.json. Change that, then run: python docs/build -->

For those who have a finding before them, and for those who write a validator: all that a readout is checked for. Each
rule has a code that never changes, and a page that `readout explain CODE` shows without a network. The examples show
what is added to the smallest readout:

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
