"""`benchmarks/adaq.py`: the words of a sentence are found where they stand, and each is judged once."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from benchmarks import adaq
from pipeline import extract


@given(st.lists(st.text(alphabet="абв", min_size=1, max_size=3), max_size=8), st.lists(st.sampled_from(" \n\xa0")))
def test_words_are_placed_in_order_at_their_own_letters(words: list[str], gaps: list[str]) -> None:
    text = "".join(word + (gaps[place] if place < len(gaps) else " ") for place, word in enumerate(words))
    placed = list(adaq.placed(text, [(word, "None") for word in words]))
    assert [text[start:end] for start, end, _ in placed] == words
    assert all(one[1] <= other[0] for one, other in pairwise(placed))


def test_each_word_is_found_invented_or_missed() -> None:
    text = "Рыбаки заявили, что причал закрыт."
    quotes = extract({"a": text}, model="rules").records.quotes
    tagged = [("Рыбаки", "source"), ("заявили", "None"), ("причал", "content"), ("закрыт", "content"), ("шумел", "cue")]
    counts = adaq.judged(text, tagged, quotes)
    assert counts == {("source", "found"): 1, ("cue", "invented"): 1, ("content", "found"): 2}
    assert adaq.scored(counts, "content") == (1.0, 1.0, 1.0)
    assert adaq.scored(counts, "cue") == (0.0, 0.0, 0.0)
