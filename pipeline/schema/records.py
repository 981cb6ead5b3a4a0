"""The record contract: what a run writes, what gold holds and what scorers read.

Offsets are half-open ranges of Unicode code points into the document's text exactly as stored. Unknown is `None`.
Terms: source, cue, content (PARC 3.0, PolNeAR); nested sources (MPQA, FactBank); factuality CT/PR/PS/U with polarity
(FactBank, Saurí & Pustejovsky 2009); selectors (W3C Web Annotation); `Claim`, claimant, appearance (schema.org).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

AUTHOR = "AUTHOR"
"""The claimant's name where a document says something in its own voice."""

NonEmpty = Annotated[str, StringConstraints(min_length=1)]

Kind = Literal["direct", "indirect", "mixed"]
Flag = Literal["elided", "interrupted", "unclosed_mark", "crosses_paragraph", "in_title", "repeated"]
Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "U"]
AuthorStance = Literal["endorses", "neutral", "doubts", "rejects"]
Modality = Literal["realis", "planned", "conditional", "deontic", "hypothetical"]
ClaimType = Literal["event", "numerical", "quotation", "causal", "position"]
Label = Literal["contradiction", "tension", "divergence"]
Status = Literal["genuine", "apparent", "undetermined"]
ApparentReason = Literal[
    "different_event",
    "different_time",
    "different_referent",
    "different_sense",
    "different_scope",
    "superseded",
    "modality",
]
Level = Literal["object", "speech_act"]
Scope = Literal["cross_document", "within_document"]
Parties = Literal["sources", "self", "record", "narrators"]
Axis = Literal[
    "occurrence",
    "denial",
    "commitment",
    "agenda",
    "initiator",
    "participant",
    "numeric",
    "temporal",
    "place",
    "blame",
    "outcome",
    "modality",
    "definition",
    "omission",
    "characterisation",
]
Mechanism = Literal["negation", "antonym", "numeric", "factive", "structure", "lexical", "world_knowledge"]


class Record(BaseModel):
    """A frozen value that names every field it has."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A half-open range of code points into a document's stored text; `text` is redundant and equals the slice."""

    document: NonEmpty
    start: int = Field(ge=0)
    end: int
    text: NonEmpty

    @model_validator(mode="after")
    def _is_consistent(self) -> Span:
        if self.end - self.start != len(self.text):
            raise ValueError(
                f"span {self.start}..{self.end} is {self.end - self.start} long, its text {len(self.text)}"
            )
        return self


class Document(Record):
    """One source document."""

    id: NonEmpty = Field(description="stem of the file, unique in a run")
    sha256: NonEmpty = Field(description="hex digest of the bytes")
    story: NonEmpty = Field(description="group of documents that report one event")
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = Field(default=None, description="ISO date")
    language: str | None = Field(default=None, description="BCP 47")
    source: NonEmpty = Field(description="path or URL")
    format: Literal["text", "markdown", "html"] = Field(
        default="text", description="how markup in the stored text reads"
    )
    encoding: str | None = Field(default=None, description="what its bytes were read as; null for UTF-8")
    copy_of: NonEmpty | None = Field(
        default=None,
        description="document of the story, of an earlier or the same day, in which most of what was found here stands"
        " too, or whose text is nearly the same; null if there is none",
    )
    boilerplate: list[Span] = []


class Speaker(Record):
    """Who is reported as saying, thinking or claiming something."""

    name: NonEmpty | None = Field(default=None, description="canonical name across the story; null if it is not known")
    mention: Span | None = Field(default=None, description="the mention used here; null if there is none")
    role: str | None = Field(default=None, description="role or office if stated")


class Via(Record):
    """A source between the speaker and the document's author."""

    name: NonEmpty | None = None
    mention: Span | None = None
    cue: Span | None = None


