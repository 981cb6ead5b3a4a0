"""Forms of English verbs."""

from __future__ import annotations

import pytest

from pipeline.verbs import base_of, past_of, present_of

_VERBS = [
    ("agree", "agreed"),
    ("deny", "denied"),
    ("stop", "stopped"),
    ("open", "opened"),
    ("visit", "visited"),
    ("quote", "quoted"),
    ("call", "called"),
    ("close", "closed"),
    ("commit", "committed"),
    ("require", "required"),
    ("repair", "repaired"),
    ("postpone", "postponed"),
    ("mention", "mentioned"),
    ("hand", "handed"),
    ("settle", "settled"),
    ("take", "took"),
    ("withdraw", "withdrew"),
]


@pytest.mark.parametrize(("base", "past"), _VERBS)
def test_past_and_base_are_each_others(base: str, past: str) -> None:
    assert (past_of(base), base_of(past)) == (past, base)


def test_a_word_that_is_no_past_has_no_base() -> None:
    assert [base_of(word) for word in ("harbour", "red", "agree")] == [None, None, None]


def test_third_person_is_spelt() -> None:
    assert [present_of(verb) for verb in ("deny", "reach", "hold", "have", "stay")] == [
        "denies",
        "reaches",
        "holds",
        "has",
        "stays",
    ]
