"""What `readout show -o` writes: a page, or a site."""

import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from meeting_readout.cli.extras import import_with_extra
from meeting_readout.cli.output import OutputError
from meeting_readout.cli.progress import Progress
from meeting_readout.files.io import Unwritable, write_file
from meeting_readout.files.outputs import is_same_file
from meeting_readout.page.document_page import list_forms
from meeting_readout.runner.viewing import Shown
from meeting_readout.validator.report.escape import escape_path
from meeting_readout.validator.report.words import count_noun

PAGE = ".html"
"""How the name of a page ends; any other output is the folder of a site."""
OVER_SOURCE = "it is one of the files to show"


def write_pages(documents: Iterator[Shown], paths: tuple[str, ...], output: str, opens: bool) -> None:
    """Write one document as a page, or any number of them as a site; say what was written."""
    import_with_extra("jinja2", "-o", "show")  # said now, and not after everything was read
    is_site = output.endswith(("/", os.sep)) or Path(output).is_dir()
    if not is_site and not output.lower().endswith(PAGE):
        raise click.UsageError(f"-o is a page, such as x{PAGE}, or a folder, such as {output}/.")
    if any(is_same_file(output, path) for path in paths):
        raise OutputError(escape_path(output), OVER_SOURCE)
    try:
        written = _write_site(documents, output) if is_site else _write_page(documents, output)
    except Unwritable as error:
        raise OutputError(escape_path(output), error) from None
    except OSError as error:
        raise OutputError(escape_path(output), error) from None
    if opens and written:
        click.launch(written.resolve().as_uri())


def _write_page(documents: Iterator[Shown], output: str) -> Path | None:
    """Write the page of the only document; nothing if none could be read."""
    from meeting_readout.page.document_page import make_page

    found = list(islice(documents, 2))
    if len(found) == 2:
        raise click.UsageError("A page has one readout; several make a site: name a folder, such as -o site/.")
    for checked, view in found:
        verdict = checked.verdict
        forms = list_forms(verdict.readout, checked.data, verdict.form)
        write_file(output, make_page(view, verdict.findings, forms).encode("utf-8", "replace"))
        return Path(output)
    return None


def _write_site(documents: Iterator[Shown], output: str) -> Path:
    """Write the pages of all documents as they come, then those about all of them."""
    from meeting_readout.page.site import INDEX, Site

    site, progress = Site(output), Progress(0) if sys.stderr.isatty() else None
    for checked, view in documents:
        verdict = checked.verdict
        forms = list_forms(verdict.readout, checked.data, verdict.form)
        site.add(view, verdict.findings, forms, verdict.valid)
        if progress:
            progress.add(len(verdict.findings))
    removed = site.finish()
    if progress:
        progress.clear()
    pages = count_noun(len(site.archive.readouts), "readout")
    click.echo(
        f"{pages}, {len(site.archive.people):,} people and bodies: {escape_path(str(Path(output, INDEX)))}", err=True
    )
    if removed:
        click.echo(f"{count_noun(removed, 'page')} of an earlier run removed.", err=True)
    return Path(output, INDEX)
