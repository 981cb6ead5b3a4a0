"""A run whose passages mean the opposite, or less, without what the record says beside them."""

from __future__ import annotations

from typing import Any

from crocus_run import manifest_of

from pipeline.canonical import content_id
from pipeline.extraction.assemble import Reading, claim_of, quote_of
from pipeline.schema import (
    Claim,
    Contradiction,
    Dispute,
    Document,
    Quote,
    RunManifest,
    RunRecords,
    Side,
    SourceText,
    Span,
    Speaker,
)

TEXT = (
    "Mr Vane denied that the bridge was open. Ms Roe supposedly let it be known that the toll rose. "
    "Mr Vane said: “There was no toll.” Ms Roe said: “The bridge was open.”"
)
DOCUMENT = Document(id="made", sha256="0", story="made", source="made.txt", language="en")
READING = Reading.of(SourceText(DOCUMENT, TEXT))


def _quote(words: str, name: str, cue: str, statement: str, factuality: Any, **more: Any) -> tuple[Quote, Claim]:
    """A quote and the claim that it carries."""
    place = [(TEXT.index(words), TEXT.index(words) + len(words))]
    said = TEXT.index(cue)
    mark = Span(document="made", start=said, end=said + len(cue), text=cue)
    quote = quote_of(READING, place, speaker=Speaker(name=name), cue=mark, hedged=more.pop("hedged", False))
    assert quote is not None
    claim = claim_of(READING, statement, place, claimant=Speaker(name=name), factuality=factuality, quote=quote, **more)
    assert claim is not None
    return quote, claim


def denied_run() -> tuple[RunRecords, RunManifest]:
    """One document: a denial, a hedged report, a negation in the words, and what is denied; one dispute."""
    pairs = [
        _quote("the bridge was open", "Vane", "denied", "The bridge was open.", "CT-"),
        _quote("the toll rose", "Roe", "let it be known", "The toll rose.", "PS+", hedged=True, author_stance="doubts"),
        _quote("“There was no toll.”", "Vane", "said", "There was a toll.", "CT-"),
        _quote("“The bridge was open.”", "Roe", "said", "The bridge was open.", "CT+"),
    ]
    claims = [claim for _, claim in pairs]
    sides = [
        Side(position=position, claimants=[name], claims=[claim.id for claim in held], documents=["made"])
        for position, name, held in (
            ("It was not open", "Vane", [claims[0], claims[2]]),
            ("It was open", "Roe", [claims[3], claims[1]]),
        )
    ]
    edge = Contradiction(
        id=content_id("x", "made"),
        story="made",
        a=claims[0].id,
        b=claims[3].id,
        label="contradiction",
        status="genuine",
        level="object",
        scope="within_document",
        parties="sources",
        axis="occurrence",
        mechanism="negation",
        explanation="Vane denies what Roe says.",
        dispute="d_made",
    )
    dispute = Dispute(
        id="d_made",
        story="made",
        question="Was the bridge open?",
        sides=sides,
        contradictions=[edge.id],
        label="contradiction",
        status="genuine",
        axis="occurrence",
    )
    records = RunRecords(
        sources=(SourceText(DOCUMENT, TEXT),),
        quotes=tuple(quote for quote, _ in pairs),
        claims=tuple(claims),
        contradictions=(edge,),
        disputes=(dispute,),
    )
    return records, manifest_of(records)
