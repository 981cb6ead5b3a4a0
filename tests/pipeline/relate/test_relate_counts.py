"""Counts in few words: when two of them part."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions
from pipeline.schema import AUTHOR, Claim, Document
from tests.pipeline.relate.claims import claim, document, story


def parted(*claims: Claim, documents: tuple[Document, ...] = ()) -> list[tuple[str, str]]:
    """Axis and status of each contradiction among claims that are all of a story."""
    return [(edge.axis, edge.status) for edge in contradictions(story(claims, *documents))]


def test_numbers_before_one_noun_part_where_little_else_is_said() -> None:
    few = claim("In May we had six lanterns.", "Union", "a")
    all_of_them = claim("The store, all seven lanterns of it, has been open to the crew.", "Port Board", "b")
    assert parted(few, all_of_them) == [("numeric", "genuine")]


@pytest.mark.parametrize(
    "other",
    [
        "Two of the seven lanterns were lit.",  # a part
        "The store holds seven lanterns and six lanterns of another make.",  # two counts
        "Seven pilots have been at the store.",  # another noun
        "At least five lanterns were in the store.",  # the limits meet
    ],
)
def test_parts_other_things_and_limits_that_meet_do_not(other: str) -> None:
    few = claim("In May we had six lanterns.", "Union", "a")
    assert parted(few, claim(other, "Port Board", "b")) == []


def test_two_sums_of_the_dead_part_unless_one_is_of_a_later_day() -> None:
    nine = claim("The number of the dead is thus nine.", AUTHOR, "a")
    eleven = claim("The union puts the dead at eleven.", AUTHOR, "b")
    same = (document("a", "2031-05-04"), document("b", "2031-05-04"))
    later = (document("a", "2031-05-04"), document("b", "2031-05-05"))
    assert parted(nine, eleven, documents=same) == [("numeric", "genuine")]
    assert parted(nine, eleven, documents=later) == []


def test_a_number_that_is_a_name_is_no_sum() -> None:
    one = claim("The house number is 214.", "Union", "a")
    assert parted(one, claim("The house number is 217 on that street.", "Port Board", "b")) == []
