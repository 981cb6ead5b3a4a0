"""Corrections against what they correct, and acts that were done by command or of one's own will."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions
from pipeline.schema import AUTHOR, Claim, Contradiction
from tests.pipeline.relate.claims import claim, document, story


def found(*claims: Claim, language: str = "en") -> list[Contradiction]:
    """The contradictions among claims that are all of a story."""
    names = sorted({item.document for item in claims})
    return contradictions(story(claims, *(document(name, language=language) for name in names)))


@pytest.mark.parametrize(
    ("printed", "corrected", "language"),
    [
        ("Jon Brisk was remanded in custody.", "In fact Mr Brisk was granted bail.", "en"),
        ("Contrary to some reports, Brisk was released on bail.", "Jon Brisk was remanded in custody.", "en"),
        ("Ada Ranvik died in the fire.", "In fact Ada Ranvik survived.", "en"),
        ("Ada Ranvik was convicted of the theft.", "Ada Ranvik was actually cleared of the theft.", "en"),
        ("Ada Ranvik a été limogée.", "En réalité, Ada Ranvik a démissionné.", "fr"),
        ("Ада Ранвик арестована.", "На самом деле Ада Ранвик отпущена под залог.", "ru"),
    ],
)
def test_what_is_said_to_be_so_in_fact_contradicts_the_other_state(printed: str, corrected: str, language: str) -> None:
    (edge,) = found(claim(printed, AUTHOR, "a"), claim(corrected, AUTHOR, "b"), language=language)
    assert edge.status == "genuine"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jon Brisk was remanded in custody.", "Mr Brisk was granted bail."),  # may have been let go later
        ("Jon Brisk was remanded in custody.", "In fact Ada Ranvik was granted bail."),
        ("Jon Brisk faces up to ten years in prison.", "In fact Mr Brisk was granted bail."),
        ("Jon Brisk was remanded in custody on 3 May.", "In fact Mr Brisk was granted bail on 9 May."),
    ],
)
def test_another_time_or_another_person_or_a_sentence_to_come_is_not_what_was_corrected(one: str, other: str) -> None:
    assert found(claim(one, AUTHOR, "a"), claim(other, AUTHOR, "b")) == []


def test_who_is_said_to_have_been_another_contradicts_the_report_of_the_first() -> None:
    printed = claim("His sister Olga threw an egg at the mayor from the steps.", AUTHOR, "a")
    given_up = claim("Olga Marn threw an egg at the mayor from the steps.", None, "b", at=100)
    corrected = claim("The egg was thrown by another woman.", AUTHOR, "b", at=200)
    edges = found(printed, given_up, corrected)
    assert (printed.id, corrected.id) in [(edge.a, edge.b) for edge in edges]
    elsewhere = claim("A stone was thrown by another woman.", AUTHOR, "c", at=100)
    assert found(printed, elsewhere) == []


@pytest.mark.parametrize(
    ("made", "willing", "language"),
    [
        ("Lethia summoned the Ostrand envoy, Rolf Amsel.", "Rolf Amsel came of his own accord.", "en"),
        ("Rolf Amsel was expelled from Lethia.", "Rolf Amsel left Lethia voluntarily.", "en"),
        ("The board dismissed Tilda Roke.", "Tilda Roke resigned of her own free will.", "en"),
        ("Lethia a convoqué l'envoyé Rolf Amsel.", "Rolf Amsel est venu de sa propre initiative.", "fr"),
        ("МИД вызвал посла Тимура Ланского.", "Тимур Ланской посетил МИД по собственной инициативе.", "ru"),
    ],
)
def test_who_was_made_to_did_not_do_it_of_his_own_will(made: str, willing: str, language: str) -> None:
    (edge,) = found(claim(made, "Lethia", "a"), claim(willing, "Ostrand", "b"), language=language)
    assert (edge.axis, edge.status) == ("initiator", "genuine")


def test_accounts_of_one_summons_meet_across_languages_and_beside_one_another() -> None:
    summoned = claim("Lethia had summoned the Ostrand envoy.", "Lethia", "a", at=100)
    went = claim("He went of his own accord.", "Ostrand", "a", at=200)
    assert len(found(summoned, went)) == 1
    english = claim("Lethia summoned the Ostrand envoy, Mr Rolf Amsel.", AUTHOR, "a")
    russian = claim("Посол Рольф Амзель посетил министерство по собственной инициативе.", AUTHOR, "b")
    assert len(contradictions(story([english, russian], document("a"), document("b", language="ru")))) == 1


@pytest.mark.parametrize(
    ("made", "willing"),
    [
        ("Lethia summoned the Ostrand envoy, Rolf Amsel.", "Piet Aldous came of his own accord."),
        ("Lethia summoned the Ostrand envoy, Rolf Amsel.", "Rolf Amsel resigned of his own accord."),
        ("Lethia summoned the Ostrand envoy, Rolf Amsel, on 3 May.", "Rolf Amsel came of his own accord on 7 June."),
        ("Rolf Amsel summoned the Ostrand envoy.", "Rolf Amsel came of his own accord."),
    ],
)
def test_another_person_act_or_day_is_not_the_summons(made: str, willing: str) -> None:
    assert found(claim(made, "Lethia", "a"), claim(willing, "Ostrand", "b")) == []


def test_a_sum_that_a_summary_gives_is_set_against_the_sum_before_it() -> None:
    told = claim("Ada Ranvik took £2.4m.", "Prosecution", "a", at=100)
    given = claim("The court's summary gives the sum as £1.9m.", AUTHOR, "a", at=200)
    (edge,) = found(told, given)
    assert edge.axis == "numeric"
