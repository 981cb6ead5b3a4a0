"""Relations and disputes of a draft: claims found by their keys, scope, parties, sides and silence worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.gold.drafts import DraftContradiction, DraftDispute, DraftSide
from evals.gold.records import GoldClaim, GoldContradiction, GoldDispute, StoryFile
from pipeline.canonical import content_id
from pipeline.relate.relations import claim_order, gravity, scope
from pipeline.schema import AUTHOR, Label, Parties, Side, Status


@dataclass(frozen=True)
class Problem:
    """Something in a draft that does not compile."""

    document: str
    key: str
    cause: str

    def __str__(self) -> str:
        return " ".join(f"{self.document}#{self.key}: {self.cause}".split())


def relations_of(
    drafts: Sequence[DraftContradiction], claims: Mapping[str, GoldClaim], problems: list[Problem], story: str
) -> dict[tuple[str, str], GoldContradiction]:
    """The contradictions of a draft by their two claims' ids; what does not hold together goes to `problems`."""
    found: dict[tuple[str, str], GoldContradiction] = {}
    for number, draft in enumerate(drafts):
        key = f"contradictions[{number}]"
        missing = [name for name in (draft.a, draft.b) if name not in claims]
        if missing:
            problems.append(Problem("", key, f"no claim compiled under {', '.join(missing)}"))
            continue
        first, second = sorted((claims[draft.a], claims[draft.b]), key=claim_order)
        if (first.id, second.id) in found or first.id == second.id:
            problems.append(Problem("", key, f"{draft.a} and {draft.b} are related twice, or are one claim"))
            continue
        if (draft.status == "apparent") != (draft.apparent_reason is not None):
            problems.append(Problem("", key, "apparent_reason goes with status apparent, and only with it"))
            continue
        found[first.id, second.id] = GoldContradiction(
            id=content_id("x", first.id, second.id),
            story=story,
            a=first.id,
            b=second.id,
            label=draft.label,
            status=draft.status,
            apparent_reason=draft.apparent_reason,
            level=draft.level,
            scope=scope(first, second),
            parties=draft.parties or parties_of(first, second),
            axis=draft.axis,
            mechanism=draft.mechanism,
            explanation=draft.explanation,
            required=draft.required,
            phenomena=draft.phenomena,
        )
    return found


def parties_of(first: GoldClaim, second: GoldClaim) -> Parties:
    """Who parts: two narrators, one claimant with himself, or two sources."""
    if first.claimant.name == second.claimant.name:
        return "narrators" if first.claimant.name == AUTHOR else "self"
    return "sources"


def disputes_of(
    drafts: Sequence[DraftDispute],
    claims: Mapping[str, GoldClaim],
    problems: list[Problem],
    relations: Mapping[tuple[str, str], GoldContradiction],
    file: StoryFile,
    *,
    as_grave: bool = False,
) -> tuple[list[GoldDispute], list[GoldContradiction]]:
    """The disputes of a draft, and the contradictions with the dispute each belongs to.

    With `as_grave` one that is not as grave as its strongest edge is a problem.
    """
    found: list[GoldDispute] = []
    homes: dict[str, str] = {}
    for number, draft in enumerate(drafts):
        key = f"disputes[{number}]"
        names = [name for side in draft.sides for name in side.claims]
        missing = sorted({name for name in names if name not in claims})
        if missing:
            problems.append(Problem("", key, f"no claim compiled under {', '.join(missing)}"))
            continue
        if len(names) != len(set(names)):
            problems.append(Problem("", key, "one claim is on two sides, or twice on one"))
            continue
        dispute = _dispute(draft, [[claims[name] for name in side.claims] for side in draft.sides], relations, file)
        if as_grave and (edge := unlike_edges(dispute, relations)):
            told = (
                f"it is {draft.status} {draft.label}, its strongest edge {' '.join(edge)}; change the one or the other"
            )
            problems.append(Problem("", key, f"{told} ({draft.question})"))
            continue
        found.append(dispute)
        for relation in dispute.contradictions:
            homes.setdefault(relation, dispute.id)
    return found, [row.model_copy(update={"dispute": homes.get(row.id)}) for row in relations.values()]


def unlike_edges(
    dispute: DraftDispute | GoldDispute, relations: Mapping[tuple[str, str], GoldContradiction]
) -> tuple[Status, Label] | None:
    """Status and label of a dispute's strongest edge where it has others itself; `None` where it has these, or no edge.

    Those of the strongest of the required edges will do as well, since what is optional counts neither way.
    """
    sides: Sequence[DraftSide | Side] = dispute.sides
    side_of = {name: number for number, side in enumerate(sides) for name in side.claims}
    edges = [row for ends, row in relations.items() if len({side_of.get(name) for name in ends} - {None}) == 2]
    grades = [
        min(((row.status, row.label) for row in rows), key=lambda grade: gravity(*grade))
        for rows in (edges, [row for row in edges if row.required])
        if rows
    ]
    return None if not grades or (dispute.status, dispute.label) in grades else grades[0]


def draft_of(dispute: GoldDispute) -> DraftDispute:
    """The draft of a dispute, its claims by their ids."""
    names = {"question", "axis", "label", "status", "required", "phenomena"}
    sides = [{"position": side.position, "claims": side.claims} for side in dispute.sides]
    return DraftDispute.model_validate({**dispute.model_dump(include=names), "sides": sides})


def _dispute(
    draft: DraftDispute,
    held: Sequence[Sequence[GoldClaim]],
    relations: Mapping[tuple[str, str], GoldContradiction],
    file: StoryFile,
) -> GoldDispute:
    side_of = {claim.id: number for number, claims in enumerate(held) for claim in claims}
    crossing = sorted(
        row.id for (a, b), row in relations.items() if a in side_of and b in side_of and side_of[a] != side_of[b]
    )
    told: dict[str, set[int]] = {name: set() for name in file.documents}
    for number, claims in enumerate(held):
        for claim in claims:
            told[claim.document].add(number)
    return GoldDispute(
        id=content_id("d", file.id, draft.question, sorted(side_of)),
        story=file.id,
        question=draft.question,
        sides=[_side(side.position, claims, file) for side, claims in zip(draft.sides, held, strict=True)],
        contradictions=crossing,
        label=draft.label,
        status=draft.status,
        axis=draft.axis,
        silent=sorted(name for name, sides in told.items() if not sides),
        one_sided=sorted(name for name, sides in told.items() if len(sides) == 1),
        required=draft.required,
        phenomena=draft.phenomena,
    )


def _side(position: str, claims: Sequence[GoldClaim], file: StoryFile) -> Side:
    documents = sorted({claim.document for claim in claims})
    dates = [date for name in documents if (date := file.documents[name].published) is not None]
    return Side(
        position=position,
        claimants=sorted({claim.claimant.name for claim in claims if claim.claimant.name is not None}),
        claims=[claim.id for claim in sorted(claims, key=claim_order)],
        documents=documents,
        since=min(dates)[:10] if dates else None,
    )
