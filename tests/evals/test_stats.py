"""Intervals, tests and the gate: known answers, seeds, and the levels they promise, by simulation."""

import math
from typing import Literal

import numpy as np
import pytest

from evals.gate import Finding, Gated, gate_tables
from evals.metrics.catalogue import METRICS
from evals.report.text import bound_told, gate_lines
from evals.stats import Table, difference, difference_interval, fewest, holm, intervals, randomise, t_quantile

RECALL, F1 = METRICS["quotes.correct.recall"], METRICS["quotes.correct.f1"]
NAMES = ("quotes.gold", "quotes.gold.correct", "quotes.predicted")


def table(right: np.ndarray, gold: np.ndarray, predicted: np.ndarray, stories: int | None = None) -> Table:
    """Counts of shape (repeats, units)."""
    counts = np.stack([np.broadcast_to(gold, right.shape), right, predicted], axis=-1).astype(float)
    units = right.shape[1]
    clusters = tuple(range(units)) if stories is None else tuple(unit * stories // units for unit in range(units))
    return Table(NAMES, counts, clusters)


def simulated(
    rng: np.random.Generator, units: int, skill: float, *, difficulty: np.ndarray | None = None, repeats: int = 1
) -> Table:
    """A run over documents of 3 to 12 quotes that are unequally hard."""
    gold = np.random.default_rng(1).integers(3, 13, units)
    hard = np.zeros(units) if difficulty is None else difficulty
    chance = 1 / (1 + np.exp(-(skill + hard)))
    right = rng.binomial(np.broadcast_to(gold, (repeats, units)), chance)
    predicted = right + rng.binomial(np.broadcast_to(gold, (repeats, units)), 0.15)
    return table(right, gold, predicted)


def test_a_table_sums_by_cluster_and_averages_over_repeats() -> None:
    made = table(np.array([[1, 2, 3], [3, 2, 1]]), np.array([4, 4, 4]), np.array([[4, 4, 4], [4, 4, 4]]), stories=1)
    assert made.by_unit[:, 1].tolist() == [2, 2, 2]
    assert made.by_cluster[:, 0, 1].tolist() == [6, 6]


def test_the_interval_of_a_share_is_close_to_the_binomial_one() -> None:
    right = np.array([[1] * 120 + [0] * 80])
    made = table(right, np.ones(200), np.ones((1, 200)))
    interval = intervals(made, [RECALL])[RECALL.name]
    assert interval is not None
    error = math.sqrt(0.6 * 0.4 / 200)
    assert interval.error == pytest.approx(error, rel=0.05)
    assert (interval.low, interval.high) == pytest.approx((0.6 - 1.96 * error, 0.6 + 1.96 * error), abs=0.01)
    assert interval.detectable == pytest.approx(2.80 * error, rel=0.06)


def test_documents_of_one_story_widen_the_interval() -> None:
    right = np.repeat(np.random.default_rng(2).integers(0, 5, 20), 10)[None, :]
    gold, predicted = np.full(200, 4), np.full((1, 200), 4)
    apart = intervals(table(right, gold, predicted), [RECALL])[RECALL.name]
    together = intervals(table(right, gold, predicted, stories=20), [RECALL])[RECALL.name]
    assert apart is not None
    assert together is not None
    assert together.error > 2.5 * apart.error


def stories(right: list[int], gold: list[int]) -> Table:
    """One document a story."""
    return table(np.array([right]), np.array(gold), np.array([gold]))


@pytest.mark.parametrize(
    ("right", "gold"),
    [
        ([1, 2], [3, 3]),
        ([1, 2, 0], [3, 3, 0]),  # gold holds nothing of the third story
        ([3, 3, 3, 3], [3, 3, 3, 3]),  # all alike: nothing is known of how stories differ
        ([0, 0, 0], [4, 5, 6]),
    ],
)
def test_no_interval_is_given_where_nothing_can_be_told_of_how_stories_differ(
    right: list[int], gold: list[int]
) -> None:
    assert intervals(stories(right, gold), [RECALL])[RECALL.name] is None


def test_what_no_test_could_find_is_not_called_detectable() -> None:
    for units in (5, 6):
        found = intervals(stories([1, 2, 3, 2, 1, 3][:units], [4] * units), [RECALL])[RECALL.name]
        assert found is not None
        assert (found.detectable is None) == (units == 5)


def test_an_interval_is_worked_out_by_hand() -> None:
    # 9 of 12 right; without each story in turn 7, 6 and 5 of 8, so the error is sqrt(2/3 · 2 · (1/8)²) = 0.1443.
    found = intervals(stories([2, 3, 4], [4, 4, 4]), [RECALL])[RECALL.name]
    assert found is not None
    error = math.sqrt(2 / 3 * 2 / 64)
    assert found.error == pytest.approx(error)
    reach = 4.3027 * error / (0.75 * 0.25)
    assert (found.low, found.high) == pytest.approx(
        [1 / (1 + math.exp(-(math.log(3) + side * reach))) for side in (-1, 1)], abs=1e-4
    )
    more = difference_interval(stories([1, 1, 2], [4, 4, 4]), stories([2, 3, 4], [4, 4, 4]), RECALL)
    assert more is not None
    # gaps of 1, 2 and 2 quarters: 5/12, without each in turn 4, 3 and 3 of 8
    error = math.sqrt(2 / 3 * (2 / 3) / 64)
    assert (more.low, more.high) == pytest.approx((5 / 12 - 4.3027 * error, 5 / 12 + 4.3027 * error), abs=1e-4)


def covered(count: int, mean: float, alike: float, size: float, trials: int = 500) -> tuple[float, float, float]:
    """How often the interval of recall, that of F1 and that of a difference of two runs hold the truth.

    Stories of unlike sizes, a share of right answers of each (beta distributed, with a mean and how `alike` they are),
    and three answers too many for ten that are missed.
    """
    rng = np.random.default_rng(count)
    spurious = 0.3
    true_f1 = 2 * mean / (2 * mean + (1 - mean) * (1 + spurious))
    hits = np.zeros(3)
    for _ in range(trials):
        shares = rng.beta(mean * alike, (1 - mean) * alike, count)
        gold = 1 + rng.poisson(size * rng.lognormal(-0.125, 0.5, count))
        runs = [rng.binomial(gold, shares) for _ in range(2)]
        one, two = (table(run[None], gold, (run + rng.binomial(gold - run, spurious))[None]) for run in runs)
        found = intervals(one, [RECALL, F1])
        for place, (told, true) in enumerate(
            [(found[RECALL.name], mean), (found[F1.name], true_f1), (difference_interval(one, two, RECALL), 0.0)]
        ):
            hits[place] += told is not None and told.low <= true <= told.high
    return tuple(hits / trials)


@pytest.mark.parametrize("count", [3, 4, 6, 10, 20, 30])
def test_coverage_of_the_intervals(count: int) -> None:
    """What docs/scoring.md says of coverage; `pytest tests/evals/test_stats.py -k coverage -rP` prints it."""
    for mean, alike, size in ((0.6, 8, 20), (0.8, 15, 40), (0.95, 30, 60), (0.15, 10, 30)):
        told = covered(count, mean, alike, size)
        print(f"{count:3} stories, {mean:4} right: recall {told[0]:.3f}, F1 {told[1]:.3f}, difference {told[2]:.3f}")
        assert min(told) > 0.9


def test_randomisation_of_five_units_is_exact() -> None:
    # All five documents are worse by one: of the 32 swaps only the one that is seen and its mirror are as extreme.
    first = table(np.array([[2, 2, 2, 2, 2]]), np.full(5, 4), np.full((1, 5), 4))
    second = table(np.array([[1, 1, 1, 1, 1]]), np.full(5, 4), np.full((1, 5), 4))
    assert randomise(first, second, RECALL, seed=1) == pytest.approx(2 / 32)
    assert randomise(first, second, RECALL, seed=1, side="worse") == pytest.approx(1 / 32)
    assert randomise(second, first, RECALL, seed=1, side="worse") == 1
    assert difference(first, second, RECALL) == pytest.approx(-0.25)


def test_the_same_counts_differ_by_nothing() -> None:
    made = simulated(np.random.default_rng(1), 30, 1.0)
    assert randomise(made, made, F1, seed=1) == 1


def test_holm_steps_down() -> None:
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx({"a": 0.03, "b": 0.06, "c": 0.06})


@pytest.mark.parametrize(
    ("share", "freedom", "wanted"),
    [(0.95, 1, 6.314), (0.95, 4, 2.132), (0.95, 99, 1.660), (0.975, 2, 4.303), (0.99, 2, 6.965), (0.999, 2, 22.327)],
)
def test_students_t_is_that_of_the_tables(share: float, freedom: int, wanted: float) -> None:
    assert t_quantile(share, freedom) == pytest.approx(wanted, rel=0.0005)


def verdicts(
    units: int, before: float, after: float, runs: int, *, repeats: int = 1, margin: float = 0.02
) -> dict[str, float]:
    rng = np.random.default_rng(units)
    shares: dict[str, float] = {"pass": 0, "fail": 0, "inconclusive": 0}
    for run in range(runs):
        difficulty = rng.normal(0, 1, units)
        first = simulated(rng, units, before, difficulty=difficulty, repeats=repeats)
        second = simulated(rng, units, after, difficulty=difficulty, repeats=repeats)
        gated = gate_tables({F1.name: (first, second)}, seed=run, trials=400, margin=margin)
        shares[gated.verdict] += 1 / runs
    return shares


@pytest.mark.parametrize("units", [20, 40, 100])
def test_the_gate_cries_wolf_no_more_often_than_its_level_says(units: int) -> None:
    # 400 runs: a gate that holds 5 % is above 8 % once in 300 times. "Fails below −1 point" does so in 25 to 35 %.
    assert verdicts(units, 1.0, 1.0, 400)["fail"] <= 0.08


def test_several_gated_metrics_together_hold_the_level() -> None:
    rng = np.random.default_rng(9)
    failed = 0
    for run in range(300):
        tables = {
            name: (simulated(rng, 40, 1.0), simulated(rng, 40, 1.0))
            for name in ("quotes.correct.f1", "quotes.correct.recall", "quotes.correct.precision")
        }
        failed += gate_tables(tables, seed=run, trials=300).verdict == "fail"
    assert failed / 300 <= 0.085


def gated_by(before: list[int], after: list[int], swap: Literal["document", "story"] = "document") -> Finding:
    """Documents of one story with one gold item each, right (1) or not."""

    def made(right: list[int]) -> Table:
        counts = [{"quotes.gold": 1, "quotes.predicted": 1, "quotes.gold.correct": one} for one in right]
        return Table.of([("s", [one]) for one in counts], [F1])

    (finding,) = gate_tables({F1.name: (made(before), made(after))}, swap=swap).findings
    return finding


def test_a_loss_that_the_test_cannot_tell_from_chance_is_no_failure_however_even_it_is() -> None:
    finding = gated_by([1, 1], [0, 0])
    assert (finding.p, finding.loss, finding.verdict) == (0.25, 1, "inconclusive")
    assert finding.needed == fewest() == 5
    assert finding.repeats is None, "runs of the same two documents would not tell"
    assert fewest(tests=4) == 7
    assert gated_by([1] * 5, [0] * 5).verdict == "fail"


def test_no_share_loses_more_than_all_and_what_is_gained_is_called_a_gain() -> None:
    told = [bound_told(gated_by(*sides)) for sides in (([1, 1, 1], [0, 0, 1]), ([0, 0], [1, 1]))]
    assert told == ["a loss of at most 100.0", "a gain of at least 100.0"]


def test_what_is_counted_is_what_is_swapped() -> None:
    finding = gated_by([1, 1, 1], [0, 0, 1], "story")
    assert (finding.units, finding.unit, finding.verdict) == (1, "story", "inconclusive")
    (_, line) = gate_lines(Gated(finding.verdict, (finding,), 0.05, 0.02, 1))
    assert line.endswith("p 0.5000, 1 story, with which p cannot be below 0.5: too few to fail")


def test_only_what_as_few_units_are_tested_on_raises_the_least_p_that_they_can_have() -> None:
    def found(units: int, unit: Literal["document", "story"], p: float) -> Finding:
        return Finding("quotes.correct.f1", "fail", 1, 0, 1, 1, p, units, None, None, unit)

    rows = (*[found(27, "document", 0.0008)] * 2, *[found(6, "story", 2 / 64)] * 2, found(4, "story", 0.0625))
    told = list(gate_lines(Gated("fail", rows, 0.05, 0.02, 1)))[1:]
    assert ["too few" in line for line in told] == [False, False, False, False, True]
    assert told[-1].endswith("4 stories, with which p cannot be below 0.062: too few to fail")


def test_a_loss_as_large_as_the_margin_seldom_passes() -> None:
    # 1.0 to 0.85 on the logit scale costs 2 points of F1 and a little more.
    shares = verdicts(60, 1.0, 0.85, 300)
    assert shares["pass"] <= 0.08


def test_a_large_loss_fails_and_repeats_tell_small_ones() -> None:
    assert verdicts(40, 1.0, 0.2, 60)["fail"] >= 0.95
    once, often = verdicts(100, 1.0, 0.8, 60), verdicts(100, 1.0, 0.8, 60, repeats=5)
    assert often["fail"] > once["fail"]


def test_an_unchanged_run_passes_and_an_undecided_one_says_how_much_would_decide() -> None:
    rng = np.random.default_rng(4)
    made = simulated(rng, 40, 1.0)
    assert gate_tables({F1.name: (made, made)}).verdict == "pass"
    gated = gate_tables({F1.name: (simulated(rng, 30, 1.0), simulated(rng, 30, 1.0))})
    if gated.verdict == "inconclusive":
        (finding,) = gated.findings
        assert finding.needed is not None
        assert finding.needed > 30
        assert finding.repeats is not None
