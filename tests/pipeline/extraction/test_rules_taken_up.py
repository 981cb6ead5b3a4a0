"""Speakers whom a later phrase takes up: *one of them*, *the other*, *the same report*, *his office*, *it*."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions


def speaker(text: str, part: str) -> str | None:
    """Who says the shortest content that holds `part`."""
    held = [a for a in attributions(text) if any(part in text[s:e] for s, e in a.content)]
    assert held, f"nothing holds {part!r}"
    return min(held, key=lambda a: sum(e - s for s, e in a.content)).speaker


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("Two harbour pilots briefed on the plan", "harbour pilot"),
        ("Three survivors", "survivor"),
        ("Several residents of the lower town", "resident"),
    ],
)
def test_one_of_them_is_one_of_those_who_spoke(several: str, one: str) -> None:
    text = f"{several} said the quay was shut. One of them said it had been shut for a week. The other said it leaked."
    assert speaker(text, "for a week") == one
    assert speaker(text, "leaked") == f"another {one}"


def test_one_of_nobody_who_was_counted_is_nobody() -> None:
    assert speaker("Officials said the quay was shut. One says it is late.", "late") is None


def test_the_sources_and_the_same_report_are_those_told_before() -> None:
    text = "Sources in the ministry said the deal was off. The sources blamed the weather. It rained."
    assert speaker(text, "the weather") == "Sources in the ministry"
    text = "A 2031 report by the pilots’ union said the gate was old. The same report said nobody had oiled it."
    assert speaker(text, "oiled") == "2031 report by the pilots’ union"


def test_her_office_is_named_by_whose_it_is() -> None:
    text = "Mayor Ada Pike left at noon. Her office said the letter had come late."
    assert speaker(text, "late") == "office of Ada Pike"


def test_it_is_the_statement_that_was_issued() -> None:
    text = (
        "The ministry of Norland met the crews. A statement issued an hour later in Morren said the strike was over. "
        "It made no mention of pay. The crews, it said, had been heard."
    )
    assert speaker(text, "heard") == "statement"


def test_a_name_with_two_initials_is_whole() -> None:
    text = "Its director, R.K. Vale, told reporters that logs showed no call. “Nobody rang,” he said."
    assert speaker(text, "no call") == "R.K. Vale"
    assert speaker(text, "rang") == "R.K. Vale"


def test_a_party_is_not_the_man_who_speaks_for_it() -> None:
    text = "That drew an answer from Nya Hamra’s Torvald Skeie, a pilot by trade.\n\n“We knew nothing,” he said."
    assert speaker(text, "nothing") == "Torvald Skeie"


def test_sources_near_the_owners_of_a_club_are_not_its_entourage() -> None:
    text = "Sources close to the club’s new owners said nobody would be sold."
    assert speaker(text, "sold") == "Sources close to the club’s new owners"


def test_he_is_whoever_opens_the_paragraph_behind_an_adverbial() -> None:
    text = (
        "Greta Holm read the letter. “We cannot pay,” Tom Reyl wrote.\n\n"
        "Toward noon, apprentice Kofi Asare, 19, walked up to the desk. “Never,” he said."
    )
    assert speaker(text, "Never") == "Kofi Asare"


def test_his_minister_is_not_he() -> None:
    text = (
        "Minister Karl Aden rang Morren on Monday. Spokesman Jon Brisk told reporters he had nothing to add. Asked "
        "whether his minister had signed the paper, he said: “There is no paper.”"
    )
    assert speaker(text, "no paper") == "Jon Brisk"


def test_nobody_calls_himself_my_agent() -> None:
    text = "Ada Pike has left town. Her agent hopes she will return. “My agent hopes for too much,” she says."
    assert speaker(text, "My agent") == "Ada Pike"


def test_a_brother_in_law_is_a_man() -> None:
    text = (
        "Greta Holm kept the books. In one message, her brother-in-law, Arun Holm, asked how big the bill was. "
        "“Big enough,” she answered."
    )
    assert speaker(text, "Big enough") == "Greta Holm"


def test_a_title_corrects_what_the_ending_of_a_name_suggests() -> None:
    text = "Aden met his colleague, Menla Dorje, in Morren. Mr Dorje posted a photograph. “It went well,” he wrote."
    assert speaker(text, "went well") == "Menla Dorje"


def test_a_post_by_somebody_is_followed_by_what_he_wrote() -> None:
    text = (
        "Mr Vale said that Jon Brisk had left. That was contradicted by a post put up by Tom Reyl himself that night. "
        "“We are all here,” he wrote."
    )
    assert speaker(text, "all here") == "Tom Reyl"
