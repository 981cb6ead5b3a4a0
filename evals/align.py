"""Which prediction answers which gold item: an optimal one-to-one assignment on the characters they share.

Two items pair only if their passages overlap, so an invented text never pairs. First come the pairs that agree on the
passage (intersection over union of characters of at least `AGREE`), chosen so that most are right in full, then most
pairs agree, then the passages fit best; what is left over pairs where passages only touch. Thus an item that agrees
with nothing never changes which others agree. Overlapping passages form islands, each solved by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.items import Ranges

AGREE = 0.5
"""Least intersection over union at which two passages are the same passage."""
TOUCH = 0.1
"""Least intersection over union at which a prediction is a misplaced answer to a gold item, and not beside it."""

_FEW = 8
_FIT = 1 << 16
_ONE = 1 << 28
_RIGHT = 1 << 40
# Integer weights below 2**53 keep islands of up to 4,096 pairs exact, so no machine rounds a tie differently.


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold item and its prediction, by index; `reading` is the index of the alternative that fits best."""

    gold: int
    predicted: int
    iou: float
    reading: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair that may be chosen: `right` ones first, then as many as can be, then the best sum of `fit` (0 to 1)."""

    gold: int
    predicted: int
    iou: float
    reading: int
    right: bool
    fit: float


def overlap(first: Ranges, second: Ranges) -> int:
    """How many characters two passages share; ranges in order, apart."""
    if len(first) == 1 and len(second) == 1:
        (a, b), (c, d) = first[0], second[0]
        return max(0, min(b, d) - max(a, c))
    shared = i = j = 0
    while i < len(first) and j < len(second):
        (a, b), (c, d) = first[i], second[j]
        if (low := max(c, a)) < (high := min(d, b)):
            shared += high - low
        if b < d:
            i += 1
        else:
            j += 1
    return shared


def size(ranges: Ranges) -> int:
    """Length of a passage in characters."""
    return sum(end - start for start, end in ranges)


def iou(first: Ranges, second: Ranges) -> float:
    """Intersection over union of characters, 0 to 1; 0 where both are empty."""
    if first == second:
        return 1.0 if first else 0.0
    shared = overlap(first, second)
    return shared / (size(first) + size(second) - shared) if shared else 0.0


def align(
    gold: Sequence[Sequence[Ranges]],
    predicted: Sequence[Ranges],
    *,
    is_right: Callable[[int, int], bool] | None = None,
    likeness: Callable[[int, int], float] | None = None,
    only_agreeing: frozenset[int] = frozenset(),
    touch: float = TOUCH,
) -> list[Pair]:
    """The best one-to-one assignment, in order of the gold index; linear in the number of items but for their overlaps.

    Give the items in an order of their own content, not of arrival, and the result does not depend on arrival.

    Args:
        gold: for each gold item its readings, each a passage; any of them will do.
        predicted: for each prediction its passage; an empty one (an invented text) never pairs.
        is_right: whether a pair that agrees on the passage is right in what else matters; such pairs come first.
        likeness: 0 to 1, tells apart items of the same passage.
        only_agreeing: predictions that pair only where they agree on the passage.
        touch: least intersection over union of the left-overs' pairs.
    """
    pairs: list[Pair] = []
    for island in _islands(gold, predicted):
        found = _overlaps(island, gold, predicted)
        if len(found) == 1:
            g, p, share, reading = found[0]
            if share >= AGREE or (share >= touch and p not in only_agreeing):
                pairs.append(Pair(g, p, share, reading))
            continue
        edges = [
            Edge(
                g,
                p,
                share,
                reading,
                is_right is None or is_right(g, p),
                share if likeness is None else (share + likeness(g, p)) / 2,
            )
            for g, p, share, reading in found
        ]
        agreed = solve([edge for edge in edges if edge.iou >= AGREE])
        pairs += agreed
        left = len(edges) - len(agreed)
        if left:
            used_gold = {pair.gold for pair in agreed}
            used_predicted = {pair.predicted for pair in agreed} | only_agreeing
            pairs += solve(
                [
                    edge
                    for edge in edges
                    if touch <= edge.iou < AGREE and edge.gold not in used_gold and edge.predicted not in used_predicted
                ]
            )
    pairs.sort(key=lambda pair: pair.gold)
    return pairs


Island = list[tuple[int, int, int, int]]


def _islands(gold: Sequence[Sequence[Ranges]], predicted: Sequence[Ranges]) -> list[Island]:
    """Groups of passages whose extents overlap, as (start, end, item, reading); a prediction's reading is -1."""
    marks = [
        (reading[0][0], reading[-1][1], item, number)
        for item, readings in enumerate(gold)
        for number, reading in enumerate(readings)
        if reading
    ]
    marks += [(ranges[0][0], ranges[-1][1], item, -1) for item, ranges in enumerate(predicted) if ranges]
    marks.sort()
    islands: list[Island] = []
    island: Island = []
    reach = -1
    for mark in marks:
        if mark[0] >= reach:
            if len(island) > 1:
                islands.append(island)
            island = []
        island.append(mark)
        if mark[1] > reach:
            reach = mark[1]
    if len(island) > 1:
        islands.append(island)
    return _bridged(islands) if any(len(readings) > 1 for readings in gold) else islands


