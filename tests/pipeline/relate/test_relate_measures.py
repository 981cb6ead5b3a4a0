"""Two figures in the same words: rates, shares, sums."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions
from pipeline.schema import Contradiction
from tests.pipeline.relate.claims import claim, document, story


def found(one: str, other: str, language: str = "en", days: tuple[str, str] | None = None) -> list[Contradiction]:
    """The contradictions between what a guild and a board say, each in its own document."""
    published = days or (None, None)
    documents = [document(name, day, language=language) for name, day in zip("ab", published, strict=True)]
    return contradictions(story([claim(one, "Guild", "a"), claim(other, "Board", "b")], *documents))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("The absence rate is 8%.", "The absence rate is 3%.", "en"),
        ("The rate of absence stood at 8 per cent.", "The absence rate was 3 per cent.", "en"),
        ("72% of the pilots were on leave.", "34% of the pilots were on leave.", "en"),
        ("The fraud came to £2.4m.", "The fraud was £1.9m.", "en"),
        ("The infection rate is 12 cases per 100,000.", "The infection rate is 40 cases per 100,000.", "en"),
        ("Le taux d'absence est de 80 %.", "Le taux d'absence est de 34 %.", "fr"),
        ("Le taux de participation s'élève à 61 %.", "Le taux de participation est de 48 %.", "fr"),
        ("Le nombre de pilotes absents est de 300.", "Le nombre de pilotes absents est de 120.", "fr"),
        ("Явка составила 61 %.", "Явка составила 48 процентов.", "ru"),
        ("Доля брака составляет 12 %.", "Доля брака составляет 3 %.", "ru"),
    ],
)
def test_two_figures_for_one_measure_in_the_same_words_contradict(one: str, other: str, language: str) -> None:
    (edge,) = found(one, other, language)
    assert (edge.axis, edge.status) == ("numeric", "genuine")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The absence rate at Brill is 8%.", "The absence rate at Morren is 3%."),
        ("The absence rate among pilots is 8%.", "The absence rate is 3%."),
        ("Before the talks the absence rate was 8%.", "After the talks the absence rate was 3%."),
        ("The absence rate was 8% in May.", "The absence rate was 3% in June."),
        ("The absence rate is about 8%.", "The absence rate is 8.2%."),
        ("The absence rate is at least 3%.", "The absence rate is 8%."),
        ("It is 8%.", "It is 3%."),
    ],
)
def test_another_whole_another_time_and_a_round_figure_do_not(one: str, other: str) -> None:
    assert found(one, other) == []


def test_a_rate_of_its_day_differs_from_that_of_a_later_day_only_in_time() -> None:
    edges = found("The absence rate is now 8%.", "The absence rate is now 3%.", days=("2024-05-03", "2024-06-07"))
    assert [edge.status for edge in edges if edge.status == "genuine"] == []
