"""The words of a problem where the form of the file says more: a wrong name in JSON is another slip here."""

import re
from typing import Any

from meeting_readout.converters.tracing import Fault, NodePath, Trace, find_spot
from meeting_readout.model.model import Property, model
from meeting_readout.validator.problem import Problem

HEADER = re.compile(r"\s*:\s*([|>])([0-9]?)[+]?[ \t]*(?:#[^\n]*)?\r?\n\s*")
"""What stands between a name and a text below it, in YAML."""
AFTER_NAME = re.compile(r"\s*[,}]")


def suit_form(problem: Problem, form: str, trace: Trace) -> Problem:
    """Return a problem in the words that help in a form, the problem itself where there are none."""
    if problem.code == "S002" and form == "xml":
        return _explain_no_wrapper(problem, trace)
    if problem.code == "S002" and form == "yaml":
        return _explain_comma(problem, trace)
    if problem.code == "S003" and form == "yaml" and not problem.path and isinstance(trace.data, str):
        return problem._replace(variant="text")
    if problem.code == "S003" and not problem.path and _is_list_of_objects(trace.data):
        return problem._replace(variant="list")
    if problem.code == "S005" and form == "yaml" and problem.variant == "blank":
        return _explain_line_break(problem, trace)
    return problem


def suit_fault(fault: Fault) -> Fault:
    """Return a fault of the form in the words that help where people take one thing for another."""
    if fault.code == "W014" and (fault.words["wrapper"], fault.words["name"]) == ("of", "person"):
        return fault._replace(variant="members")
    return fault


def _is_list_of_objects(data: Any) -> bool:
    return isinstance(data, list) and any(isinstance(item, dict) for item in data)


def find_wrappers(data: Any, path: NodePath) -> list[Property]:
    """Return the lists of an object whose items are called, in XML, like the last name of a path."""
    type_ = model().resolve_path(data, path[:-1])[0]
    name = path[-1]
    return [
        prop
        for prop in (type_.properties.values() if type_ else ())
        if prop.item == name or (prop.tags and name in model().map_xml_names(prop))
    ]


def _explain_no_wrapper(problem: Problem, trace: Trace) -> Problem:
    """Explain an item of a list without the element of the list around it."""
    path = problem.path or ()
    spot, wrappers = find_spot(trace.root, path)[0] if trace.root else None, find_wrappers(trace.data, path)
    if not wrappers or not spot or spot.step.startswith("@"):
        return problem
    names = [prop.xml_name for prop in wrappers]
    holder: Any = trace.data
    for token in path[:-1]:
        holder = holder[token]
    is_there = any(prop.name in holder for prop in wrappers)
    variant = "wrappers" if len(names) > 1 else "wrapped" if is_there else "wrapper"
    if problem.variant == "called":
        return problem._replace(variant="called-wrapper") if variant == "wrapper" else problem
    words = problem.words | {"near": '" or "'.join(names), "either": " or ".join(f"<{name}>" for name in names)}
    return problem._replace(variant=variant, words=words)


def _explain_comma(problem: Problem, trace: Trace) -> Problem:
    """Explain words behind a comma in braces, which begin another member there and are taken for its name."""
    spot, found = find_spot(trace.root, problem.path or ()) if trace.root else (None, False)
    text = trace.source.text
    bare = spot and found and spot.key and spot.key == spot.value and isinstance(text, str)
    if bare and spot and spot.key and AFTER_NAME.match(str(text), spot.key[1]):
        return problem._replace(variant="comma", words=problem.words | {"near": ""})
    return problem


def _explain_line_break(problem: Problem, trace: Trace) -> Problem:
    """Explain the line break that `|` or `>` keeps at the end of a text."""
    spot, found = find_spot(trace.root, problem.path or ()) if trace.root else (None, False)
    if spot and found and spot.key:
        header = HEADER.fullmatch(str(trace.source.text), spot.key[1], spot.value[0])
        if header:
            words = {"mark": header[1], "header": f"{header[1]}{header[2]}-"}
            return problem._replace(variant="line-break", words=problem.words | words)
    return problem
