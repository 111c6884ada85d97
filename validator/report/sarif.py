"""The report for code scanning and editors: SARIF 2.1.0 (OASIS, errata 01), in the part of it that GitHub reads.

Faults of the run, such as a file that does not exist, are notifications of the tool; faults of documents are results.
A run has at most 25,000 results, as GitHub refuses a log with more: the gravest stay, and a notification counts the
others.
"""

from collections import Counter
from dataclasses import replace
from typing import Any

from meeting_readout.validator import catalogue
from meeting_readout.validator.families import LAYERS, LEVELS, UNCHECKED
from meeting_readout.validator.finding import SEVERITIES, Edit, Finding, Related, Severity, Verdict
from meeting_readout.validator.report.escape import escape, escape_json
from meeting_readout.validator.report.fingerprint import NAME, Fingerprints
from meeting_readout.validator.report.paths import shorten_paths, to_uri
from meeting_readout.validator.report.summary import Cut, Note, Options, Summary
from meeting_readout.validator.report.words import (
    choose_notes,
    count_noun,
    describe_fix,
    describe_hidden,
    describe_rest,
    describe_unchecked,
    format_fix,
    format_record,
)

RESULTS = 25_000
"""How many results a run has at most: the limit of GitHub, which shows the 5,000 gravest of them."""
END = "]\n    }\n  ]\n}\n"
"""How a log ends, from the end of its results: these are written one by one, as the data of all takes much memory."""
NOTIFICATIONS = 1_000
"""How many documents that were not checked in full are named; the others are counted."""
SARIF_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
"""The words of GitHub for severities."""


class Report:
    """The SARIF report; it is written at the end."""

    def __init__(self, options: Options) -> None:
        self.options, self.cut, self.fingerprints = options, Cut(options.most), Fingerprints()
        self.kept: dict[Severity, list[tuple[int, Finding]]] = {severity: [] for severity in SEVERITIES}
        """The findings by severity, each with its number in the run; never more of one than a run can have."""
        self.found = Counter[Severity]()
        self.notifications: list[dict[str, Any]] = []

    def add(self, verdict: Verdict) -> str:
        """Keep the findings of a document."""
        for finding in self.cut.take(verdict.findings):
            if finding.code in UNCHECKED:
                self.notifications.append(_notification(finding.message, "error", finding.path, finding.code))
            else:
                kept = self.kept[finding.severity]
                if len(kept) < RESULTS:
                    kept.append((self.found.total(), replace(finding, excerpt=None)))
                self.found[finding.severity] += 1
        return ""

    def end(self, summary: Summary) -> str:
        """Write the log."""
        from importlib.metadata import version

        codes = {notification.get("descriptor", {}).get("id") for notification in self.notifications}
        findings, left = self._choose_results()
        notes, others = choose_notes(summary, NOTIFICATIONS)
        self.notifications += [_note(note) for note in notes]
        rest = (*others, *left, *describe_rest(summary, self.cut.left))
        self.notifications += [_notification(sentence, "warning") for sentence in rest]
        invocation: dict[str, Any] = {"executionSuccessful": UNCHECKED[-1] not in codes, "exitCode": summary.exit_code}
        if self.notifications:
            invocation["toolExecutionNotifications"] = self.notifications
        rules = _rules(summary, {finding.code for finding in findings})
        number = {rule["id"]: index for index, rule in enumerate(rules)}
        run = {
            "tool": {
                "driver": {
                    "name": "readout",
                    "semanticVersion": version("meeting-readout"),
                    "informationUri": catalogue.home(),
                    "rules": rules,
                }
            },
            "automationDetails": {"id": "readout/"},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation],
            "results": [],
        }
        log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
        results = [_item(self._result(finding, number[finding.code])) for finding in findings]
        return escape_json(log).removesuffix(END) + ",".join(results) + ("\n      " if results else "") + END

    def _choose_results(self) -> tuple[list[Finding], list[str]]:
        """Return the findings for which a run has room, in their order, and the sentence about the others, if any."""
        chosen = [one for severity in SEVERITIES for one in self.kept[severity]][:RESULTS]
        rest = self.found - Counter[Severity](finding.severity for _number, finding in chosen)
        chosen.sort(key=lambda one: one[0])
        counts = ", ".join(count_noun(rest[severity], severity) for severity in SEVERITIES if rest[severity])
        sentence = f"{describe_hidden(rest.total())[:-1]}, because a run has at most {RESULTS:,} results: {counts}."
        return [finding for _number, finding in chosen], [sentence] if rest else []

    def _result(self, finding: Finding, index: int) -> dict[str, Any]:
        fingerprint = self.fingerprints.of(finding)
        line_hash = {"primaryLocationLineHash": f"{fingerprint}:1"} if self.options.line_hash else {}
        location: dict[str, Any] = {"physicalLocation": _physical(finding.path, finding)}
        if finding.pointer:
            location["logicalLocations"] = [{"fullyQualifiedName": finding.pointer}]
        places = [related for related in finding.related if related.line]
        sentences = [escape(related.message) for related in finding.related if not related.line]
        message = escape(shorten_paths(finding.message))
        text = _plain("\n".join((message, *format_record(finding), *sentences, *format_fix(finding))))
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": index,
            "level": SARIF_LEVELS[finding.severity],
            "message": {"text": "\n".join((text, *(_link(place.message, id_) for id_, place in enumerate(places, 1))))},
            "locations": [location],
            "partialFingerprints": {NAME: fingerprint, **line_hash},
            "properties": {"layer": LAYERS[finding.code[0]], "jsonPointer": finding.pointer},
        }
        if finding.record:
            result["properties"]["recordId"] = finding.record
        if finding.item:
            result["properties"]["itemId"] = finding.item
        if finding.edits:
            result["fixes"] = [_fix(finding)]
        if places:
            result["relatedLocations"] = [
                {
                    "id": id_,
                    "message": {"text": _plain(escape(place.message))},
                    "physicalLocation": _physical(finding.path, place),
                }
                for id_, place in enumerate(places, 1)
            ]
        return result


