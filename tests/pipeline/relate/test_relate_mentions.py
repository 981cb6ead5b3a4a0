"""Which documents a run by rule calls silent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.relate import relate
from pipeline.schema import Dispute, SourceText
from tests.pipeline.relate.claims import claim, document, story

HELD = claim("Boiler three at the Brill mill was wrecked on Sunday night.", "Owner", "a", at=0)
DENIED = claim("Boiler three at the Brill mill was wrecked on Sunday night.", "Union", "a", "CT-", at=200)


def told(text: str, language: str = "en") -> Dispute:
    """The dispute on the boiler as a run tells it that read one more document."""
    records = story([HELD, DENIED], document("a"), document("other", language=language))
    sources = (SourceText(records.documents[0], HELD.statement), SourceText(records.documents[1], text))
    (dispute,) = relate(replace(records, sources=sources)).disputes
    return dispute


@pytest.mark.parametrize(
    "text",
    [
        "The union denies outright that its people wrecked the boiler.",
        "Visitors came. Asked about the wrecked boiler of the Brill mill, the owner went away.",
    ],
)
def test_a_document_that_speaks_of_the_matter_in_its_text_is_not_silent(text: str) -> None:
    dispute = told(text)
    assert (dispute.silent, dispute.touching) == ([], ["other"])


@pytest.mark.parametrize("text", ["The mill will close in May.", "The owner has a boiler to sell.", ""])
def test_a_document_that_does_not_speak_of_it_is_silent(text: str) -> None:
    dispute = told(text)
    assert (dispute.silent, dispute.touching) == (["other"], [])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le syndicat dément toute dégradation de la chaudière.", "fr"),
        ("Профсоюз отрицает, что котёл был повреждён.", "ru"),
        ("Le marché aura lieu mardi.", "fr"),
    ],
)
def test_of_a_document_in_another_language_nothing_is_told(text: str, language: str) -> None:
    dispute = told(text, language)
    assert (dispute.silent, dispute.touching) == ([], [])


def test_a_document_in_the_language_of_one_side_can_be_silent() -> None:
    said = "La chaudière de l'usine de Brill a été détruite dimanche."
    claims = [claim(said, "Direction", "a"), claim(said, "Syndicat", "b", "CT-")]
    documents = [document(name, language="fr") for name in "abc"]
    assert [dispute.silent for dispute in relate(story(claims, *documents)).disputes] == [["c"]]
