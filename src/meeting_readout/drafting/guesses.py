"""What a sentence without a verb of the table may be; a guess, and said to be one."""

from meeting_readout.drafting.dates import find_dates
from meeting_readout.drafting.text import Sentence
from meeting_readout.drafting.words import Reading

FEW = 3
"""A line of fewer words is no item."""
FEW_UNSPACED = 6
LEAD = 12
"""So many words at the beginning hold subject and verb."""
SUBJECT = 5
OTHER = 10
"""Where "the next meeting" is the subject, it stands among the first words."""
DATED = 6
"""A line of so few words beside a date is the line of the date."""
DATED_UNSPACED = 16


def guess_reading(sentence: Sentence) -> Reading | None:
    """Return what the subject of a sentence, or the form of its verb, suggests; None where nothing does."""
    tokens, words = sentence.tokens, sentence.words
    if _is_order(sentence):
        return Reading("directives", "require")
    found = words.readings["topics"].find_first(tokens, 0, min(len(tokens), 4 * LEAD))
    for token in tokens[1:LEAD] if words.futures else ():
        if token.word.endswith(words.futures) and len(token.word) > 2 * FEW:
            if words.has("bodies", tokens, 0, min(len(tokens), SUBJECT)) and not found:
                return Reading("commitments", "commit")
            return found[0] if found else Reading("statements", "announcement")
        if words.conditionals and token.word.endswith(words.conditionals) and len(token.word) > 2 * FEW:
            return Reading("statements", "forecast")
    return found[0] if found else None


def _is_order(sentence: Sentence) -> bool:
    """Return whether a line says who is to do what: "Clerk to write to the owners"."""
    tokens, words = sentence.tokens, sentence.words
    for at in range(1, min(len(tokens), OTHER)):
        if words.ends_at("be", tokens, at) or tokens[at].word in ",:":
            return False
        end = words.ends_at("infinitives", tokens, at)
        if end and words.ends_at("bareVerbs", tokens, end):
            return sentence.words.has_orders and sentence.is_first
    return False


def is_nothing(sentence: Sentence, is_listed: bool) -> bool:
    """Return whether a sentence is no item: a line of few words, one with a date, or one about another meeting.

    A line that `is_listed` stands under something that introduces it, and may be short.
    """
    tokens, words = sentence.tokens, sentence.words
    if len(tokens) < (FEW_UNSPACED if words.unspaced else FEW) and not is_listed:
        return True
    if words.has("other", tokens, 0, min(len(tokens), OTHER)):
        return True
    most = DATED_UNSPACED if words.unspaced else DATED
    if len(tokens) > 3 * most:
        return False
    dates = find_dates(sentence.content, sentence.start, sentence.end, words.language, "2000-01-01", True)
    left = [token for token in tokens if not any(one.start <= token.start < one.end for one in dates)]
    return bool(dates) and len(left) <= most and not sentence.content[sentence.end :].startswith((".", "。"))