def _bridged(islands: list[Island]) -> list[Island]:
    """Islands in which readings of one gold item lie are one: the item still has one answer."""
    home: dict[int, int] = {}
    merged: dict[int, Island] = {}
    for number, island in enumerate(islands):
        items = {item for _, _, item, reading in island if reading >= 0}
        joined = sorted({home[item] for item in items if item in home})
        target = joined[0] if joined else number
        whole = sorted([*island, *(mark for other in joined for mark in merged.pop(other))])
        merged[target] = whole
        for _, _, item, reading in whole:
            if reading >= 0:
                home[item] = target
    return [island for _, island in sorted(merged.items())]


def _overlaps(
    island: Island, gold: Sequence[Sequence[Ranges]], predicted: Sequence[Ranges]
) -> list[tuple[int, int, float, int]]:
    """(gold, prediction, best intersection over union, reading) of all that overlap."""
    best: dict[tuple[int, int], tuple[float, int]] = {}
    answers = [mark for mark in island if mark[3] < 0]
    if not answers:
        return []
    for start, end, item, reading in island:
        if reading < 0:
            continue
        passage = gold[item][reading]
        for low, high, answer, _ in answers:
            if low >= end:
                break
            if high <= start:
                continue
            share = iou(passage, predicted[answer])
            if share > best.get((item, answer), (0.0, 0))[0]:
                best[item, answer] = (share, reading)
    return [(g, p, share, reading) for (g, p), (share, reading) in sorted(best.items())]


def solve(edges: list[Edge]) -> list[Pair]:
    """The heaviest choice of edges that share no end; edges in order of content, none given twice."""
    if len(edges) < 2:
        return [Pair(edge.gold, edge.predicted, edge.iou, edge.reading) for edge in edges]
    rows = sorted({edge.gold for edge in edges})
    columns = sorted({edge.predicted for edge in edges})
    if len(rows) == len(edges) == len(columns):
        return [Pair(edge.gold, edge.predicted, edge.iou, edge.reading) for edge in edges]
    if len(edges) <= _FEW:
        return [Pair(edge.gold, edge.predicted, edge.iou, edge.reading) for edge in _best_of_few(edges)]
    import numpy as np  # both are slow to import, and few islands need them
    from scipy.optimize import linear_sum_assignment

    place_of_row = {item: place for place, item in enumerate(rows)}
    place_of_column = {item: place for place, item in enumerate(columns)}
    weights = np.zeros((len(rows), len(columns)))
    by_place: dict[tuple[int, int], Edge] = {}
    for edge in edges:
        place = (place_of_row[edge.gold], place_of_column[edge.predicted])
        weights[place] = _weight(edge)
        by_place[place] = edge
    chosen = zip(*(axis.tolist() for axis in linear_sum_assignment(weights, maximize=True)), strict=True)
    found = [by_place[place] for place in chosen if place in by_place]
    return [Pair(edge.gold, edge.predicted, edge.iou, edge.reading) for edge in found]


def _weight(edge: Edge) -> int:
    return (_RIGHT if edge.right else 0) + _ONE + round(edge.fit * _FIT)


def _best_of_few(edges: list[Edge]) -> list[Edge]:
    """The heaviest set of edges that share no end, by trying all; the first in order where several weigh the same."""

    def best(place: int, golds: frozenset[int], answers: frozenset[int]) -> tuple[int, list[Edge]]:
        if place == len(edges):
            return 0, []
        edge = edges[place]
        without = best(place + 1, golds, answers)
        if edge.gold in golds or edge.predicted in answers:
            return without
        weight, chosen = best(place + 1, golds | {edge.gold}, answers | {edge.predicted})
        weight += _weight(edge)
        return (weight, [edge, *chosen]) if weight >= without[0] else without

    return best(0, frozenset(), frozenset())[1]
