"""Denials that say less, more or nothing of what they deny: what they answer, what not."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions, relate
from pipeline.schema import AUTHOR, Claim, Contradiction
from tests.pipeline.relate.claims import claim, story


def found(*claims: Claim) -> list[Contradiction]:
    """The contradictions among claims that are all of a story."""
    return contradictions(story(claims))


@pytest.mark.parametrize(
    ("held", "denied"),
    [
        (
            "The harbour master had lent the pilots his launch, as he does every spring when the ice breaks.",
            "The pilots had lent launch from the harbour master.",
        ),
        (
            "The head of the Port Board calls this timetable a fairy tale.",
            "The Head did call the timetable a fairy tale.",
        ),
        (
            "On 3 May Delsia by letter asked Norland to reopen the lock at Brill.",
            "Norland has received a formal request to reopen the lock.",
        ),
    ],
)
def test_half_of_a_denial_with_its_predicate_is_an_answer(held: str, denied: str) -> None:
    assert len(found(claim(held, "Delsia", "a"), claim(denied, "Norland", "b", "CT-"))) == 1


@pytest.mark.parametrize(
    ("held", "denied"),
    [
        ("The lock was repaired by the Port Board in May.", "The lock was painted by the Port Board in May."),
        ("The crew of the tug refuelled at pier 4 before dawn.", "The crew of the tug refuelled at pier 7."),
        ("The divers had inspected the lock, plate or no plate.", "A diver inspected the plate."),
        ("Ada Ranvik praised the divers for their patience.", "Jon Brisk praised the divers for their patience."),
        ("The lock was drained for the divers on 2 May.", "The lock was drained on 4 May."),
    ],
)
def test_another_act_number_subject_or_time_is_none(held: str, denied: str) -> None:
    edges = found(claim(held, "Delsia", "a"), claim(denied, "Norland", "b", "CT-"))
    assert [edge for edge in edges if edge.status == "genuine"] == []


def test_a_denial_of_one_figure_does_not_contradict_another_figure() -> None:
    told = claim("The guaranteed outflow at the Brill weir is 310 tonnes an hour.", "Delsia", "a")
    denied = claim("The outflow at the Brill weir was 250 tonnes at some hour.", "Norland", "b", "CT-")
    assert not found(told, denied)


@pytest.mark.parametrize(
    "question", ["Whether the minister shut the lock is known.", "Did the minister shut the lock?"]
)
def test_a_question_is_no_denial_and_none_is_denied(question: str) -> None:
    told = claim("The minister shut the lock.", "Delsia", "a")
    assert not found(told, claim(question, "Norland", "b", "CT-"))


def test_who_is_said_to_have_asked_and_denies_it_part_on_the_initiator() -> None:
    told = claim("It adjourned at the request of the pilots.", "Court", "a", at=100)
    denied = claim("They asked for no such thing.", "Pilots", "a", at=200)
    assert [(edge.axis, edge.level) for edge in found(told, denied)] == [("initiator", "speech_act")]


def test_one_verb_in_common_is_an_answer_only_where_the_claims_around_speak_of_one_thing() -> None:
    held = claim("It was unloaded in Brill.", "Union", "a", at=2000)
    denied = claim("I did unload that one.", "Jon Brisk", "b", "CT-", at=2000)
    topic = "The towage contract covers all four tugs."
    assert found(claim(topic, "Union", "a", at=1000), held, claim(topic, "Jon Brisk", "b", at=1000), denied)
    away = claim("The canteen sells herring on Fridays.", "Jon Brisk", "b", at=1000)
    assert not found(claim(topic, "Union", "a", at=1000), held, away, denied)


def test_no_such_thing_answers_what_another_has_just_told() -> None:
    told = claim("The spokesman told the pilots that the lock would shut.", "Ada Ranvik", "a", at=100)
    denied = claim("He said it.", "Port Board", "a", "CT-", at=200)
    assert [(edge.level, edge.mechanism) for edge in found(told, denied)] == [("speech_act", "negation")]


@pytest.mark.parametrize(
    ("told", "who", "where"),
    [
        ("The spokesman told the pilots that the lock would shut.", "Ada Ranvik", "b"),  # another document
        ("The spokesman told the pilots that the lock would shut.", "Port Board", "a"),  # his own words
        ("The lock is eleven metres wide.", "Ada Ranvik", "a"),  # nobody spoke
    ],
)
def test_no_such_thing_answers_nothing_else(told: str, who: str, where: str) -> None:
    assert not found(claim(told, who, where, at=100), claim("He said it.", "Port Board", "a", "CT-", at=200))


def test_nobody_asked_anybody_denies_that_a_meeting_was_requested() -> None:
    asked = claim("The meeting took place at the request of Norland on Monday.", AUTHOR, "a")
    denied = claim("Somebody had asked somebody for something.", "Norland", "b", "CT-")
    assert len(found(asked, denied)) == 1
    other = claim("The pilots were asked for their papers at the gate.", AUTHOR, "a")
    assert not found(other, denied)


def test_a_denial_that_a_narrator_reports_is_set_against_what_it_denies() -> None:
    told = claim("Sixty divers from abroad, says the union, were flown in overnight.", AUTHOR, "a")
    denied = claim("The Port Board denied a union claim that 60 divers from abroad had been hired.", AUTHOR, "b")
    assert len(found(told, denied)) == 1


@pytest.mark.parametrize(
    "denied",
    [
        "The Port Board did not deny a union claim that 60 divers from abroad had been hired.",
        "The Port Board denied a union claim that the canteen was shut.",
        "The Port Board denied 60 divers from abroad a seat.",
        "The Port Board didn't deny a union claim that 60 divers from abroad had been hired.",
        "Nobody denied a union claim that 60 divers from abroad had been hired.",
    ],
)
def test_what_is_not_denied_or_is_something_else_is_not(denied: str) -> None:
    told = claim("Sixty divers from abroad, says the union, were flown in overnight.", AUTHOR, "a")
    assert not found(told, claim(denied, AUTHOR, "b"))


def test_a_denial_in_the_very_words_of_what_it_denies_is_one_and_two_reports_of_it_are_none() -> None:
    told = claim("The plant had leaked oil into the river.", "Union", "a")
    denied = claim("The firm denied that the plant had leaked oil into the river.", AUTHOR, "b")
    again = claim("On Sunday its chairman disputed before parliament that the old plant leaks oil.", AUTHOR, "c")
    assert [edge.axis for edge in found(told, denied)] == ["denial"]
    assert not found(denied, again)


def test_a_statement_that_begins_with_what_or_who_is_no_question() -> None:
    told = claim("What the ministers signed in Brill was a treaty.", "Delsia", "a")
    denied = claim("What the ministers signed in Brill was a treaty.", "Norland", "b", "CT-")
    assert [edge.status for edge in found(told, denied)] == ["genuine"]


def test_the_question_of_a_reported_denial_is_what_was_denied() -> None:
    told = claim("Sixty divers from abroad, says the union, were flown in overnight.", AUTHOR, "a")
    denied = claim("The Port Board denied a union claim that 60 divers from abroad had been hired.", AUTHOR, "b")
    assert [dispute.question for dispute in relate(story([told, denied])).disputes] == [
        "Had 60 divers from abroad been hired?"
    ]


def test_the_question_of_a_denial_that_points_back_is_what_was_told() -> None:
    told = claim("But the spokesman told the pilots that the lock would shut.", "Ada Ranvik", "a", at=100)
    denied = claim("He said it.", "Port Board", "a", "CT-", at=200)
    assert [(dispute.axis, dispute.question) for dispute in relate(story([told, denied])).disputes] == [
        ("denial", "Is it so that the spokesman told the pilots that the lock would shut?")
    ]
