"""The specification in pages for the site: its contents, a page for each clause, and the whole for the printer.

`docs/spec.md` stays the one source. Each place of it keeps its name: `spec.html#3.4-2` leads to the page of the clause,
by a script, and without one to the line of the contents that does.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from stage import PLACE, Page, find_headings

from meeting_readout.dictionary.markdown import slug

TITLE = re.compile(r"^(?:Appendix )?(\w+(?:\.\d+)?):? ")
HEAD = """\
{intro}
## Contents

The whole specification is also on [one page to print](local:spec/whole.html).

<div class="spec-contents">

{contents}
</div>
"""
WHOLE = """\
---
orphan: true
nosearch: true
---

"""


class Part(NamedTuple):
    """A clause with its heading: `level` is 2 for a clause with a page of its own, 3 for one within it."""

    level: int
    title: str
    text: str

    @property
    def number(self) -> str:
        """The number of the clause, or the letter of the appendix, as its place is named."""
        found = TITLE.match(self.title)
        return found[1] if found else ""


def split_spec(page: Page) -> list[Page]:
    """Return the pages that the site has of the specification; the first one is the contents."""
    intro, *parts = _cut(page.text)
    pages: dict[str, list[str]] = {}
    for part in parts:
        if part.level == 2:
            pages[part.number] = [f'# {part.title}\n\n<a id="{part.number}"></a>\n{part.text}']
            continue
        pages[_page_of(part)].append(f'<a id="{part.number}"></a>\n\n## {part.title}\n{_lift(part.text)}')
    contents = "".join(_write_entry(part) for part in parts)
    made = [page._replace(text=HEAD.format(intro=intro.text, contents=contents))]
    made += [page._replace(name=f"spec/{number.lower()}", text="".join(text)) for number, text in pages.items()]
    whole = "".join(f'<a id="{part.number}"></a>\n\n{"#" * part.level} {part.title}\n{part.text}' for part in parts)
    return [*made, page._replace(name="spec/whole", text=WHOLE + intro.text + whole)]


def _cut(text: str) -> Iterator[Part]:
    """Yield what stands before the first clause, then the clauses of both levels in their order."""
    heads = [(at, level, title) for at, level, title in find_headings(text) if level in (2, 3)]
    yield Part(1, "", text[: heads[0][0]])
    ends = [at for at, _level, _title in heads[1:]] + [len(text)]
    for (at, level, title), end in zip(heads, ends, strict=True):
        yield Part(level, title, text[at:end].partition("\n")[2])


def _lift(text: str) -> str:
    """Take one level off the headings below a clause."""
    made, end = [], 0
    for at, _level, _title in find_headings(text):
        made.append(text[end:at])
        end = at + 1
    return "".join([*made, text[end:]])


def _page_of(part: Part) -> str:
    return part.number.partition(".")[0]


def _write_entry(part: Part) -> str:
    """Write the line of the contents for a clause, with all places that its page has, so that old links lead here."""
    places = dict.fromkeys((part.number, slug(part.title), *PLACE.findall(part.text)))
    marks = "".join(f'<span id="{place}"></span>' for place in places)
    return f"{'  ' * (part.level - 2)}- {marks}[{part.title}](spec.md#{slug(part.title)})\n"
