"""Alignment: optimal, one-to-one, blind to order, and never with an invented text."""

import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.align import align, iou, overlap

Ranges = tuple[tuple[int, int], ...]


@st.composite
def passages(draw: st.DrawFn) -> Ranges:
    edges = sorted(draw(st.lists(st.integers(0, 60), min_size=2, max_size=4, unique=True)))
    return tuple(zip(edges[::2], edges[1::2], strict=False))


def characters(ranges: Ranges) -> set[int]:
    return {place for start, end in ranges for place in range(start, end)}


@given(passages(), passages())
def test_overlap_and_iou_are_those_of_the_sets_of_characters(first: Ranges, second: Ranges) -> None:
    a, b = characters(first), characters(second)
    assert overlap(first, second) == len(a & b)
    assert iou(first, second) == len(a & b) / len(a | b)


def test_the_best_total_wins_over_the_best_first_pair() -> None:
    # Taken greedily the first prediction (2/3 with either gold) would have the first, and leave 6/14 to the second.
    pairs = align([[((0, 10),)], [((4, 14),)]], [((2, 12),), ((0, 10),)])
    assert [(pair.gold, pair.predicted) for pair in pairs] == [(0, 1), (1, 0)]


@settings(max_examples=60)
@given(st.lists(passages(), max_size=4, unique=True), st.lists(passages(), max_size=4, unique=True))
def test_pairs_that_agree_are_as_many_and_fit_as_well_as_in_the_best_of_all_assignments(
    gold: list[Ranges], predicted: list[Ranges]
) -> None:
    pairs = [pair for pair in align([[item] for item in gold], predicted) if pair.iou >= 0.5]
    padded = [*range(len(predicted)), *([None] * len(gold))]
    best = (0, 0.0)
    for order in set(permutations(padded, len(gold))):
        shares = [iou(gold[g], predicted[p]) for g, p in enumerate(order) if p is not None]
        shares = [share for share in shares if share >= 0.5]
        best = max(best, (len(shares), round(sum(shares), 4)))
    assert (len(pairs), pytest.approx(sum(pair.iou for pair in pairs), abs=1e-3)) == best


@given(st.lists(passages(), max_size=12, unique=True), st.lists(passages(), max_size=12, unique=True))
def test_pairs_are_one_to_one_and_overlap(gold: list[Ranges], predicted: list[Ranges]) -> None:
    pairs = align([[item] for item in gold], predicted)
    assert len({pair.gold for pair in pairs}) == len(pairs) == len({pair.predicted for pair in pairs})
    assert all(overlap(gold[pair.gold], predicted[pair.predicted]) > 0 for pair in pairs)


@given(
    st.lists(st.lists(passages(), min_size=1, max_size=3), max_size=8), st.lists(passages(), max_size=8, unique=True)
)
def test_a_gold_item_of_several_readings_still_has_one_answer(
    gold: list[list[Ranges]], predicted: list[Ranges]
) -> None:
    pairs = align(gold, predicted)
    assert len({pair.gold for pair in pairs}) == len(pairs) == len({pair.predicted for pair in pairs})


def test_readings_far_apart_are_one_item() -> None:
    assert len(align([[((0, 10),), ((50, 60),)]], [((0, 10),), ((50, 60),)])) == 1


def test_a_large_island_is_solved_as_exactly_as_a_small_one() -> None:
    rng = random.Random(5)
    gold = [((place, place + 12),) for place in range(0, 300, 5)]
    predicted = [((place + rng.randrange(-2, 3), place + 12),) for place in range(2, 300, 5)]
    pairs = align([[item] for item in gold], sorted(predicted))
    assert len(pairs) == len(gold)


def test_an_invented_text_has_no_place_and_never_pairs() -> None:
    assert align([[((0, 10),)]], [()]) == []


def test_any_reading_of_the_gold_will_do() -> None:
    (pair,) = align([[((0, 10),), ((0, 30),)]], [((0, 29),)])
    assert (pair.reading, round(pair.iou, 3)) == (1, 0.967)


def test_of_two_pairs_that_agree_the_right_one_is_chosen() -> None:
    pairs = align([[((0, 10),)]], [((0, 10),), ((0, 9),)], is_right=lambda _, p: p == 1)
    assert [pair.predicted for pair in pairs] == [1]
