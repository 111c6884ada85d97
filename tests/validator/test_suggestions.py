"""Did you mean …: the nearest word is the one that `difflib` finds."""

from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from meeting_readout.validator.suggestions import find_closest

WORDS = st.text("aab1-", max_size=9)


@given(WORDS, st.lists(WORDS), st.sampled_from((0.1, 0.6, 0.7, 1.0)))
def test_the_closest_word(word: str, words: list[str], cutoff: float) -> None:
    """Counting characters first changes nothing, neither with several words as close as each other."""
    assert find_closest(word, words, cutoff) == next(iter(get_close_matches(word, words, 1, cutoff)), "")
