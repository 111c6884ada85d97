"""The report for what shows tests: JUnit XML, a test for each document, a failure for each of its errors.

A record of a collection is a document: its test is named by its id, or by its line where it has none.

Warnings and remarks do not fail a test, as they do not fail a run by default. Jenkins shows the first failure of a test
only, and GitLab no attribute of a failure; so the text of a failure says everything, and wherever one failure is not
the whole story the standard output of the test has a line for every finding. What could not be checked at all is an
error, what was not checked in full is skipped, so that neither looks as if it had passed.
"""

from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.report.escape import escape
from meeting_readout.validator.report.paths import shorten_paths, to_repository_path
from meeting_readout.validator.report.summary import Cut, Options, Summary
from meeting_readout.validator.report.words import (
    count_noun,
    describe_hidden,
    describe_rest,
    describe_unchecked,
    format_details,
    format_fix,
    format_for_forge,
)

ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;"})


class Report:
    """The JUnit report; it is written at the end, because its head has the counts."""

    def __init__(self, options: Options) -> None:
        self.cut = Cut(options.most)
        self.cases: list[str] = []
        self.named = set[str]()
        """The names of the tests of records, which tools tell apart by nothing else."""
        self.counts = {"failures": 0, "errors": 0, "skipped": 0}

    def add(self, verdict: Verdict) -> str:
        """Keep the test of a document."""
        findings = self.cut.take(verdict.findings)
        errors = [finding for finding in findings if finding.severity == "error"]
        results = [_result("error" if error.code.startswith("E") else "failure", error) for error in errors]
        if not verdict.valid and not errors:
            results = [_describe_failure(verdict)]
            self.counts["failures"] += 1
        elif errors:
            self.counts["errors" if errors[0].code.startswith("E") else "failures"] += 1
        elif verdict.incomplete:
            self.counts["skipped"] += 1
            results = [f'<skipped message="{_xml(describe_unchecked(verdict.incomplete))}"/>']
        if len(findings) > 1 or (findings and not errors):
            results.append(f"<system-out>{_lines([format_for_forge(finding) for finding in findings])}</system-out>")
        file = _xml(escape(to_repository_path(verdict.path)))
        line = errors[0].line if errors else verdict.line
        place = f' file="{file}"' + (f' line="{line}"' if line else "")
        inner = "".join(f"\n      {result}" for result in results)
        end = f">{inner}\n    </testcase>" if results else "/>"
        self.cases.append(
            f'    <testcase classname="readout" name="{self._name(verdict, file)}"{place} time="0"{end}\n'
        )
        return ""

    def _name(self, verdict: Verdict, file: str) -> str:
        """Return the name of a test: that of the file, and for a record its id; the line where the id is no name."""
        if not verdict.line:
            return file
        name = f"{file}: {_xml(escape(verdict.id))}" if verdict.id else f"{file}: line {verdict.line}"
        if name in self.named:
            name += f" (line {verdict.line})"
        self.named.add(name)
        return name

    def end(self, summary: Summary) -> str:
        """Write the document."""
        counts = "".join(f' {name}="{count}"' for name, count in {"tests": len(self.cases), **self.counts}.items())
        rest = describe_rest(summary, self.cut.left)
        remarks = f"    <system-err>{_lines(rest)}</system-err>\n" if rest else ""
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<testsuites name="readout"{counts} time="0">\n  <testsuite name="readout"{counts} time="0">\n'
            f"{''.join(self.cases)}{remarks}  </testsuite>\n</testsuites>\n"
        )


def _result(name: str, finding: Finding) -> str:
    at = [f"at {escape(finding.xpath or finding.pointer)}"] if finding.pointer else []
    text = _lines([format_for_forge(finding), *at, *format_details(finding), *format_fix(finding)])
    return f'<{name} type="{finding.code}" message="{_xml(escape(shorten_paths(finding.message)))}">{text}</{name}>'


def _describe_failure(verdict: Verdict) -> str:
    """Return the failure of a document none of whose errors is shown."""
    errors = sum(finding.severity == "error" for finding in verdict.unselected)
    if not errors:
        return f'<failure type="max-findings" message="{describe_hidden(len(verdict.findings))}"/>'
    verb = "is" if errors == 1 else "are"
    return f'<failure type="not-shown" message="{count_noun(errors, "error")} {verb} not shown."/>'


def _lines(lines: list[str]) -> str:
    """Join lines, none of which can attach files to the report (an extension of Jenkins and GitLab)."""
    return _xml("\n".join(lines)).replace("[[ATTACHMENT", "[\\u005bATTACHMENT")


def _xml(text: str) -> str:
    return text.translate(ENTITIES)
