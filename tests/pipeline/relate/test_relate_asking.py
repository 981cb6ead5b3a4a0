"""Questions and denials made of statements: grammatical, and about what the sides part on."""

from __future__ import annotations

import pytest

from pipeline.relate.asking import denied, how_many, of_denial, when, who_asked, yes_or_no
from pipeline.relate.wording import is_foreign, own_words, position, question
from pipeline.schema import Claim, Span
from tests.pipeline.relate.claims import claim


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        ("Minister Ranvik agreed to the plan", "Did Minister Ranvik agree to the plan?"),
        ("The recently closed gate reopened", "Did the recently closed gate reopen?"),
        ("The pilot took the letter, which nobody read", "Did the pilot take the letter?"),
        ("Boats moored at the pier carried salt", "Is it true that Boats moored at the pier carried salt?"),
        ("The release has him offering increased aid", "Is it true that the release has him offering increased aid?"),
        ("The firm owned by Brisk sank", "Is it true that the firm owned by Brisk sank?"),
        ("The pilots, who met on Monday, agreed", "Is it true that the pilots, who met on Monday, agreed?"),
        ("The pilot did sign the log", "Did the pilot sign the log?"),
        ("The pilot did mention tolls", "Did the pilot mention tolls?"),
        ("The two had last spoken in May", "Had the two last spoken in May?"),
        ("The yard did so", "Did the yard do so?"),
        ("They do business with Skarn", "Is it true that they do business with Skarn?"),
        ("The master was told: cast off", "Is it true that the master was told: cast off?"),
        ("The pilot called it “a toy”", "Is it true that the pilot called it “a toy”?"),
        ("The lamps were lit at 22:40", "Were the lamps lit at 22:40?"),
        ("Everyone was ashore", "Was everyone ashore?"),
        ("Something was burning", "Was something burning?"),
        ("Hundreds waded ashore", "Did hundreds wade ashore?"),
        ("The yards agreed to open the lock and that it would be dredged", "Did the yards agree to open the lock?"),
        ("Hurt sailors waited", "Did hurt sailors wait?"),
    ],
)
def test_the_verb_is_asked_about_where_the_words_show_which_it_is(statement: str, question: str) -> None:
    assert yes_or_no(statement) == question


@pytest.mark.parametrize(
    ("statement", "negative"),
    [
        ("The pilot signed some letter", "The pilot did not sign any letter"),
        ("The gate was opened", "The gate was not opened"),
        ("Somebody was drowned", "Nobody was drowned"),
        ("The crew had never been warned", None),
        ("What Brisk wrote", None),
        ("The pilot must leave", None),
        ("The yard may close", None),
        ("Both pilots met", None),
        ("All the sailors were saved", None),
        ("Everyone was saved", None),
        ("Many of the sailors were saved", None),
        ("Some of the sailors were saved", "None of the sailors were saved"),
        ("Some letter was signed", "No letter was signed"),
        ("Some were saved", "None were saved"),
        ("Some forty sailors were saved", None),
        ("A ship of some kind was seen", "No ship of any kind was seen"),
        ("The pilot was in Karsel and the mate steered the boat", None),
        ("The pilot signed, and the mate steered", "The pilot did not sign, and the mate steered"),
        ("The pilot was in Karsel and Lissen", "The pilot was not in Karsel and Lissen"),
        ("The pilot was told: cast off", None),
        ("Somebody asked someone about something", "Nobody asked anyone about anything"),
        ("There was a treaty", "There was no treaty"),
        ("There was such a treaty", "There was no such treaty"),
        ("One of the sailors was saved", "None of the sailors was saved"),
        ("A hundred sailors were saved", "A hundred sailors were not saved"),
        ("There were talks", "There were no talks"),
        ("There were always talks", "There were not always talks"),
    ],
)
def test_a_denied_statement_is_told_in_the_negative(statement: str, negative: str | None) -> None:
    assert denied(statement) == negative


def test_a_question_of_a_denial_asks_for_any() -> None:
    assert of_denial("Did somebody sign some letter?") == "Did anybody sign any letter?"


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        ("Five pilots have been hurt, one of them badly", "How many pilots have been hurt?"),
        ("There were six boats at the pier, not eleven", "How many boats were there at the pier?"),
        ("About 300 residents left", "How many residents left?"),
        ("The call lasted forty minutes", "How long did the call last?"),
        ("The call lasted for two and a half hours", "How long did the call last?"),
        ("The inspection took half an hour", "How long did the inspection last?"),
        ("The inspection took place two days ago", None),
        ("The inspection took two days to arrange", None),
        ("The inspection took the crew two days", None),
        ("One sailor drowned", None),
        ("1 sailor drowned", None),
        ("One hundred sailors drowned", "How many sailors drowned?"),
        ("Two thirds of the crew drowned", None),
        ("Four tenths drowned", None),
        ("Eight million a day was lost", None),
        ("Five months passed", "How many months passed?"),
        ("3 June was a holiday", None),
        ("12 Quay Street was searched", None),
        ("2017 was a bad year", None),
        ("Eleven boats were seized at the west pier", "How many boats were seized?"),
        ("Eleven boats were seized in Lissen", "How many boats were seized?"),
        ("Eleven boats were at the west pier", "How many boats were at the west pier?"),
        ("At least 20 per cent of the shops were shut", "What share of the shops were shut?"),
        ("46 have fallen ill in Lissen", "How many have fallen ill?"),
        ("The damage to the pier is 3 million crowns", "How high is the damage to the pier?"),
        ("The port estimates the damage at 3 million crowns", "How high is the damage?"),
        ("The power came back after 55 minutes", None),
    ],
)
def test_a_number_in_front_is_asked_for(statement: str, question: str | None) -> None:
    assert how_many(statement) == question


