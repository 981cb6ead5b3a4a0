"""What a model fills. It points to places by sentence number and words, and is never asked for an offset or an id.

A pointer is a string: `12` (the whole sentence 12), `12-14` (these sentences), `12q` (the words in the quotation marks
that open in sentence 12; `12q2` in the second pair), `12: the plan ~ next year` (in sentence 12, from the first words
to the last ones; without last words to its end, without first words from its beginning), `12: the plan ~ 14: next year`
(from sentence 12 to 14), `12: said` (these words of sentence 12), `said` (these words, near what they belong to).
Fields that have a default are left out of an answer unless they say something, since every one of them would be paid.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.schema.records import (
    ApparentReason,
    AuthorStance,
    Axis,
    ClaimType,
    Factuality,
    Label,
    Level,
    Mechanism,
    Modality,
    Status,
)

UNKNOWN = frozenset(["unknown", "n/a", "none", "null", "not stated", "unspecified"])
"""What models write, in small letters, where they know nothing."""


class Draft(BaseModel):
    """Something a model fills; a field it made up is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ViaDraft(Draft):
    """A source between the speaker and the author."""

    name: str | None = None
    mention: str | None = Field(default=None, description="pointer")
    cue: str | None = Field(default=None, description="pointer")


class ClaimDraft(Draft):
    """One proposition, put forward by the speaker of the quote it stands in."""

    statement: str
    evidence: list[str] = Field(default=[], description="pointers; left out where it is the quote's whole content")
    factuality: Factuality = "CT+"
    stance: AuthorStance = "neutral"
    modality: Modality = "realis"
    type: ClaimType = "event"
    event: str | None = None
    time: str | None = None


class OwnClaimDraft(ClaimDraft):
    """One proposition that the document puts forward in its own voice."""

    evidence: list[str] = Field(description="pointers")


class QuoteDraft(Draft):
    """One attribution."""

    content: list[str] = Field(description="pointers to everything attributed, in text order")
    speaker: str | None = None
    role: str | None = None
    mention: str | None = Field(default=None, description="pointer")
    cue: str | None = Field(default=None, description="pointer")
    via: list[ViaDraft] = []
    to: str | None = None
    channel: str | None = None
    date: str | None = None
    hedged: bool = False
    claims: list[ClaimDraft] = []


class WindowDraft(Draft):
    """Everything found in one window."""

    quotes: list[QuoteDraft] = []
    claims: list[OwnClaimDraft] = []


class PlainQuoteDraft(Draft):
    """One quotation, copied."""

    document: int = Field(default=1, description="number of the article")
    text: str
    speaker: str | None = None


class PlainClaimDraft(Draft):
    """One claim and the passage it rests on, copied."""

    number: int
    document: int = Field(default=1, description="number of the article")
    statement: str
    passage: str
    source: str | None = Field(default=None, description="who claims it; null for the article itself")
    denied: bool = False


class PlainPairDraft(Draft):
    """Two claims, by number, that contradict each other."""

    a: int
    b: int
    explanation: str


class PlainDraft(Draft):
    """Everything found in the articles of one story."""

    quotes: list[PlainQuoteDraft] = []
    claims: list[PlainClaimDraft] = []
    contradictions: list[PlainPairDraft] = []


class SideDraft(Draft):
    """One answer to a question, the claims that give it, and those that only speak for it, by number."""

    says: str
    claims: list[int]
    also: list[int] = []


class DisputeDraft(Draft):
    """One question on which claims part: every claim of one side stands against every claim of another."""

    question: str
    of: int | None = Field(default=None, description="number of the entry whose question this one belongs to")
    sides: list[SideDraft]
    label: Label = "contradiction"
    status: Status = "genuine"
    reason: ApparentReason | None = Field(default=None, description="only with status apparent")
    level: Level = "object"
    axis: Axis
    mechanism: Mechanism
    one_utterance: bool = Field(default=False, description="the sides report one and the same utterance")
    explanation: str
    confidence: float | None = Field(default=None, ge=0, le=1)


class DisputesDraft(Draft):
    """Every question on which the claims of a table part."""

    disputes: list[DisputeDraft] = []


class SameNameDraft(Draft):
    """Names, by number, that mean one speaker, and the name for all of them."""

    name: str
    numbers: list[int]


class NamesDraft(Draft):
    """The names of a story that mean the same."""

    same: list[SameNameDraft] = []


class NameDraft(Draft):
    """Who it is, in the words of the text."""

    answer: str


class RelationDraft(Draft):
    """How two claims stand to each other."""

    answer: Literal["contradict", "agree", "unrelated"]
