"""Why an item was proposed, in one short sentence."""

from meeting_readout.drafting.choice import Choice
from meeting_readout.drafting.cues import Cue
from meeting_readout.drafting.text import Sentence
from meeting_readout.drafting.tokens import FAR
from meeting_readout.drafting.words import get_reasons

LONGEST = 60
"""So much of printed words is shown."""
GAP = " … "


def print_cue(sentence: Sentence, cue: Cue) -> str:
    """Return the words of a cue as they are printed, with a gap between two pieces."""
    tokens, content = sentence.tokens, sentence.content
    first = content[tokens[cue.start].start : tokens[cue.end - 1].end]
    if cue.entry.is_continued:
        first = first.removesuffix("、")
    if cue.rest is None:
        return first
    return f"{first}{GAP}{content[tokens[cue.rest[0]].start : tokens[cue.rest[1] - 1].end]}"


def print_verb(sentence: Sentence, cue: Cue) -> str:
    """Return the words of a cue with the form of to be that stands before them, as `verb` holds them."""
    tokens, words = sentence.tokens, sentence.words
    printed = print_cue(sentence, cue)
    if not cue.is_passive or words.unspaced:
        return printed
    passives = words.tables["passives"]
    for at in range(cue.start - 1, max(-1, cue.start - FAR), -1):
        if passives.find(tokens, at):
            form = sentence.content[tokens[at].start : tokens[at].end]
            if at == cue.start - 1:
                return sentence.content[tokens[at].start : tokens[cue.end - 1].end]
            return f"{form}{GAP}{printed}"
    return printed


def explain_choice(sentence: Sentence, choice: Choice) -> str:
    """Explain a choice by the words that decided."""
    first, words = print_cue(sentence, choice.first), print_cue(sentence, choice.decisive)
    if choice.first is choice.decisive:
        return explain("verb", words, choice.reading.list)
    return explain("both" if choice.first.entry.yields else "with", words, choice.reading.list, first)


def explain(name: str, words: str = "", list_name: str = "", first: str = "") -> str:
    """Return a reason of `schemas/phrases.json` with its words filled in."""
    reasons = get_reasons()
    says = reasons.get(list_name, "")
    return reasons[name].format(words=_shorten(words), says=says, first=_shorten(first))


def _shorten(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1].rstrip()}…"
