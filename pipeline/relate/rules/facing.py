"""Accounts that a document puts face to face: *one said so; another said otherwise*, the second often in few words."""

from __future__ import annotations

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.proposition import Proposition

NEXT, NEAR = 1, 3
"""How many claims further on the second may stand: the very next, or close by."""


def are_faced(pair: Comparison, within: int = NEXT) -> bool:
    """Two sources put the claims forward, close to one another in one document, in places that do not overlap."""
    one, other = pair.a.claim, pair.b.claim
    if not pair.same_document or one.claimant.name == other.claimant.name:
        return False
    return 0 < pair.b.order - pair.a.order <= within and one.evidence[-1].end <= other.evidence[0].start


def faced_denial(pair: Comparison, within: int = NEXT) -> tuple[Proposition, Proposition] | None:
    """What one source holds and another, close by, denies of the same day, in this order; `None` where none does."""
    return pair.denial if are_faced(pair, within) and not pair.days_part else None
