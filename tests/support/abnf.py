"""Grammars in ABNF (RFC 5234, RFC 7405) as regular expressions: as much of the notation as the specification uses."""

import re

RULE = re.compile(r"^([A-Za-z][A-Za-z0-9-]*) +=", re.MULTILINE)
COMMENT = re.compile(r";[^\n]*")
TOKEN = re.compile(
    r"\s*(?:(?P<group>[()\[\]/])|(?P<repeat>[0-9]*\*[0-9]*|[0-9]+)(?=[A-Za-z(%\"])|(?P<text>%s\"[^\"]*\"|\"[^\"]*\")"
    r"|%x(?P<range>[0-9A-F]+(?:-[0-9A-F]+)?)|(?P<name>[A-Za-z][A-Za-z0-9-]*))"
)
CORE = {"DIGIT": "[0-9]"}


def pattern(grammar: str, rule: str) -> re.Pattern[str]:
    """Compile a rule of a grammar; no rule may hold itself."""
    parts = RULE.split(COMMENT.sub("", grammar))
    rules = dict(zip(parts[1::2], parts[2::2], strict=True))
    return re.compile(_expression(rules[rule], rules))


def _expression(text: str, rules: dict[str, str]) -> str:
    """Translate the right side of a rule, token by token."""
    out, repeat, at = "", "", 0
    waiting: list[str] = []
    while match := TOKEN.match(text, at):
        at = match.end()
        group, name = match["group"], match["name"]
        if match["repeat"]:
            repeat = _times(match["repeat"])
            continue
        if group == "/":
            out += "|"
            continue
        if group in ("(", "["):
            waiting.append(repeat if group == "(" else "?")
            out, repeat = out + "(?:", ""
            continue
        if group:
            out += ")" + waiting.pop()
            continue
        if name:
            unit = CORE.get(name) or f"(?:{_expression(rules[name], rules)})"
        elif match["range"]:
            unit = "[" + "-".join(f"\\U{int(end, 16):08X}" for end in match["range"].split("-")) + "]"
        else:
            unit = f"(?:{re.escape(match['text'].split(chr(34))[1])})"
        out, repeat = out + unit + repeat, ""
    assert not text[at:].strip(), text[at:]
    return out


def _times(written: str) -> str:
    least, star, most = written.partition("*")
    return f"{{{least or 0},{most}}}" if star else f"{{{least}}}"
