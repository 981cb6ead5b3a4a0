"""Whether somebody had a thing or showed it: who parts on it, however it is said."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions
from pipeline.schema import Factuality
from tests.pipeline.relate.claims import claim, story


def parted(
    one: str, other: str, first: Factuality = "CT+", second: Factuality = "CT+", who: str = "Union"
) -> list[str]:
    """How two claims of two documents part, by their mechanism."""
    found = contradictions(story([claim(one, "Port Board", "a", first), claim(other, who, "b", second)]))
    return [edge.mechanism for edge in found]


@pytest.mark.parametrize(
    ("one", "other", "first", "second", "mechanism"),
    [
        (
            "The tug left the pier without any lamps.",
            "The tug had been sailing without lamps.",
            "CT+",
            "CT-",
            "negation",
        ),
        ("The tug left the pier without any lamps.", "All lamps of the tug were on.", "CT+", "CT+", "antonym"),
        ("The tug showed lamps.", "The lamps of the tug were lit.", "CT-", "CT+", "negation"),
        ("The divers entered the vault without a warrant.", "The divers had a warrant.", "CT+", "CT+", "antonym"),
    ],
)
def test_a_thing_that_was_there_and_was_not_parts_two_accounts(
    one: str, other: str, first: Factuality, second: Factuality, mechanism: str
) -> None:
    assert parted(one, other, first, second) == [mechanism]


@pytest.mark.parametrize(
    ("one", "other", "first", "second"),
    [
        ("The tug left the pier without any lamps.", "The tug showed lamps.", "CT+", "CT-"),  # both say no
        ("The tug left the pier without any lamps.", "The lamps of the barge were on.", "CT+", "CT+"),
        ("The tug left the pier without any lamps.", "The barge had lamps.", "CT+", "CT+"),
        ("The tug left the pier without any lamps.", "The tug had boats.", "CT+", "CT+"),
        ("The divers left without a warning.", "The divers had a warrant.", "CT+", "CT+"),
    ],
)
def test_another_thing_or_anothers_thing_parts_nobody(
    one: str, other: str, first: Factuality, second: Factuality
) -> None:
    assert parted(one, other, first, second) == []


def test_who_says_both_is_left_alone() -> None:
    assert parted("The tug left without lamps.", "The tug had lamps.", who="Port Board") == []


def test_who_saw_a_thing_says_that_it_was_there_of_what_those_around_him_speak_of() -> None:
    topic = "The tug Alca hit the Brill pier in thick fog."
    seen = [claim(topic, "Union", "b", at=1000), claim("Jon Brisk had seen its lamps.", "Jon Brisk", "b", at=2000)]
    dark = [
        claim(topic, "Board", "a", at=1000),
        claim("The tug left the pier without any lamps.", "Board", "a", at=2000),
    ]
    assert [edge.mechanism for edge in contradictions(story([*dark, *seen]))] == ["antonym"]
    alone = [dark[1], seen[1]]
    assert contradictions(story(alone)) == []
