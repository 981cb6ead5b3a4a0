"""A surname that answers: who *he* and *she* are behind a denial, and which names are no surnames."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions


def _speaker(text: str, words: str) -> str | None:
    return next(a.speaker for a in attributions(text) if words in text[slice(*a.content[0])])


@pytest.mark.parametrize(
    ("before", "answer", "words", "speaker"),
    [
        ("Tilde Warne, the harbour master, said the buoy was lit.", "Grosk denied that.", "Dark", "Grosk"),
        ("A spokeswoman for the canal said the lock was shut.", "Velder rejected this.", "Dark", "Velder"),
        ("Tilde Warne, who runs the pier, said it was lit.", "Grosk, speaking for the crews, disputed that.", "Dark",
         "Grosk"),
        ("“I saw the light,” said Tilde Warne.", "Grosk saw none.", "Dark", "Grosk"),
        ("Tilde Warne, the harbour master, said Grosk was asleep.", "But Grosk has denied the claim.", "Dark", "Grosk"),
        ("Tilde Warne criticised Grosk.", "Grosk insists that the buoy was out.", "Dark", "Grosk"),
    ],
)  # fmt: skip
def test_who_denies_it_under_a_surname_alone_goes_on_speaking(
    before: str, answer: str, words: str, speaker: str
) -> None:
    text = f"{before}\n\n{answer} “Dark as a cellar, all night long,” she said."

    assert _speaker(text, words) == speaker


@pytest.mark.parametrize(
    "answer",
    [
        "Norvia denied that.",
        "Germany rejected the report.",
        "Residents disputed that.",
        "Harlune denied that.",
        "The dredging firm Ketteridge denied that.",
        "Mr Grosk denied that.",
        "Grosk accused her of lying.",
    ],
)
def test_a_state_a_firm_a_place_another_gender_or_a_rival_told_beside_takes_no_pronoun_over(answer: str) -> None:
    before = "Tilde Warne, the harbour master, said the buoy was lit. She was in Harlune on Friday."
    text = f"{before}\n\n{answer} “Dark as a cellar, all night long,” she said."

    assert _speaker(text, "Dark") == "Tilde Warne"
