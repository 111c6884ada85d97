"""The answers of the toolkit to the vectors of the suite (`suite/README.md`): a function for each list."""

import json
from collections.abc import Callable
from typing import Any

from meeting_readout import validate
from meeting_readout.document import edtf
from meeting_readout.document.coverage import measure_coverage
from meeting_readout.document.inheritance import find_effective
from meeting_readout.document.markers import find_marker, find_refrain
from meeting_readout.document.printed_currencies import read_currencies
from meeting_readout.document.printed_dates import read_date
from meeting_readout.document.printed_numbers import read_numbers
from meeting_readout.document.printed_ordinals import find_ordinals
from meeting_readout.document.quotation_marks import find_quotations
from meeting_readout.document.sentences import find_ends
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk

Vector = dict[str, Any]


def anchor(vector: Vector) -> Vector:
    """Give the range of an anchor in code points and in units of UTF-16, or the code of its finding."""
    own = {"block": "b1"} | {name: vector[name] for name in ("exact", "occurrence") if name in vector}
    content: str = vector["content"]
    data = readout({"blocks": [{"id": "b1", "content": content}], "statements": [{"id": "s1", "anchors": [own]}]})
    findings = validate(json.dumps(data).encode(), form="json", level="anchored").findings
    for finding in findings:
        if finding.code.startswith("Q10"):
            return {"code": finding.code}
    (quote,) = View(walk(data)).anchors.found
    ends = [quote.start, quote.end]
    return {"codePoints": ends, "utf16": [len(content[:at].encode("utf-16-le")) // 2 for at in ends]}


def coverage(vector: Vector) -> Vector:
    """Give how many letters and digits are in the text, in anchors, in omissions only, and the words in neither."""
    items = {"statements": vector.get("anchors"), "notes": vector.get("noteAnchors")}
    said = {name: [{"id": name, "anchors": anchors}] for name, anchors in items.items() if anchors}
    found = measure_coverage(View(walk(readout({"blocks": vector["blocks"]} | said))))
    gaps = [gap._asdict() for gap in found.gaps]
    return {"total": found.total, "anchored": found.anchored, "omitted": found.omitted, "gaps": gaps}


def calendar(vector: Vector) -> Vector:
    """Say whether each day that a date names in full is one of the calendar."""
    return {"real": edtf.find_unreal(vector["value"]) == ""}


def days(vector: Vector) -> Vector:
    """Give the first and the last day of a date, if they are known."""
    edges = {"first": edtf.find_earliest(vector["value"]), "last": edtf.find_latest(vector["value"])}
    return {name: "{:04}-{:02}-{:02}".format(*day) for name, day in edges.items() if day}


def comparison(vector: Vector) -> Vector:
    """Say whether one date is before the other, is not, or cannot be compared with it."""
    one, other = vector["one"], vector["other"]
    if edtf.find_latest(one) is None or edtf.find_earliest(other) is None:
        return {"is": "not comparable"}
    return {"is": "before" if edtf.is_before(one, other) else "not before"}


def inheritance(vector: Vector) -> Vector:
    """Give the item from which an item has a property, if any."""
    items, name = {item["id"]: item for item in vector["directives"]}, vector["property"]
    value = find_effective(View(walk(readout({"directives": vector["directives"]}))), items[vector["of"]], name)
    own = [id_ for id_, item in items.items() if value is not None and item.get(name) is value]
    return {"from": own[0]} if own else {}


def quotations(vector: Vector) -> Vector:
    """Give the ranges of the quotations in each block."""
    return {
        "quotations": [[list(range_) for range_ in zip(*of, strict=True)] for of in find_quotations(vector["blocks"])]
    }


def year(vector: Vector) -> Vector:
    """Say whether a text prints a year."""
    parts = {"blocks": [{"id": "p1", "content": vector["text"]}]}
    parts |= {"meeting": {"held": {"start": {"value": vector["year"]}}}}
    findings = validate(json.dumps(readout(parts)).encode(), form="json", level="anchored").findings
    return {"printed": all(finding.code != "Q204" for finding in findings)}


def framework(vector: Vector) -> Vector:
    """Give the places in a framework whose sizes are not those that its name or its labels print."""
    counts = vector.get("members", [0] * len(vector["labels"]))
    parts = [
        {"id": f"f{at}", "label": label, "name": "dykes"} | ({"members": [{"name": "dyke"}] * count} if count else {})
        for at, (label, count) in enumerate(zip(vector["labels"], counts, strict=True))
    ]
    whole = {"id": "f", "type": "framework", "name": vector["name"], "parts": parts}
    said = {"entities": [whole], "statements": [{"id": "s1", "concerns": [{"ref": "f"}]}]}
    findings = validate(json.dumps(readout(said)).encode(), form="json").findings
    return {"at": [f.pointer.removeprefix("/entities/0/") for f in findings if f.code == "M119"]}


def sentences(vector: Vector) -> Vector:
    """Give the offsets behind the sentences that end before something else begins."""
    content: str = vector["content"]
    return {"ends": list(find_ends(content, 0, len(content), vector["language"]))}


def marker(vector: Vector) -> Vector:
    """Give the words of the table of markers that printed words hold, and those with a "not" in them."""
    found, refrain = (find(vector["printed"], vector["language"]) for find in (find_marker, find_refrain))
    return ({"words": found.words, "readings": found.readings} if found else {}) | (
        {"refrainWords": refrain.words, "refrain": sorted(refrain.refrains)} if refrain else {}
    )


def printed_date(vector: Vector) -> Vector:
    """Give the parts of dates that words print, for sure and perhaps, the hours, and whether they are of account."""
    found = read_date(vector["printed"], vector["language"])
    if found is None:
        return {}
    sure = {part: sorted(numbers) for part, numbers in found.sure.items() if numbers}
    left = {part: sorted(numbers - found.sure[part]) for part, numbers in found.possible.items()}
    possible = {part: numbers for part, numbers in left.items() if numbers}
    hours = [str(hour) for hour in found.hours]
    answer = {"sure": sure, "possible": possible, "hours": hours, "ofAccount": found.of_account}
    return {name: value for name, value in answer.items() if value}


def printed_numbers(vector: Vector) -> Vector:
    """Give what each printed number may be, whether it is sure to be an amount, and the currencies."""
    found = read_numbers(vector["printed"], vector["language"])
    assert found
    answer: Vector = {
        "numbers": [[f"{number.normalize():f}" for number in sorted(one.readings)] for one in found.figures],
        "sure": [figure.is_amount for figure in found.figures],
    }
    currencies = sorted(read_currencies(vector["printed"], vector["language"]))
    return answer | ({} if found.is_clear else {"clear": False}) | ({"currencies": currencies} if currencies else {})


def printed_ordinals(vector: Vector) -> Vector:
    """Give the ordinals that stand before a word for a meeting."""
    return {"ordinals": [number for number, _words in find_ordinals(vector["printed"], vector["language"])]}


def readout(parts: Vector) -> Vector:
    """Give a readout with these parts."""
    return {"specVersion": "1.0", "id": "vector", "release": {"title": "Title", "language": "en"}} | parts


ANSWERS: dict[str, Callable[[Vector], Vector]] = {
    "anchors": anchor,
    "coverage": coverage,
    "calendar": calendar,
    "days": days,
    "comparisons": comparison,
    "inheritance": inheritance,
    "quotations": quotations,
    "years": year,
    "frameworks": framework,
    "printedDates": printed_date,
    "printedNumbers": printed_numbers,
    "printedOrdinals": printed_ordinals,
    "sentences": sentences,
    "markers": marker,
}
