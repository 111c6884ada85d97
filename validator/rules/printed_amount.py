"""M138: the numbers and the currency of an amount are among those that its words print (spec 5.6)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

if TYPE_CHECKING:
    from decimal import Decimal

    from meeting_readout.document.printed_numbers import Figure

NUMBERS = ("value", "min", "max", "from", "to", "change", "outOf")
WORDS = ("of", "unit", "per", "base", "over")
"""What may have figures of its own, which the words of an amount print as well."""
CENTS, MINUTES, LEAST = 100, 60, 1000


def check(view: View) -> Iterator[Problem]:
    """Yield every number of an amount, and every currency, that its words print as another."""
    found = [(problem, node, owner) for node, owner in view.nodes["amount"] for problem in _check(view, node, owner)]
    if found:
        from meeting_readout.document.printed_words import find_sure

        sure = find_sure(view, [(node, owner) for _problem, node, owner in found])
        yield from (problem for problem, node, _owner in found if id(node) in sure)


def _check(view: View, node: Node, owner: Node) -> Iterator[Problem]:
    if "asPrinted" not in node:
        return
    numbers = [name for name in NUMBERS if name in node]
    if "currency" in node or not _agrees_at_sight(node, numbers):
        from meeting_readout.document.printed_words import find_language

        language = find_language(view, owner)
        yield from _check_numbers(node, numbers, language)
        yield from _check_currency(node, language)


def _agrees_at_sight(node: Node, numbers: list[str]) -> bool:
    """Return whether the words print the digits of each number and no scale word could follow: "14 of 20", "2%"."""
    printed = node["asPrinted"].split()
    return bool(numbers) and all(node[name] in printed[-1:] or f"{node[name]}%" in printed for name in numbers)


def _check_numbers(node: Node, numbers: list[str], language: str) -> Iterator[Problem]:
    from decimal import Decimal

    from meeting_readout.document.printed_numbers import find_bare, has_scale, read_numbers

    printed = read_numbers(node["asPrinted"], language) if numbers else None
    if printed is None or not printed.is_clear:
        return
    unit_scales = "unit" in node and has_scale(node["unit"], language)
    wanted = {name: Decimal(node[name]).copy_abs() for name in numbers}
    missing = [
        name for name in numbers if not any(_is(figure, wanted[name], unit_scales) for figure in printed.figures)
    ]
    if not missing:
        yield from _check_signs(node, numbers, printed.figures, wanted)
        return
    others = find_bare(" ".join(node[name] for name in WORDS if name in node))
    left = [
        figure
        for figure in printed.figures
        if figure.is_amount
        and not (figure.bare & others)
        and not any(_is(figure, wanted[name], unit_scales) for name in numbers)
    ]
    has_scales = any(figure.is_scaled for figure in printed.figures)
    for name, figure in zip((name for name in missing if name != "outOf" or len(missing) == 1), left, strict=False):
        if not _is_otherwise(node, wanted[name], printed.figures, has_scales):
            words = {"printed": _show(figure), "property": name, "value": node[name]}
            yield Problem("M138", node, name, variant="number", words=words, related=(("words", node, "asPrinted"),))


def _is(figure: "Figure", number: "Decimal", unit_scales: bool) -> bool:
    return number in figure.readings or (unit_scales and number in figure.bare)


def _is_otherwise(node: Node, number: "Decimal", figures: tuple["Figure", ...], has_scales: bool) -> bool:
    """Return whether figures may give a number in a way that the words do not say, or only say in words."""
    for figure in figures:
        for reading in figure.readings:
            if "currency" in node and not figure.is_scaled and reading == number * CENTS:
                return True  # 50 cents
            # The scale word may stand elsewhere, as over a column.
            if not has_scales and reading and _is_power(number / reading):
                return True
    if len(figures) > 1:
        parts = [next(iter(figure.readings)) for figure in figures]
        return number in (sum(parts), parts[0] * MINUTES + parts[1])
    return False


def _is_power(factor: "Decimal") -> bool:
    """Return whether a factor is that of a scale word: ten thousand, a hundred thousand, a million and so on."""
    return factor >= LEAST and str(factor.normalize()).replace("E+", "e").lower().startswith("1e")


def _check_signs(
    node: Node, numbers: list[str], figures: tuple["Figure", ...], wanted: dict[str, "Decimal"]
) -> Iterator[Problem]:
    """Yield each number, but a change, that is printed with a minus alone and has none."""
    for name in numbers:
        held = [figure for figure in figures if wanted[name] in figure.readings]
        if (
            name != "change"
            and wanted[name]
            and not node[name].startswith("-")
            and held
            and all(one.is_negative for one in held)
        ):
            words = {"printed": f"-{node[name]}", "property": name, "value": node[name]}
            yield Problem("M138", node, name, variant="number", words=words, related=(("words", node, "asPrinted"),))


def _check_currency(node: Node, language: str) -> Iterator[Problem]:
    from meeting_readout.document.printed_currencies import list_currencies, read_currencies

    code = node.get("currency")
    if code is None:
        return
    printed = read_currencies(node["asPrinted"], language)
    if printed and code not in printed and code in list_currencies(language):
        codes = sorted(printed)
        shown = ", ".join(codes[:3]) + (" …" if len(codes) > 3 else "")
        words = {"printed": shown, "currency": code}
        yield Problem(
            "M138", node, "currency", variant="currency", words=words, related=(("words", node, "asPrinted"),)
        )


def _show(figure: "Figure") -> str:
    reading = max(figure.readings)
    return f"{reading:f}".rstrip("0").rstrip(".") if "." in f"{reading:f}" else f"{reading:f}"
