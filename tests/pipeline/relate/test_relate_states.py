"""States of one thing that cannot hold together, told in other words, denied, or of an office."""

from __future__ import annotations

import pytest

from pipeline import extract


def disputes(*sentences: str) -> int:
    told = extract({"a": " ".join(sentences)}, model="rules").records.disputes
    return sum(dispute.status == "genuine" for dispute in told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A clerk denied that the lift had been out of order.", "Ada Pike said the lift was dead for most of the day."),
        ("The office said that the gate was not locked.", "Ada Pike said the gate was shut."),
        ("The sluice had been closed by wardens, Ali Vale said.", "Farmers said that the sluice had been open."),
        ("The treasurer has quit, the board said.", "The firm said the treasurer remains in her post."),
        ("The union said that up to 900 dockers marched on Monday.", "Management put the figure at fewer than 300."),
        ("The union said the pilot had been awake for two days, a claim the firm rejected as “pure invention”.", ""),
        ("The union said the pilot was drunk, which the firm called a lie.", ""),
    ],
)
def test_accounts_that_cannot_both_be_true_are_a_dispute(one: str, other: str) -> None:
    assert disputes(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The office said that the gate was not locked.", "Ada Pike said the gate was open."),
        ("The bid was not won, the clerk said.", "The bid was not lost, Ada Pike said."),
        ("The treasurer has quit, the board said.", "The firm said the secretary remains in her post."),
        ("The union said that up to 900 dockers marched on Monday.", "Management put the figure at 850."),
        ("The union said up to 900 dockers marched on Monday.", "Management said 100 dockers marched on Friday."),
        ("The offer came on Monday, Ada Pike said.", "Ali Vale said no offer came on Tuesday."),
        ("The sluice was closed by noon, Ali Vale said.", "Farmers said that the sluice was open."),
    ],
)
def test_accounts_that_can_both_be_true_are_none(one: str, other: str) -> None:
    assert disputes(one, other) == 0


def disputes_in(language: str, text: str) -> int:
    told = extract({"a": text}, model="rules").records
    assert {source.document.language for source in told.sources} == {language}
    return sum(dispute.status == "genuine" for dispute in told.disputes)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ada Morel assure que le pont est fermé. Luc Brandt affirme que le pont est ouvert.", True),
        ("Ada Morel assure que le pont est fermé. Luc Brandt affirme que le tunnel est ouvert.", False),
        ("Ada Morel affirme que le site est rentable. Selon la direction, le site est déficitaire.", True),
        ("Luc Brandt a démissionné, selon la mairie. La région affirme que Luc Brandt a été limogé.", True),
        (
            "Ada Morel dit que la ville a refusé une offre. « Il n'y a jamais eu la moindre offre », répond la ville.",
            True,
        ),
        ("Ada Morel dit que le port avait averti la ville. Selon la ville, aucune plainte n'a été déposée.", False),
        ("Luc Brandt affirme n'avoir reçu aucun courrier. Ada Morel dit que Luc Brandt a reçu un courrier.", True),
    ],
)
def test_french_accounts_part_by_states_and_by_acts_that_were_not(text: str, parts: bool) -> None:
    assert disputes_in("fr", text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Виктор Лапин заявил, что мост был закрыт. Зоя Громова сообщила, что мост был открыт.", True),
        ("Виктор Лапин заявил, что мост был закрыт. Зоя Громова сообщила, что тоннель был открыт.", False),
        ("Лапин ушёл сам, сообщили в мэрии. В МВД заявили, что Лапин был отстранён решением суда.", True),
        ("Зоя Громова заявила, что чиновники скрывают акт. Мэр возразил, что никакого акта не существует.", True),
        ("Зоя Громова заявила, что завод предупреждал мэрию. Мэр сказал, что никаких жалоб не поступало.", False),
    ],
)
def test_russian_accounts_part_by_states_and_by_acts_that_were_not(text: str, parts: bool) -> None:
    assert disputes_in("ru", text) == parts


def test_a_clause_of_no_such_request_is_denied_as_one_and_answers_the_request() -> None:
    text = (
        "Ada Pike said the firm had refused to wait despite requests. Ali Vale said no such request had ever been made."
    )
    told = extract({"a": text}, model="rules").records
    (denial,) = (claim for claim in told.claims if claim.claimant.name == "Ali Vale")
    assert [span.text for span in denial.evidence] == ["no such request had ever been made"]
    assert len(told.disputes) == 1
