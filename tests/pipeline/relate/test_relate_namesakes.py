"""Whom a name alone means: not his namesake, and the speaker where it is *he*."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions
from pipeline.schema import Claim, Contradiction, Span, Speaker
from tests.pipeline.relate.claims import claim, story


def found(*claims: Claim) -> list[Contradiction]:
    return contradictions(story(claims))


@pytest.mark.parametrize(
    ("other", "parts"),
    [("Deputy Olga Sand signed the petition.", False), ("Deputy Nadia Sand signed the petition.", True)],
)
def test_what_somebody_denies_of_himself_a_namesake_may_have_done(other: str, *, parts: bool) -> None:
    denial = claim("Nadia Sand signed the petition.", "Nadia Sand", "a", "CT-")
    assert bool(found(denial, claim(other, "Clerk", "b"))) == parts


def test_a_last_name_that_begins_a_sentence_is_a_name() -> None:
    other = claim("Aldous signed a new lease.", "Harbour office", "b")
    denial = claim("Sand signed a new lease.", "AUTHOR", "a", "CT-")
    told = [claim("The yard is full.", who, "c") for who in ("Nadia Sand", "Piet Aldous")]
    assert found(denial, other, *told) == []


def test_who_holds_an_office_is_told_from_his_namesake() -> None:
    mayor = claim("The harbour is safe.", "Emil Tork", "a").model_copy(
        update={"claimant": Speaker(name="Emil Tork", role="Mayor")}
    )
    denial = claim("Karl Tork opened the sluice.", "Karl Tork", "a", "CT-")
    assert found(mayor, denial, claim("The mayor opened the sluice.", "Warden", "b")) == []
    alone = denial.model_copy(
        update={"claimant": Speaker(name="Emil Tork"), "statement": "Emil Tork opened the sluice."}
    )
    assert found(mayor, alone, claim("The mayor opened the sluice.", "Warden", "b"))


def of_one_name(statement: str, who: str, place: str, factuality: str = "CT+") -> Claim:
    """What *Aldous said he …* gives, where the story tells his whole name."""
    made = claim(statement, who, place, "CT-" if factuality == "CT-" else "CT+")
    last = who.split()[-1]
    span = Span(document=place, start=0, end=len(last), text=last)
    return made.model_copy(update={"claimant": Speaker(name=who, mention=span)})


def test_he_is_the_speaker_whom_a_report_calls_by_his_last_name() -> None:
    denial = of_one_name("He had forged a permit.", "Piet Aldous", "a", "CT-")
    assert found(denial, claim("Mr Aldous forged two permits.", "Tilda Roke", "b"))
    invited = of_one_name("He was invited to the hearing.", "Emil Tork", "a")
    assert found(of_one_name("He was invited to the hearing.", "Piet Aldous", "a", "CT-"), invited) == []


@pytest.mark.parametrize(
    ("held", "parts"),
    [
        ("Olga Sand had a contract with the foreman, Emil Tork.", True),
        ("Olga Sand had a contract with the warden, Piet Aldous.", False),
    ],
)
def test_what_one_has_with_another_the_other_has_with_him(held: str, *, parts: bool) -> None:
    denial = claim("Emil Tork had a contract with Ms Sand.", "Emil Tork", "a", "CT-")
    assert bool(found(denial, claim(held, "Olga Sand", "b"))) == parts


@pytest.mark.parametrize(("other", "parts"), [("Olga Sand", True), ("Piet Aldous", False)])
def test_namesakes_may_have_something_with_one_another(other: str, *, parts: bool) -> None:
    denial = claim("Nadia Sand had a contract with Olga Sand.", "Nadia Sand", "a", "CT-")
    held = claim(f"{other} had a contract with Nadia Sand.", other, "b")
    assert bool(found(denial, held)) == parts
