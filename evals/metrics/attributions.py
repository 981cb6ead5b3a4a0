"""Aligning attributions and saying what became of each: the part that quotes and claims share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from evals.align import AGREE, Pair, align, iou, overlap, size
from evals.items import ClaimItem, QuoteItem, Ranges, in_order
from evals.metrics.names import is_speaker
from evals.metrics.ratios import Metric, f1, share
from evals.metrics.tally import Class, Tally

Item = TypeVar("Item", QuoteItem, ClaimItem)


@dataclass(frozen=True)
class Aligned(Generic[Item]):
    """One document's items in order of content, who pairs with whom, and what became of each."""

    gold: list[Item]
    predicted: list[Item]
    pairs: list[Pair]
    gold_classes: list[Class]
    predicted_classes: list[Class]
    right: list[bool]
    """For each pair, whether the speaker is."""


def attribution_metrics(layer: str) -> list[Metric]:
    """The ratios that quotes and claims share."""
    gold, predicted = f"{layer}.gold", f"{layer}.predicted"
    return [
        *f1(f"{layer}.correct", {f"{layer}.gold.correct": 1}, predicted, gold),
        *f1(f"{layer}.span", {f"{layer}.spans": 1}, predicted, gold),
        *f1(f"{layer}.exact", {f"{layer}.exact": 1}, predicted, gold),
        *f1(f"{layer}.strict", {f"{layer}.strict": 1}, predicted, gold),
        *f1(f"{layer}.partial", {f"{layer}.exact": 0.5, f"{layer}.touched": 0.5}, predicted, gold),
        share(f"{layer}.speaker", f"{layer}.speaker.right", f"{layer}.spans"),
        *f1(f"{layer}.via", {f"{layer}.via.right": 1}, f"{layer}.via.predicted", f"{layer}.via.gold"),
    ]


def align_items(
    gold: Sequence[Item], predicted: Sequence[Item], likeness: Callable[[Item, Item], float] | None = None
) -> Aligned[Item]:
    """Pair the predictions of one document with its required gold, and class both sides.

    A prediction of which at least half lies in optional gold pairs only where it agrees with required gold, and counts
    neither way otherwise. An unpaired prediction that agrees with gold which another one answers is a duplicate.
    """
    if not gold and not predicted:
        return Aligned([], [], [], [], [], [])
    items, answers = in_order(gold), in_order(predicted)
    wanted = [place for place, item in enumerate(items) if item.required]
    readings = [items[place].readings or (items[place].ranges,) for place in wanted]
    optional = [reading for item in items if not item.required for reading in item.readings or (item.ranges,)]
    passages = [answer.ranges for answer in answers]
    spared = frozenset(place for place, ranges in enumerate(passages) if _lies_in(ranges, optional))

    def is_right(g: int, p: int) -> bool:
        item = items[wanted[g]]
        return is_speaker(answers[p].speaker, item.speaker, item.names)

    def alike(g: int, p: int) -> float:
        assert likeness is not None
        return likeness(items[wanted[g]], answers[p])

    found = align(readings, passages, is_right=is_right, likeness=alike if likeness else None, only_agreeing=spared)
    right = [is_right(pair.gold, pair.predicted) for pair in found]
    pairs = [Pair(wanted[pair.gold], pair.predicted, pair.iou, pair.reading) for pair in found]
    gold_classes: list[Class] = ["missed" if item.required else "ignored" for item in items]
    predicted_classes: list[Class] = ["spurious_grounded"] * len(answers)
    for pair, speaker in zip(pairs, right, strict=True):
        gold_classes[pair.gold] = predicted_classes[pair.predicted] = _class(pair, speaker)
    answered = [items[pair.gold] for pair in pairs]
    paired = {pair.predicted for pair in pairs}
    for place, answer in enumerate(answers):
        if place not in paired:
            predicted_classes[place] = _unpaired(answer, place in spared, answered)
    return Aligned(items, answers, pairs, gold_classes, predicted_classes, right)


def _class(pair: Pair, speaker: bool) -> Class:
    if pair.iou >= AGREE:
        return "correct" if speaker else "wrong_speaker"
    return "wrong_span" if speaker else "both"


def _unpaired(answer: QuoteItem | ClaimItem, spared: bool, answered: Sequence[QuoteItem | ClaimItem]) -> Class:
    if answer.invented or not answer.ranges:
        return "invented_text"
    if spared:
        return "ignored"
    if any(iou(reading, answer.ranges) >= AGREE for item in answered for reading in item.readings or (item.ranges,)):
        return "duplicate"
    return "spurious_grounded"


def _lies_in(ranges: Ranges, optional: Sequence[Ranges]) -> bool:
    return bool(ranges) and any(2 * overlap(ranges, reading) >= size(ranges) for reading in optional)


def count_classes(
    tally: Tally,
    layer: str,
    aligned: Aligned[QuoteItem] | Aligned[ClaimItem],
    slices: Sequence[Sequence[str]],
    predicted_slices: Sequence[Sequence[str]],
) -> None:
    """Add what became of each item, overall and by slice.

    Args:
        tally: added to.
        layer: first part of the counts' names.
        aligned: the items.
        slices: for each gold item the slices it is in.
        predicted_slices: for each prediction the slices it is in, alone or by the gold it answers.
    """
    _count_side(tally, f"{layer}.gold", aligned.gold_classes, slices)
    _count_side(tally, f"{layer}.predicted", aligned.predicted_classes, predicted_slices)


def _count_side(tally: Tally, total: str, classes: Sequence[Class], slices: Sequence[Sequence[str]]) -> None:
    for kind, number in Counter(classes).items():
        tally.add(f"{total}.{kind}", number)
        if kind != "ignored":
            tally.add(total, number)
    for (kind, part), number in Counter(
        (kind, part) for kind, parts in zip(classes, slices, strict=True) for part in parts
    ).items():
        tally.add_to((part,), f"{total}.{kind}", number)
        if kind != "ignored":
            tally.add_to((part,), total, number)
