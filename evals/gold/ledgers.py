"""Gold of a story that was written from a ledger: who claims what where, and whose words the copies carry.

A ledger lists disputes with their sides, the claims of every document that bear on them, and each claim's origin.
Claims of one origin on one side are one voice, so each pair of voices on two sides of a dispute makes one
contradiction, between the earliest claims of the two.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from pydantic import Field, ValidationError, field_validator

from evals.errors import GoldBroken
from evals.gold.drafts import (
    DraftClaim,
    DraftContradiction,
    DraftDispute,
    DraftDocument,
    DraftSide,
    DraftSource,
    DraftStory,
    DraftText,
    as_text,
    as_texts,
)
from evals.gold.records import StoryFile
from pipeline.schema import (
    ApparentReason,
    AuthorStance,
    Axis,
    ClaimType,
    Factuality,
    Label,
    Level,
    Mechanism,
    Modality,
    Parties,
    Status,
)
from pipeline.schema.records import NonEmpty, Record


class LedgerOrigin(Record):
    """A voice: words that several documents may carry."""

    id: NonEmpty
    who: str | None = None
    first_document: str | None = None
    note: str | None = None


class LedgerSide(Record):
    """One position of a dispute."""

    position: NonEmpty
    claimants: list[str] = []
    since: str | None = None


class LedgerDispute(Record):
    """One question of the plot."""

    id: NonEmpty
    question: NonEmpty
    label: Label
    status: Status
    apparent_reason: ApparentReason | None = None
    axis: Axis
    level: Level = "object"
    mechanism: Mechanism = "world_knowledge"
    parties: Parties | None = Field(default=None, description="worked out from the claimants if left out")
    explanation: NonEmpty | None = Field(default=None, description="made of the positions if left out")
    side: list[LedgerSide] = Field(min_length=2)
    required: bool = True
    phenomena: list[NonEmpty] = []
    note: str | None = None


class LedgerClaim(Record):
    """One claim of one document that takes a side."""

    id: NonEmpty
    dispute: NonEmpty
    side: int = Field(ge=0, description="number of the side from 1; 0 bears on the question and takes none")
    document: NonEmpty
    evidence: list[DraftText] = Field(min_length=1)
    before: str | None = Field(default=None, description="what stands right before the evidence, markup included")
    claimant: NonEmpty | None = None
    claimant_mention: DraftText | None = None
    claimant_role: str | None = None
    via: list[DraftSource] = []
    statement: NonEmpty
    factuality: Factuality = "CT+"
    author_stance: AuthorStance = "neutral"
    modality: Modality = "realis"
    claim_type: ClaimType = "event"
    event: str | None = None
    time: str | None = None
    origin: str | None = None
    required: bool = True
    alternatives: list[NonEmpty] = Field(default=[], description="other names of the claimant")
    phenomena: list[NonEmpty] = []
    note: str | None = None

    _evidence = field_validator("evidence", mode="before")(as_texts)
    _mention = field_validator("claimant_mention", mode="before")(as_text)


class LedgerCopy(Record):
    """One document carries another's words."""

    document: NonEmpty
    of: NonEmpty
    note: str | None = None


class Ledger(Record):
    """A whole ledger."""

    story: NonEmpty
    note: str | None = None
    exhaustive: bool = Field(default=True, description="it lists every dispute of the story")
    origin: list[LedgerOrigin] = []
    dispute: list[LedgerDispute] = []
    claim: list[LedgerClaim] = []
    copy_of: list[LedgerCopy] = Field(default=[], alias="copy")


def read_ledger(path: Path) -> Ledger:
    """A ledger file.

    Raises:
        GoldBroken: it cannot be read, or names a dispute or a side that is not in it.
    """
    try:
        ledger = Ledger.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        cause = error.errors(include_url=False)[0] if isinstance(error, ValidationError) else error
        why = f"{'.'.join(map(str, cause['loc']))}: {cause['msg']}" if isinstance(cause, dict) else str(cause)
        raise GoldBroken("the ledger is wrong", where=str(path), why=why) from error
    sides = {dispute.id: len(dispute.side) for dispute in ledger.dispute}
    for claim in ledger.claim:
        if claim.side > sides.get(claim.dispute, 0):
            raise GoldBroken(f"no side {claim.side} in dispute {claim.dispute}", where=f"{path} ({claim.id})")
    return ledger


