"""What an annotator writes: exact strings by document and key, no offset and no id."""

from __future__ import annotations

from typing import Any

from pydantic import Field, field_validator

from evals.gold.records import Split
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


class DraftText(Record):
    """Words of the document, with what stands next to them where they occur more than once."""

    text: NonEmpty
    before: str | None = None
    after: str | None = None
    at: int | None = Field(default=None, ge=0, description="offset in the stored text, from tools that know it")


def as_text(value: Any) -> Any:
    """A plain string stands for a text without context."""
    return {"text": value} if isinstance(value, str) else value


def as_texts(value: Any) -> Any:
    """A plain string, or one text, stands for a list of one."""
    if isinstance(value, (str, dict)):
        value = [value]
    return [as_text(part) for part in value] if isinstance(value, list) else value


class DraftSource(Record):
    """A speaker, a claimant or a source between."""

    name: NonEmpty | None = None
    mention: DraftText | None = None
    role: str | None = None
    cue: DraftText | None = None

    _texts = field_validator("mention", "cue", mode="before")(as_text)


class DraftQuoteAlternatives(Record):
    """Readings that are as good."""

    content: list[list[DraftText]] = []
    speakers: list[NonEmpty] = []

    @field_validator("content", mode="before")
    @classmethod
    def _texts(cls, value: Any) -> Any:
        return [as_texts(part) for part in value] if isinstance(value, list) else value


class DraftClaimAlternatives(Record):
    """Readings that are as good."""

    evidence: list[list[DraftText]] = []
    claimants: list[NonEmpty] = []

    @field_validator("evidence", mode="before")
    @classmethod
    def _texts(cls, value: Any) -> Any:
        return [as_texts(part) for part in value] if isinstance(value, list) else value


class DraftQuote(Record):
    """One attribution."""

    key: NonEmpty
    content: list[DraftText] = Field(min_length=1)
    speaker: DraftSource | None = None
    cue: DraftText | None = None
    via: list[DraftSource] = []
    addressee: str | None = None
    channel: str | None = None
    said_on: str | None = None
    hedged: bool = False
    required: bool = True
    alternatives: DraftQuoteAlternatives = DraftQuoteAlternatives()
    phenomena: list[NonEmpty] = []

    _content = field_validator("content", mode="before")(as_texts)
    _cue = field_validator("cue", mode="before")(as_text)


class DraftClaim(Record):
    """One proposition that somebody puts forward."""

    key: NonEmpty
    statement: NonEmpty
    evidence: list[DraftText] = Field(min_length=1)
    claimant: DraftSource
    via: list[DraftSource] = []
    quote: str | None = Field(default=None, description="key of the quote that carries it")
    factuality: Factuality
    author_stance: AuthorStance = "neutral"
    modality: Modality = "realis"
    claim_type: ClaimType = "event"
    event: str | None = None
    time: str | None = None
    required: bool = True
    alternatives: DraftClaimAlternatives = DraftClaimAlternatives()
    phenomena: list[NonEmpty] = []

    _evidence = field_validator("evidence", mode="before")(as_texts)


class DraftContradiction(Record):
    """A relation between two claims, each named `document#key`."""

    a: NonEmpty
    b: NonEmpty
    label: Label
    status: Status
    apparent_reason: ApparentReason | None = None
    level: Level = "object"
    parties: Parties | None = Field(default=None, description="worked out from the claimants if left out")
    axis: Axis
    mechanism: Mechanism
    explanation: NonEmpty
    scope: str | None = Field(default=None, description="computed; whatever stands here is not read")
    required: bool = True
    phenomena: list[NonEmpty] = []


class DraftSide(Record):
    """One position, and the claims that take it."""

    position: NonEmpty
    claims: list[NonEmpty] = Field(min_length=1)


class DraftDispute(Record):
    """One question and its sides."""

    question: NonEmpty
    axis: Axis
    label: Label
    status: Status
    sides: list[DraftSide] = Field(min_length=2)
    required: bool = True
    phenomena: list[NonEmpty] = []


class DraftDocument(Record):
    """What one document holds."""

    quotes: list[DraftQuote] = []
    claims: list[DraftClaim] = []


class DraftStory(Record):
    """One annotator's whole draft of one story."""

    story: NonEmpty | None = None
    split: Split | None = None
    annotated: list[NonEmpty] | None = Field(default=None, description="all documents of the draft, if left out")
    exhaustive: bool = Field(default=True, description="every contradiction and dispute of the story is given")
    documents: dict[str, DraftDocument] = {}
    contradictions: list[DraftContradiction] = []
    disputes: list[DraftDispute] = []
