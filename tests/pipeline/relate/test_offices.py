from __future__ import annotations

import pytest

from pipeline.relate import relate
from pipeline.relate.propositions.offices import holders, with_holders
from pipeline.schema import Claim, Speaker
from tests.pipeline.relate.claims import claim, story


def said(name: str, role: str | None, words: str = "The bridge is shut.") -> Claim:
    made = claim(words, name, "a")
    return made.model_copy(update={"claimant": Speaker(name=name, role=role)})


OLDROYD = said("Karin Oldroyd", "Valden's transport minister")


@pytest.mark.parametrize(
    ("statement", "read"),
    [
        ("The minister was told.", "Oldroyd was told."),
        ("Two officials told the transport minister.", "Two officials told Oldroyd."),
        ("The finance minister was told.", "The finance minister was told."),
        ("The minister of a neighbour was told.", "The minister of a neighbour was told."),
        ("The minister's driver was told.", "The minister's driver was told."),
        ("Oldroyd told the minister.", "Oldroyd told the minister."),
        ("A minister was told.", "A minister was told."),
        ("The president was told.", "The president was told."),
    ],
)
def test_an_office_alone_is_read_as_the_only_one_of_the_story_who_holds_it(statement: str, read: str) -> None:
    assert with_holders(statement, holders([OLDROYD])) == read


@pytest.mark.parametrize(
    "other",
    [said("Ann Roe", "minister of finance"), said("Ann Roe", "Minister")],
)
def test_of_two_who_hold_an_office_it_is_neither(other: Claim) -> None:
    assert "minister" not in holders([OLDROYD, other])


@pytest.mark.parametrize("role", ["former minister", "spokesman for the minister", "official", "captain", None])
def test_who_held_an_office_or_speaks_for_who_holds_it_does_not(role: str | None) -> None:
    assert holders([said("Ann Roe", role)]) == {}


def test_one_account_names_who_another_calls_by_the_office() -> None:
    denied = claim("Karin Oldroyd was briefed in April.", "Karin Oldroyd", "a", "CT-")
    denied = denied.model_copy(update={"claimant": OLDROYD.claimant})
    told = claim("The minister had been briefed on 14 April.", "two officials", "b")
    assert [item.status for item in relate(story([denied, told])).disputes] == ["genuine"]
