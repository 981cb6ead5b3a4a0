"""What two sources say of one thing side by side: figures, states, times, causes, who was first."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions, relate
from tests.pipeline.relate.claims import claim, story


def _axes(one: str, other: str) -> list[str]:
    claims = [claim(one, "Port Board", "a"), claim(other, "Dockers", "a")]
    return [edge.axis for edge in contradictions(story(claims)) if edge.status == "genuine"]


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("34 people were on the barge.", "The number was 51.", True),
        ("34 people were on the barge.", "The real figure was fewer than 20.", True),
        ("The strike would last six weeks.", "It would take eight.", True),
        ("The yard had hidden losses of 340 million crowns.", "The losses came to 90 million.", True),
        ("The crane was 30 metres high.", "It was 12 metres high.", True),
        ("The crane was 30 metres high.", "It was 12 metres long.", False),
        ("The crane was 30 metres high.", "It was 98 feet high.", False),
        ("34 people were on the barge.", "There were 51 last year.", False),
        ("34 people were on the barge.", "Two were in hospital.", False),
        ("Just one pilot was on the bridge.", "Two were on duty.", True),
        ("Berths cost 45 crowns.", "Skippers had paid 60.", True),
        ("Berths cost 45 crowns.", "Skippers had paid 12 for a beer.", False),
        ("Berths cost 45 crowns.", "Cranes cost 60 crowns.", False),
        ("The shift lasted six hours.", "The dinner lasted two hours.", False),
        ("62 per cent of members voted yes.", "38 per cent voted no.", False),
        ("The shift took 90 minutes.", "The crowd was 9,500.", False),
    ],
)
def test_figures_side_by_side_part_where_they_are_of_one_thing(one: str, other: str, parts: bool) -> None:
    assert _axes(one, other) == ["numeric"] * parts


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("The north gate was open when the crush began.", "It was locked.", True),
        ("The bill of lading was genuine.", "It was forged.", True),
        ("The walkout was illegal.", "The walkout was lawful.", True),
        ("The board had approved the new crane.", "The board had rejected it.", True),
        ("The board had approved the new crane.", "The board had rejected the old tariff.", False),
        ("The north gate was open.", "The south gate was locked.", False),
        ("The north gate was open at noon.", "It was locked by evening.", False),
        ("Ada Ranvik had resigned.", "She was dismissed.", True),
        ("The gate was open.", "He was drunk.", False),
        ("The lorry had reversed into him.", "The vehicle was stationary when Mr Brisk fell.", True),
    ],
)
def test_opposite_states_part_where_one_thing_is_in_both(one: str, other: str, parts: bool) -> None:
    assert _axes(one, other) == ["occurrence"] * parts


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("The quay gave way at 2.15pm.", "It came down at 1.40pm.", True),
        ("The permit was delivered on 4 April.", "It arrived on 19 June.", True),
        ("The ferry left at 8.10am.", "It arrived at 9.40am.", False),
        ("The first permit was delivered on 4 April.", "The second permit arrived on 19 June.", False),
        ("The quay gave way at 2.15pm.", "It came down before 3pm.", False),
    ],
)
def test_times_of_one_event_part_in_other_words(one: str, other: str, parts: bool) -> None:
    assert _axes(one, other) == ["temporal"] * parts


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("The collapse was caused by heavy rain.", "The cause was a blocked drain.", True),
        ("The fire was caused by lightning.", "An electrical fault had caused it.", True),
        ("The dock was closed for repairs.", "The dock was shut because of an outbreak.", True),
        ("The collapse was caused by heavy rain.", "The strike was caused by low pay.", False),
        ("The road was closed because of snow.", "The line was closed because of a landslide.", False),
        ("The collapse was caused by heavy rain.", "The collapse was caused by rain and wind.", False),
    ],
)
def test_two_causes_of_one_event_part(one: str, other: str, parts: bool) -> None:
    assert _axes(one, other) == ["blame"] * parts


def test_a_dispute_on_a_cause_asks_for_the_cause() -> None:
    claims = [
        claim("The collapse was caused by heavy rain.", "Port Board", "a"),
        claim("The cause was a blocked drain.", "Dockers", "a"),
    ]
    (dispute,) = relate(story(claims)).disputes
    assert dispute.question.startswith("What was the cause")


def test_two_who_did_it_first_part() -> None:
    assert _axes("Ranvik boarded the wreck first.", "Dolen boarded the wreck first.") == ["participant"]
    assert _axes("Ranvik boarded the wreck first.", "Dolen left the wreck first.") == []


def test_three_figures_are_three_sides() -> None:
    claims = [
        claim("Five nurses were on duty that night.", "Board", "a"),
        claim("Nine nurses were on duty that night.", "Union", "a"),
        claim("There were two.", "Ada Ranvik", "a"),
    ]
    (dispute,) = relate(story(claims)).disputes
    assert len(dispute.sides) == 3
