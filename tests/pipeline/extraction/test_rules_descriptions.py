"""Speakers told by what they are: their office, age or kin, or whose they are."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions


def speaker(text: str, part: str) -> str | None:
    """Who says the shortest content that holds `part`."""
    held = [a for a in attributions(text) if any(part in text[s:e] for s, e in a.content)]
    assert held, f"nothing holds {part!r}"
    return min(held, key=lambda a: sum(e - s for s, e in a.content)).speaker


SPOKESMAN = "A spokesman for the minister, {}, said the bridge would stay shut. {}"


@pytest.mark.parametrize(
    ("name", "rest", "who"),
    [
        ("Jon Brisk", "It rained.", "Jon Brisk"),  # nothing tells
        ("Karin Brisk", "It rained.", "spokesman for Karin Brisk"),  # no name of a man
        ("Jon Brisk", "Minister Brisk flew home on Monday.", "spokesman for Jon Brisk"),
        ("Jon Brisk", "The minister, Edan Vale, was in Arden.", "Jon Brisk"),
        ("Jon Brisk", "Jon Brisk, the minister's spokesman, left at noon.", "Jon Brisk"),
    ],
)
def test_whose_name_follows_a_spokesman_and_an_office_is_told_by_the_rest_of_the_text(
    name: str, rest: str, who: str
) -> None:
    assert speaker(SPOKESMAN.format(name, rest), "bridge") == who


@pytest.mark.parametrize(
    ("rest", "who"),
    [
        ("Mayor Pike left at noon.", "aide to Ada Pike"),
        ("The mayor, Tom Vale, left at noon.", "Ada Pike"),
        ("It rained.", "aide to the mayor, Ada Pike"),
    ],
)
def test_an_aide_to_an_office_and_a_name_are_left_open_only_where_nothing_tells(rest: str, who: str) -> None:
    assert speaker(f"An aide to the mayor, Ada Pike, said it was late. {rest}", "late") == who


def test_the_neighbour_is_the_neighbour_who_was_told_with_more() -> None:
    text = "A neighbour on the ground floor said the noise began at nine. The neighbour said the police came late."
    assert speaker(text, "came late") == "neighbour on the ground floor"


def test_a_wife_is_told_by_whose_she_is_and_holds_no_office_for_it() -> None:
    text = "Ada Pike, the mayor's wife, sold the house. The mayor said it was old. The mayor's wife said it leaked."
    assert speaker(text, "was old") == "mayor"
    assert speaker(text, "leaked") == "Ada Pike"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ivo Brandt, a 34-year-old welder from Harn, saw Tom Reyl, 51, call a nurse. The 34-year-old said he wept.",
         "Ivo Brandt"),
        ("Ivo Brandt, 34, saw Tom Reyl, 51, call a nurse. The 51-year-old said he wept.", "Tom Reyl"),
        ("Carl Voss, 34, was found dead. His sister, Lena Voss, lived near. The dead man's sister said he wept.",
         "Lena Voss"),
        ("Carl Voss was found dead. He had been ill. His sister, Lena Voss, said he wept.", "Lena Voss"),
    ],
)  # fmt: skip
def test_age_and_kin_tell_who_is_meant(text: str, who: str) -> None:
    assert speaker(text, "wept") == who


@pytest.mark.parametrize(
    ("first", "phrase", "who"),
    [
        ("Ada Pike's solicitor, Tom Reyl, said she was sorry.", "the solicitor", "Tom Reyl"),
        ("The victim's father, Tom Reyl, said she was brave.", "the father", "Tom Reyl"),
        ("The company's founder and chief executive, Lena Krol, said it was late.", "the founder", "Lena Krol"),
        ("The bishop of Harn, the Right Rev Tom Reyl, said it was late.", "the bishop", "Tom Reyl"),
        ("The head of the union, Jan Morrow, said it was late.", "the union boss", "Jan Morrow"),
        ("Sir Tom Reyl, the chief executive of Harn Water, left.", "the Harn Water boss", "Tom Reyl"),
        ("Tom Reyl, a beekeeper from Harn, sold his hives.", "the beekeeper", "Tom Reyl"),
        ("Tom Reyl, the manager of the mill, left.", "the deputy manager", "deputy manager"),
        ("Her victim, a nurse, said it was late.", "the victim", "victim"),
    ],
)
def test_a_calling_told_once_is_whose_it_was_told_to_be(first: str, phrase: str, who: str) -> None:
    assert speaker(f"{first} The mayor, Ada Brisk, sat down.\n\n“Nobody will forget,” {phrase} said.", "forget") == who


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("A spokesman for the yard, the oldest of all,", "spokesman for the yard"),
        ("The nurse on the stairs, a young man with a cold,", "nurse on the stairs"),
        ("An aide to the mayor, Ada Pike,", "aide to the mayor, Ada Pike"),
    ],
)
def test_a_description_is_without_what_is_said_beside_it(who: str, name: str) -> None:
    assert speaker(f"{who} said the quay was shut.", "quay") == name


def test_the_mayor_is_not_the_deputy_mayor() -> None:
    text = "The deputy mayor said it rained. “Nobody will forget,” the mayor said."
    assert speaker(text, "forget") == "mayor"


def test_several_people_whose_names_stand_beside_them_are_known_by_their_names() -> None:
    text = "Two residents, Ada Pike and Tom Reyl, said it was late. “We hid,” they said."
    assert speaker(text, "late") == speaker(text, "hid") == "Ada Pike and Tom Reyl"


def test_whom_a_quotation_names_with_his_office_is_known_by_it_in_the_quotations_before() -> None:
    text = (
        "“The curator asked me whether the vase was real,” said Ada Pell.\n\n"
        "Her assistant was there. “My curator, Ines Holm, told us to wait,” said Tom Reyl.\n"
    )
    assert speaker(text, "whether the vase was real") == "Ines Holm"
