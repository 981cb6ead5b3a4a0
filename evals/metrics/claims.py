"""Counts for the claims of one document."""

from __future__ import annotations

from collections.abc import Sequence

from evals.align import AGREE
from evals.items import ClaimItem, Page
from evals.metrics.attributions import Aligned, align_items, attribution_metrics, count_classes
from evals.metrics.quotes import count_chain, is_exact
from evals.metrics.ratios import share
from evals.metrics.statements import is_adequate, likeness
from evals.metrics.tally import Tally

_ASKED = ("factuality", "modality", "author_stance", "claim_type")

METRICS = [
    *attribution_metrics("claims"),
    *(share(f"claims.{name}", f"claims.{name}.right", f"claims.{name}.asked") for name in _ASKED),
    share("claims.statement.adequate", "claims.statement.adequate", "claims.spans"),
    share("claims.statement.likeness", "claims.statement.likeness", "claims.spans"),
    share("claims.statement.judged", "claims.judged.adequate", "claims.judged.asked"),
]


def count_claims(
    page: Page, gold: Sequence[ClaimItem], predicted: Sequence[ClaimItem], tally: Tally
) -> Aligned[ClaimItem]:
    """Add the counts of one document to `tally`, and return its alignment.

    Claims of the same passage are told apart by their statements.
    """
    if not gold and not predicted:
        return Aligned([], [], [], [], [], [])
    aligned = align_items(gold, predicted, lambda item, answer: likeness(answer.statement, item.statement))
    items, answers = aligned.gold, aligned.predicted
    slices = [_slices(item) for item in items]
    answered = {pair.predicted: pair.gold for pair in aligned.pairs}
    predicted_slices = [
        (f"factuality:{items[answered[place]].factuality}",) if place in answered else ()
        for place in range(len(answers))
    ]
    count_classes(tally, "claims", aligned, slices, predicted_slices)
    for pair, right in zip(aligned.pairs, aligned.right, strict=True):
        tally.add("claims.touched")
        if pair.iou < AGREE:
            continue
        item, answer = items[pair.gold], answers[pair.predicted]
        tally.add("claims.spans")
        exact = is_exact(page, item.readings or (item.ranges,), answer.ranges)
        tally.add("claims.exact", exact)
        tally.add("claims.strict", exact and right)
        tally.add("claims.speaker.right", right)
        for name in _ASKED:
            if (said := getattr(answer, name)) is not None:
                tally.add(f"claims.{name}.asked")
                tally.add(f"claims.{name}.right", said == getattr(item, name))
        tally.add("claims.statement.likeness", round(likeness(answer.statement, item.statement), 6))
        tally.add("claims.statement.adequate", is_adequate(answer.statement, item.statement))
        count_chain(item.via, answer.via, "claims", tally)
    return aligned


def _slices(item: ClaimItem) -> tuple[str, ...]:
    return (f"factuality:{item.factuality}", *(f"tag:{tag}" for tag in item.tags))
