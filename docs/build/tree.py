"""Which pages of the site stand below which, for the navigation: clauses, rules, examples, and types by subject."""

from subjects import load_subjects

from meeting_readout.validator import catalogue


def list_below(pages: list[str]) -> dict[str, dict[str, str]]:
    """Return for each page with others below it their names, and what the navigation calls them, else their titles."""
    clauses = [name for name in pages if name.startswith("spec/")]
    examples = [name for name in pages if name.startswith("examples/") and name != "examples/index"]
    subjects = load_subjects()
    below = {
        "spec": dict.fromkeys(clauses, ""),
        "rules": {f"rules/{code}": "" for code in catalogue.rules()},
        "examples/index": dict.fromkeys(examples, ""),
        "mapping": {f"mapping/{subject.name}": "" for subject in subjects},
        "dictionary/index": {f"dictionary/subjects/{subject.name}": "" for subject in subjects}
        | {"dictionary/vocabularies": "", "dictionary/values": ""},
    }
    types = {
        f"dictionary/subjects/{subject.name}": {f"dictionary/{name}": name for name in subject.types}
        for subject in subjects
    }
    return below | types
