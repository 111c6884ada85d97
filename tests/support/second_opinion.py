"""The XSD in libxml2 as a second opinion on XML, and the mutations of generated documents that it is asked about."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from generate import documents
from lxml import etree
from mutate import MUTATIONS, mutated

from meeting_readout import converters, validate

ROOT = Path(__file__).parents[2]
XSD = ROOT / "schemas" / "readout.xsd"
LIMITS = re.findall(
    r"^\| ([A-Z][0-9]*) \|", (ROOT / "docs" / "xsd-limits.md").read_text(encoding="utf-8"), re.MULTILINE
)
"""The codes in the table of what XSD cannot say."""


def mutations(seed: int, count: int, nodes: int) -> Iterator[tuple[bytes, list[bytes]]]:
    """Yield documents in XML, each with its mutations: what is done to one does not depend on any other."""
    for number, data in enumerate(documents(seed, count, nodes=nodes, core=True)):
        xml = converters.write(data, "xml")
        chances = ((mutation, Random(f"{seed} {number} {at}")) for at, mutation in enumerate(MUTATIONS))  # noqa: S311 - no secret
        yield xml, [changed for each, chance in chances if (changed := mutated(xml, each, chance)) is not None]


def judged(xml: bytes) -> str:
    """Say who accepts and who refuses; fail where only the XSD refuses, or where the table does not say why."""
    by_xsd, verdict = accepts(xml), validate(xml, form="xml")
    if not by_xsd:
        assert not verdict.valid, xml.decode()
        assert all(finding.code != "E004" for finding in verdict.findings), xml.decode()
        return "both refuse"
    grave = {finding.code for finding in verdict.findings if finding.severity == "error"}
    assert all(code.startswith(tuple(LIMITS)) for code in grave), (grave, xml.decode())
    return "the toolkit refuses" if grave else "both accept"


def accepts(xml: bytes) -> bool:
    """Whether the XSD accepts a document."""
    return bool(_schema().validate(etree.fromstring(xml, etree.XMLParser(load_dtd=False, huge_tree=True))))


@cache
def _schema() -> Any:
    return etree.XMLSchema(etree.parse(str(XSD)))
