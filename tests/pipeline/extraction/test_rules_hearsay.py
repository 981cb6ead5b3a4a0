"""Reports with nobody behind them, on sentences written for these tests."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import Attribution, attributions, is_quote


def quotes(text: str) -> list[Attribution]:
    return [a for a in attributions(text) if is_quote(text, a)]


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("The bridge was reportedly sold to a firm.", ["The bridge was", "sold to a firm"], "reportedly"),
        ("Allegedly, the mayor took the money.", ["the mayor took the money"], "Allegedly"),
        ("The gate is old and was reportedly sold.", ["was", "sold"], "reportedly"),
        ("The mayor, who supposedly took the money, left.", ["took the money"], "supposedly"),
        ("The gate is supposedly safe.", ["The gate is", "safe"], "supposedly"),
        ("It is understood that the mayor will resign.", ["the mayor will resign"], "is understood"),
        ("The mayor is rumoured to be leaving.", ["The mayor", "to be leaving"], "is rumoured"),
    ],
)
def test_hearsay_is_a_quote_of_nobody_in_doubt(text: str, content: list[str], cue: str) -> None:
    (a,) = quotes(text)
    assert [text[s:e] for s, e in a.content] == content
    assert (a.speaker, a.mention, a.hedged) == (None, None, True)
    assert a.cue is not None
    assert text[slice(*a.cue)] == cue


def test_hearsay_of_somebodys_words_is_no_second_quote() -> None:
    text = "The mayor reportedly told aides that she would resign. The union said the gate had reportedly been sold."
    assert [a.speaker for a in quotes(text)] == ["mayor", "union"]
    assert [a.hedged for a in quotes(text)] == [True, False]


def test_what_only_qualifies_a_noun_reports_nothing() -> None:
    assert quotes("The allegedly stolen boat was found.") == []
