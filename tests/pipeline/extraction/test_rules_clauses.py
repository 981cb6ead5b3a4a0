"""Where what is said ends, and cues that are easily missed."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import Attribution, attributions, is_quote


def told(text: str) -> list[tuple[str | None, str]]:
    return [(a.speaker, content(text, a)) for a in attributions(text) if is_quote(text, a)]


def content(text: str, a: Attribution) -> str:
    return " … ".join(text[start:end] for start, end in a.content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Pike said the harbour had two cranes and believed a third would be wasted.",
            [("Ada Pike", "the harbour had two cranes"), ("Ada Pike", "a third would be wasted")],
        ),
        (
            "Tom Vale promised the crews would be paid but would not say when.",
            [("Tom Vale", "the crews would be paid")],
        ),
        ("Tom Vale has agreed to sell the boat and is leaving.", [("Tom Vale", "to sell the boat")]),
        (
            "Ada Pike said in a letter that the quay sank in May and “nobody in this town was told”.",
            [("Ada Pike", "the quay sank in May and “nobody in this town was told”")],
        ),
        ("The office is forecasting ten days of frost across the hills before Sunday.", None),
        (
            "Several sailors wanted to know who would pay for the nets.",
            [("Several sailors", "who would pay for the nets")],
        ),
        ("Asked twice, Tom Vale allowed that there was no plan.", [("Tom Vale", "there was no plan")]),
    ],
)
def test_a_report_ends_where_the_teller_goes_on(text: str, expected: list[tuple[str, str]] | None) -> None:
    expected = expected or [("office", "ten days of frost across the hills before Sunday")]
    assert told(text) == expected


def test_who_is_said_to_have_answered_answered_by_hearsay() -> None:
    text = "Ada Pike read the bill. “As you like,” she is said to have answered."
    (answer,) = attributions(text)
    assert (answer.speaker, answer.hedged) == ("Ada Pike", True)


def test_a_walker_believed_to_be_a_dane_is_nobodys_thought() -> None:
    assert told("Police are looking for a walker, believed to be a Dane.") == []


def test_whom_a_relative_clause_quotes_speaks() -> None:
    text = "It is in the Lantern, which quoted two pilots as saying that the gate was shut."
    (one,) = attributions(text)
    assert one.speaker == "two pilots"
    assert [via.name for via in one.via] == ["Lantern"]


def test_a_statement_that_accuses_speaks_for_whoever_made_it() -> None:
    text = "Norland mocked a statement by the pilots' union accusing the port of fraud."
    assert ("pilots' union", "fraud") in told(text)
