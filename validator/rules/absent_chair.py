"""M113: who was absent from the meeting did not preside over it (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.attendance import CHAIRS, WITHIN, find_absent
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every role by which a participant who was absent presides over the whole meeting."""
    for id_, person in find_absent(view).items():
        for role in person.get("roles", ()):
            if role.get("role") in CHAIRS and not WITHIN & role.keys() and view.is_intact(role):
                words = {"id": id_, "role": role["role"]}
                related = (("absent", person["presence"], "status"),)
                yield Problem("M113", role, "role", words=words, related=related)
