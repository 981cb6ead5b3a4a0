"""Bodies taken up by what they are: the company, the force, the newspaper."""

from __future__ import annotations

import pytest

from pipeline import extract

OPENING = "Orla Finch, a shopper, said the shelves were bare.\n\n"


def speaker(text: str) -> str | None:
    """Who speaks last."""
    quotes = extract({"a": OPENING + text}, model="rules").records.quotes
    last = max(quotes, key=lambda quote: quote.content[0].start)
    return last.speaker.name if last.speaker else None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Brandt Tools, a maker of saws, cut its forecast. The company said that orders had fallen.", "Brandt Tools"),
        ("Shoppers were turned away by the retailer Olmo. The retailer said that a pipe had burst.", "Olmo"),
        ("Kelvane's chief executive, Ada Pike, resigned on Monday. The firm said that she was ill.", "Kelvane"),
        ("Drivers at QuayBus stopped work. QuayBus offered talks. The operator said that it was sorry.", "QuayBus"),
        ("Two men were held by North Vale Police. The force said that both had been released.", "North Vale Police"),
        ("The deal was told of in the Harbour Courier. The newspaper said that it had seen it.", "Harbour Courier"),
        ("The drivers' union Concord called a strike. The union said that talks had failed.", "Concord"),
        ("The Lantern Trust closed a hospice. The charity said that it had no money.", "Lantern Trust"),
    ],
)
def test_a_body_is_taken_up_by_what_it_is(text: str, who: str) -> None:
    assert speaker(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Brandt Tools and Olmo Tools merged. The company said that nobody would go.", "company"),
        ("Brandt Tools cut jobs. A company from Arden bid for it. The company said that it had cash.", "company"),
        ("A spokeswoman in Kestrow waved. The company said that the furnace was out.", "company"),
        ("The drivers' union Concord Rail struck. The company said that talks had failed.", "company"),
        ("Unlike Concord, the union said that talks had failed.", "union"),
    ],
)
def test_a_body_that_may_be_another_keeps_its_description(text: str, who: str) -> None:
    assert speaker(text) == who


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("The ferry line Skarvo cancelled every sailing past the Tolle Bank.", "Skarvo"),
        ("The cargo carrier Skarvo sailed along the Tolle Bank to Green Power.", "Skarvo"),
        ("Skarvo, an operator of tugs, sold two boats to Tolle Shipping.", "Skarvo"),
        ("Two boats ran aground on the Tolle Bank.", "company"),
        ("A boat drifted past Tolle Mills.", "company"),
    ],
)
def test_the_company_is_whom_a_sentence_calls_one_and_is_about_and_no_landmark(before: str, who: str) -> None:
    assert speaker(f"{before} The company said the sea was rough.") == who


def test_a_company_that_a_clause_defines_is_none_told_before() -> None:
    text = "The retailer Skarvo opened a shop. The company that owns the street said the rent was low."

    assert speaker(text) != "Skarvo"
