"""M118: the number of a meeting is the one that its name prints in figures (spec 5.5)."""

import re
from collections.abc import Iterator
from functools import cache

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

SORTS = "plenary|regular|ordinary|extraordinary|annual|executive|special|joint|working|full"
FIGURES = (
    rf"\b(\d{{1,9}})(?:st|nd|rd|th)\s+(?:(?:{SORTS})\s+)*(?:meeting|session|summit|conference|plenum|plenary|sitting|round)\b",
    r"第\s*(\d{1,9})\s*[次届屆回]\s*(?:全体|全體|常务|常務|工作|联席|聯席|专题|專題|扩大|擴大)*(?:会议|會議|会晤|會晤|例会|例會|峰会|峰會|大会|大會|会|會)",
    r"\b(\d{1,9})\s?(?:re|er|e|ère|ème)\s+(?:réunion|session|séance|sommet|conférence)\b",
    r"\b(\d{1,9})\.?\s?[ªº]\s+(?:reunión|sesión|cumbre|conferencia|reunião|sessão|cúpula|cimeira|conferência)\b",
    r"\b(\d{1,9})-?(?:ое|ая|е|я|й)\s+(?:заседание|совещание|сессия|встреча|саммит|конференция)\b",
    r"\b(\d{1,9})\.\s+(?:Sitzung|Tagung|Treffen|Gipfel|Konferenz)\b",
)
"""An ordinal in figures right before a word for a meeting, in the languages of the table of markers and in German."""


def check(view: View) -> Iterator[Problem]:
    """Yield every ordinal that is none of those in the name."""
    for occasion, _owner in view.having["ordinal"]:
        if "name" not in occasion:
            continue
        printed = {
            int(match[1]): match[0] for figures in _compile_figures() for match in figures.finditer(occasion["name"])
        }
        if printed and occasion["ordinal"] not in printed:
            words = {"printed": next(iter(printed.values())), "ordinal": str(occasion["ordinal"])}
            yield Problem("M118", occasion, "ordinal", words=words, related=(("name", occasion, "name"),))


@cache
def _compile_figures() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(figures, re.IGNORECASE) for figures in FIGURES)
