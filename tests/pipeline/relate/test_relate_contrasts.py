"""A yes and a no of two things, bodies or times, told in nearly the same words; and beside each the one that parts."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions, relate
from pipeline.schema import Claim, Contradiction
from tests.pipeline.relate.claims import claim, document, story

TOLD = [document(name, "2031-05-12") for name in "ab"]


def found(*claims: Claim) -> list[Contradiction]:
    return contradictions(story(claims, *TOLD))


@pytest.mark.parametrize(
    ("denied", "held", "same"),
    [
        (
            "A miner was trapped in the north gallery.",
            "Two miners were trapped in the pump room.",
            "Two miners were trapped in the north gallery.",
        ),
        (
            "The gauge worked in the boiler house.",
            "The gauge worked in the control room.",
            "The gauge worked in the boiler house all night.",
        ),
        (
            "The quarry paid a bonus to the night crew.",
            "The quarry paid a bonus to the crane drivers.",
            "The quarry paid a bonus to the night crew in May.",
        ),
    ],
)
def test_what_is_denied_of_one_place_or_party_is_not_held_of_another(denied: str, held: str, same: str) -> None:
    def told(other: str) -> list[Contradiction]:
        return found(claim(denied, "Tilda Roke", "a", "CT-"), claim(other, "The miners' union", "a"))

    assert told(held) == []
    assert len(told(same)) == 1


def test_one_word_may_be_another_for_the_other() -> None:
    assert found(
        claim("Four men of the night watch turned the valve.", "Harbour office", "a", "CT-"),
        claim("The four men of the night watch turned the wheel.", "Piet Aldous", "a"),
    )


@pytest.mark.parametrize(("who", "parts"), [("port", False), ("county", True)])
def test_one_text_tells_the_same_of_two_things(who: str, *, parts: bool) -> None:
    denial = claim("The county paid its share of the dredging.", "Tilda Roke", "a", "CT-")
    assert bool(found(denial, claim(f"The {who} paid its share of the dredging.", "Piet Aldous", "a"))) == parts


@pytest.mark.parametrize(
    ("other", "parts"),
    [
        ("The assembly signed the petition.", False),
        ("Sand signed the petition.", True),
    ],
)
def test_what_somebody_denies_of_himself_a_body_may_have_done(other: str, *, parts: bool) -> None:
    denial = claim("Nadia Sand signed the petition.", "Nadia Sand", "a", "CT-")
    assert bool(found(denial, claim(other, "Clerk", "b"))) == parts


@pytest.mark.parametrize(
    ("denied", "held", "parts"),
    [
        ("A tanker is unloading at the jetty.", "A tanker unloaded at the jetty on 9 May 2031.", False),
        ("A tanker is unloading at the jetty.", "A tanker unloaded at the jetty on 12 May 2031.", True),
        ("A convict works at the kiln.", "A convict worked at the kiln in 1987.", False),
        ("The gates were open when the inspector came.", "The gates were open at night.", False),
        ("The gates were open at night.", "The gates were open at night.", True),
    ],
)
def test_what_is_denied_of_one_time_is_not_held_of_another(denied: str, held: str, *, parts: bool) -> None:
    assert bool(found(claim(denied, "Tilda Roke", "a", "CT-"), claim(held, "Piet Aldous", "b"))) == parts


def test_a_claim_of_another_day_joins_no_side() -> None:
    (dispute,) = relate(
        story(
            [
                claim("A tanker is unloading at the jetty.", "Tilda Roke", "a", "CT-"),
                claim("Every second tanker is unloading at the jetty.", "Piet Aldous", "a"),
                claim("Every second tanker was unloading at the jetty on 14 May 2031.", "Piet Aldous", "c"),
            ],
            *TOLD,
            document("c", "2031-05-14"),
        )
    ).disputes
    assert {name for side in dispute.sides for name in side.documents} == {"a"}


@pytest.mark.parametrize(
    ("held", "parts"),
    [
        ("Three divers died during the survey.", False),
        ("Three divers died because of the new valve.", True),
    ],
)
def test_a_cause_denied_leaves_open_what_came_about(held: str, *, parts: bool) -> None:
    denial = claim("A diver died because of the new valve.", "Tilda Roke", "a", "CT-")
    assert bool(found(denial, claim(held, "Piet Aldous", "a"))) == parts


def test_to_take_up_an_offer_is_not_to_make_it() -> None:
    denial = claim("The yard had accepted an offer for the ferry.", "Tilda Roke", "a", "CT-")
    assert found(denial, claim("The yard offered 3 million crowns for the ferry.", "Piet Aldous", "b")) == []
    assert found(denial, claim("The yard accepted an offer for the ferry on 9 May.", "Piet Aldous", "b"))
