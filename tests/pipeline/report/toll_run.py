"""A dispute with sides that only seem to part from the others, and one that wholly only seems so."""

from __future__ import annotations

from typing import Any

from crocus_run import manifest_of

from pipeline.extraction.assemble import Reading, claim_of
from pipeline.schema import (
    AUTHOR,
    Claim,
    Contradiction,
    Dispute,
    Document,
    RunManifest,
    RunRecords,
    Side,
    SourceText,
    Speaker,
)

UPDATED = "The harbour office raised its count from two to six overnight."
CLOCKS = "Nine is the time in the port, seven the time in the capital."
_TEXTS = {
    "early": "The harbour office counts two drowned. The ferry left at nine.",
    "late": "The harbour office counts six drowned. The harbour office had counted two drowned before.",
    "loud": "A deckhand counts fifteen drowned.",
    "quiet": "The ferry left at seven, the capital says.",
}


def toll_run() -> tuple[RunRecords, RunManifest]:
    """Four accounts: two and six are one count, fifteen is against it; the hours are of two clocks."""
    sources = [
        SourceText(
            Document(id=name, sha256=name, story="ferry", publisher=name.capitalize(), source=f"{name}.txt"), text
        )
        for name, text in _TEXTS.items()
    ]
    readings = {source.document.id: Reading.of(source) for source in sources}

    def claim(document: str, words: str, by: str) -> Claim:
        start = _TEXTS[document].index(words)
        made = claim_of(
            readings[document],
            f"{words} in the wreck.",
            [(start, start + len(words))],
            claimant=Speaker(name=by),
            factuality="CT+",
        )
        assert made
        return made

    two, before = (claim(name, "two drowned", "harbour office") for name in ("early", "late"))
    six, fifteen = claim("late", "six drowned", "harbour office"), claim("loud", "fifteen drowned", "deckhand")
    nine, seven = claim("early", "left at nine", AUTHOR), claim("quiet", "left at seven", "capital")
    edges = [
        _edge(two, six, "superseded", UPDATED),
        _edge(before, six, "superseded", UPDATED),
        _edge(six, fifteen, None, "The office counts six, the deckhand fifteen."),
        _edge(nine, seven, "different_time", CLOCKS, "d_clock"),
    ]
    tolls = _dispute(
        "d_toll",
        "How many people drowned?",
        [("two", [two, before]), ("six", [six]), ("fifteen", [fifteen])],
        edges[:3],
        silent=["quiet"],
        one_sided=["early", "loud"],
    )
    clocks = _dispute(
        "d_clock",
        "When did the ferry leave?",
        [("at nine", [nine]), ("at seven", [seven])],
        edges[3:],
        silent=["late", "loud"],
        one_sided=["early", "quiet"],
        status="apparent",
    )
    records = RunRecords(
        sources=tuple(sources),
        quotes=(),
        claims=(two, nine, six, before, fifteen, seven),
        contradictions=tuple(edges),
        disputes=(tolls, clocks),
    )
    return records, manifest_of(records)


def _edge(a: Claim, b: Claim, reason: Any, explanation: str, dispute: str = "d_toll") -> Contradiction:
    return Contradiction(
        id=f"x_{a.id}_{b.id}",
        story="ferry",
        a=a.id,
        b=b.id,
        label="contradiction",
        status="apparent" if reason else "genuine",
        apparent_reason=reason,
        level="object",
        scope="cross_document" if a.document != b.document else "within_document",
        parties="sources",
        axis="numeric",
        mechanism="numeric",
        explanation=explanation,
        dispute=dispute,
    )


def _dispute(name: str, question: str, sides: list[tuple[str, list[Claim]]], edges: Any, **more: Any) -> Dispute:
    return Dispute(
        id=name,
        story="ferry",
        question=question,
        sides=[
            Side(
                position=position,
                claimants=sorted({claim.claimant.name or "" for claim in held}),
                claims=[claim.id for claim in held],
                documents=sorted({claim.document for claim in held}),
            )
            for position, held in sides
        ],
        contradictions=[edge.id for edge in edges],
        label="contradiction",
        status=more.pop("status", "genuine"),
        axis="numeric",
        **more,
    )
