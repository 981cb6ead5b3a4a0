"""Whom pronouns and descriptions of speakers stand for, on sentences written for these tests."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import Parser, attributions, english_attributions, is_quote


def speaker(text: str, part: str) -> str | None:
    """Who says the shortest content that holds `part`."""
    held = [a for a in english_attributions(text, Parser()) if any(part in text[s:e] for s, e in a.content)]
    assert held, f"nothing holds {part!r}"
    return min(held, key=lambda a: sum(e - s for s, e in a.content)).speaker


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        ("Tarl Vesk met Orl Hane at the gate. He said it was late.", "late", "Tarl Vesk"),
        ("The guard, Tarl Vesk, asked Orl Hane why the gate was shut. He said it was broken.", "broken", "Orl Hane"),
        ("Vane director Tarl Vesk sold the boat. He said it was old.", "old", "Tarl Vesk"),
        ("Tarl Vesk opened the shop. Orl Hane's car stood outside. He said it was late.", "late", "Tarl Vesk"),
        ("“Go,” Orl Hane said. Tarl Vesk laughed. “Why should I?” he said.", "Why should", "Tarl Vesk"),
        ("Tarl Vesk left. “I spoke to Orl Hane at noon,” a guard said.\n\nOn Monday Vesk said it was late. "
         "He added that the gate had been shut.", "shut", "Tarl Vesk"),
        ("Orl Hane wrote a book. The master, Tarl Vesk, had no time for it. “I never read,” he said.", "never",
         "Tarl Vesk"),
        ("Tarl Vesk blames the weather. A surveyor came in June. He told the board that it would sink.", "sink",
         "surveyor"),
    ],
)  # fmt: skip
def test_a_pronoun_is_whom_the_text_talks_about(text: str, part: str, who: str) -> None:
    assert speaker(text, part) == who


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        # whoever the words name is not the pronoun that speaks them
        ("Palace spokesman Josh Hane said on Monday that President Karl Vesk has long called for calm. "
         "He said Vesk hopes that the gate will hold.", "Vesk hopes", "Josh Hane"),
        # unless a report in those words is hers
        ("Mena Tarvel's film shows the mine.\n\nMena Tarvel met Malka Cyrene, an activist. Cyrene wept.\n\n"
         "Tarvel said she felt the mine was worth telling of because “most people know nothing,” she said.",
         "know nothing", "Mena Tarvel"),
        # whom the sentence before is about goes on in the quotation behind it
        ("“He was quick,” Carl Vesk said. Vesk said Reyl would win. “I liked him,” Vesk concluded.\n\n"
         "Dan Morl at the Lantern agreed with Vesk about the winner.\n\n"
         "“If Reyl’s aim was to make Brisk talk, he met it,” he wrote.", "met it", "Dan Morl"),
        # a noun right in front of a name tells more than a given name that men have too
        ("“It was no accident,” said quarry widow Terry Hane. Mayor Paul Vesk sent flowers.\n\n"
         "She said that the rope was old.", "was old", "Terry Hane"),
    ],
)  # fmt: skip
def test_who_speaks_is_whom_the_words_before_are_about_and_nobody_named_in_them(text: str, part: str, who: str) -> None:
    assert speaker(text, part) == who


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        ("Mrs Orrow met her son Dal Vesk. She said it was late. He said it was early.", "early", "Dal Vesk"),
        ("His wife, Corl Dunn, met Tarl Vesk. They had tea. She said it was late.", "late", "Corl Dunn"),
        ("The judge, Mirl Tosk, came in. She sat down. Tarl Vesk greeted Tosk. He said it was late.", "late",
         "Tarl Vesk"),
    ],
)  # fmt: skip
def test_gender_is_told_by_kinship_and_by_other_pronouns(text: str, part: str, who: str) -> None:
    assert speaker(text, part) == who


def test_an_adverb_that_opens_a_sentence_is_nobody() -> None:
    text = "Tarl Vesk was asked about it. Twice. He said that the gate was shut."
    assert speaker(text, "gate was shut") == "Tarl Vesk"


def test_a_byline_is_nobody() -> None:
    assert speaker("By Orl Hane in Arden\n\nHe said that the gate was shut.", "was shut") is None


def test_his_lawyer_is_his() -> None:
    text = (
        "Tarl Vesk sued Mrs Pell. Vesk's lawyer, Orl Hane, said the case was strong. "
        "Mrs Pell was in court. Her lawyer said the case was weak. His lawyer said it was late."
    )
    assert speaker(text, "weak") == "lawyer of Pell"
    assert speaker(text, "strong") == "Orl Hane"


def test_they_are_the_entourage_that_the_sentence_before_brings_up() -> None:
    text = "Mayor Tarl Vesk kept silent. It was his staff who spoke. They said that the call was short."
    assert speaker(text, "was short") == "entourage of Tarl Vesk"
    text = "Mayor Tarl Vesk kept silent. People close to Vesk said the call was short."
    assert speaker(text, "was short") == "entourage of Tarl Vesk"


def test_it_is_neither_everybody_nor_somebody() -> None:
    text = "Somebody in the harbour feeds said that the dam was sound. It said on Tuesday that the lock was old."
    assert speaker(text, "lock was old") is None
    text = text.replace("Somebody in the harbour feeds", "The harbour board")
    assert speaker(text, "lock was old") == "harbour board"


def test_what_follows_a_name_and_its_comma_may_be_a_verb() -> None:
    text = "His secretary, Corl Pell, wrote that the chairman was ill. The chairman said he was well."
    assert speaker(text, "he was well") == "chairman"


def test_the_official_is_the_one_told_before_by_more_words() -> None:
    text = "A union official said the gate was shut. The official said that it was late."
    assert speaker(text, "it was late") == "union official"


def test_one_of_them_is_who_stands_behind_the_comma() -> None:
    text = "Two clerks left. One of them, Orl Hane, said it was late. One of them, a student, said it was early."
    assert speaker(text, "late") == "Orl Hane"
    assert speaker(text, "early") == "student"


def test_the_minister_is_not_the_prime_minister() -> None:
    text = "Farm Minister Tarl Vesk wrote to Prime Minister Orl Hane. The minister said that it was late."
    assert speaker(text, "it was late") == "Tarl Vesk"


def test_a_headline_describes_nobody_yet() -> None:
    text = "The woman who would not sell\n\nMirl Tosk feeds her hens. She said that it was late."
    assert speaker(text, "it was late") == "Mirl Tosk"


def test_nobody_is_named_where_two_may_be_meant() -> None:
    assert speaker("Both Orl Hane and Dorl Pell said the gate was shut. He said it was late.", "late") is None


def test_whose_gender_is_known_is_not_meant_where_a_paragraph_begins_with_somebody_else() -> None:
    text = "Thomas Reed shut the quay. Reed said it leaked.\n\nTarl Vesk met the crews. He said the boats were old."
    assert speaker(text, "the boats were old") == "Tarl Vesk"
    text = "Thomas Reed shut the quay. Reed said it leaked.\n\nThe crews waited. He said the boats were old."
    assert speaker(text, "the boats were old") == "Thomas Reed"


@pytest.mark.parametrize(
    "text",
    [
        "Professor Ada Pike said that she was well. Ostrava withdrew her claim that the dam was cracked.",
        "Professor Ada Pike praised the crew. Ostrava stood by her claim that the dam was cracked.",
        "Professor Ada Pike praised the crew. Ostrava has renewed her demand that Pell resign.",
    ],
)
def test_who_withdraws_or_stands_by_her_claim_made_it(text: str) -> None:
    assert attributions(text)[-1].speaker == "Ostrava"


def test_what_is_its_own_to_withdraw_is_the_nearest_subjects_and_a_plan_is_no_quote() -> None:
    text = "The council will not vote before the firm withdraws its {} ten cranes are sound."
    assert [a.speaker for a in attributions(text.format("claim that"))] == ["firm"]
    text = "The council will not vote before the firm drops its plan to sell the crane."
    assert not [a for a in attributions(text) if is_quote(text, a)]
