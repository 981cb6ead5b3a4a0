"""Who is asked answers, and not who asks; a name ends where a bracket behind it opens; to ring is not to say."""

from __future__ import annotations

import pytest

from pipeline import extract


def speaker_of(words: str, text: str) -> str | None:
    quotes = extract({"a": text}, model="rules").records.quotes
    (found,) = [quote for quote in quotes if words in quote.content[-1].text]
    return found.speaker.name if found.speaker else None


@pytest.mark.parametrize(
    "question",
    [
        "Asked by Tor Vik whether there was a transcript, he replied",
        "Asked by Tor Vik, of the opposition, whether there was a transcript, he said",
        "Pressed repeatedly by the opposition's Tor Vik on the transcript, he said",
        "When questioned by Tor Vik about it, he said",
    ],
)
def test_he_who_is_asked_is_not_he_who_asks(question: str) -> None:
    text = f"Halvard Brenner told the chamber that nothing had been promised. {question}: “Never.”"
    assert speaker_of("Never", text) == "Halvard Brenner"


def test_who_asked_before_may_speak_when_nobody_names_him() -> None:
    assert speaker_of("it was not", "Tor Vik rose. Asked whether this was the end, he said it was not.") == "Tor Vik"


def test_a_description_ends_where_its_bracket_opens() -> None:
    text = "Residents (two men and a woman, 40–60 years old) told the patrol that shells had fallen."
    assert speaker_of("shells", text) == "Residents"


def test_who_calls_somebody_by_telephone_says_nothing() -> None:
    quotes = extract({"a": "Lise Aune denied that Brenner had called Stavrin."}, model="rules").records.quotes
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["Lise Aune"]
    judged = extract({"a": "Lise Aune called it “Stavrin's mistake”."}, model="rules").records.quotes
    assert [span.text for quote in judged for span in quote.content] == ["“Stavrin's mistake”"]
