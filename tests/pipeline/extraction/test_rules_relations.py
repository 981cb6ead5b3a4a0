"""Whose words they are where a phrase names somebody else than it means: *a critic of the mayor*."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions, is_quote


def speakers(text: str) -> list[str | None]:
    return [a.speaker for a in attributions(text) if is_quote(text, a)]


@pytest.mark.parametrize(
    "who",
    [
        "A critic of Mayor Ada Pike",
        "A spokesman for Ada Pike",
        "The wife of Captain Jon Brisk",
        "The lawyer of former minister Ada Pike",
        "An adviser to Prime Minister Ada Pike",
        "A person close to Transport Minister Ada Pike",
        "The brother of Jon Brisk",
        "The mother of 12-year-old Ada Pike",
        "A spokesman for the mediator Jon Brisk",
        "A fan of singer Ada Pike",
        "The widow of Sergeant Jon Brisk",
        "A representative of the son of Ada Pike",
        "The office of Governor Ada Pike",
        "A source in the office of President Ada Pike",
        "A rival to Mayor Ada Pike",
    ],
)
@pytest.mark.parametrize(
    "frame", ["{} said the quay was shut.", "“The quay is shut,” {} said.", "The quay was shut, said {}."]
)
def test_whose_critic_aide_or_wife_it_is_does_not_say_it(who: str, frame: str) -> None:
    text = frame.format(who if frame.startswith("{") else who[0].lower() + who[1:])
    assert speakers(text) == [who.split(" ", 1)[1]]


@pytest.mark.parametrize("frame", ["{}, said the quay was shut.", "“The quay is shut,” {}, said."])
def test_a_name_that_may_be_either_of_two_is_told_with_all_its_phrase(frame: str) -> None:
    assert speakers(frame.format("An aide to the mayor, Ada Pike").replace("” An", "” an")) == [
        "aide to the mayor, Ada Pike"
    ]


def test_who_speaks_is_told_in_full_up_to_what_is_told_of_him() -> None:
    text = "“It was dark,” one of them, a deckhand who asked not to be named since he has a boat to lose, said."
    assert speakers(text) == ["deckhand"]


@pytest.mark.parametrize(
    "who",
    [
        "Relatives of Captain Jon Brisk",
        "Opponents of President Ada Pike",
        "Supporters of jailed editor Ada Pike",
        "Lawyers for Ada Pike and Jon Brisk",
        "Allies of the prime minister, Ada Pike",
        "Critics such as Mayor Ada Pike",
    ],
)
def test_several_people_are_none_of_the_names_behind_them(who: str) -> None:
    assert speakers(f"{who} said the quay was shut.") == [who]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("A spokesman for Ada Pike, Jon Brisk,", "Jon Brisk"),
        ("A spokesman for the mayor, Jon Brisk,", "Jon Brisk"),
        ("The mother of Ada Pike, Mary Vale,", "Mary Vale"),
        ("Jon Brisk, a critic of Mayor Ada Pike,", "Jon Brisk"),
        ("The head of the port Jon Brisk", "Jon Brisk"),
        ("The prime minister's ally Jon Brisk", "Jon Brisk"),
        ("Defence lawyer for the Vale family Ada Pike", "Ada Pike"),
        ("The minister for health Ada Pike", "Ada Pike"),
        ("Ministry of Health spokesman Jon Brisk", "Jon Brisk"),
        ("The mayor of Arden Tom Vale", "Tom Vale"),
        ("Prime Minister of Delsia Ann Pike", "Ann Pike"),
        ("A study by Professor Ada Pike", "Ada Pike"),
        ("Those close to Mayor Ada Pike", "entourage of Ada Pike"),
        ("An aide to Mayor Ada Pike who declined to be named", "aide to Mayor Ada Pike"),
        ("One of Ada Pike's lawyers", "One of Ada Pike's lawyers"),
    ],
)
def test_the_name_that_a_phrase_means_is_its_own(who: str, name: str) -> None:
    assert speakers(f"{who} said the quay was shut.") == [name]


def test_two_surnames_joined_are_two_people() -> None:
    text = "Ada King and Jon Brisk run the port. Mr. King and Mr. Brisk said the quay was shut."
    assert speakers(text) == ["Mr. King and Mr. Brisk"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ann Reed said the men would sail and praised the crew.", ["the men would sail", "the crew"]),
        (
            "They agreed that the board should meet again, and underlined the need to act together.",
            ["the board should meet again", "the need to act together"],
        ),
        ("Ann Reed said the yard had paid the men and their wives.", ["the yard had paid the men and their wives"]),
        ("The union called for the minister to resign.", ["the minister to resign"]),
        ("Ann Reed blamed the whole sorry mess on the fog.", ["the whole sorry mess on the fog"]),
        ("The clerk attributed the failure to poor rains.", ["the failure to poor rains"]),
        (
            "Ann Reed dismissed as plainly untrue a report that the gate had been left open.",
            ["plainly untrue a report that the gate had been left open"],
        ),
    ],
)
def test_what_is_said_ends_where_another_report_begins_and_goes_on_to_what_belongs_to_it(
    sentence: str, found: list[str]
) -> None:
    told = [a for a in attributions(sentence) if is_quote(sentence, a)]
    assert [" … ".join(sentence[s:e] for s, e in a.content) for a in told][: len(found)] == found


def test_a_name_behind_the_calling_of_an_apposition_is_who_speaks() -> None:
    text = "Ann Reed stood by. Her neighbour, retired pilot Jon Brisk, blamed the port for the leak."
    assert speakers(text) == ["Jon Brisk"]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“He found out from a clerk,” revealed an insider.", "insider"),
        ("“The pumps were never fitted,” revealed a report.", "report"),
        ("But quay shrink Dr Ann Vale, who has never met Reed, urged readers to go easy on him.", "Ann Vale"),
        ("Minister Vale informed Minister Brisk that a team was ready to leave.", "Vale"),
        (
            "A spokeswoman for the yard, who would not be quoted by name, said its men “were safe”.",
            "spokeswoman for the yard",
        ),
        ("An audit rated the wall “barely sound” in May.", "audit"),
    ],
)
def test_who_speaks_is_found_where_the_parser_takes_him_for_something_else(sentence: str, speaker: str) -> None:
    assert speakers(sentence) == [speaker]


def test_who_was_told_in_a_report_has_not_told_himself() -> None:
    text = "Ann Reed said a guard had come to her door and told her that she had an hour."
    told = [text[s:e] for a in attributions(text) for s, e in a.content]
    assert told[0] == "a guard had come to her door and told her that she had an hour"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Delsia was warned by its own envoy, two days before the raid, that the house was weak.", "own envoy"),
        ("Mum-of-four Pat Vale, 67, claimed her son was hungry.", "Pat Vale"),
        ("Recorder Tom Vale said the man had come close to falling.", "Tom Vale"),
    ],
)
def test_neither_a_time_nor_a_calling_is_part_of_a_name(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]
