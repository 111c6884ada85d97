"""The numbers of lists as they are printed: `3`, `c`, `iii`, `三`; and what they count."""

import unicodedata

ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
ROMAN |= {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
FIGURES = "零一二三四五六七八九"
MOST = 4000
"""Greater numbers are printed in figures, whatever the style."""


def format_number(value: int, style: str) -> str:
    """Return a number in a style: `1`, `01`, `a`, `A`, `i`, `I` or `一`."""
    if style == "01":
        return f"{value:02d}"
    if style == "1" or not 0 < value < MOST:
        return str(value)
    if style == "一":
        return _format_chinese(value)
    lower = _format_letters(value) if style.lower() == "a" else _format_roman(value)
    return lower if style.islower() else lower.upper()


def read_numbers(printed: str) -> list[tuple[str, int]]:
    """Return what a printed number may count, with the style of each reading; several for `i` or `C`."""
    try:
        return [("1", int(printed))]
    except ValueError:
        pass
    if len(printed) == 1 and unicodedata.category(printed) == "No":
        return [("①", int(unicodedata.numeric(printed)))]
    if printed[0] in FIGURES + "十":
        value = _read_chinese(printed)
        return [("一", value)] if value else []
    lower = printed.lower()
    case = "a" if printed.islower() else "A"
    readings = [(case, ord(lower) - 96)] if len(lower) == 1 and "a" <= lower <= "z" else []
    roman = next((value for value in range(1, 100) if _format_roman(value) == lower), 0)
    return readings + ([("i" if case == "a" else "I", roman)] if roman else [])


def _format_letters(value: int) -> str:
    """Return the letters of a number as word processors print them: y, z, aa, bb."""
    letters = ""
    while value:
        value, rest = divmod(value - 1, 26)
        letters = chr(97 + rest) + letters
    return letters


def _format_roman(value: int) -> str:
    printed = ""
    for worth, letters in ROMAN.items():
        count, value = divmod(value, worth)
        printed += letters * count
    return printed


def _format_chinese(value: int) -> str:
    if value >= 100:
        return str(value)
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else FIGURES[tens]) + ("十" if tens else "") + (FIGURES[ones] if ones else "")


def _read_chinese(printed: str) -> int:
    return next((value for value in range(1, 100) if _format_chinese(value) == printed), 0)
