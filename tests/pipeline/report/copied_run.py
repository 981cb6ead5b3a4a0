"""An account, and another that has its text with one sentence more."""

from __future__ import annotations

from crocus_run import manifest_of

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

_WIRE = "“The sluice is dry,” said Ora Fenn. Fenn said it would stay shut until the frost."
_TEXTS = {"wire": _WIRE, "paper": f"{_WIRE} Tom Reyl said that the sluice leaked."}


def copied_run() -> tuple[RunRecords, RunManifest]:
    """*Paper* copies *Wire*; of Fenn's second sentence it was read shorter, and it alone tells what Reyl said."""
    sources = tuple(
        SourceText(
            Document(
                id=name,
                sha256=name,
                story="sluice",
                publisher=name.capitalize(),
                source=f"{name}.txt",
                published="2031-02-03",
                copy_of="wire" if name == "paper" else None,
            ),
            text,
        )
        for name, text in sorted(_TEXTS.items())
    )
    said = [
        _said("wire", "The sluice is dry", "Ora Fenn"),
        _said("wire", "it would stay shut until the frost", "Ora Fenn"),
        _said("paper", "The sluice is dry", "Ora Fenn"),
        _said("paper", "it would stay shut", "Ora Fenn"),
        _said("paper", "the sluice leaked", "Tom Reyl"),
    ]
    dry, _, again, _, leaked = (claim for _, claim in said)
    edge = Contradiction(
        id="x_dry",
        story="sluice",
        a=dry.id,
        b=leaked.id,
        label="contradiction",
        status="genuine",
        level="object",
        scope="cross_document",
        parties="sources",
        axis="occurrence",
        mechanism="lexical",
        explanation="What leaks is not dry.",
        dispute="d_dry",
    )
    dispute = Dispute(
        id="d_dry",
        story="sluice",
        question="Does the sluice leak?",
        sides=[
            Side(position="no", claimants=["Ora Fenn"], claims=[dry.id, again.id], documents=["paper", "wire"]),
            Side(position="yes", claimants=["Tom Reyl"], claims=[leaked.id], documents=["paper"]),
        ],
        contradictions=[edge.id],
        label="contradiction",
        status="genuine",
        axis="occurrence",
        one_sided=["wire"],
    )
    records = RunRecords(
        sources=sources,
        quotes=tuple(quote for quote, _ in said),
        claims=tuple(claim for _, claim in said),
        contradictions=(edge,),
        disputes=(dispute,),
    )
    return records, manifest_of(records)


def _said(document: str, words: str, by: str) -> tuple[Quote, Claim]:
    start = _TEXTS[document].index(words)
    span, speaker = Span(document=document, start=start, end=start + len(words), text=words), Speaker(name=by)
    quote = Quote(id=f"q_{document}_{start}", document=document, content=[span], kind="indirect", speaker=speaker)
    claim = Claim(
        id=f"c_{document}_{start}",
        document=document,
        story="sluice",
        statement=words,
        evidence=[span],
        claimant=speaker,
        quote=quote.id,
        factuality="CT+",
    )
    return quote, claim
