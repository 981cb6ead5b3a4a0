"""Undertakings denied in a few words, and who holds what others only say that he said."""

from __future__ import annotations

import pytest

from pipeline.extraction.ruled import extract
from pipeline.relate import contradictions, relate
from pipeline.schema import Document, SourceText
from tests.pipeline.relate.claims import claim, story


@pytest.mark.parametrize(
    ("held", "denied", "parts"),
    [
        ("Brisk had promised to open the lock in May.", "Norland's ministry had promised something.", True),
        ("Brisk had painted the lock in May.", "Norland's ministry had promised something.", False),
        ("Brisk had promised to open the lock in May.", "Delsia had promised something.", False),
    ],
)
def test_who_says_right_after_that_he_promised_nothing_answers_it(held: str, denied: str, parts: bool) -> None:
    told = claim(held, "Ada Ranvik", "a", at=1000)
    answer = claim(denied, "Norland's ministry", "a", "CT-", at=2000)
    assert bool(contradictions(story([told, answer]))) == parts
    elsewhere = claim(denied, "Norland's ministry", "b", "CT-", at=2000)
    assert not contradictions(story([told, elsewhere]))


def test_that_no_date_was_agreed_answers_who_names_the_day() -> None:
    denied = claim("A date had been agreed.", "Norland", "a", "CT-", at=2000)
    on_a_day = claim("The lock would reopen on 1 June.", "Ada Ranvik", "a", modality="planned", at=1000)
    some_day = claim("The lock would reopen soon.", "Ada Ranvik", "a", modality="planned", at=1000)
    past = claim("The lock was shut on 1 June.", "Ada Ranvik", "a", at=1000)
    assert [edge.axis for edge in contradictions(story([on_a_day, denied]))] == ["commitment"]
    assert not contradictions(story([some_day, denied]))
    assert not contradictions(story([past, denied]))


def test_what_is_denied_is_that_he_offered_and_who_is_said_to_have_offered_holds_nothing() -> None:
    text = (
        "Delsia said on Tuesday that Norland had offered to lift the toll on its timber.\n\n"
        "Norland's harbour ministry denied this.\n"
    )
    document = Document(id="d", sha256="0", story="s", source="d", published="2024-04-12", language="en")
    claims = extract(SourceText(document, text)).claims
    denied = [item.statement for item in claims if item.factuality == "CT-"]
    assert denied == ["Norland had offered to lift the toll on its timber."]
    (dispute,) = relate(story(claims, document)).disputes
    assert sorted(side.claimants for side in dispute.sides) == [["Delsia"], ["Norland's harbour ministry"]]