@pytest.mark.parametrize(
    "time",
    [
        "at 5.40",
        "at 22:40 on Monday",
        "at 8 a.m.",
        "at nine o'clock in the morning",
        "shortly after 5.40 local time",
        "on 12 May",
        "on May 12, 2019",
        "on Feb. 21",
        "on Monday 3 February 2025",
        "in 2019",
        "in May",
    ],
)
def test_a_time_at_the_end_is_asked_for(time: str) -> None:
    assert when(f"The harbour master closed the gate {time}") == "When did the harbour master close the gate?"


@pytest.mark.parametrize(
    "statement",
    [
        "The lamps were lit",
        "The shares closed at 12 crowns",
        "The shares closed at 5.40 crowns",
        "The boat passed at 40 knots",
        "The gate was opened by 12 men",
        "They voted on article 5",
        "The gate fell; the lamps were lit at 22:40",
    ],
)
def test_a_number_at_the_end_is_no_time(statement: str) -> None:
    assert when(statement) is None


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        ("The call was initiated by the ministry", "Who asked for the call?"),
        ("Karsel asked Lissen for an urgent phone call", "Who asked for the phone call?"),
        ("The mayor met the pilot, and their talks were held on the pilot’s initiative", "Who asked for the talks?"),
        ("At the request of the yard, a meeting was held", "Who asked for the meeting?"),
        ("The pilots spoke on the initiative of Karsel", "On whose initiative did the pilots speak?"),
        ("The mayor ordered the gate shut", None),
        ("They asked for tea during the meeting", None),
        ("The pilot asked about tolls in the talks", None),
    ],
)
def test_who_asked_for_a_meeting_is_asked_of_meetings_that_were_asked_for(statement: str, question: str | None) -> None:
    assert who_asked(statement) == question


def test_a_negation_in_a_further_clause_does_not_keep_the_verb_from_being_negated() -> None:
    said = denied("Mr Brisk apologised, because there is nothing to apologise for")
    assert said == "Mr Brisk did not apologise, because there is nothing to apologise for"


def told_as(words: str, made: Claim) -> Claim:
    """The claim with its account's own words as evidence."""
    span = Span(document=made.document, start=0, end=len(words), text=words)
    return made.model_copy(update={"evidence": [span]})


@pytest.mark.parametrize(
    ("statement", "language", "foreign"),
    [
        ("Шлюз закрыт", None, True),
        ("Le syndicat dit non", "fr", True),
        ("The lock of Brume was shut", "fr", False),  # a model's statement of a French document
        ("Locks shut", "en-GB", False),
        ("Locks shut", None, False),
    ],
)
def test_a_statement_is_foreign_by_its_letters_or_by_its_document(
    statement: str, language: str | None, foreign: bool
) -> None:
    assert is_foreign(statement, language) == foreign


def test_of_words_in_another_language_no_english_question_and_no_denial_is_made() -> None:
    held = told_as("«L'écluse de Brume a fermé»,", claim("L'écluse de Brume a fermé.", "Mairie", "a"))
    assert question(held, "occurrence", "truth", language="fr") == "Is it so? One account: “L'écluse de Brume a fermé”"
    assert question(held, "initiator", "initiator", language="fr").startswith("On whose initiative was it? One account")
    assert question(held, "numeric", "truth", language="fr").startswith("Which figure is right? One account: “")
    assert position(held, "fr") == "L'écluse de Brume a fermé"
    lost = told_as("соглашения о шлюзе не было", claim("Соглашения о шлюзе было", "Порт", "b", "CT-"))
    assert position(lost, "ru") == "“соглашения о шлюзе не было”"
    refuted = told_as("сговор с портом", claim("Сговор с портом", "Порт", "b", "CT-"))
    assert position(refuted, "ru") == "Denied: “сговор с портом”"


@pytest.mark.parametrize(
    ("statement", "asked"),
    [
        ("A friend of hers sold the barge.", "Is it true what Ada Finch denies: A friend of hers sold the barge?"),
        ("The other had sold the barge.", "Is it true what Ada Finch denies: The other had sold the barge?"),
        ("A friend of his brother sold the barge.", "Did a friend of his brother sell the barge?"),
        ("The other barge was sold.", "Was the other barge sold?"),
    ],
)
def test_whom_only_the_claimants_name_tells_is_asked_about_with_it(statement: str, asked: str) -> None:
    made = claim(statement, "Ada Finch", "a", "CT-")
    assert question(made, "occurrence", "truth", frozenset({"a", "the"})) == asked


@pytest.mark.parametrize(
    ("evidence", "statement", "shown"),
    [
        ("La ville a vendu le bac", "La ville a vendu le bac.", "La ville a vendu le bac"),
        ("la préfecture dément", "La ville a vendu le bac.", "La ville a vendu le bac"),
        ("d'avoir vendu le bac", "La ville a vendu le bac.", "La ville a vendu le bac"),
        ("о задержании двоих", "Было задержание двоих.", "Было задержание двоих"),
    ],
)
def test_an_account_that_tells_no_clause_is_shown_by_its_statement(evidence: str, statement: str, shown: str) -> None:
    made = claim(statement, "X", "a")
    span = made.evidence[0].model_copy(update={"text": evidence, "end": made.evidence[0].start + len(evidence)})
    assert own_words(made.model_copy(update={"evidence": [span]})) == shown
