"""Links that only the site has: codes lead to rules, rules to clauses, and requirements to themselves."""

import re
from functools import cache

from stage import CODE, HOME, Page

from meeting_readout.dictionary.markdown import slug
from meeting_readout.validator import catalogue

RULE = re.compile(r"(?<![\w#\[/])([A-Z]\d{3})(?![\w\]])")
MENTION = re.compile(r"(?<![\w.\[#-])(\d+\.\d+-\d+)(?![\w\]-])")
REQUIREMENT = re.compile(r"^- `\[([\d.]+-\d+)\]`", re.MULTILINE)


def crossed(page: Page) -> Page:
    """Add the links to a page of `docs/`; what is code or a heading is left as it is."""
    text, back = page.text, "../" * page.name.count("/")
    if not page.name.startswith("rules"):
        made, end = [], 0
        for code in CODE.finditer(text):
            made += [_linked(text[end : code.start()], back), code[0]]
            end = code.end()
        text = "".join([*made, _linked(text[end:], back)])
    if page.name == "spec":
        text = REQUIREMENT.sub(r'- <a id="\1"></a>[`[\1]`](#\1)', text)
    return page._replace(text=text)


def _linked(prose: str, back: str) -> str:
    def link(found: re.Match[str]) -> str:
        return f"[{found[0]}]({back}rules/{found[0]}.md)" if found[0] in catalogue.rules() else found[0]

    lines = [line if line.startswith("#") else RULE.sub(link, line) for line in prose.split("\n")]
    return MENTION.sub(rf"[\1]({back}spec.md#\1)", "\n".join(lines))


def clause_place(number: str) -> str:
    """Return the place of a clause in `docs/spec.md`, as GitHub names it."""
    return _clauses()[number]


@cache
def _clauses() -> dict[str, str]:
    """Return the place of each clause of the specification, by its number."""
    text = (HOME / "docs/spec.md").read_text(encoding="utf-8")
    return {head.split()[0]: slug(head) for head in re.findall(r"^##+ ([\d.]+ .+)$", text, re.MULTILINE)}
