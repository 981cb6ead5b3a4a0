"""In whose mouth the English rules put words, on texts written for these tests: nobody's rather than another's."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import Attribution, attributions, is_quote


def kept(text: str) -> list[Attribution]:
    return [a for a in attributions(text) if is_quote(text, a)]


def voices(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of every quote, in text order."""
    return [(a.speaker, " … ".join(text[s:e] for s, e in a.content)) for a in kept(text)]


def speaker_of(text: str, part: str) -> str | None:
    held = [a for a in kept(text) if any(part in text[s:e] for s, e in a.content)]
    assert held, f"nothing holds {part!r}"
    return min(held, key=lambda a: sum(e - s for s, e in a.content)).speaker


@pytest.mark.parametrize(
    "text",
    [
        # a count is nobody whom *she* could stand for
        "Ada Pike, head of the Morren clinic, told reporters by telephone that four of the boats were hers. An "
        "earlier count by the clinic had put them at three.\n\n“We may well find more,” she said.",
        # who speaks in the paragraph before is no rival of the one whom this paragraph is about
        "“A tug hit the pier,” harbour spokesman Jon Brisk said.\n\nEdan Vale denied it. “We sent no tug,” he said.",
    ],
)
def test_a_pronoun_stands_for_the_one_person_at_hand(text: str) -> None:
    assert voices(text)[-1][0] in ("Ada Pike", "Edan Vale")


def test_a_pronoun_inside_somebodys_words_is_nobody_whom_others_words_name() -> None:
    text = (
        "Deputy harbour master Edan Brisk answered: “Mr Vale made nobody sail.”\n\n"
        "Pilot Ada Pike was not content. “He said the tide was low. My film shows it high,” she told the council."
    )
    assert speaker_of(text, "the tide was low") is None
    assert speaker_of(text, "My film") == "Ada Pike"


def test_the_subject_of_a_cue_stands_on_its_side_of_a_semicolon() -> None:
    text = "The line had said on Monday that he would; on Friday a spokeswoman would say only that he “might”."
    assert speaker_of(text, "might") == "spokeswoman"