def _item(result: dict[str, Any]) -> str:
    """Write a result in its place."""
    return "\n        " + escape_json(result).rstrip("\n").replace("\n", "\n        ")


def _rules(summary: Summary, found: set[str]) -> list[dict[str, Any]]:
    """Describe the rules that ran: those of the strictest level of the run and of the milder ones."""
    levels = LEVELS[: 1 + max((LEVELS.index(level) for level in summary.levels), default=0)]
    return [
        _rule(rule)
        for code, rule in catalogue.rules().items()
        if code in found or (rule["level"] in (*levels, None) and code not in UNCHECKED and not code.startswith("C"))
    ]


def _rule(rule: catalogue.Rule) -> dict[str, Any]:
    code, statement, why, fix = rule["code"], rule["statement"], rule["why"], rule["fix"]
    page = catalogue.find_address(code)
    clause = f"Clause {rule['clause']} of the specification"
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in rule["name"].split("-")),
        "shortDescription": {"text": _braces(statement)},
        "fullDescription": {"text": _braces(f"{statement} {why}")},
        "help": {
            "text": _braces(f"{why} {fix} {clause}; readout explain {code} shows examples."),
            "markdown": _braces(
                f"**Why.** {why}\n\n**To fix it.** {fix}\n\n"
                f"{clause}; [the page of the rule]({page}), or `readout explain {code}`, shows examples."
            ),
        },
        "helpUri": page,
        "defaultConfiguration": {"level": SARIF_LEVELS[rule["severity"]]},
        "properties": {
            "tags": ["readout", LAYERS[code[0]]],
            "precision": "very-high",
            "problem.severity": PROBLEMS[rule["severity"]],
        },
    }


def _note(note: Note) -> dict[str, Any]:
    """Return the notification about a document that was not checked in full."""
    notification = _notification(describe_unchecked(note.why, note.id), "warning", note.path)
    if note.line:
        notification["locations"][0]["physicalLocation"]["region"] = {"startLine": note.line}
    return notification


def _notification(text: str, level: str, path: str = "", code: str = "") -> dict[str, Any]:
    notification: dict[str, Any] = {"level": level, "message": {"text": _plain(escape(shorten_paths(text)))}}
    if code:
        notification["descriptor"] = {"id": code}
    if path:
        notification["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": to_uri(path)}}}]
    return notification


def _fix(finding: Finding) -> dict[str, Any]:
    """Return the edits of a finding: what a viewer can do at a click."""
    replacements = [
        {"deletedRegion": _region(edit), **({"insertedContent": {"text": edit.text}} if edit.text else {})}
        for edit in sorted(finding.edits, key=lambda edit: (edit.start, edit.end, edit.rank))
    ]
    change = {"artifactLocation": {"uri": to_uri(finding.path)}, "replacements": replacements}
    return {"description": {"text": _plain(describe_fix(finding))}, "artifactChanges": [change]}


def _physical(path: str, place: Finding | Related) -> dict[str, Any]:
    return {"artifactLocation": {"uri": to_uri(path)}, "region": _region(place)}


def _region(place: Finding | Related | Edit) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _plain(text: str) -> str:
    """Keep text of a document from making a link (SARIF 3.11.6) or a placeholder (3.11.5)."""
    return _braces(text.replace("](", "]\\u0028"))


def _braces(text: str) -> str:
    """Double the braces of a message, which would mark a placeholder (SARIF 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")


def _link(text: str, id_: int) -> str:
    """Write a link to a related location (SARIF 3.11.6); GitHub shows those that the message links to."""
    for char in "\\[]":
        text = text.replace(char, f"\\{char}")
    return f"[{_braces(escape(text))}]({id_})"
