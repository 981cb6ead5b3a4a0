"""How fast something went: who parts on it, and who speaks of a limit or of something else."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions, relate
from pipeline.schema import Factuality
from tests.pipeline.relate.claims import claim, story


@pytest.mark.parametrize(
    ("one", "other", "factuality", "parts"),
    [
        ("The tug was doing 19 knots in the fog.", "The tug had exceeded nine knots.", "CT-", True),
        ("The tug was doing 19 knots, above the 10-knot limit.", "The tug had exceeded nine knots.", "CT-", True),
        ("The lorry was doing 90 kilometres an hour.", "The lorry exceeded 110 km/h.", "CT+", True),
        ("The tug was doing eight knots.", "The tug had exceeded nine knots.", "CT-", False),
        ("The tug was doing 19 knots.", "The barge had exceeded nine knots.", "CT-", False),
        ("The tug was doing 19 knots.", "The tug had been doing nine knots.", "CT-", False),
        ("The wind over the tug reached 19 knots.", "The tug had exceeded nine knots.", "CT-", False),
        ("The tug keeps a 10-knot limit.", "The tug had exceeded nine knots.", "CT-", False),
    ],
)
def test_two_speeds_of_one_thing_part_and_a_limit_is_none(
    one: str, other: str, factuality: Factuality, parts: bool
) -> None:
    claims = [claim(one, "Union", "a"), claim(other, "Port Board", "b", factuality)]
    assert [edge.axis for edge in contradictions(story(claims))] == ["numeric"] * parts


def test_the_question_is_asked_in_the_words_of_who_gives_a_speed() -> None:
    claims = [
        claim("The tug was doing 19 knots in the fog.", "Union", "a"),
        claim("The tug had exceeded nine knots.", "Port Board", "b", "CT-"),
    ]
    (dispute,) = relate(story(claims)).disputes
    assert "19 knots" in dispute.question
