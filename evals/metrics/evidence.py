"""Which gold claims a predicted claim is about, by the evidence alone: the ground on which relations are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evals.align import AGREE, align, iou, overlap, size
from evals.items import ClaimItem, in_order
from evals.metrics.statements import likeness

_PASSAGE = 400
"""Characters; longer evidence must be about what it meets: a whole document is evidence of nothing."""


@dataclass(frozen=True)
class Ground:
    """The claims of one story, gold and predicted.

    `met` gives, for a predicted claim, every gold claim of its document with which it shares at least half of the
    shorter one's characters and, where the longer one has more than 400, a tenth of that one's, and how well the
    passages fit (intersection over union). `paired` gives the one gold claim it is aligned with.
    """

    gold: Mapping[str, ClaimItem]
    predicted: Mapping[str, ClaimItem]
    met: Mapping[str, Mapping[str, float]]
    paired: Mapping[str, str]


def ground(gold: Iterable[ClaimItem], predicted: Iterable[ClaimItem]) -> Ground:
    """Compare the claims of one story, document by document."""
    golds, answers = _by_document(gold), _by_document(predicted)
    met: dict[str, dict[str, float]] = {}
    paired: dict[str, str] = {}
    for document, said in sorted(answers.items()):
        wanted = golds.get(document, [])
        readings = [item.readings or (item.ranges,) for item in wanted]
        for answer in said:
            shares = {
                item.id: max(iou(reading, answer.ranges) for reading in passages)
                for item, passages in zip(wanted, readings, strict=True)
                if any(_meets(reading, answer) for reading in passages)
            }
            if shares:
                met[answer.id] = shares
        pairs = align(
            readings,
            [answer.ranges for answer in said],
            likeness=lambda g, p, wanted=wanted, said=said: likeness(said[p].statement, wanted[g].statement),  # type: ignore[misc]
        )
        paired.update({said[pair.predicted].id: wanted[pair.gold].id for pair in pairs if pair.iou >= AGREE})
    return Ground(
        {item.id: item for items in golds.values() for item in items},
        {item.id: item for items in answers.values() for item in items},
        met,
        paired,
    )


def _meets(reading: tuple[tuple[int, int], ...], answer: ClaimItem) -> bool:
    shared = overlap(reading, answer.ranges)
    shorter, longer = sorted((size(reading), size(answer.ranges)))
    return shared > 0 and 2 * shared >= shorter and (longer <= _PASSAGE or 10 * shared >= longer)


def _by_document(claims: Iterable[ClaimItem]) -> dict[str, list[ClaimItem]]:
    found: dict[str, list[ClaimItem]] = {}
    for claim in claims:
        found.setdefault(claim.document, []).append(claim)
    return {document: in_order(items) for document, items in found.items()}
