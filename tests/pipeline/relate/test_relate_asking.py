"""Questions and denials made of statements: grammatical, and about what the sides part on."""

from __future__ import annotations

import pytest

from pipeline.relate.asking import denied, how_many, of_denial, when, who_asked, yes_or_no


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
        ("At least 20 per cent of the shops were shut", None),
        ("The power came back after 55 minutes", None),
    ],
)
def test_a_number_in_front_is_asked_for(statement: str, question: str | None) -> None:
    assert how_many(statement) == question


def test_a_time_at_the_end_is_asked_for() -> None:
    assert when("The harbour master closed the gate at 5.40") == "When did the harbour master close the gate?"
    assert when("The lamps were lit at 22:40") == "When were the lamps lit?"
    assert when("The lamps were lit") is None


def test_who_asked_for_a_meeting_is_asked_of_meetings() -> None:
    assert who_asked("The call was initiated by the ministry") == "Who asked for the call?"
    assert who_asked("The mayor ordered the gate shut") is None


def test_a_negation_in_a_further_clause_does_not_keep_the_verb_from_being_negated() -> None:
    said = denied("Mr Brisk apologised, because there is nothing to apologise for")
    assert said == "Mr Brisk did not apologise, because there is nothing to apologise for"
