"""From a model's answer on a table of claims to contradictions and disputes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from pipeline import voice
from pipeline.canonical import content_id
from pipeline.relate.relations import claim_order, gravity, scope
from pipeline.schema import AUTHOR, Claim, Contradiction, Label, Parties, Side, StoryRecords
from pipeline.schema.drafts import DisputeDraft

_WORD = re.compile(r"\w+")
LITTLE_WORDS = frozenset(
    "the a an of to in on at by for and or was were is are be been has had have that it its as with from not no".split()
)
"""Words that tell no two statements apart."""


class Voices(voice.Voices):
    """Whose voice each claim of a story is; copies say so (`with_copies`)."""

    def __init__(self, story: StoryRecords) -> None:
        super().__init__(story.documents, story.sources)

    def published(self, document: str) -> str:
        """ISO date for sorting; documents without one come last."""
        return (self.documents[document].published if document in self.documents else None) or "9999"

    def first_of_each(self, claims: Iterable[Claim]) -> list[Claim]:
        """One claim of each voice: its earliest, then its fullest."""
        best: dict[str, Claim] = {}
        for claim in sorted(
            claims, key=lambda claim: (self.published(claim.document), -len(claim.statement), claim_order(claim))
        ):
            best.setdefault(self.of(claim), claim)
        return list(best.values())


def fault(draft: DisputeDraft, count: int) -> str | None:
    """Why a dispute of a table of `count` claims does not hold together; `None` if it does."""
    numbers = [number for side in draft.sides for number in set(side.claims)]
    named = {*numbers, *(number for side in draft.sides for number in side.also)}
    if len(draft.sides) < 2 or not all(side.claims and side.says.strip() for side in draft.sides):
        return "fewer than two sides, or a side without claims or position"
    if not all(1 <= number <= count for number in named):
        return f"a claim is not in the table of {count}"
    if len(numbers) != len(set(numbers)):
        return "a claim stands on two sides"
    if draft.status == "apparent" and draft.reason is None:
        return "apparent without a reason"
    if not draft.explanation.strip() or not draft.question.strip():
        return "no explanation or no question"
    return None


def closest(claim: Claim, others: Sequence[Claim]) -> Claim:
    """The claim of `others` whose statement shares the largest part of the shorter one's words; the first of equals."""
    words = _words(claim)

    def shared(other: Claim) -> float:
        theirs = _words(other)
        return len(words & theirs) / max(1, min(len(words), len(theirs)))

    return max(others, key=shared)


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(claim.statement.casefold()) if word not in LITTLE_WORDS)


def edge_of(draft: DisputeDraft, one: Claim, other: Claim, *, story: str) -> Contradiction:
    """The contradiction of two claims that an entry sets against each other; `one` stands first in the story."""
    return Contradiction(
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


def one_a_pair(found: Iterable[Contradiction]) -> list[Contradiction]:
    """One edge for a pair of claims: genuine before apparent, then the gravest label, then the surest."""
    best: dict[tuple[str, str], Contradiction] = {}
    for edge in sorted(
        found,
        key=lambda edge: (
            *gravity(edge.status, edge.label),
            -(1 if edge.confidence is None else edge.confidence),
            edge.id,
        ),
    ):
        best.setdefault((edge.a, edge.b), edge)
    return list(best.values())


def sides_meet(ones: Sequence[Iterable[str]], others: Sequence[Iterable[str]]) -> bool:
    """Whether two sides of one question share claims, by id, with two different sides of another."""
    held = [set(side) for side in ones]
    met = [{place for place, side in enumerate(held) if side & set(other)} for other in others]
    return any(one - two and two - one for one, two in combinations(met, 2))


def parties(one: Claim, other: Claim, *, one_utterance: bool) -> Parties:
    """Who parts, by the claimants' names and by whether both tell of one utterance."""
    if one.claimant.name == other.claimant.name == AUTHOR:
        return "narrators"
    if one_utterance:
        return "record"
    return "self" if one.claimant.name is not None and one.claimant.name == other.claimant.name else "sources"


def side_of(position: str, claims: Iterable[Claim], voices: Voices, support: Iterable[Claim] = ()) -> Side:
    """One side of a dispute: who takes it and where.

    Claims of `support` speak for the position without taking it: they are of the side and their documents tell it, but
    they make nobody its holder.
    """
    taken, bearing = sorted(claims, key=claim_order), sorted(support, key=claim_order)
    held = sorted([*taken, *bearing], key=claim_order)
    return Side(
        position=position,
        claimants=sorted({voices.of(claim) for claim in taken}),
        claims=[claim.id for claim in held],
        documents=sorted({claim.document for claim in held}),
        support=[claim.id for claim in bearing],
    )


def _label(draft: DisputeDraft) -> Label:
    """An omission or a tone is at most a divergence."""
    return "divergence" if draft.axis in ("omission", "characterisation") else draft.label
