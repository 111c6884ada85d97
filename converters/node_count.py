"""How many values a document has, counted in its bytes before any of them is built.

A megabyte of empty lists becomes thirty of objects, and a tree of XML takes twice that. So what surely has too many is
found first, in one pass that keeps nothing. Only where the bytes could hold so many are they looked at one by one.
"""

import re
from collections.abc import Callable
from typing import Any

from meeting_readout.converters import limits
from meeting_readout.converters.decode import is_utf_16, measure_mark
from meeting_readout.converters.tracing import Trace, make_node_count_fault

AHEAD = 100_000
"""How many values of a document with too many are read all the same: what is wrong at its head is told first."""

JSON = re.compile(rb'"(?:[^"\\]++|\\.)*+"(?P<no>\s*:)?|[\[{]|[^\s"\[\]{},:]++|(?P<end>")', re.DOTALL)
"""A value, or a name with its colon, which is none; a quotation mark alone, at which a text in quotes does not end."""
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
"""An element or an attribute, or what is no value; a mark alone, at which a comment or the like does not end."""


def find_excess(data: bytes, form: str, most: int) -> int | None:
    """Give the offset of the first value that is one too many, of those that surely are values; None if there is none.

    Elements and attributes of XML are counted, and not the texts in them.
    """
    # In UTF-16 nothing is counted: it has half as many characters as bytes.
    if len(data) <= most or is_utf_16(data) or _possible(data, form) <= most:
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
    """Read a document carefully; of one with too many values the head alone, and tell the first that is too many."""
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
    """Whether a document that was read has too many values. They are counted only where there could be so many."""
    most = limits.get().nodes
    if len(data) <= most or (form != "yaml" and _possible(data, form) <= most):
        return False
    count, waiting = 0, [readout]
    while waiting:
        value = waiting.pop()
        count += 1
        if isinstance(value, dict | list):
            waiting += value.values() if isinstance(value, dict) else value
    return count > most


def _possible(data: bytes, form: str) -> int:
    """Give how many values there can be at most: each but the root is begun by one of these marks, or follows one."""
    if form == "json":
        return 1 + data.count(b",") + data.count(b"[") + data.count(b"{")
    # An element is one, and its text and what it is called may be two more.
    return 3 * (data.count(b"<") - data.count(b"</")) + data.count(b"=")
