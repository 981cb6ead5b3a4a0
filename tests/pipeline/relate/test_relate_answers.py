"""Denials that say less, more or nothing of what they deny: what they answer, what not."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions, relate
from pipeline.relate.propositions.reading import propositions
from pipeline.relate.rules.answers import points_back
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


def test_two_who_spoke_of_different_things_do_not_answer_each_other() -> None:
    told = [
        claim("The lock at Brill was shut on 3 May.", AUTHOR, "a", at=0),
        claim("The pilots had spoken of 40 barges.", AUTHOR, "a", at=100),
        claim("The lock at Brill stayed shut.", AUTHOR, "b", at=0),
        claim("Ada Ranvik had spoken of a toll.", "Ada Ranvik", "b", "CT-", at=100),
    ]
    assert not found(*told)
    met = [claim("Ada Ranvik telephoned the pilots.", "Pilots", "a"), claim("The call took place.", "Lock", "a", "CT-")]
    assert found(*met)


@pytest.mark.parametrize(
    ("held", "denied", "parts"),
    [
        ("The engine stopped for lack of oil.", "Mr Ranvik had said that the engine stopped for lack of oil.", True),
        (
            "The engine stopped not only for lack of oil.",
            "Mr Ranvik had said that the engine stopped for lack of oil.",
            False,
        ),
        ("The engine did not merely stop for lack of oil.", "The engine stopped for lack of oil.", True),
        ("The fault was not just the lack of oil.", "The fault was the lack of oil.", True),
        ("The crew could not simply have left the engine.", "The crew could have left the engine.", False),
    ],
)
def test_whoever_said_that_it_was_not_only_so_did_not_say_that_it_was_so(held: str, denied: str, parts: bool) -> None:
    edges = found(claim(held, "Jon Ranvik", "a"), claim(denied, "Port Board", "b", "CT-"))
    assert bool(edges) == parts


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


def test_what_was_not_so_at_one_hour_may_have_been_so_at_another() -> None:
    denied = claim("The pilot had called the lock at 4:41.", "Port Board", "b", "CT-")
    assert found(claim("The pilot had called the lock at 4:41.", "Union", "a"), denied)
    assert not found(claim("The pilot had called the lock at 4:58.", "Union", "a"), denied)


def test_that_there_was_none_at_one_hour_answers_only_who_speaks_of_the_hour() -> None:
    topic = "The lock keeper of Brill slept through the storm."
    held = claim("One call was made.", "Union", "a", at=2000)
    around = [claim(topic, "Union", "a", at=1000), claim(topic, "Port Board", "b", at=1000)]
    assert found(*around, held, claim("There was a call.", "Port Board", "b", "CT-", at=2000))
    assert not found(*around, held, claim("There was a call at 4:41.", "Port Board", "b", "CT-", at=2000))


def test_not_one_of_several_is_no_number_that_parts_from_theirs() -> None:
    held = claim("All three letters had been answered.", "Port Board", "a")
    assert found(held, claim("One of the letters was answered.", "Union", "a", "CT-"))


def test_a_standing_demand_and_a_request_of_others_are_not_the_request_that_never_came() -> None:
    denied = claim("Norland had received such a request.", "Norland", "b", "CT-", at=2000)
    asked = claim("Delsia asked Norland twice for leave to land.", "Delsia", "b", at=1000)
    demand = claim("The port demands that Delsia hand over the pilot.", AUTHOR, "a")
    once = claim("Ada Ranvik requested a pilot of Delsia.", AUTHOR, "a")
    assert found(asked, denied)
    assert not found(demand, denied)
    assert not found(once, denied)


@pytest.mark.parametrize(
    "unreal",
    [
        "Had Norland asked for leave to land, it would have been given.",
        "If Norland had asked for leave to land, the lock would have been opened.",
        "The lock would have been opened if Norland had asked for leave to land.",
    ],
)
def test_what_would_have_been_is_neither_held_nor_denied(unreal: str) -> None:
    denied = claim("Norland had asked for leave to land.", "Delsia", "b", "CT-")
    assert found(claim("Norland had asked for leave to land.", "Norland", "a"), denied)
    assert not found(claim(unreal, "Norland", "a"), denied)


def test_to_what_it_was_done_is_spoken_of_around_a_denial_that_does_not_say_it() -> None:
    topic = "The towage contract covers all four tugs."
    held = [claim(topic, "Board", "a", at=1000), claim("All three letters had been answered.", "Board", "a", at=2000)]
    calls = [claim(topic, "Union", "b", at=1000), claim("The master had called for a pilot.", "Union", "b", at=1500)]
    notes = [
        claim(topic, "Union", "b", at=1000),
        claim("The master had sent the letters in May.", "Union", "b", at=1500),
    ]
    denied = claim("Somebody on the pier had answered.", "Union", "b", "CT-", at=2000)
    assert not found(*held, *calls, denied)
    assert found(*held, *notes, denied)


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
        ("denial", "Did the spokesman tell the pilots that the lock would shut?")
    ]


HELD = "The head of the Port Board calls this timetable a fairy tale."
DENIED = "The Head did call the timetable a fairy tale."


def test_a_denial_in_few_words_answers_only_another_voice() -> None:
    assert found(claim(HELD, "Delsia", "a"), claim(DENIED, "Norland", "b", "CT-"))
    assert not found(claim(HELD, "Norland", "a"), claim(DENIED, "Norland", "a", "CT-"))


@pytest.mark.parametrize(
    ("held", "denied"),
    [
        # A word of negation on the side that holds, and what fails without one.
        ("The lock which was never shut in May held back all the water.", "The lock had held water."),
        ("The pumps of the lock failed to turn that night in the flood.", "The pumps did turn that night."),
        # Too little of the long claim is said by the short one.
        (
            "The pilots had lent a launch, two oars, nine lanterns, a compass, charts of the delta, a horn and the big "
            "ladle of the galley to the harbour school for the regatta of the guilds in spring.",
            "The crew had lent the horn.",
        ),
        # One thing told apart by its number.
        ("The divers of Unit 3 had lent the pilots their launch.", "The divers of Unit 4 had lent their launch."),
        # It may be, and it was not.
        ("The pilots had lent the school a launch.", "The divers had painted a launch."),
    ],
)
def test_what_agrees_fails_or_is_beside_the_point_is_not_denied(held: str, denied: str) -> None:
    edges = found(claim(held, "Delsia", "a"), claim(denied, "Norland", "b", "CT-"))
    assert [edge for edge in edges if edge.status == "genuine"] == []


def test_of_many_that_are_nearer_the_far_one_is_not_answered() -> None:
    near = [
        claim(f"The head of the Port Board calls the timetable of {town} a fairy tale.", "Delsia", "a")
        for town in ("Brill", "Morren", "Kestrin", "Orsk", "Tarn", "Velm", "Hask", "Lunt", "Ombra", "Pell")
    ]
    edges = found(*near, claim(DENIED, "Norland", "b", "CT-"))
    assert 0 < len(edges) < len(near)


POINTED = "The spokesman told the pilots that the lock would shut."


@pytest.mark.parametrize(
    ("told", "between", "denied"),
    [
        (claim(POINTED, "Ada Ranvik", "a", "PS+", at=100), 0, "He said it."),  # held as possible only
        (claim(POINTED, "Ada Ranvik", "a", "CT-", at=100), 0, "He said it."),  # denied already
        (claim("He said that.", "Ada Ranvik", "a", at=100), 0, "He said it."),  # points back itself
        (claim(POINTED, "Ada Ranvik", "a", at=100), 5, "He said it."),  # too far back
        (claim(POINTED, "Ada Ranvik", "a", at=900), 0, "He said it."),  # told afterwards
        (claim(POINTED, "Ada Ranvik", "0", at=100), 0, "He said it."),  # told in the document before
    ],
)
def test_no_such_thing_answers_only_what_was_just_held_for_certain(told: Claim, between: int, denied: str) -> None:
    dishes = ["herring", "tea"] * between
    aside = [claim(f"The canteen sells {dishes[n]}.", AUTHOR, "a", at=110 + n) for n in range(between)]
    assert not found(told, *aside, claim(denied, "Port Board", "a", "CT-", at=200))


@pytest.mark.parametrize(
    ("who", "told", "denied"),
    [
        ("Norland", "The meeting took place at the request of Norland on Monday.", "Somebody had asked somebody."),
        ("Delsia", "The meeting took place at the request of Norland on 3 May.", "On 5 May somebody asked somebody."),
        ("Delsia", "The meeting took place at the request of Norland on Monday.", "Somebody had shot somebody."),
        ("Delsia", "The meeting took place at the request of Norland on Monday.", "Somebody had asked for a lantern."),
        ("Delsia", "The meeting took place on the ferry on Monday.", "Somebody had asked somebody for something."),
    ],
)
def test_another_act_day_or_object_or_ones_own_words_leave_the_request_standing(
    who: str, told: str, denied: str
) -> None:
    assert not found(claim(told, who, "a"), claim(denied, "Norland", "b", "CT-"))


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ("Sixty divers, says the union, came in on 3 May.", "The Board denied a claim that 60 divers came on 5 May."),
        ("Nine cooks, says the union, came in overnight.", "The Board denied a claim that 60 divers had been hired."),
    ],
)
def test_a_reported_denial_of_another_day_or_thing_is_not_set_against_it(told: str, denied: str) -> None:
    assert not found(claim(told, AUTHOR, "a"), claim(denied, AUTHOR, "b"))


def test_a_plan_is_not_set_against_the_reported_denial_of_a_fact() -> None:
    planned = claim("Sixty divers from abroad, says the union, will be hired.", AUTHOR, "a", modality="planned")
    denied = claim("The Port Board denied a union claim that 60 divers from abroad had been hired.", AUTHOR, "b")
    assert [edge for edge in found(planned, denied) if edge.status == "genuine"] == []


@pytest.mark.parametrize("statement", ["It was shut in May.", "Something had come to the lock in May.", "He said it."])
def test_what_only_points_back_is_no_question(statement: str) -> None:
    told = claim("The lock was shut in May.", "Delsia", "a", at=100)
    assert points_back(propositions([claim(statement, "Norland", "a", "CT-", at=200)], {})[0])
    assert not points_back(propositions([told], {})[0])


@pytest.mark.parametrize(
    ("held", "denied"),
    [
        # The same things, and nothing done with them that is denied.
        (
            "The questions of dockers, pensions and berths were weighing on the harbour.",
            "Brisk addressed the questions of dockers and pensions.",
        ),
        ("Jon Brisk laid the lantern and the rope aside.", "The young pilot had a lantern and a rope on him."),
        # Whoever is denied to have got a word had it to give.
        ("At dawn the harbour office warned the fire brigade.", "A warning had come to the harbour office."),
    ],
)
def test_the_same_things_without_what_was_done_are_no_answer(held: str, denied: str) -> None:
    assert not found(claim(held, "Delsia", "a"), claim(denied, "Norland", "b", "CT-"))


def test_a_ban_says_what_a_denial_says() -> None:
    banned = claim("Tank barges are banned on the canal at night.", "Delsia", "a")
    assert not found(banned, claim("Tank barges are to go on the canal at night.", "Norland", "b", "CT-"))


def test_who_denies_an_assurance_answers_who_was_given_it_whatever_it_was_of() -> None:
    held = claim(
        "Ranvik had assured the pilots on the evening of Monday 4 March 2030 that Delsia would hand over the charts of "
        "the lock by the end of the week.",
        "Union",
        "a",
        at=1000,
    )
    denied = claim("Ranvik had given such an assurance.", "Ada Ranvik", "a", "CT-", at=2000)
    assert found(held, denied)


def test_who_was_given_none_was_given_none_of_what_stands_before() -> None:
    held = claim("Every diver on the tug had been given a breathing mask.", "Port Board", "a", at=1000)
    denied = claim("Her two brothers had been given some.", "Ada Ranvik", "a", "CT-", at=2000)
    assert found(held, denied)
    other = claim("Every diver on the tug had been warned by a bell.", "Port Board", "a", at=1000)
    assert not found(other, denied)
