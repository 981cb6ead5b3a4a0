"""Relations of two annotations over the claims that were kept."""

from __future__ import annotations

from collections.abc import Mapping

from evals.adjudication.decisions import Pending, name_of
from evals.gold.drafts import DraftContradiction
from evals.gold.records import GoldClaim, GoldContradiction, GoldStory

_LABELS = ("label", "status", "apparent_reason", "level", "axis")


def relations_of_both(
    first: GoldStory, second: GoldStory, became: Mapping[str, str], kept: Mapping[str, GoldClaim], pending: Pending
) -> list[DraftContradiction]:
    """Edges of both over the claims that were kept; one that only one drew is optional until decided."""
    seconds = {pair: row for row in second.contradictions if (pair := _pair(row, became, kept)) is not None}
    drafts: list[DraftContradiction] = []
    seen: set[frozenset[str]] = set()
    for row in (*first.contradictions, *second.contradictions):
        pair = _pair(row, became, kept)
        if pair is None or pair in seen:
            continue
        seen.add(pair)
        other = seconds.get(pair) if row in first.contradictions else None
        told = " / ".join(
            f"{name_of(kept[name].claimant)} {kept[name].factuality}: {kept[name].statement}" for name in sorted(pair)
        )
        if other is None:
            if row.required:
                pending.ask(row.id, row.story, "only one drew it; required?", f"{row.status} {row.label}: {told}")
        else:
            pending.ask_fields(_LABELS, row, other, row.story, told)
        drafts += _decided_relation(row, pair, bool(other and other.required and row.required), pending)
    return drafts


def _decided_relation(
    row: GoldContradiction, pair: frozenset[str], required: bool, pending: Pending
) -> list[DraftContradiction]:
    decision = pending.decisions.get(row.id)
    if decision == "drop":
        return []
    if decision in ("required", "optional"):
        required = decision == "required"
    a, b = sorted(pair)
    names = set(DraftContradiction.model_fields) - {"a", "b", "scope", "required"}
    values = {**row.model_dump(include=names), "a": a, "b": b, "required": required}
    return [DraftContradiction.model_validate({**values, **(decision if isinstance(decision, dict) else {})})]


def _pair(row: GoldContradiction, became: Mapping[str, str], kept: Mapping[str, GoldClaim]) -> frozenset[str] | None:
    pair = frozenset(became.get(name, name) for name in (row.a, row.b))
    return pair if len(pair) == 2 and pair <= kept.keys() else None
