"""The page of a rule: why, wrong, what the command says, right, how to fix it, and when it stays silent."""

from collections.abc import Iterable

from cross_links import clause_place
from rule_examples import Shown, load_demonstrations, run_command, show_files

from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import Rule, examples
from meeting_readout.validator.families import LEVELS
from meeting_readout.validator.report.escape import escape

HEAD = """\
# {code} {name}

<!-- Made from schemas/rules.json and the validator. Change that, then run: python docs/build -->

**{statement}**

{facts}

## Why

{why}
"""
LANGUAGES = {".json": "json", ".jsonl": "json", ".xml": "xml", ".yaml": "yaml", ".toml": "toml"}


def make_rule_page(rule: Rule) -> str:
    """Make the page."""
    parts = [HEAD.format(**{key: rule[key] for key in ("code", "name", "statement", "why")}, facts=_state_facts(rule))]
    for title, key in (("Wrong", "bad"), ("Right", "good")):
        parts.append(f"\n## {title}\n\n{_show(rule, key)}")
    parts.append(f"\n## How to fix it\n\n{rule['fix']}{_say_what_fixes(rule)}\n")
    if "silent" in rule:
        parts.append(f"\n## When it stays silent\n\n{rule['silent']}\n")
    parts.append("\n[All rules](../rules.md)\n")
    return "".join(parts)


def _state_facts(rule: Rule) -> str:
    level = "none, it is about the run" if rule["level"] is None else f"`{rule['level']}`"
    stricter = " and stricter" if rule["level"] in LEVELS[:-1] else ""
    clause = rule["clause"]
    facts = [
        f"**{rule['severity']}**",
        f"{rule['code'][0]}: {catalogue.load_catalogue()['families'][rule['code'][0]].lower()}",
        f"level: {level}{stricter}",
        f"clause [{clause}](../spec.md#{clause_place(clause)})",
        *([f"reported at {rule['place']}"] if "place" in rule else []),
        f"since {rule['since']}",
    ]
    return " · ".join(facts)


def _say_what_fixes(rule: Rule) -> str:
    if not rule["fixable"]:
        return ""
    if rule.get("unsafe"):
        return "\n\n`readout fix --unsafe` does it, by a guess."
    return "" if "readout fix" in rule["fix"] else "\n\n`readout fix` does it."


def _show(rule: Rule, key: str) -> str:
    example = rule[key]
    if "words" in example:
        return f"{example['words']}\n{_demonstrate(rule) if key == 'bad' else ''}"
    if "run" in example:
        return _show_run(example)
    return _show_tabs(list(show_files(rule, key)), with_report=key == "bad")


def _demonstrate(rule: Rule) -> str:
    """Show what the command says where a small limit, or a small collection, shows it; else list the messages."""
    shown = load_demonstrations().get(rule["code"])
    if shown is None:
        return _list_messages(rule)
    return f"\nThe same on a small scale. {_show_run(shown)}"


def _show_run(example: examples.Example) -> str:
    files = [
        f"`{name}`:\n\n{_fence(text, LANGUAGES.get(name[name.rfind('.') :], 'text'))}"
        for name, text in example.get("files", {}).items()
        if not name.endswith("/")
    ]
    return "\n".join([*files, "What the command says:\n", _fence(run_command(example), "text")])


def _show_tabs(shown: Iterable[Shown], with_report: bool) -> str:
    """Show the forms one after the other; the site makes tabs of what stands between the comments."""
    parts = ["<!-- tabs -->\n"]
    for one in shown:
        marked = f" mark={','.join(map(str, one.marked))}" if one.marked else ""
        start = f" from={one.first}" if one.first > 1 else ""
        parts.append(f"\n**{one.form.upper()}**\n\n")
        if one.source:
            parts.append(f"Cut from [a file of the suite](../../{one.source}):\n\n")
        parts.append(_fence(one.text, f"{one.form}{marked}{start}") if one.text.strip() else "An empty file.\n")
        if with_report:
            parts.append(f"\nWhat the command says:\n\n{_fence(one.said, 'text')}")
    return "".join([*parts, "\n<!-- end of tabs -->\n"])


def _fence(text: str, info: str) -> str:
    return f"```{info}\n" + "\n".join(map(escape, text.rstrip("\n").split("\n"))) + "\n```\n"


def _list_messages(rule: Rule) -> str:
    """List the messages of a rule that no small file shows; what is in braces is filled in."""
    lines = [f"> {rule['severity']} {rule['code']}: {escape(text)}" for text in rule["messages"].values()]
    return "\nWhat the command says; what stands in braces is filled in:\n\n" + "\n>\n".join(lines) + "\n"
