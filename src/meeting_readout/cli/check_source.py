"""`readout check-source`: the blocks of a readout against the page from which they were taken."""

import sys
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import click

from meeting_readout.cli.options import (
    REPORT,
    GroupedCommand,
    color_option,
    form_option,
    limit_options,
    option,
)
from meeting_readout.cli.output import emit, emit_aside, wants_color
from meeting_readout.cli.source_options import (
    extract_source,
    name_source,
    read_source,
    refuse,
    select_option,
    source_name_option,
    unwrap_option,
)
from meeting_readout.converters import limits
from meeting_readout.discovery.inputs import Input
from meeting_readout.discovery.search import is_there
from meeting_readout.files.io import STDIN
from meeting_readout.runner.check import Checked, check_input, make_failure
from meeting_readout.runner.timeout import TimedOut, run_within
from meeting_readout.validator.families import is_unreadable
from meeting_readout.validator.report.escape import escape, escape_json, escape_path
from meeting_readout.validator.report.text import choose_paint
from meeting_readout.validator.report.words import count_noun

EXAMPLE = """
\b
Example:
  readout check-source council-12.readout.yaml release.html
"""


@click.command("check-source", cls=GroupedCommand, epilog=EXAMPLE)
@click.argument("file")
@click.argument("source")
@form_option
@select_option
@unwrap_option
@source_name_option
@option(REPORT, "--format", "format_", type=click.Choice(("text", "json")), default="text", help="Default: text.")
@color_option
@limit_options
def command(file: str, source: str, **given: Any) -> None:
    """Check the words of a readout against its source.

    FILE is a readout; SOURCE is what was published, as readout new takes it: a text, a page in HTML, a Word document or
    a PDF. One of the two may be - for the standard input. The source is read as readout new reads it, with the same
    --select and --unwrap, and the words of all blocks must be there in their order. White space makes no difference,
    nor how the text is cut into blocks. What is omitted as furniture may be missing.

    The exit code is 0 if the words are the same, and 1 if they differ. That the bytes of the source are other ones than
    those that were encoded (sha256) is reported, and is no difference.
    """
    from meeting_readout.drafting.source_check import Comparison, compare_with_source
    from meeting_readout.drafting.sources.extracted import SourceOptions

    if file == source == STDIN:
        raise click.UsageError("Only one of the two can be the standard input.")
    color, name = given["color"], name_source(source, given)
    asked = Input(file) if file == STDIN or is_there(file) else Input(file, "E001")
    checked = check_input(asked, form=given["form"])
    readout = _find_readout(checked)
    if readout is None:
        refuse(checked.verdict, color)
    data = read_source(source, name, color)
    extracted = extract_source(data, name, SourceOptions(given["select"], given["unwrap"]), color)
    seconds = limits.get().seconds
    try:
        compared: Comparison = run_within(seconds, lambda: compare_with_source(readout, extracted.blocks))
    except TimedOut:
        refuse(make_failure(name, "W905", "core", words={"limit": f"{seconds:g}"}), color)
    digests = readout["release"].get("sha256", ""), sha256(data).hexdigest()
    find_line = _make_line_finder(checked)
    if given["format_"] == "json":
        emit(_format_json(file, name, readout, compared, digests, find_line))
    else:
        for difference in compared.differences:
            emit(_format_difference(file, readout, difference, find_line, choose_paint(wants_color(color))))
        if digests[0] and digests[0] != digests[1]:
            emit_aside(f"{escape_path(name)}: its bytes are not those that were encoded (sha256 {digests[1]}).\n")
        emit(_summarize(file, name, compared))
    sys.exit(1 if compared.differences else 0)


def _find_readout(checked: Checked) -> dict[str, Any] | None:
    """Return the data of a readout that has blocks; None where it cannot be read."""
    from meeting_readout import converters

    verdict, data = checked
    if verdict.readout is not None:
        found: dict[str, Any] = verdict.readout
        return found
    return None if is_unreadable(verdict.findings) else converters.trace(data, verdict.form).data


def _make_line_finder(checked: Checked) -> Callable[[int], tuple[int, int]]:
    """Return what finds the line and the column of a block by its number."""
    from meeting_readout import converters
    from meeting_readout.converters.tracing import find_spot

    trace = converters.trace(checked.data, checked.verdict.form)

    def find(number: int) -> tuple[int, int]:
        if trace.root is None:
            return 1, 1
        return trace.source.find_position(find_spot(trace.root, ("blocks", number, "content"))[0].value[0])

    return find


def _format_difference(file: str, readout: dict[str, Any], difference: Any, find_line: Any, paint: Any) -> str:
    line, column = find_line(difference.block)
    blocks = readout.get("blocks") or [{"id": ""}]
    place = paint("bold", f"{escape_path(file)}:{line}:{column}")
    named = f"block {blocks[difference.block]['id']}: " if blocks[0]["id"] else ""
    details = "".join(f"    {escape(detail)}\n" for detail in difference.details)
    return f"{place}: {paint('error', difference.kind)}: {named}{escape(difference.message)}\n{details}"


def _summarize(file: str, name: str, compared: Any) -> str:
    if compared.differences:
        differences, blocks = count_noun(len(compared.differences), "difference"), count_noun(compared.blocks, "block")
        return f"{differences} between {blocks} of {escape_path(file)} and {escape_path(name)}.\n"
    blocks = "its block has" if compared.blocks == 1 else f"its {compared.blocks:,} blocks have"
    return f"{escape_path(file)}: {blocks} the words of {escape_path(name)}, in their order.\n"


def _format_json(
    file: str, name: str, readout: dict[str, Any], compared: Any, digests: tuple[str, str], find_line: Any
) -> str:
    differences = []
    for one in compared.differences:
        line, column = find_line(one.block)
        blocks = readout.get("blocks") or [{"id": ""}]
        place = {"block": blocks[one.block]["id"], "line": line, "column": column}
        differences.append({"kind": one.kind, **place, "message": one.message, "details": list(one.details)})
    of_bytes = {"encoded": digests[0] or None, "source": digests[1]}
    report = {"file": file, "source": name, "blocks": compared.blocks, "sha256": of_bytes, "differences": differences}
    return escape_json(report)
