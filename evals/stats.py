"""How sure a score is: intervals, tests and detectable differences from per-unit counts.

Everything works on a `Table`: counts by repeat, unit (document or story) and name, with the story of each unit. Ratios
are worked out from sums. Intervals draw nothing; every test that draws takes a seed.

Jackknife: Efron & Tibshirani 1993; paired approximate randomisation: Noreen 1989, Riezler & Maxwell 2005;
step-down correction: Holm 1979.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, stdtrit

from evals.metrics.ratios import Metric

Matrix = NDArray[np.float64]
Swap = Literal["document", "story"]
TRIALS = 5000
SEED = 20240403
"""Of tests that draw, where no other is named."""
FEWEST = 3
"""Stories from which on an interval is given: with two it holds the truth less often than it says, and is no help."""
_POWER = 0.8


@dataclass(frozen=True)
class Table:
    """Counts of shape (repeats, units, names) and the number of the cluster of each unit."""

    names: tuple[str, ...]
    counts: Matrix
    clusters: tuple[int, ...]

    @classmethod
    def of(cls, units: Sequence[tuple[str, Sequence[Mapping[str, float]]]], metrics: Sequence[Metric]) -> Table:
        """From (story, counts of each repeat) a unit, keeping only the counts that `metrics` need."""
        names = tuple(sorted({name for metric in metrics for name in (*metric.over, *metric.under, *metric.unless)}))
        stories = {story: number for number, story in enumerate(sorted({story for story, _ in units}))}
        repeats = len(units[0][1]) if units else 0
        counts = np.array(
            [[[repeat.get(name, 0) for name in names] for repeat in parts] for _, parts in units], dtype=np.float64
        ).reshape(len(units), repeats, len(names))
        return cls(names, counts.transpose(1, 0, 2), tuple(stories[story] for story, _ in units))

    @property
    def units(self) -> int:
        """Number of units."""
        return int(self.counts.shape[1])

    @cached_property
    def by_unit(self) -> Matrix:
        """Mean over the repeats: (units, names)."""
        mean: Matrix = self.counts.mean(axis=0)
        return mean

    @cached_property
    def by_cluster(self) -> Matrix:
        """Sums over each cluster, repeats apart: (repeats, clusters, names)."""
        sums = np.zeros((self.counts.shape[0], max(self.clusters, default=-1) + 1, len(self.names)))
        for unit, cluster in enumerate(self.clusters):
            sums[:, cluster] += self.counts[:, unit]
        return sums

    def value(self, metric: Metric, totals: Matrix) -> Matrix:
        """The metric of each row of summed counts (rows, names); NaN where it is undefined."""
        over = totals @ _weights(metric.over, self.names)
        under = totals @ _weights(metric.under, self.names)
        defined = under > 1e-12
        if metric.unless:
            defined &= totals @ _weights(dict.fromkeys(metric.unless, 1.0), self.names) <= 1e-12
        result: Matrix = np.where(defined, metric.per * over / np.where(defined, under, 1.0), np.nan)
        return result


def _weights(weights: Mapping[str, float], names: Sequence[str]) -> Matrix:
    return np.array([weights.get(name, 0.0) for name in names])


@dataclass(frozen=True)
class Interval:
    """A 95 % interval over stories, the standard error, and the least difference that a paired test would show.

    `detectable` is (t₀.₉₇₅ + t₀.₈)·SE: a change that a two-sided test at 5 % finds with 80 % power, if the difference
    of two runs on the same documents varies as much as one run does (a correlation of one half between them). `None`
    where no change is so large, or where there are so few units that such a test finds none.
    """

    low: float
    high: float
    error: float
    detectable: float | None


def intervals(table: Table, metrics: Sequence[Metric]) -> dict[str, Interval | None]:
    """The interval of each metric: the jackknife's error over stories, with Student's t, of a share's log odds.

    `None` with fewer than `FEWEST` stories in which anything is counted, where all of them are alike (nothing is then
    known of how stories vary), and where the metric is undefined without one of them.
    """
    return {metric.name: _interval(table, metric) for metric in metrics}


def _interval(table: Table, metric: Metric) -> Interval | None:
    told = table.by_cluster.mean(axis=0)
    told = told[_counts(told, table, metric)]
    total = told.sum(axis=0, keepdims=True)
    (value,) = table.value(metric, total).tolist()
    found = jackknifed(value, table.value(metric, total - told), is_share=metric.is_share)
    if found is None:
        return None
    low, high, error = found
    freedom = len(told) - 1
    units = int(_counts(table.by_unit, table, metric).sum())
    least = (t_quantile(0.975, freedom) + t_quantile(_POWER, freedom)) * error
    is_found = units >= fewest(0.05, 2) and not (metric.is_share and least > 1)
    return Interval(low, high, error, least if is_found else None)


def jackknifed(value: float, without: Matrix, *, is_share: bool) -> tuple[float, float, float] | None:
    """The ends of the 95 % interval of a value and its standard error, from its values without each story in turn.

    Student's t, of a share's log odds. `None` with fewer than `FEWEST` stories, where one of the values is undefined
    (NaN), where all are alike, and of a share that is 0 or 1.
    """
    error = _jackknife(without)
    if error is None or (is_share and not 0 < value < 1):
        return None
    reach = t_quantile(0.975, len(without) - 1) * error
    if not is_share:
        return value - reach, value + reach, error
    odds, reach = math.log(value / (1 - value)), reach / (value * (1 - value))
    low, high = expit([odds - reach, odds + reach]).tolist()
    return low, high, error


def _counts(rows: Matrix, table: Table, metric: Metric) -> NDArray[np.bool_]:
    """In which rows the metric counts anything: what gold leaves out is no evidence."""
    over, under = (np.abs(rows @ _weights(weights, table.names)) > 1e-12 for weights in (metric.over, metric.under))
    found: NDArray[np.bool_] = over | under
    return found


def _jackknife(values: Matrix) -> float | None:
    """The standard error from the values without each story in turn; `None` where it cannot be told."""
    count = len(values)
    if count < FEWEST or np.isnan(values).any():
        return None
    error = math.sqrt((count - 1) / count * float(((values - values.mean()) ** 2).sum()))
    return error if error > 1e-12 else None


def fewest(level: float = 0.05, tests: int = 1) -> int:
    """Units with fewer than which a one-sided test finds nothing: all of n swapped one way has p = 1 / 2ⁿ."""
    return math.floor(math.log2(tests / level)) + 1


def randomise(
    first: Table,
    second: Table,
    metric: Metric,
    *,
    seed: int,
    trials: int = TRIALS,
    swap: Swap = "document",
    side: Literal["two", "worse"] = "two",
) -> float | None:
    """p of paired approximate randomisation: how often swapping the two systems' counts gives as large a difference.

    Args:
        first: one system; repeats are averaged.
        second: the other, same units in the same order.
        metric: what is compared.
        seed: of the swaps; all swaps are tried where there are no more than `trials`.
        trials: how many.
        swap: unit by unit, or whole stories at once.
        side: *worse* asks only whether `second` is worse than `first`.

    Returns:
        p, or `None` where the difference is undefined.
    """
    a, b = _paired(first, second, swap)
    count = len(a)
    exact = 2**count <= trials
    if exact:
        flips = np.array(list(product((0.0, 1.0), repeat=count))).reshape(-1, count)
    else:
        flips = np.random.default_rng(seed).integers(0, 2, (trials, count)).astype(np.float64)
    moved = flips @ (b - a)
    gaps = first.value(metric, b.sum(axis=0) - moved) - first.value(metric, a.sum(axis=0) + moved)
    observed = difference(first, second, metric)
    if observed is None:
        return None
    gaps = np.nan_to_num(gaps, nan=0.0)
    sign = -1.0 if metric.higher is not False else 1.0
    reach, seen = (np.abs(gaps), abs(observed)) if side == "two" else (sign * gaps, sign * observed)
    hits = int((reach >= seen - 1e-12).sum())
    return hits / len(flips) if exact else (hits + 1) / (trials + 1)


def difference(first: Table, second: Table, metric: Metric) -> float | None:
    """The metric of `second` less that of `first`; `None` where either is undefined."""
    values = [float(table.value(metric, table.by_unit.sum(axis=0, keepdims=True))[0]) for table in (first, second)]
    return None if any(map(math.isnan, values)) else values[1] - values[0]


def difference_interval(first: Table, second: Table, metric: Metric) -> Interval | None:
    """The same for the difference of two systems, both without the same story in turn; it has no log odds."""
    a, b = _paired(first, second, "story")
    told = np.any([_counts(part, first, metric) for part in (a, b)], axis=0)
    a, b = a[told], b[told]
    gaps = first.value(metric, b.sum(axis=0) - b) - first.value(metric, a.sum(axis=0) - a)
    gap, error = difference(first, second, metric), _jackknife(gaps)
    if gap is None or error is None:
        return None
    reach, most = t_quantile(0.975, len(gaps) - 1) * error, 1.0 if metric.is_share else math.inf
    return Interval(max(gap - reach, -most), min(gap + reach, most), error, None)


def difference_error(first: Table, second: Table, metric: Metric, swap: Swap = "document") -> tuple[float, int] | None:
    """Jackknife standard error of the difference over units (or stories), and how many there are."""
    a, b = _paired(first, second, swap)
    count = len(a)
    if count < 2:
        return None
    gaps = first.value(metric, b.sum(axis=0) - b) - first.value(metric, a.sum(axis=0) - a)
    if np.isnan(gaps).any():
        return None
    error = math.sqrt((count - 1) / count * float(((gaps - gaps.mean()) ** 2).sum()))
    return error, count


def _paired(first: Table, second: Table, swap: Swap) -> tuple[Matrix, Matrix]:
    if first.clusters != second.clusters or first.names != second.names:
        raise ValueError("the two tables are not of the same units")
    if swap == "document":
        return first.by_unit, second.by_unit
    return first.by_cluster.mean(axis=0), second.by_cluster.mean(axis=0)


def t_quantile(share: float, freedom: int) -> float:
    """The quantile of Student's t."""
    return float(stdtrit(freedom, share))


def holm(values: Mapping[str, float]) -> dict[str, float]:
    """p values corrected for their number, step-down; order and names kept."""
    ranked = sorted(values, key=lambda name: (values[name], name))
    corrected: dict[str, float] = {}
    highest = 0.0
    for place, name in enumerate(ranked):
        highest = max(highest, min(1.0, (len(ranked) - place) * values[name]))
        corrected[name] = highest
    return {name: corrected[name] for name in values}
