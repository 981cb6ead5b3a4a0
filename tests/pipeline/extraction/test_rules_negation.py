"""Reports that are told not to have been made, and what their cues show, on sentences written for these tests."""

from __future__ import annotations

import pytest

from pipeline.extraction.claims.cues import verdict
from pipeline.extraction.rules import attributions, is_quote


def cues(text: str) -> list[str]:
    """Cues of the quotes of a text."""
    return [text[slice(*a.cue)] for a in attributions(text) if a.cue and is_quote(text, a)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister no longer says that the bridge is safe.",
        "The bridge is safe, the minister no longer says.",
        "At no point did the minister say that the bridge was safe.",
        "The minister nowhere says that the bridge was safe.",
        "The ministry has yet to announce that the bridge will open.",
        "The minister stopped short of saying that the bridge was unsafe.",
        "The minister stopped saying that the bridge was safe.",
        "The minister failed to say that the bridge was unsafe.",
        "The minister avoided saying that the bridge was safe.",
        "Without saying that the bridge was unsafe, the minister closed it.",
        "Far from saying the bridge was safe, the minister shut it.",
        "Neither the minister nor the company said that the bridge was safe.",
        "The minister did not claim that the bridge was safe.",
    ],
)
def test_what_was_not_said_is_no_quote(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The minister no longer denies that the bridge was unsafe.", "no longer denies"),
        ("“The bridge is safe,” the minister no longer says.", "no longer says"),
        ("The minister is no longer certain that the bridge will open.", "no longer certain"),
        ("The minister is not sure that the bridge will open.", "not sure"),
        ("The minister did not rule out that the bridge was unsafe.", "did not rule out"),
    ],
)
def test_a_cue_shows_its_negation(text: str, cue: str) -> None:
    assert cues(text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not merely say that the bridge was unsafe.",
        "The minister not only said that the bridge was unsafe.",
        "Only once did the minister say that the bridge was unsafe.",
        "The minister did not fail to say that the bridge was unsafe.",
        "The minister stopped to say that the bridge was unsafe.",
    ],
)
def test_what_more_than_one_negation_or_a_limit_leaves_said_is_a_quote(text: str) -> None:
    assert len(cues(text)) == 1


def test_not_merely_said_is_said() -> None:
    assert verdict("does not merely say", "") == "holds"
    assert verdict("doesn’t say", "") == "open"


def test_no_behind_a_verb_ends_its_sentence_and_before_a_figure_does_not() -> None:
    assert cues("Norland says no. Delsia says that minutes were kept.") == ["says", "says"]
    text = "The No. 2 pump was off, Ada Pike said."
    assert [text[s:e] for a in attributions(text) for s, e in a.content] == ["The No. 2 pump was off"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Вера Лось не говорила, что дамба цела.", "ru"),
        ("Вера Лось никогда не утверждала, что дамба цела.", "ru"),
        ("Вера Лось отказалась сказать, цела ли дамба.", "ru"),
        ("Odile Prat a refusé de dire si la digue tenait.", "fr"),
        ("La mairie refuse d'expliquer pourquoi la digue cède.", "fr"),
    ],
)
def test_what_somebody_did_not_say_or_would_not_say_is_no_quote(text: str, language: str) -> None:
    assert attributions(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Вера Лось не раз говорила, что дамба цела.", "ru"),
        ("Вера Лось не только сказала, что дамба цела.", "ru"),
        ("Вера Лось не исключила, что дамба течёт.", "ru"),
        ("Вера Лось отказалась признать, что дамба течёт.", "ru"),
        ("Odile Prat a refusé d'admettre que la digue cédait.", "fr"),
    ],
)
def test_what_was_said_more_than_once_or_not_admitted_stays_a_quote(text: str, language: str) -> None:
    assert len(attributions(text, language)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "If the harbour master tells the insurers that the crane was sound, they will not pay.",
        "“If Ada Pike tells us that the crane was sound, we will pay.”",
        "Unless Ada Pike says that she signed, the letter is void.",
        "Had Ada Pike admitted that the crane was cracked, the yard would have shut.",
        "Should the harbour master admit that the crane failed, the insurers will pay.",
        "Did the harbour master promise to pay?",
        "Does the harbour master deny that the crane was cracked?",
        "Who says that the crane is sound?",
        "Ada Pike should say that she is sorry.",
        "Ada Pike could have said that the crane was cracked.",
    ],
)
def test_a_report_that_is_supposed_asked_after_or_called_for_is_no_quote(text: str) -> None:
    assert [text[slice(*a.cue)] for a in attributions(text) if a.cue and is_quote(text, a)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The insurers say that they will pay if the crane failed.",
        "If the crane failed, Ada Pike said, the insurers would pay.",
        "Only then did Ada Pike say that the crane was cracked.",
        "Ada Pike must have said that the crane was cracked.",
        "The clerk who asked whether the crane was sound was sent home.",
        "Ada Pike told reporters: “Who says that the crane is sound?”",
        "“Did the crane fail?” asked Ada Pike.",
    ],
)
def test_a_condition_or_a_question_inside_a_report_leaves_it_made(text: str) -> None:
    assert len(cues(text)) == 1