class Quote(Record):
    """One attribution: somebody's words or thought, reported."""

    id: NonEmpty
    document: NonEmpty
    content: list[Span] = Field(min_length=1, description="everything attributed, in text order")
    verbatim: list[Span] = Field(default=[], description="parts of content between quotation marks; computed")
    kind: Kind
    speaker: Speaker | None = None
    cue: Span | None = None
    via: list[Via] = Field(default=[], description="outermost first")
    addressee: str | None = None
    channel: str | None = None
    said_on: str | None = Field(default=None, description="ISO date if it follows from the text")
    hedged: bool = False
    flags: list[Flag] = []


class Claim(Record):
    """One proposition that somebody puts forward."""

    id: NonEmpty
    document: NonEmpty
    story: NonEmpty
    statement: NonEmpty = Field(description="one decontextualised proposition")
    evidence: list[Span] = Field(min_length=1)
    claimant: Speaker
    via: list[Via] = []
    quote: str | None = Field(default=None, description="id of the quote that carries it")
    factuality: Factuality
    author_stance: AuthorStance = "neutral"
    modality: Modality = "realis"
    claim_type: ClaimType = "event"
    event: str | None = None
    time: str | None = Field(default=None, description="ISO date or interval it holds for")


class Contradiction(Record):
    """A relation between two claims; `a` is the one whose document, then offset, comes first."""

    id: NonEmpty
    story: NonEmpty
    a: NonEmpty
    b: NonEmpty
    label: Label
    status: Status
    apparent_reason: ApparentReason | None = None
    level: Level
    scope: Scope
    parties: Parties
    axis: Axis
    mechanism: Mechanism
    explanation: NonEmpty
    confidence: float | None = Field(default=None, ge=0, le=1)
    dispute: str | None = None

    @model_validator(mode="after")
    def _is_reasoned(self) -> Contradiction:
        if (self.status == "apparent") != (self.apparent_reason is not None):
            raise ValueError("apparent_reason goes with status apparent, and only with it")
        if self.a == self.b:
            raise ValueError("a claim does not contradict itself")
        return self


class LookedAt(Record):
    """Claims that a run looked at together for contradictions: each of `claims` with each of `partners`."""

    story: NonEmpty
    claims: list[NonEmpty] = Field(min_length=1)
    partners: list[NonEmpty] = Field(default=[], description="empty: the claims with each other")


class Side(Record):
    """One position in a dispute; copies of one origin count as one voice."""

    position: NonEmpty
    claimants: list[str]
    claims: list[str]
    documents: list[str]
    since: str | None = Field(
        default=None, description="ISO date of the earliest document, or entry of a live page, that holds it"
    )
    support: list[str] = Field(
        default=[], description="those of its claims that speak for the position without taking it: a ground, a part"
    )

    @property
    def taken(self) -> list[str]:
        """The claims that take the position."""
        return [claim for claim in self.claims if claim not in self.support]


class Dispute(Record):
    """One question on which a story's accounts part, with everything that bears on it."""

    id: NonEmpty
    story: NonEmpty
    question: NonEmpty
    sides: list[Side] = Field(min_length=2)
    contradictions: list[str]
    label: Label
    status: Status
    axis: Axis
    silent: list[str] = Field(default=[], description="documents that report neither side")
    one_sided: list[str] = Field(default=[], description="documents that report only one")
    touching: list[str] = Field(
        default=[], description="documents that were compared and speak of the matter, on no side that was found"
    )


class Rejected(Record):
    """Something that was proposed and could not be grounded."""

    document: str | None
    story: str | None = None
    kind: Literal["quote", "claim", "contradiction", "dispute"]
    proposed: str = Field(description="the proposed text, or the draft as canonical JSON")
    reason: NonEmpty
    call: str | None = Field(default=None, description="request hash of the call it came from")


class Failure(Record):
    """A document or a call that did not complete; the rest of the run stands."""

    document: str | None
    source: str | None = None
    story: str | None = None
    error: NonEmpty = Field(description="class of the error, snake case")
    message: NonEmpty
    call: str | None = None
