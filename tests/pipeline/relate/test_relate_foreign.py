"""Disputes that are none: passages of other matters, other subjects and other times do not answer one another."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions
from pipeline.schema import Claim, Contradiction
from tests.pipeline.relate.claims import claim, document, story


def genuine(*claims: Claim) -> list[Contradiction]:
    """The contradictions among claims of a story that are not explained away."""
    return [edge for edge in contradictions(story(claims)) if edge.status == "genuine"]


_BESIDE = (
    claim("The Morren talks on the pier were held on Monday.", "Delsia", "a"),
    claim("The Morren talks on the pier were held on Monday.", "Norland", "b"),
)
"""What lets claims of two documents speak of one thing."""


@pytest.mark.parametrize(
    ("held", "denied"),
    [
        # to be asked to come is not to ask for the talks, and *it* may be anything
        ("Jon Brisk was asked to be at the pier at eight.", "We asked for it."),
        ("Ms Ranvik accepted it.", "There was an agreement on a withdrawal."),
        # another subject
        ("Inspectors had discussed a positive test at the pier on 12 March.", "A swab from our dryer tested positive."),
        # a doubt of one's own
        ("The pier is safe.", "Ada Ranvik is sure Ada Ranvik believes them."),
    ],
)
def test_words_in_common_are_no_answer(held: str, denied: str) -> None:
    assert genuine(*_BESIDE, claim(held, "Jon Brisk", "a"), claim(denied, "Ada Ranvik", "b", "CT-")) == []


def test_a_denial_of_words_answers_no_claim_further_up_of_somebody_else() -> None:
    told = claim("Jon Brisk was asked to be at the pier at eight.", "Jon Brisk", "a")
    between = claim("The tug was late.", "Port Board", "a")
    denied = claim("He said that.", "office", "a", "CT-")
    assert genuine(told, between, denied) == []


def test_a_truce_that_takes_effect_is_no_call_that_took_an_hour() -> None:
    called = claim("The call between the ministers was at noon.", "Delsia", "a")
    lasted = claim("The call lasted about 40 minutes.", "Delsia", "a")
    spoke = claim("The ministers had a call at noon.", "Norland", "b")
    truce = claim("A 72-hour ceasefire took effect after the call.", "Norland", "b")
    took = claim("The call took 90 minutes.", "Norland", "b")
    assert genuine(called, lasted, spoke, truce) == []
    assert len(genuine(called, lasted, spoke, took)) == 1


def test_a_toll_that_its_own_text_has_raised_since_disputes_nothing() -> None:
    first = claim("Three people have been killed.", "hospital in Morren", "live")
    raised = claim("The hospital in Morren now puts the number of dead at seven, up from three.", "AUTHOR", "live")
    other = claim("Twelve people have been killed in a blast at the pier.", "AUTHOR", "daily")
    documents = (document("live", "2024-05-03", "Lantern"), document("daily", "2024-05-03", "Courier"))
    before = contradictions(story((first, other), *documents))
    assert [edge.status for edge in before] == ["genuine"]
    after = contradictions(story((first, raised, other), *documents))
    assert {edge.apparent_reason for edge in after} == {"superseded"}


def test_the_dead_of_one_side_are_among_all_the_dead() -> None:
    all_told = claim("At least seven people were killed when Norland and Delsian boats met.", "hospital", "a")
    of_one = claim("Four Norland sailors were killed.", "Norland", "b")
    more = claim("Nine Norland sailors were killed when the boats met.", "Norland", "b")
    exact = claim("Seven people were killed when Norland and Delsian boats met.", "hospital", "a")
    assert genuine(all_told, of_one) == []
    assert len(genuine(exact, more)) == 1


def test_who_calls_a_report_untrue_and_who_denies_what_it_says_agree() -> None:
    untrue = claim("Media reports that e-mails on the test were deleted are untrue.", "Alca Lines", "a")
    denied = claim("E-mails on the test were deleted.", "Ada Ranvik", "a", "CT-")
    assert genuine(untrue, denied) == []
