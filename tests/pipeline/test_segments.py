from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.segments import paragraphs, sentences, windows


def split(text: str) -> list[str]:
    return [text[segment.start : segment.end] for segment in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Smith left. He is back.", ["Mr. Smith left.", "He is back."]),
        ("The U.S. envoy spoke. “We agree.” She smiled.", ["The U.S. envoy spoke.", "“We agree.”", "She smiled."]),
        ("It rose by 3.5 per cent. Then it fell.", ["It rose by 3.5 per cent.", "Then it fell."]),
        ("“Why?” he asked. “Because!”", ["“Why?” he asked.", "“Because!”"]),
        ("В 2024 г. Москва ответила. Париж промолчал.", ["В 2024 г. Москва ответила.", "Париж промолчал."]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("… The war goes on.", ["… The war goes on."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(max_size=300))
def test_sentences_are_in_order_apart_and_hold_every_visible_character(text: str) -> None:
    found = sentences(text)
    place = 0
    for number, segment in enumerate(found, 1):
        assert segment.number == number
        assert not text[place : segment.start].strip()
        assert segment.start < segment.end
        place = segment.end
    assert not text[place:].strip()


@given(st.text(max_size=300))
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    found = paragraphs(text)
    for segment in sentences(text):
        start, end = found[segment.paragraph - 1]
        assert start <= segment.start
        assert segment.end <= end


def test_no_sentence_is_longer_than_asked() -> None:
    assert max(segment.end - segment.start for segment in sentences("word " * 5000, longest=500)) <= 500


@given(st.lists(st.integers(1, 60), min_size=1, max_size=60), st.integers(1, 300), st.integers(0, 5))
def test_windows_cover_every_sentence_and_each_brings_a_new_one(lengths: list[int], size: int, overlap: int) -> None:
    text = " ".join("A" + "b" * length + "." for length in lengths)
    segments = sentences(text)
    found = windows(segments, size, overlap)
    assert {index for first, last in found for index in range(first, last)} == set(range(len(segments)))
    for (first, last), (next_first, next_last) in pairwise(found):
        assert first < next_first <= last < next_last
        assert last - next_first <= overlap


def test_a_window_of_no_size_is_refused() -> None:
    with pytest.raises(ValueError, match="size"):
        windows([], 0, 0)


def test_a_long_run_of_spaces_is_cut_in_linear_time() -> None:
    text = "Ada Pike said" + " " * 100_000 + "no. \t \n \nIt rained."
    start = time.process_time()
    assert [text[low:high][-3:] for low, high in paragraphs(text)] == ["no.", "ed."]
    assert time.process_time() - start < 1  # seconds; several where each space is tried to the end of the run
