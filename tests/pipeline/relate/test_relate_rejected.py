"""Figures that a claim only names to turn them down."""

from __future__ import annotations

import pytest

from pipeline.relate import relate
from pipeline.relate.propositions.rejected import without_rejected
from pipeline.schema import Claim
from tests.pipeline.relate.claims import claim, story


@pytest.mark.parametrize(
    ("statement", "held"),
    [
        ("Seven cows were in the barn, not five as the vet wrote.", "Seven cows were in the barn."),
        ("Seven cows, not five, were in the barn.", "Seven cows were in the barn."),
        ("Seven and not five cows were in the barn.", "Seven cows were in the barn."),
        ("Seven cows burned rather than the five the vet reported.", "Seven cows burned."),
        ("There weren't five but seven cows in the barn.", "There were seven cows in the barn."),
        ("The farm did not lose about 500 but 700 hens.", "The farm did lose 700 hens."),
        ("It was two barns, not one.", "It was two barns."),
        ("Sept vaches, et non cinq, ont péri.", "Sept vaches ont péri."),
        ("Sept vaches ont péri, pas cinq.", "Sept vaches ont péri."),
        ("Ils n'étaient pas cinq mais sept.", "Ils étaient sept."),
        ("Сгорело семь коров, а не пять, как писали.", "Сгорело семь коров."),
        ("Сгорело не пять коров, а семь.", "Сгорело семь."),
    ],
)
def test_a_figure_that_is_turned_down_is_not_the_claims(statement: str, held: str) -> None:
    assert without_rejected(statement) == held


@pytest.mark.parametrize(
    "statement",
    [
        "Seven cows were not in the barn.",
        "The farm did not sell five cows but gave them away.",
        "Seven came, and not one of them left.",
        "The barn did not hold five or six cows.",
        "Семь коров не вернулись, а пять уснули.",
        "Sept vaches ne sont pas rentrées.",
    ],
)
def test_a_plain_no_turns_no_figure_down(statement: str) -> None:
    assert without_rejected(statement) == statement


def sides(*claims: Claim) -> list[set[frozenset[str]]]:
    """The claimants of each side, for each dispute."""
    return [{frozenset(side.claimants) for side in found.sides} for found in relate(story(claims)).disputes]


def test_who_corrects_a_figure_is_not_on_its_side() -> None:
    assert sides(
        claim("Five cows were in the barn.", "Vet", "a"),
        claim("There were seven cows in the barn.", "Farmer", "b"),
        claim("There were seven cows in the barn, not five as the vet wrote.", "Brigade", "c"),
    ) == [{frozenset(["Vet"]), frozenset(["Farmer", "Brigade"])}]


def test_who_denies_a_figure_and_gives_his_own_does_not_hold_what_he_denies() -> None:
    found = sides(
        claim("About 400 people came to the barn.", "Police", "a"),
        claim("About 400 people came to the barn.", "Guild", "b", "CT-"),
        claim("900 people came to the barn.", "Guild", "c"),
    )
    assert found
    assert all(names in ({"Police"}, {"Guild"}) for parted in found for names in parted)


def test_two_days_of_which_one_is_turned_down_are_no_denial_of_the_other() -> None:
    assert not sides(
        claim("The council votes on the barn on Tuesday, not Monday.", "Clerk", "a"),
        claim("The council votes on the barn on Tuesday.", "Guild", "b"),
    )


def test_what_is_called_wrong_is_held_by_nobody_for_that() -> None:
    assert not sides(
        claim("It is wrong that five cows were in the barn.", "Vet", "a"),
        claim("Seven cows were in the barn.", "Farmer", "a"),
    )
