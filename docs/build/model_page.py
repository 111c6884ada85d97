"""The page with the picture of the model, as SVG in the colours of the page; each box and each name in it is a link."""

from html import escape

from dictionary_words import MADE
from model_layout import COLUMNS, GAP, LEFT, LETTER, LINE, PAD, WIDTH, Band, Box, list_held, list_kinds, place_types

from meeting_readout.dictionary.markdown import link, table
from meeting_readout.model.model import model

HEAD = """\
---
hide-toc: true
---

# The model in a picture

{made}
All types of the standard by subject, for those who want to see it whole. A line leads from a type to what it holds; in
each box stand the other types that it holds, and behind an arrow the kinds of things to which its ids can point. Each
name leads to its page in [the data dictionary](dictionary/index.md).

<div class="model-picture" role="region" aria-label="The picture of the model">
{picture}
</div>

## The picture in words

{words}"""
TOTAL = LEFT + COLUMNS * (WIDTH + GAP) - GAP + 16


def model_page() -> str:
    """Make the page."""
    rows = [
        (
            link(name, folder="dictionary/"),
            ", ".join(link(held, folder="dictionary/") for held in list_held(name)),
            ", ".join(list_kinds(name)),
        )
        for name in model().objects
    ]
    words = table(("type", "holds", "points by id to"), rows)
    return HEAD.format(made=MADE, picture=draw_model(), words=words)


def draw_model() -> str:
    """Draw the picture."""
    bands = place_types()
    height = bands[-1].y + bands[-1].height + 4
    parts = [f'<svg viewBox="0 0 {TOTAL} {height:.0f}" width="{TOTAL}" height="{height:.0f}" role="group">']
    parts += [_draw_band(band) for band in bands]
    return "".join([*parts, "</svg>"])


def _draw_band(band: Band) -> str:
    title = _link(
        f"dictionary/subjects/{band.subject.name}",
        f'<text class="model-title" x="{LEFT}" y="{band.y + 22:.0f}">{escape(band.subject.title)}</text>',
    )
    frame = (
        f'<rect class="model-band" x="4" y="{band.y + 1:.0f}" width="{TOTAL - 8}" height="{band.height:.0f}" rx="8"/>'
    )
    lines = "".join(_draw_line(band.boxes[one], band.boxes[other]) for one, other in band.lines)
    return frame + title + lines + "".join(map(_draw_box, band.boxes.values()))


def _draw_line(holder: Box, held: Box) -> str:
    """Draw a line from the right side of what holds to the left side of what is held; beside it in the same column."""
    x, y = holder.x + WIDTH, holder.y + holder.height / 2
    to_x, to_y = (held.x if held.x > holder.x else held.x + WIDTH), held.y + held.height / 2
    bend = max((to_x - x) / 2, 20)
    back = -bend if held.x > holder.x else bend
    way = f"M{x:.0f} {y:.0f}C{x + bend:.0f} {y:.0f} {to_x + back:.0f} {to_y:.0f} {to_x:.0f} {to_y:.0f}"
    return f'<path class="model-line" data-from="{holder.name}" data-to="{held.name}" d="{way}"/>'


def _draw_box(box: Box) -> str:
    x, y = box.x + PAD, box.y + PAD + 11
    name = f'<text class="model-name" x="{x:.0f}" y="{y:.0f}">{box.name}</text>'
    frame = f'<rect x="{box.x:.0f}" y="{box.y:.0f}" width="{WIDTH}" height="{box.height:.0f}" rx="5"/>'
    parts = [_link(f"dictionary/{box.name}", frame + name)]
    for words in box.held:
        y, at = y + LINE, x
        for number, word in enumerate(words):
            comma = "," if number < len(words) - 1 or words is not box.held[-1] else ""
            target = "subjects/times" if word.endswith("…") else word
            shown = f'<text class="model-held" x="{at:.0f}" y="{y:.0f}">{word}{comma}</text>'
            parts.append(_link(f"dictionary/{target}", shown))
            at += LETTER * (len(word) + 2)
    for kinds in box.kinds:
        y += LINE
        parts.append(f'<text class="model-kinds" x="{x:.0f}" y="{y:.0f}">→ {kinds}</text>')
    return f'<g class="model-box" data-type="{box.name}">{"".join(parts)}</g>'


def _link(page: str, shown: str) -> str:
    return f'<a href="{page}.html">{shown}</a>'
