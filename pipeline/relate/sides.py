"""From a model's answer on a table of claims to contradictions and disputes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from pipeline.canonical import content_id
from pipeline.relate.voices import origins, voice_of
from pipeline.schema import AUTHOR, Claim, Contradiction, Dispute, Document, Label, Parties, Scope, Side, StoryRecords
from pipeline.schema.drafts import DisputeDraft, SideDraft

_LABELS: tuple[Label, ...] = ("contradiction", "tension", "divergence")


class Voices:
    """Whose voice each claim of a story is, copies counted as their origin."""

    def __init__(self, story: StoryRecords) -> None:
        self.documents: Mapping[str, Document] = {document.id: document for document in story.documents}
        self._origin = origins(story.documents, story.quotes, story.claims)
        self._publishers = {document.id: document.publisher for document in story.documents}

    def of(self, claim: Claim) -> str:
        """The voice of a claim."""
        return voice_of(claim, self._origin, self._publishers)

    def published(self, document: str) -> str:
        """ISO date for sorting; documents without one come last."""
        return (self.documents[document].published if document in self.documents else None) or "9999"

    def first_of_each(self, claims: Iterable[Claim]) -> list[Claim]:
        """One claim of each voice: its earliest, then its fullest."""
        best: dict[str, Claim] = {}
        for claim in sorted(
            claims, key=lambda claim: (self.published(claim.document), -len(claim.statement), place(claim))
        ):
            best.setdefault(self.of(claim), claim)
        return list(best.values())


def fault(draft: DisputeDraft, count: int) -> str | None:
    """Why a dispute of a table of `count` claims does not hold together; `None` if it does."""
    numbers = [number for side in draft.sides for number in set(side.claims)]
    if len(draft.sides) < 2 or not all(side.claims and side.says.strip() for side in draft.sides):
        return "fewer than two sides, or a side without claims or position"
    if not all(1 <= number <= count for number in numbers):
        return f"a claim is not in the table of {count}"
    if len(numbers) != len(set(numbers)):
        return "a claim stands on two sides"
    if draft.status == "apparent" and draft.reason is None:
        return "apparent without a reason"
    if not draft.explanation.strip() or not draft.question.strip():
        return "no explanation or no question"
    return None


def edges(draft: DisputeDraft, claims: Sequence[Claim], voices: Voices, story: str) -> list[Contradiction]:
    """One edge for each two voices on different sides, between the earliest claims of each."""
    sides = [voices.first_of_each(claims[number - 1] for number in set(side.claims)) for side in draft.sides]
    found = []
    for one_side, other_side in combinations(sides, 2):
        for pair in ((one, other) for one in one_side for other in other_side):
            one, other = sorted(pair, key=place)
            found.append(
                Contradiction(
                    id=content_id("x", one.id, other.id, draft.axis),
                    story=story,
                    a=one.id,
                    b=other.id,
                    label=_label(draft),
                    status=draft.status,
                    apparent_reason=draft.reason if draft.status == "apparent" else None,
                    level=draft.level,
                    scope=scope(one, other),
                    parties=parties(one, other, one_utterance=draft.one_utterance),
                    axis=draft.axis,
                    mechanism=draft.mechanism,
                    explanation=" ".join(draft.explanation.split()),
                    confidence=draft.confidence,
                )
            )
    return found


def dispute(
    draft: DisputeDraft, claims: Sequence[Claim], held: Sequence[Contradiction], voices: Voices, story: str
) -> Dispute:
    """The dispute as the model told it, with `held` as its contradictions; all claims of a side are on it."""
    sides = [_side(side, claims, voices) for side in draft.sides]
    names = sorted(voices.documents)
    telling = [sum(name in side.documents for side in sides) for name in names]
    return Dispute(
        id=content_id("d", story, sorted(edge.id for edge in held)),
        story=story,
        question=" ".join(draft.question.split()),
        sides=sorted(sides, key=lambda side: (side.since or "9999", side.claims)),
        contradictions=sorted(edge.id for edge in held),
        label=_label(draft),
        status=draft.status,
        axis=draft.axis,
        silent=[name for name, count in zip(names, telling, strict=True) if count == 0],
        one_sided=[name for name, count in zip(names, telling, strict=True) if count == 1],
    )


def one_a_pair(found: Iterable[Contradiction]) -> list[Contradiction]:
    """One edge for a pair of claims: the gravest label, then the surest."""
    best: dict[tuple[str, str], Contradiction] = {}
    for edge in sorted(found, key=lambda edge: (_LABELS.index(edge.label), -(edge.confidence or 0), edge.id)):
        best.setdefault((edge.a, edge.b), edge)
    return list(best.values())


def parties(one: Claim, other: Claim, *, one_utterance: bool) -> Parties:
    """Who parts, by the claimants' names and by whether both tell of one utterance."""
    if one.claimant.name == other.claimant.name == AUTHOR:
        return "narrators"
    if one_utterance:
        return "record"
    return "self" if one.claimant.name is not None and one.claimant.name == other.claimant.name else "sources"


def scope(one: Claim, other: Claim) -> Scope:
    """Within one document or across two."""
    return "within_document" if one.document == other.document else "cross_document"


def place(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands in its story: document, then offset."""
    return claim.document, claim.evidence[0].start, claim.evidence[-1].end, claim.id


def _side(draft: SideDraft, claims: Sequence[Claim], voices: Voices) -> Side:
    held = sorted((claims[number - 1] for number in set(draft.claims)), key=place)
    dates = [published for claim in held if (published := voices.documents[claim.document].published)]
    return Side(
        position=" ".join(draft.says.split()),
        claimants=sorted({voices.of(claim) for claim in held}),
        claims=[claim.id for claim in held],
        documents=sorted({claim.document for claim in held}),
        since=min(dates, default=None),
    )


def _label(draft: DisputeDraft) -> Label:
    """An omission or a tone is at most a divergence."""
    return "divergence" if draft.axis in ("omission", "characterisation") else draft.label
