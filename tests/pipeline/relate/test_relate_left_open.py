"""What a denial leaves open: another's act, the thing that was not proved or said, which of two rang the other."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions, relate
from pipeline.relate.asking import yes_or_no
from pipeline.schema import AUTHOR, Claim, Contradiction
from tests.pipeline.relate.claims import claim, document, story


def found(*claims: Claim) -> list[Contradiction]:
    """The contradictions among claims that are all of a story."""
    return contradictions(story(claims))


@pytest.mark.parametrize(
    ("told", "denials"),
    [
        (
            claim("The other had asked for the meeting.", "Each side", "a"),
            [
                claim("We asked for this meeting.", "Tilda Roke, of Ostrand", "b", "CT-"),
                claim("The minister requested the meeting.", "Piet Aldous", "c", "CT-"),
            ],
        ),
        (
            claim("The other side had opened the sluice.", "Both councils", "a"),
            [claim("We opened the sluice.", "Morwen council", "b", "CT-")],
        ),
        (
            claim("L'autre camp avait demandé la réunion.", "Chacun", "a"),
            [claim("Nous avons demandé la réunion.", "Rose Tallier", "b", "CT-")],
        ),
        (
            claim("Its boats had kept out of the bay.", "Each side", "a"),
            [claim("Its boats had kept out of the bay.", "Ostrand", "b", "CT-")],
        ),
    ],
)
def test_what_each_says_of_the_other_is_nobodys_position(told: Claim, denials: list[Claim]) -> None:
    assert found(told, *denials) == []


def test_one_after_the_other_is_no_other_in_each_mouth() -> None:
    said = "The pilots left the boat one after the other."
    assert found(claim(said, "Harbour office", "a"), claim(said, "Pilots", "b", "CT-"))


@pytest.mark.parametrize(
    ("who", "denied", "held"),
    [
        (
            "Tilda Roke, of Ostrand",
            "We asked for this call.",
            "The call took place at the request of the Lethian side.",
        ),
        ("Piet Aldous", "The minister requested the meeting.", "The meeting took place at the request of Ostrand."),
        ("Rolf Amsel", "We shelled the lighthouse.", "Ostrand troops shelled the lighthouse."),
        ("Rolf Amsel", "We closed the ferry terminal at Brill.", "The ferry terminal at Brill was closed by Lethia."),
        ("Rose Tallier", "Nous avons fermé le port de Brill.", "Le port de Brill a été fermé par Lethia."),
    ],
)
def test_who_denies_that_his_own_side_did_it_does_not_deny_that_others_did(who: str, denied: str, held: str) -> None:
    assert found(claim(held, "Agency", "a"), claim(denied, who, "b", "CT-")) == []


def test_a_party_that_only_claimants_are_named_after_is_one_at_the_start_of_a_sentence() -> None:
    told = claim("Ostrand troops shelled the lighthouse at Brill.", "Lethia's ministry", "a")
    said = "We shelled the lighthouse at Brill."
    accused = claim(said, "Ostrand army", "c", "CT-")
    edges = found(told, claim(said, "Lethian army", "b", "CT-"), accused)
    assert [(edge.a, edge.b) for edge in edges] == [(told.id, accused.id)]


@pytest.mark.parametrize(
    ("who", "denied", "held"),
    [
        ("Ostrand's ministry", "We asked for this call.", "The call took place at the request of Ostrand."),
        ("Ostrand army", "We shelled the lighthouse.", "Ostrand shelled the lighthouse."),
        ("Ostrand army", "We shelled the lighthouse at Brill.", "The lighthouse at Brill was shelled."),
        ("Tilda Roke", "I signed the lease on the mill.", "Tilda Roke signed the lease on the mill."),
    ],
)
def test_who_denies_what_is_told_of_him_contradicts_it(who: str, denied: str, held: str) -> None:
    assert len(found(claim(held, "Agency", "a"), claim(denied, who, "b", "CT-"))) == 1


@pytest.mark.parametrize(
    "talked",
    [
        "Minister Tilda Roke spoke by telephone with the Lethian minister, Piet Aldous.",
        "Tilda Roke and Piet Aldous had a telephone conversation.",
        "The call between Tilda Roke and Piet Aldous lasted an hour.",
    ],
)
def test_to_talk_by_telephone_is_not_to_call(talked: str) -> None:
    denied = claim("Tilda Roke had called Piet Aldous.", "Ostrand", "b", "CT-")
    assert found(claim(talked, AUTHOR, "a"), denied) == []
    assert found(claim("Tilda Roke telephoned Piet Aldous.", AUTHOR, "a"), denied)


def test_who_denies_the_talk_itself_contradicts_that_it_was() -> None:
    said = "Tilda Roke spoke by telephone with Piet Aldous."
    assert found(claim(said, AUTHOR, "a"), claim(said, "Ostrand", "b", "CT-"))


@pytest.mark.parametrize(
    ("held", "denied"),
    [
        ("The mayor had signed the leases.", "It was for the accused to prove that the mayor had signed the leases."),
        (
            "The mayor had signed the leases.",
            "The jury had been asked to decide whether the mayor had signed the leases.",
        ),
        ("The mayor had signed the leases.", "The inquiry had established that the mayor had signed the leases."),
        ("The mayor had signed the leases.", "Anybody had said that the mayor had signed the leases."),
        ("Le maire avait signé les baux.", "C'était à l'accusé de prouver que le maire avait signé les baux."),
        ("Мэр подписал договоры аренды.", "Обвиняемый должен доказать, что мэр подписал договоры аренды."),
    ],
)
def test_a_no_to_proof_or_words_is_no_no_to_the_thing(held: str, denied: str) -> None:
    assert found(claim(held, "Ned Farrow", "a"), claim(denied, "Judge Amy Blount", "b", "CT-")) == []


@pytest.mark.parametrize(
    ("held", "denied"),
    [
        ("The mayor had signed the leases.", "The mayor had signed the leases."),
        (
            "The inquiry had shown that the mayor had signed the leases.",
            "The inquiry had shown that the mayor had signed the leases.",
        ),
        ("The mayor had signed the leases.", "Judge Blount thinks that the mayor had signed the leases."),
    ],
)
def test_a_no_to_the_thing_itself_or_to_the_same_proof_is_one(held: str, denied: str) -> None:
    assert found(claim(held, "Ned Farrow", "a"), claim(denied, "Amy Blount", "b", "CT-"))


def test_the_answer_to_a_question_is_no_dispute_over_its_being_asked() -> None:
    asked = "Rolf Amsel asked whether there was a lease."
    assert relate(story([claim(asked, AUTHOR, "a"), claim(asked, "Tilda Roke", "a", "CT-")])).disputes == ()
    assert yes_or_no(asked.rstrip(".")) == "Did Rolf Amsel ask whether there was a lease?"


def test_two_who_each_deny_having_asked_stand_on_no_side_together() -> None:
    documents = (document("a"), document("b"), document("c"))
    claims = [
        claim("The talks were held at the request of Ostrand.", "Lethia's ministry", "a"),
        claim("The talks were held at the request of Lethia.", "Ostrand's ministry", "b"),
        claim("We had asked for the talks.", "Ostrand's ministry", "b", "CT-"),
        claim("We had asked for the talks.", "Lethia's ministry", "c", "CT-"),
    ]
    told = relate(story(claims, *documents))
    sides = {name: side for dispute in told.disputes for side in dispute.sides for name in [tuple(side.claimants)]}
    assert all(len(set(names)) == 1 for names in sides)
