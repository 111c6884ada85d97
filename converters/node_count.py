"""How many values a document has, counted in its bytes before any of them is built.

A megabyte of empty lists becomes thirty of objects, and an XML tree takes twice that. So a document that certainly has
too many values is found first, in one pass that keeps nothing. The values are counted one by one only where the bytes
could hold too many.
"""

import re
from collections.abc import Callable
from typing import Any

from meeting_readout.converters import limits
from meeting_readout.converters.decode import is_utf_16, measure_mark
from meeting_readout.converters.tracing import Trace, make_node_count_fault

AHEAD = 100_000
"""How many values of a document with too many are still read: problems at its beginning are reported first."""

JSON = re.compile(rb'"(?:[^"\\]++|\\.)*+"(?P<no>\s*:)?|[\[{]|[^\s"\[\]{},:]++|(?P<end>")', re.DOTALL)
"""A value, or a name with its colon, which is none; `end` is the quotation mark of a string that never ends."""
XML = re.compile(
    rb"""
    (?P<no> (?: <!--.*?--> | <!\[CDATA\[.*?\]\]> | <\?.*?\?> | </[^>]*+> | /?> ) [^<]*+
        | \s (?: xml[^\s=<>]*+ | [^\s=<>/:]++:schemaLocation ) \s*+ = \s*+ (?: "[^"<]*+" | '[^'<]*+' ) )
    | < [^\s/>!?]++
    | \s [^\s=<>/]++ \s*+ = \s*+ (?: "[^"<]*+" | '[^'<]*+' )
    | (?P<end> < )
    """,
    re.VERBOSE | re.DOTALL,
)
"""An element or an attribute, or what is not a value; `end` begins a comment or the like that never ends."""


def find_excess(data: bytes, form: str, most: int) -> int | None:
    """Return the offset of the first value above the limit, None if there is none; only certain values are counted.

    In XML, elements and attributes are counted, but not the texts in them.
    """
    # In UTF-16 nothing is counted: it has half as many characters as bytes.
    if len(data) <= most or is_utf_16(data) or _estimate(data, form) <= most:
        return None
    count = 0
    for match in (JSON if form == "json" else XML).finditer(data, measure_mark(data)):
        kind = match.lastgroup
        if kind is None:
            count += 1
            if count > most:
                return match.start()
        elif kind == "end":
            return None
    return None


def trace_within_limits(data: bytes, form: str, scan: Callable[[bytes], Trace]) -> Trace:
    """Trace a document; of one with too many values trace only the beginning, and report the first value too many."""
    most = limits.get()
    at = find_excess(data, form, most.nodes)
    if at is None:
        return scan(data)
    with limits.use(most._replace(nodes=min(most.nodes, AHEAD))):
        found = scan(data)
    at = len(data[:at].decode()) if isinstance(found.source.text, str) else at
    many = make_node_count_fault((at, at + 1))
    return found._replace(faults=[many if fault.code == many.code else fault for fault in found.faults])


def has_too_many(data: bytes, form: str, readout: Any) -> bool:
    """Return whether a document that was read has too many values. They are counted only where that is possible."""
    most = limits.get().nodes
    if len(data) <= most or (form != "yaml" and _estimate(data, form) <= most):
        return False
    count, waiting = 0, [readout]
    while waiting:
        value = waiting.pop()
        count += 1
        if isinstance(value, dict | list):
            waiting += value.values() if isinstance(value, dict) else value
    return count > most


def _estimate(data: bytes, form: str) -> int:
    """Return how many values there can be at most: each but the root begins with one of these marks, or follows one."""
    if form == "json":
        return 1 + data.count(b",") + data.count(b"[") + data.count(b"{")
    # An element is one value; its text and its type may be two more.
    return 3 * (data.count(b"<") - data.count(b"</")) + data.count(b"=")
