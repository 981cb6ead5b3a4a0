"""What a relation of claims takes from them alone: which stands first, its scope, and how it weighs among others."""

from __future__ import annotations

from pipeline.schema import Claim, Label, Scope, Status

_LABELS: tuple[Label, ...] = ("contradiction", "tension", "divergence")
_STATUSES: tuple[Status, ...] = ("genuine", "undetermined", "apparent")


def claim_order(claim: Claim) -> tuple[str, int, int, str]:
    """For sorting: where a claim stands in its story, by document, then offset."""
    return claim.document, claim.evidence[0].start, claim.evidence[-1].end, claim.id


def scope(one: Claim, other: Claim) -> Scope:
    """Within one document or across two."""
    return "within_document" if one.document == other.document else "cross_document"


def gravity(status: Status, label: Label) -> tuple[int, int]:
    """For sorting, the gravest first: genuine before apparent, then contradiction before divergence."""
    return _STATUSES.index(status), _LABELS.index(label)
