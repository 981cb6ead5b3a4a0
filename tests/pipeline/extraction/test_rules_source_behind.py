"""A source at the end of a sentence is that of the sentence, not of what somebody in it says."""

from __future__ import annotations

import pytest

from pipeline import extract


@pytest.mark.parametrize(
    ("text", "said", "via"),
    [
        (
            "Stavrin said the fragments were foreign, according to a statement from his ministry.",
            "the fragments were foreign",
            "statement from his ministry",
        ),
        (
            "The mayor said that the bridge was safe and would open, according to three people who heard her.",
            "the bridge was safe and would open",
            "three people",
        ),
        (
            "Ada Pike told the board that nobody had checked the valve, according to minutes of the meeting.",
            "nobody had checked the valve",
            "minutes of the meeting",
        ),
    ],
)
def test_the_words_end_where_the_source_of_the_sentence_begins(text: str, said: str, via: str) -> None:
    quotes = extract({"a": text}, model="rules").records.quotes
    (inner,) = [quote for quote in quotes if quote.via]
    assert [span.text for span in inner.content] == [said]
    assert [link.name for link in inner.via] == [via]


def test_a_source_in_front_of_what_is_said_stays_in_the_words() -> None:
    text = "Ada Pike warned that, according to engineers, the bridge was unsafe."
    quotes = extract({"a": text}, model="rules").records.quotes
    pike = next(quote for quote in quotes if quote.speaker and quote.speaker.name == "Ada Pike")
    assert pike.content[0].text == "according to engineers, the bridge was unsafe"
