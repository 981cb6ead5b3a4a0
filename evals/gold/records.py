"""Gold records: the schema's own, with what may be left out, what is as good, and what makes an item hard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from pipeline.schema import Claim, Contradiction, Dispute, Quote, SourceText, Span
from pipeline.schema.records import NonEmpty, Record

Split = Literal["dev", "test", "challenge", "traps", "articles-dev", "articles-test"]
"""Of `traps` only some relations are gold; of the last two, articles that stand alone, only quotes are."""
Table = Literal["quotes", "claims", "contradictions", "disputes"]


class QuoteAlternatives(Record):
    """Readings of a quote that are as good as the one given."""

    content: list[list[Span]] = []
    speakers: list[NonEmpty] = Field(default=[], description="other names the speaker may be given")


class ClaimAlternatives(Record):
    """Readings of a claim that are as good as the one given."""

    evidence: list[list[Span]] = []
    claimants: list[NonEmpty] = []


class GoldQuote(Quote):
    """A quote that a run is expected to find; one that is not `required` counts neither way."""

    required: bool = True
    alternatives: QuoteAlternatives = QuoteAlternatives()
    phenomena: list[NonEmpty] = []


class GoldClaim(Claim):
    """A claim that a run is expected to find."""

    required: bool = True
    alternatives: ClaimAlternatives = ClaimAlternatives()
    phenomena: list[NonEmpty] = []


class GoldContradiction(Contradiction):
    """A relation that a run is expected to find or, with status `apparent`, to see through."""

    required: bool = True
    phenomena: list[NonEmpty] = []


class GoldDispute(Dispute):
    """A dispute that a run is expected to find or, with status `apparent`, not to report."""

    required: bool = True
    phenomena: list[NonEmpty] = []


class GoldDocument(Record):
    """A row of the `documents` table of `story.toml`."""

    path: NonEmpty = Field(description="relative to a seeds directory")
    sha256: NonEmpty = Field(description="hex digest of the bytes the offsets were counted in")
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = Field(default=None, description="ISO date")
    language: str | None = Field(default=None, description="BCP 47")
    genre: str | None = None


class StoryFile(Record):
    """`story.toml`."""

    id: NonEmpty
    split: Split
    title: str | None = None
    annotated: list[NonEmpty] = Field(
        description="documents whose quotes, and claims if the story has them, are all given"
    )
    exhaustive: bool = Field(
        default=True, description="every contradiction and dispute of the story is given, not only some of them"
    )
    documents: dict[str, GoldDocument]


@dataclass(frozen=True)
class GoldStory:
    """One story of the gold set, with the texts that are at hand.

    `documents` holds the documents that were found, by id; `absent` the ids of those that were not, whose records are
    left out; `skipped` says in words what was left out and why. `unsaid` are the tables that the annotation does not
    have at all: on what they would hold it is no gold.
    """

    file: StoryFile
    documents: Mapping[str, SourceText]
    quotes: tuple[GoldQuote, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    contradictions: tuple[GoldContradiction, ...] = ()
    disputes: tuple[GoldDispute, ...] = ()
    absent: tuple[str, ...] = ()
    skipped: tuple[str, ...] = field(default=())
    unsaid: frozenset[Table] = frozenset()

    @property
    def id(self) -> str:
        """The story's id."""
        return self.file.id

    @property
    def tables(self) -> Mapping[Table, Sequence[GoldQuote | GoldClaim | GoldContradiction | GoldDispute]]:
        """The records of each table; a table speaks of those before it."""
        return {
            "quotes": self.quotes,
            "claims": self.claims,
            "contradictions": self.contradictions,
            "disputes": self.disputes,
        }

    @property
    def annotated(self) -> tuple[str, ...]:
        """Ids of the documents at hand whose quotes and claims are all given, sorted."""
        return tuple(sorted(set(self.file.annotated) & set(self.documents)))
