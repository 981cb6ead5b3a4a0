"""The key to a sheet: where each item of it comes from, and the record that it would be adopted as."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from pipeline.canonical import content_id
from pipeline.schema import Axis, Claim, Label, Level, Mechanism, Quote, Status
from pipeline.schema.records import NonEmpty, Record

Type = Literal["quote", "claim", "dispute", "contradiction"]
TYPES: tuple[Type, ...] = get_args(Type)
Origin = Literal["pool", "required", "optional", "corrupted"]
ORIGINS: tuple[Origin, ...] = get_args(Origin)


class ToldSide(Record):
    """A position and the ids of the claims that take it."""

    position: NonEmpty
    claims: list[NonEmpty] = Field(min_length=1)


class ToldEdge(Record):
    """What a system said of two claims of a dispute."""

    a: NonEmpty
    b: NonEmpty
    level: Level
    mechanism: Mechanism
    explanation: NonEmpty


class ToldDispute(Record):
    """A dispute with the claims of its sides."""

    question: NonEmpty
    label: Label
    status: Status
    axis: Axis
    sides: list[ToldSide] = Field(min_length=2)
    claims: list[Claim]
    edges: list[ToldEdge] = []

    @property
    def id(self) -> str:
        """An id from its content."""
        return content_id("d", self.question, sorted(claim for side in self.sides for claim in side.claims))


class ToldContradiction(Record):
    """What a system said of two claims, each as gold has it where gold has it."""

    a: Claim
    b: Claim
    label: Label
    status: Status
    axis: Axis
    level: Level | None = None
    mechanism: Mechanism | None = None
    explanation: NonEmpty | None = None

    @property
    def id(self) -> str:
        """The id that gold's relation of the two has."""
        return content_id("x", self.a.id, self.b.id)


Told = Quote | Claim | ToldDispute | ToldContradiction


class KeyItem(Record):
    """Where an item of the sheet comes from, and the record it would be adopted as."""

    id: NonEmpty
    type: Type
    origin: Origin
    changed: str | None = Field(default=None, description="of a corrupted item: what was made wrong")
    told_by: list[str] = []
    same: list[str] = Field(default=[], description="ids of all records that were united in it")
    record: Told


class Key(Record):
    """The key to a sheet, or to all parts of it; no judge sees it."""

    story: NonEmpty
    seed: int
    share: float
    sample: dict[str, int] = {}
    gold: str
    items: list[KeyItem]


def type_of(record: Told) -> Type:
    """What kind of item a record is."""
    if isinstance(record, ToldContradiction):
        return "contradiction"
    return "quote" if isinstance(record, Quote) else "claim" if isinstance(record, Claim) else "dispute"


def plain_claim(claim: Claim) -> Claim:
    """A claim without what only gold has."""
    return Claim.model_validate(claim.model_dump(include=set(Claim.model_fields)))
