"""Twins: two gold claims of one document, one claimant and one passage, which may be one proposition written twice.

The scorer pairs claims one to one, so no run can find both of two that are one. Whether they are is for a reader of the
guidelines to say, pair by pair; likeness of words does not tell. What was said is kept in `gold/twins.jsonl` and holds
whenever a story is compiled or adjudicated again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from pydantic import Field

from evals.align import AGREE, iou
from evals.errors import GoldBroken
from evals.gold.drafts import DraftContradiction, DraftDispute
from evals.gold.records import ClaimAlternatives, GoldClaim, GoldContradiction, GoldDispute, GoldStory
from evals.gold.relations import Problem, disputes_of, draft_of, relations_of
from evals.items import ranges_of
from evals.metrics.statements import likeness
from pipeline.schema.records import NonEmpty, Record

DECISIONS = "twins.jsonl"
_CHAIN = "nested_source"
"""The tag of a claim with a chain. The claim that stays keeps its own chain, so the tag does not come over."""


class TwinsDecision(Record):
    """What a reader of the guidelines said of two claims on one passage."""

    story: NonEmpty
    claims: list[NonEmpty] = Field(min_length=2, max_length=2, description="ids; the first stays if they are one")
    same: bool
    reason: NonEmpty


@dataclass(frozen=True)
class Twins:
    """Two claims that may be one: how far their passages overlap and how alike their statements are, 0 to 1."""

    first: GoldClaim
    second: GoldClaim
    iou: float
    likeness: float

    def __str__(self) -> str:
        return (
            f"{self.first.document}: {self.first.id} {self.first.statement} / {self.second.id} {self.second.statement}"
            f" (passage {self.iou:.2f}, words {self.likeness:.2f})"
        )


def read_decisions(path: Path) -> list[TwinsDecision]:
    """Decisions, one a line; none where there is no such file.

    Raises:
        GoldBroken: with file, line and cause.
    """
    found = []
    for number, line in enumerate(path.read_text("utf-8").split("\n") if path.is_file() else (), 1):
        if not line.strip():
            continue
        try:
            found.append(TwinsDecision.model_validate(json.loads(line)))
        except (ValueError, RecursionError) as error:
            raise GoldBroken("not a decision", where=f"{path}:{number}", why=str(error).splitlines()[0]) from error
    return found


def twins(story: GoldStory, decisions: Collection[TwinsDecision] = ()) -> list[Twins]:
    """Pairs of one document, claimant and factuality whose passages agree, that nobody decided to be two."""
    apart = {frozenset(row.claims) for row in decisions if not row.same}
    groups: dict[tuple[str, str | None, str], list[GoldClaim]] = {}
    for claim in story.claims:
        groups.setdefault((claim.document, claim.claimant.name, claim.factuality), []).append(claim)
    return [
        Twins(one, two, shared, likeness(one.statement, two.statement))
        for group in groups.values()
        for one, two in combinations(group, 2)
        if (shared := iou(ranges_of(one), ranges_of(two))) >= AGREE and frozenset((one.id, two.id)) not in apart
    ]


def folded(story: GoldStory, decisions: Collection[TwinsDecision]) -> tuple[GoldStory, Mapping[str, str | None]]:
    """The story with claims that are one folded into the one that stays, and what points at them pointing there.

    Beside it stand the ids that are no more, each with the id its record has now, or with `None` where it went into
    another that was there.

    Raises:
        GoldBroken: a claim would stay and go, two that are one are related or on two sides of a dispute, or relations
            that become one part on status or label.
    """
    known = {claim.id: claim for claim in story.claims}
    became = {
        row.claims[1]: row.claims[0]
        for row in decisions
        if row.same and row.story == story.id and {*row.claims} <= known.keys()
    }
    if not became:
        return story, {}
    if chained := sorted(became.keys() & set(became.values())):
        raise GoldBroken("a claim that goes is to stay for another", where=story.id, why=", ".join(chained))
    for gone, stays in became.items():
        known[stays] = _folded(known[stays], known.pop(gone))
    problems: list[Problem] = []
    relations = relations_of(_relations(story, became), known, problems, story.id)
    disputes, _ = disputes_of(
        [_disputed(row, became) for row in story.disputes], known, problems, relations, story.file
    )
    if problems:
        raise GoldBroken("the decisions do not hold together", where=story.id, why="; ".join(map(str, problems[:5])))
    home = {old.id: new.id for old, new in zip(story.disputes, disputes, strict=True)}
    homes = {_pair(row, became): home[row.dispute] for row in story.contradictions if row.dispute is not None}
    whole = replace(
        story,
        claims=tuple(known[claim.id] for claim in story.claims if claim.id in known),
        contradictions=tuple(
            sorted(
                (row.model_copy(update={"dispute": homes.get(_pair(row, {}))}) for row in relations.values()),
                key=lambda row: row.id,
            )
        ),
        disputes=tuple(sorted(disputes, key=lambda row: row.id)),
    )
    ends = {_pair(row, {}): row.id for row in relations.values()}
    there = {row.id for row in story.contradictions}
    edges = {row.id: ends[_pair(row, became)] for row in story.contradictions}
    return whole, {
        **dict.fromkeys(became),
        **{old: new for old, new in home.items() if old != new},
        **{old: None if new in there else new for old, new in edges.items() if old != new},
    }


def _folded(stays: GoldClaim, gone: GoldClaim) -> GoldClaim:
    readings = [stays.evidence]
    for reading in (*stays.alternatives.evidence, gone.evidence, *gone.alternatives.evidence):
        if reading not in readings:
            readings.append(reading)
    tags = {*gone.phenomena} - (set() if stays.via else {_CHAIN})
    return stays.model_copy(
        update={
            "quote": stays.quote or gone.quote,
            "required": stays.required or gone.required,
            "alternatives": ClaimAlternatives(
                evidence=readings[1:],
                claimants=sorted({*stays.alternatives.claimants, *gone.alternatives.claimants}),
            ),
            "phenomena": sorted({*stays.phenomena, *tags}),
        }
    )


def _pair(row: GoldContradiction, became: Mapping[str, str]) -> frozenset[str]:
    return frozenset(became.get(name, name) for name in (row.a, row.b))


def _relations(story: GoldStory, became: Mapping[str, str]) -> list[DraftContradiction]:
    """The relations with their ends renamed; of several of one pair the first that is required."""
    found: dict[frozenset[str], GoldContradiction] = {}
    for row in sorted(story.contradictions, key=lambda row: (not row.required, row.id)):
        pair = _pair(row, became)
        first = found.setdefault(pair, row)
        if len(pair) < 2 or (first.status, first.label) != (row.status, row.label):
            raise GoldBroken(
                "claims that are to be one are related as two", where=story.id, why=f"{first.id}, {row.id}"
            )
    names = set(DraftContradiction.model_fields) - {"a", "b", "scope"}
    return [
        DraftContradiction.model_validate(
            {**row.model_dump(include=names), "a": became.get(row.a, row.a), "b": became.get(row.b, row.b)}
        )
        for row in found.values()
    ]


def _disputed(row: GoldDispute, became: Mapping[str, str]) -> DraftDispute:
    """The dispute with its claims renamed, each once on a side."""
    draft = draft_of(row)
    sides = [
        side.model_copy(update={"claims": list(dict.fromkeys(became.get(name, name) for name in side.claims))})
        for side in draft.sides
    ]
    return draft.model_copy(update={"sides": sides})
