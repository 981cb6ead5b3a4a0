"""What two annotators leave open, and what a third person decides of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from evals.errors import GoldBroken
from evals.gold.records import GoldClaim, GoldContradiction, GoldQuote
from pipeline.schema import Speaker

Word = Literal["required", "optional", "drop"]
Decision = Word | dict[str, Any]
Record = GoldQuote | GoldClaim | GoldContradiction


def decisions_of(read: Any, where: str) -> dict[str, Decision]:
    """Decisions as they were read from JSON.

    Raises:
        GoldBroken: it is no object, or a decision is neither one of the words nor the fields to put in place.
    """
    todo = f"write {{record id: {' | '.join(map(repr, get_args(Word)))} | {{field: value}}}}"
    if not isinstance(read, dict):
        raise GoldBroken("decisions are an object", where=where, why=f"found a {type(read).__name__}", todo=todo)
    wrong = [name for name, told in read.items() if not isinstance(told, dict) and told not in get_args(Word)]
    if wrong:
        raise GoldBroken(
            f"{len(wrong)} decisions say nothing", where=where, why=f"{wrong[0]}: {read[wrong[0]]!r}", todo=todo
        )
    return read


@dataclass(frozen=True)
class Question:
    """Something on which two annotators part, for a person to decide."""

    id: str
    document: str
    kind: str
    asked: str

    def __str__(self) -> str:
        return f"{self.id}  [{self.kind}] {self.document}: {self.asked}"


@dataclass
class Pending:
    """The decisions that were made, and the questions that they leave open."""

    decisions: Mapping[str, Decision]
    questions: list[Question] = field(default_factory=list)

    def ask(self, identifier: str, where: str, kind: str, asked: str) -> None:
        """Ask about a record of a document or story, unless it is decided."""
        if identifier not in self.decisions:
            self.questions.append(Question(identifier, where, kind, asked))

    def ask_fields(self, fields: Sequence[str], row: Record, other: Record, where: str, told: str) -> None:
        """Ask about each of the fields in which two annotators' records of one thing differ."""
        for name in fields:
            one, two = getattr(row, name), getattr(other, name)
            if one != two:
                self.ask(row.id, where, f"{name}?", f"{one} or {two}: {told}")


def name_of(speaker: Speaker | None) -> str | None:
    """Whom a record names, if anybody."""
    return speaker.name if speaker else None
