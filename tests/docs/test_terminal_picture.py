"""The picture of the terminal is what the command prints today, and nothing in it is fetched."""

import re
import sys
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs/build"))

import terminal_picture as picture  # noqa: E402 - of `docs/build`

DRAWN = {"terminal.svg": picture.draw_light, "terminal-dark.svg": picture.draw_dark}
PLAIN = re.compile(r"\x1b\[\d+m")


@pytest.mark.parametrize("name", DRAWN)
def test_the_picture_is_fresh(name: str) -> None:
    """The file is what `python docs/build` makes of the real output."""
    assert (ROOT / "docs/_static" / name).read_text("utf-8") == DRAWN[name]()


@pytest.mark.parametrize("name", DRAWN)
def test_the_text_is_that_of_the_command(name: str) -> None:
    """All that the command prints is text of the picture, in its order; the title says what is to be seen."""
    root = etree.fromstring((ROOT / "docs/_static" / name).read_bytes())
    drawn = "".join("".join(text.itertext()) for text in root.findall("{*}text"))
    assert "".join(drawn.split()) == "".join(PLAIN.sub("", picture.run()).split())
    assert "error Q101" in str(root.findtext("{*}title"))


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_is_fetched(name: str) -> None:
    """The only address in it is that of the namespace: no font, no script, no image."""
    text = (ROOT / "docs/_static" / name).read_text("utf-8")
    assert re.findall(r"\w+://[^\s\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"@import|@font-face|url\(|<script|<image|href", text)


def test_colours_have_contrast() -> None:
    """Each colour of text is readable on its ground (WCAG AA)."""
    for colors in (picture.LIGHT, picture.DARK):
        for name in ("", *picture.CODES.values()):
            assert contrast(colors[name], colors["ground"]) >= 4.5, (name, colors[name])


def contrast(one: str, other: str) -> float:
    """Give the ratio of the luminances of two colours."""

    def luminance(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_colour_of_the_reports_is_drawn() -> None:
    """The picture knows each code of a colour that a report uses."""
    from meeting_readout.validator.report.text import COLORS

    assert set(COLORS.values()) <= set(picture.CODES)


def test_colours_end_where_the_terminal_ends_them() -> None:
    """What stands between two codes has the colour of the first; codes without text leave nothing."""
    line = "a\x1b[31mb\x1b[0m\x1b[2mc\x1b[0m"
    assert picture.split(line) == [("", "a"), ("red", "b"), ("dim", "c")]