def draft_of(ledger: Ledger, file: StoryFile) -> tuple[DraftStory, tuple[str, ...]]:
    """The draft that says what the ledger says, and which disputes are left out since fewer than two sides are told."""
    documents: dict[str, list[DraftClaim]] = {}
    for claim in ledger.claim:
        documents.setdefault(claim.document, []).append(_draft_claim(claim))
    relations: list[DraftContradiction] = []
    disputes: list[DraftDispute] = []
    untold: list[str] = []
    for dispute in ledger.dispute:
        claims = [claim for claim in ledger.claim if claim.dispute == dispute.id]
        told = [
            (side, [claim for claim in claims if claim.side == number]) for number, side in enumerate(dispute.side, 1)
        ]
        told = [(side, held) for side, held in told if held]
        if len(told) < 2:
            untold.append(f"{ledger.story}: dispute {dispute.id} has {len(told)} of {len(dispute.side)} sides told")
            continue
        relations += _relations(dispute, told, file)
        disputes.append(
            DraftDispute(
                question=dispute.question,
                axis=dispute.axis,
                label=dispute.label,
                status=dispute.status,
                sides=[
                    DraftSide(position=side.position, claims=[f"{claim.document}#{claim.id}" for claim in held])
                    for side, held in told
                ],
                required=dispute.required,
                phenomena=dispute.phenomena,
            )
        )
    draft = DraftStory(
        documents={name: DraftDocument(claims=claims) for name, claims in sorted(documents.items())},
        contradictions=relations,
        disputes=disputes,
        annotated=[],
        exhaustive=ledger.exhaustive,
    )
    return draft, tuple(untold)


def merge(base: DraftStory, sample: DraftStory) -> DraftStory:
    """The ledger's draft with the full annotation of a sample of its documents added.

    Where the sample annotates a claim with the evidence of one of the ledger's, the ledger's stays and takes over the
    sample's quote and chain; the sample's relations follow.
    """
    documents = dict(base.documents)
    renamed: dict[str, str] = {}
    for name, part in sample.documents.items():
        held = {claim.key: claim for claim in documents.get(name, DraftDocument()).claims}
        kept: list[DraftClaim] = []
        for claim in part.claims:
            same = [other for other in held.values() if _words(other) == _words(claim)]
            for other in same:  # one passage may bear on two disputes, with a statement for each
                held[other.key] = other.model_copy(update={"quote": claim.quote, "via": other.via or claim.via})
            if not same:
                kept.append(claim.model_copy(update={"key": f"sample-{claim.key}"}))
            renamed[f"{name}#{claim.key}"] = f"{name}#{same[0].key if same else kept[-1].key}"
        documents[name] = DraftDocument(quotes=part.quotes, claims=[*held.values(), *kept])
    known = {frozenset((row.a, row.b)) for row in base.contradictions}
    more = [
        row.model_copy(update={"a": renamed.get(row.a, row.a), "b": renamed.get(row.b, row.b)})
        for row in sample.contradictions
    ]
    disputes = [
        dispute.model_copy(
            update={
                "sides": [
                    side.model_copy(update={"claims": [renamed.get(name, name) for name in side.claims]})
                    for side in dispute.sides
                ]
            }
        )
        for dispute in sample.disputes
    ]
    return base.model_copy(
        update={
            "documents": documents,
            "contradictions": [*base.contradictions, *(row for row in more if frozenset((row.a, row.b)) not in known)],
            "disputes": [*base.disputes, *disputes],
            "annotated": sorted(sample.documents) if sample.annotated is None else sample.annotated,
        }
    )


def _words(claim: DraftClaim) -> tuple[str, ...]:
    return tuple(" ".join(part.text.split()) for part in claim.evidence)


def _draft_claim(claim: LedgerClaim) -> DraftClaim:
    return DraftClaim(
        key=claim.id,
        statement=claim.statement,
        evidence=[claim.evidence[0].model_copy(update={"before": claim.before}), *claim.evidence[1:]]
        if claim.before
        else claim.evidence,
        claimant=DraftSource(name=claim.claimant, mention=claim.claimant_mention, role=claim.claimant_role),
        via=claim.via,
        factuality=claim.factuality,
        author_stance=claim.author_stance,
        modality=claim.modality,
        claim_type=claim.claim_type,
        event=claim.event,
        time=claim.time,
        required=claim.required,
        alternatives={"claimants": claim.alternatives},
        phenomena=claim.phenomena,
    )


def _relations(
    dispute: LedgerDispute, told: Sequence[tuple[LedgerSide, Sequence[LedgerClaim]]], file: StoryFile
) -> list[DraftContradiction]:
    return [
        DraftContradiction(
            a=f"{a.document}#{a.id}",
            b=f"{b.document}#{b.id}",
            label=dispute.label,
            status=dispute.status,
            apparent_reason=dispute.apparent_reason,
            level=dispute.level,
            parties=dispute.parties,
            axis=dispute.axis,
            mechanism=dispute.mechanism,
            explanation=dispute.explanation
            or f"{a.claimant or 'One account'}: {first.position} {b.claimant or 'Another'}: {second.position}",
            required=dispute.required and a.required and b.required,
            phenomena=dispute.phenomena,
        )
        for (first, firsts), (second, seconds) in combinations(told, 2)
        for a in _voices(firsts, file).values()
        for b in _voices(seconds, file).values()
    ]


def _voices(claims: Sequence[LedgerClaim], file: StoryFile) -> Mapping[str, LedgerClaim]:
    """The earliest claim of each origin; a claim without one is its own."""
    voices: dict[str, LedgerClaim] = {}

    def when(claim: LedgerClaim) -> tuple[str, str, str]:
        row = file.documents.get(claim.document)
        return (row.published if row and row.published else "9999", claim.document, claim.id)

    for claim in sorted(claims, key=when):
        voices.setdefault(claim.origin or claim.id, claim)
    return voices
