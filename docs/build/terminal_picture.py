"""The picture of a terminal: what the command says of a planted mistake, in colour, as SVG whose text stays text.

`python docs/build` writes it, in light and in dark. The readout is the one of the README; one letter of its quotation
is missing. No font is fetched: each piece of text is set to the cells that it takes in a terminal, whatever font is
there.
"""

import os
import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from meeting_readout.validator.report.excerpt import get_cells

HOME = Path(__file__).parents[2]
COLUMNS, CELL, LINE, SIZE = 100, 8.4, 20, 14
"""The width of the terminal in cells, that of a cell, the height of a line, and that of the letters."""
SIDE, TOP = 20, 52
"""The margin, and where the first line stands: below the bar of the window."""
FILE, COMMAND = "ferry.readout.json", ("validate", "--level", "anchored")
RIGHT, WRONG = '"exact": "the Ferry Council approved', '"exact": "the Ferry Council aproved'
FONTS = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"
CODES = {"1": "bold", "2": "dim", "31": "red", "32": "green", "33": "yellow", "36": "blue"}
"""The colours of a terminal that the reports use, by their codes, and their names here."""
LIGHT = {"": "#1f2328", "ground": "#ffffff", "edge": "#d0d7de", "bar": "#f6f8fa", "dim": "#59636e", "red": "#cf222e"}
LIGHT |= {"green": "#116329", "yellow": "#7d4e00", "blue": "#0550ae", "bold": LIGHT[""]}
DARK = {"": "#e6edf3", "ground": "#0d1117", "edge": "#30363d", "bar": "#161b22", "dim": "#9198a1", "red": "#ff7b72"}
DARK |= {"green": "#7ee787", "yellow": "#e3b341", "blue": "#79c0ff", "bold": DARK[""]}


class Piece(NamedTuple):
    """A part of a line in one colour: the name of the colour, nothing for the usual one, and the text."""

    color: str
    text: str


@cache
def run() -> str:
    """Return what the command prints, with the codes of colours."""
    (example,) = re.findall(r"^```json\n(.*?)^```$", (HOME / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    if example.count(RIGHT) != 1:
        raise ValueError("the README has no such quotation: see RIGHT")
    env = os.environ | {"COLUMNS": str(COLUMNS), "FORCE_COLOR": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    env.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FILE).write_text(example.replace(RIGHT, WRONG), encoding="utf-8")
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "meeting_readout", *COMMAND, FILE],
            cwd=folder,
            env=env,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
    if done.returncode != 1:
        raise ValueError(f"the mistake was not found: {done.stdout}{done.stderr}")
    return f"\x1b[2m$\x1b[0m \x1b[1mreadout {' '.join(COMMAND)} {FILE}\x1b[0m\n{done.stdout}"


def split(line: str) -> list[Piece]:
    """Return the pieces of a line: what stands between two codes is in the colour of the first one."""
    first, *rest = re.split(r"\x1b\[(\d+)m", line)
    colored = [("", first), *((CODES.get(code, ""), text) for code, text in zip(rest[::2], rest[1::2], strict=True))]
    return [Piece(color, text) for color, text in colored if text]


def draw(colors: dict[str, str]) -> str:
    """Return the picture of a window with these colours."""
    lines = run().rstrip("\n").split("\n")
    width, height = COLUMNS * CELL + 2 * SIDE, TOP + len(lines) * LINE + SIDE // 2
    frame = f'<rect x=".5" y=".5" width="{width - 1:g}" height="{height - 1:g}" rx="8"'
    style = "".join(f".{name}{{fill:{colors[name]}}}" for name in sorted({*CODES.values()} - {"bold"}))
    style = f"text{{font:{SIZE}px {FONTS};fill:{colors['']}}}{style}.bold{{font-weight:700}}"
    rows = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
        f"<title>{escape(describe())}</title>",
        f"<style>{style}</style>",
        f'{frame} fill="{colors["ground"]}"/>',
        f'<path d="M.5 32V8.5a8 8 0 0 1 8-8H{width - 8.5:g}a8 8 0 0 1 8 8V32Z" fill="{colors["bar"]}"/>',
        f'{frame} fill="none" stroke="{colors["edge"]}"/>',
        *(f'<circle cx="{18 + 18 * at}" cy="16" r="5" fill="{colors["edge"]}"/>' for at in range(3)),
    ]
    for number, line in enumerate(lines):
        rows += _row(split(line), TOP + number * LINE)
    return "\n".join([*rows, "</svg>\n"])


def describe() -> str:
    """Return what the picture shows, for those who cannot see it: its first finding and the difference."""
    plain = re.sub(r"\x1b\[\d+m", "", run())
    (first,) = re.findall(r"^\S+: (error .*)$", plain, re.MULTILINE)
    return f"A terminal: readout {COMMAND[0]} finds {first}"


def _row(pieces: list[Piece], y: int) -> list[str]:
    """Return the texts of a line, each as wide as its cells: a text ends where there are two spaces."""
    rows, column = [], 0
    for color, text in pieces:
        kind = f' class="{color}"' if color else ""
        for part in re.finditer(r"\S+(?: \S+)*", text):
            x = SIDE + (column + count_cells(text[: part.start()])) * CELL
            width = count_cells(part[0]) * CELL
            place = f'x="{x:g}" y="{y}" textLength="{width:g}" lengthAdjust="spacingAndGlyphs"'
            rows.append(f"<text {place}{kind}>{escape(part[0])}</text>")
        column += count_cells(text)
    return rows


def count_cells(text: str) -> int:
    """Return how many cells a text takes."""
    return sum(map(get_cells, text))


def draw_light() -> str:
    """Return the picture for a light page."""
    return draw(LIGHT)


def draw_dark() -> str:
    """Return the picture for a dark page."""
    return draw(DARK)
