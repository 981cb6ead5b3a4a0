"""Disputes of two annotations over the claims that were kept, the same ones joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.adjudication.decisions import Decision, Pending
from evals.errors import GoldBroken
from evals.gold.drafts import DraftDispute, DraftSide
from evals.gold.records import GoldClaim, GoldContradiction, GoldDispute, GoldStory
from evals.gold.relations import unlike_edges
from pipeline.relate.tables.sides import sides_meet


def disputes_of_both(
    first: GoldStory,
    second: GoldStory,
    became: Mapping[str, str],
    kept: Mapping[str, GoldClaim],
    relations: Mapping[tuple[str, str], GoldContradiction],
    pending: Pending,
) -> list[DraftDispute]:
    """Disputes of both, the same ones joined; one that only one told is optional until decided.

    One whose status or label is not that of its strongest edge, as decisions left that, takes the edge's and is asked
    about.
    """
    ours = [(row, _sides(row, became, kept)) for row in first.disputes]
    theirs = [(row, _sides(row, became, kept)) for row in second.disputes]
    partners = _partners(ours, theirs, pending.decisions)
    found: list[DraftDispute] = []
    used = set(partners.values())
    for row, sides in ours:
        joined, required = sides, False
        if row.id in partners:
            other, others = next(pair for pair in theirs if pair[0].id == partners[row.id])
            joined, required = _joined(sides, others), row.required and other.required
            if len(joined) > len(sides):
                pending.ask(row.id, row.story, "the other has one more side; which?", f"{row.question}")
            if row.status != other.status:
                pending.ask(row.id, row.story, "status?", f"{row.status} or {other.status}: {row.question}")
        elif row.required:
            pending.ask(row.id, row.story, "only one told it; required?", f"{row.status} {row.label}: {row.question}")
        found += [_graded(draft, row, relations, pending) for draft in _decided_dispute(row, joined, required, pending)]
    for row, sides in theirs:
        if row.id not in used:
            if row.required:
                pending.ask(
                    row.id, row.story, "only one told it; required?", f"{row.status} {row.label}: {row.question}"
                )
            found += [_graded(draft, row, relations, pending) for draft in _decided_dispute(row, sides, False, pending)]
    return found


def _graded(
    draft: DraftDispute, row: GoldDispute, relations: Mapping[tuple[str, str], GoldContradiction], pending: Pending
) -> DraftDispute:
    """The dispute as grave as its strongest edge, unless a decision says how grave it is."""
    decision, edge = pending.decisions.get(row.id), unlike_edges(draft, relations)
    if edge is None or (isinstance(decision, dict) and {"status", "label"} & decision.keys()):
        return draft
    status, label = edge
    told = f"{draft.status} {draft.label}, its strongest edge is {status} {label}: {draft.question}"
    pending.ask(row.id, row.story, "status and label?", told)
    return draft.model_copy(update={"status": status, "label": label})


def _decided_dispute(row: GoldDispute, sides: list[list[str]], required: bool, pending: Pending) -> list[DraftDispute]:
    decision = pending.decisions.get(row.id)
    given = isinstance(decision, dict) and "sides" in decision
    if decision == "drop" or (sum(map(bool, sides)) < 2 and not given):
        return []
    if decision in ("required", "optional"):
        required = decision == "required"
    change = {key: value for key, value in decision.items() if key != "join"} if isinstance(decision, dict) else {}
    values = {
        **row.model_dump(include={"question", "axis", "label", "status", "phenomena"}),
        "required": required,
        **change,
    }
    if "sides" in change:
        return [DraftDispute.model_validate(values)]
    positions = [side.position for side in row.sides]
    positions += [f"another answer ({number})" for number in range(1, len(sides) - len(positions) + 1)]
    held = [(position, claims) for position, claims in zip(positions, sides, strict=True) if claims]
    return [DraftDispute(**values, sides=[DraftSide(position=position, claims=claims) for position, claims in held])]


def _sides(row: GoldDispute, became: Mapping[str, str], kept: Mapping[str, GoldClaim]) -> list[list[str]]:
    taken: set[str] = set()
    sides: list[list[str]] = []
    for side in row.sides:
        names = [
            name
            for name in dict.fromkeys(became.get(name, name) for name in side.claims)
            if name in kept and name not in taken
        ]
        taken.update(names)
        sides.append(names)
    return sides


def _joined(sides: list[list[str]], others: list[list[str]]) -> list[list[str]]:
    """Each of the others' sides goes to the side of ours that shares most with it; what is ours already stays.

    A side that shares nothing comes last, as a side of its own.
    """
    taken = {name for side in sides for name in side}
    joined = [list(side) for side in sides]
    for other in others:
        shared = [len(set(side) & set(other)) for side in sides]
        if max(shared, default=0) > 0:
            joined[shared.index(max(shared))] += [name for name in other if name not in taken]
        elif new := [name for name in other if name not in taken]:
            joined.append(new)
        taken.update(other)
    return joined


def _partners(
    ours: Sequence[tuple[GoldDispute, list[list[str]]]],
    theirs: Sequence[tuple[GoldDispute, list[list[str]]]],
    decisions: Mapping[str, Decision],
) -> dict[str, str]:
    """Which disputes are the same: decided, or those of which two sides share claims with two sides, closest first."""
    decided = {
        row.id: decision["join"]
        for row, _ in ours
        if isinstance(decision := decisions.get(row.id), dict) and "join" in decision
    }
    close = sorted(
        (
            (-_overlap(sides, others), row.id, other.id)
            for row, sides in ours
            if row.id not in decided
            for other, others in theirs
            if sides_meet(sides, others)
        )
    )
    known = {other.id for other, _ in theirs}
    if unknown := sorted(other for other in decided.values() if other is not None and other not in known):
        raise GoldBroken("a dispute is joined to one that the second annotator does not have", why=", ".join(unknown))
    partners = {name: other for name, other in decided.items() if other is not None}
    for _, name, other in close:
        if name not in partners and other not in partners.values():
            partners[name] = other
    return partners


def _overlap(first: list[list[str]], second: list[list[str]]) -> float:
    """Jaccard of the claims on all sides."""
    one, two = {name for side in first for name in side}, {name for side in second for name in side}
    return len(one & two) / len(one | two) if one | two else 0.0
