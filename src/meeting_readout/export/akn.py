"""Akoma Ntoso 3.0, `statement`: the text, marked by what is said in it, who is meant, votes; and the readout itself."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from meeting_readout import converters
from meeting_readout.export.addresses import is_plain
from meeting_readout.export.akn_references import References
from meeting_readout.export.akn_text import fill_blocks, make_blocks
from meeting_readout.export.akn_tree import NAMESPACE, Element, add
from meeting_readout.export.akn_votes import make_votes
from meeting_readout.export.days import find_day
from meeting_readout.export.source import Source, Unexportable
from meeting_readout.export.three_letters import find_three_letters
from meeting_readout.model.model import model

NO_SLUG = re.compile(r"[^A-Za-z0-9.-]+")
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
ENCODER, TRANSLATOR, UNSTATED = "made__encoder", "made__translator", "unstated"


def make(source: Source) -> bytes:
    """Make the document of a readout; raise `Unexportable` (C004) if no full day says when it is from."""
    view, readout = source.view, source.view.data
    dates = list(_find_dates(readout))
    if not dates:
        raise Unexportable("C004", "day")
    genre = readout["release"].get("genre", "readout")
    references = References(view)
    root = Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
    statement = add(root, "statement", name=genre)
    meta = add(statement, "meta")
    _add_identification(meta, source, references, dates[0], genre)
    if "keywords" in readout["release"]:
        group = add(meta, "classification", source=references.use(ENCODER))
        for word in readout["release"]["keywords"]:
            add(group, "keyword", value=word, showAs=word, dictionary=references.use(ENCODER))
    votes = make_votes(view, references)
    if votes is not None:
        add(meta, "analysis", source=references.use(ENCODER)).append(votes)
    # What the text refers to is known when the text is made; the references stand before it.
    listed = add(meta, "references", source=references.use(ENCODER))
    embedded = add(meta, "proprietary", source=references.use(ENCODER)) if source.embed else None
    blocks = make_blocks(add(statement, "mainBody"), readout)
    etree.indent(root)
    fill_blocks(blocks, view, references)
    references.write(listed)
    etree.indent(listed, level=3)
    if embedded is not None:
        parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
        embedded.append(etree.fromstring(converters.write(readout, "xml"), parser))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _find_dates(readout: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the full days that the document could be of, the best first, with the name of what happened."""
    release, record = readout["release"], readout.get("record", {})
    start = readout.get("meeting", {}).get("held", {}).get("start")
    for name, value in (
        ("publication", release.get("published")),
        ("meeting", start),
        ("retrieval", release.get("retrieved")),
        ("markup", record.get("date")),
    ):
        if day := find_day(value):
            yield day.isoformat(), name


def _add_identification(meta: Any, source: Source, references: References, date: tuple[str, str], genre: str) -> None:
    readout = source.view.data
    release = readout["release"]
    slug = NO_SLUG.sub("-", readout["id"]).strip("-.") or "readout"
    work = f"/akn/{source.country}/statement/{genre}/{date[0]}/{slug}"
    language = find_three_letters(release["language"])
    expression = f"{work}/{language}@{date[0]}"
    group = add(meta, "identification", source=references.use(ENCODER))
    part = _add_level(group, "FRBRWork", work, f"{work}/!main")
    if URI.match(readout["id"]):
        add(part, "FRBRalias", value=readout["id"], name="id")
    add(part, "FRBRalias", value=release["title"], name="title")
    _add_date_and_authors(part, date, release, references)
    add(part, "FRBRcountry", value=source.country)
    add(part, "FRBRsubtype", value=genre)
    part = _add_level(group, "FRBRExpression", expression, f"{expression}/!main")
    _add_date_and_authors(part, date, release, references)
    add(part, "FRBRlanguage", language=language)
    if "translation" in release:
        translation = release["translation"]
        before = find_three_letters(translation["from"]) if "from" in translation else "und"
        said = {"authoritative": str(translation["official"]).lower()} if "official" in translation else {}
        url = translation.get("url", "")
        href = url if is_plain(url) else f"{work}/{before}@{date[0]}"
        add(part, "FRBRtranslation", href=href, fromLanguage=before, **said, by=references.use(TRANSLATOR))
    part = _add_level(group, "FRBRManifestation", f"{expression}.xml", f"{expression}/!main.xml")
    _add_date_and_authors(part, date, release, references)
    if "sha256" in release:
        kept = add(part, "preservation")
        etree.SubElement(kept, f"{{{model().namespace}}}sha256", nsmap={None: model().namespace}).text = release[
            "sha256"
        ]


def _add_level(group: Any, name: str, uri: str, this: str) -> Any:
    part = add(group, name)
    add(part, "FRBRthis", value=this)
    add(part, "FRBRuri", value=uri)
    return part


def _add_date_and_authors(part: Any, date: tuple[str, str], release: dict[str, Any], references: References) -> None:
    add(part, "FRBRdate", date=date[0], name=date[1])
    for publisher in release.get("publishers", [{"ref": UNSTATED}]):
        role = {"as": references.use(f"role__{publisher['role']}")} if "role" in publisher else {}
        add(part, "FRBRauthor", href=references.link(publisher), **role)


def write(parts: Iterable[bytes]) -> bytes:
    """Return the document, which is one: it is bytes already."""
    (data,) = parts
    return data
