"""The page of a rule for terminals, and the list of rules, also as Markdown; all that they say is in the catalogue."""

from collections.abc import Iterable
from textwrap import wrap

from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import Rule, examples
from meeting_readout.validator.report.escape import escape
from meeting_readout.validator.report.text import Paint, choose_paint

HEAD = ("code", "severity", "level", "since", "fix", "what it asks for")
WIDTHS = (4, 8, 8, 5, 6)


def write_page(rule: Rule, columns: int = 80, color: bool = False) -> str:
    """Write the page of a rule for a terminal."""
    paint = choose_paint(color)
    width = max(min(columns, 80), 40) - 2
    title = paint("bold", f"{rule['code']} {rule['name']}")
    lines = [f"{title}  {paint(rule['severity'], rule['severity'])}"]
    lines += _wrap(rule["statement"], width)
    lines += ["", paint("bold", "Why"), *_wrap(rule["why"], width)]
    for title, key in (("Wrong", "bad"), ("Right", "good")):
        lines += ["", paint("bold", title)]
        for index, (caption, shown) in enumerate(examples.list_pieces(rule[key])):
            lines += [""] if index else []
            lines += _wrap(caption, width)
            lines += [f"  {escape(line)}" for line in shown.splitlines()]
        lines += _report_bad(rule, width, paint) if key == "bad" else []
    lines += ["", paint("bold", "How to fix it"), *_wrap(rule["fix"], width)]
    lines += ["", paint("bold", "Exceptions"), *_wrap(rule["silent"], width)] if "silent" in rule else []
    lines += ["", *(paint("dim", line) for line in wrap(_write_foot(rule), width + 2))]
    return "\n".join(lines) + "\n"


def write_table(rules: Iterable[Rule], columns: int = 80, color: bool = False) -> str:
    """List rules for a terminal, under the names of their families, in columns."""
    paint = choose_paint(color)
    lines, family = [paint("dim", _format_row([word.upper() for word in HEAD], columns)[0])], ""
    for rule in rules:
        if rule["code"][0] != family:
            family = rule["code"][0]
            lines += ["", paint("bold", f"{family}  {catalogue.load_catalogue()['families'][family]}")]
        severity = paint(rule["severity"], f"{rule['severity']:<{WIDTHS[1]}}")
        first, *others = _format_row(_list_cells(rule), columns)
        lines += [first.replace(f"{rule['severity']:<{WIDTHS[1]}}", severity, 1), *others]
    return "\n".join(lines) + "\n"


def write_markdown_table(rules: Iterable[Rule], target: str = "") -> str:
    """List rules as a table in Markdown; each code is a link to `target` with the code in place of `{}`, if given."""
    lines = [f"| {' | '.join(HEAD)} |", "|" + "---|" * len(HEAD)]
    for rule in rules:
        code, *others = _list_cells(rule)
        link = f"[{code}]({target.format(code)})" if target else code
        lines.append(f"| {' | '.join([link, *others])} |")
    return "\n".join(lines) + "\n"


def name_fix(rule: Rule) -> str:
    """Return whether the command can fix it: yes, unsafe where it takes a guess, else empty."""
    return "unsafe" if rule.get("unsafe") else "yes" if rule["fixable"] else ""


def _list_cells(rule: Rule) -> list[str]:
    return [rule["code"], rule["severity"], rule["level"] or "", rule["since"], name_fix(rule), rule["statement"]]


def _format_row(cells: list[str], columns: int) -> list[str]:
    """Format a row: fixed columns, and the last one broken to what is left."""
    fixed = "  ".join(f"{cell:<{width}}" for cell, width in zip(cells, WIDTHS, strict=False))
    first, *others = wrap(cells[-1], max(columns - len(fixed) - 2, 24))
    return [f"{fixed}  {first}", *(" " * (len(fixed) + 2) + line for line in others)]


def _wrap(sentences: str, width: int) -> list[str]:
    return [f"  {line}" for line in wrap(sentences, width, break_long_words=False, break_on_hyphens=False)]


def _report_bad(rule: Rule, width: int, paint: Paint) -> list[str]:
    """Return what the validator reports of the bad example: the sentence, what it says of the words, the hint."""
    said = examples.check_bad(rule)
    if said is None:
        return []
    lead = f"{said.severity} {said.code}"
    first, *others = _wrap(f"{lead}: {said.message}", width - 2)
    lines = ["", first.replace(lead, paint(said.severity, lead), 1), *(f"  {line}" for line in others)]
    for detail in (related.message for related in said.related if not related.line):
        lines += [f"  {line}" for line in _wrap(detail, width - 2)]
    if said.fix:
        first, *others = _wrap(f"fix: {said.fix}", width - 4)
        lines += [f"  {first.replace('fix:', paint('fix', 'fix:'), 1)}", *(f"    {line}" for line in others)]
    return lines


def _write_foot(rule: Rule) -> str:
    level = "" if rule["level"] is None else f"Checked at level {rule['level']}{_name_stricter(rule['level'])}. "
    fixable = " Can be fixed with readout fix." if rule["fixable"] else ""
    fixable = " Can be fixed with readout fix --unsafe, by a guess." if rule.get("unsafe") else fixable
    return f"{level}Clause {rule['clause']} of the specification. Since version {rule['since']}.{fixable}"


def _name_stricter(level: str) -> str:
    return "" if level == "complete" else " and stricter"
