"""Nobody was hurt, and so many were."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions
from pipeline.schema import Factuality
from tests.pipeline.relate.claims import claim, document, story


def axes(language: str, denied: str, factuality: Factuality, toll: str, *, later: bool = False) -> list[str]:
    documents = [
        document("a", "2026-04-02", language=language),
        document("b", "2026-04-03" if later else "2026-04-02", language=language),
    ]
    found = contradictions(story([claim(denied, "mayor", "a", factuality), claim(toll, "union", "b")], *documents))
    return [edge.axis for edge in found if edge.status == "genuine"]


@pytest.mark.parametrize(
    ("language", "denied", "factuality", "toll"),
    [
        ("en", "Somebody was hurt.", "CT-", "Three people were hurt."),
        ("en", "There had been deaths.", "CT-", "Four people died in the fire."),
        ("fr", "Quelqu'un a été blessé.", "CT-", "Trois personnes ont été blessées."),
        ("fr", "L'incendie n'a fait ni mort ni blessé.", "CT+", "Deux personnes sont mortes."),
        ("ru", "Кто-то пострадал.", "CT-", "Пострадали два человека."),
        ("ru", "Пострадавших нет.", "CT+", "Ранены трое человек."),
    ],
)
def test_that_nobody_came_to_harm_parts_from_how_many_did(
    language: str, denied: str, factuality: Factuality, toll: str
) -> None:
    assert axes(language, denied, factuality, toll) == ["occurrence"]
    assert axes(language, denied, factuality, toll, later=True) == []


@pytest.mark.parametrize(
    ("denied", "toll"),
    [
        ("Somebody was injured.", "Four people died in the fire."),
        ("Somebody was hurt at the pier.", "Three people were hurt."),
        ("A protester was hurt.", "Three officers were hurt."),
    ],
)
def test_another_harm_or_a_part_of_the_people_parts_from_nothing(denied: str, toll: str) -> None:
    assert axes("en", denied, "CT-", toll) == []
