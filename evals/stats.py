"""How sure a score is: intervals, tests and detectable differences from per-unit counts.

Everything works on a `Table`: counts by repeat, unit (document or story) and name, with the story of each unit. Ratios
are worked out from sums, so a resample is a matrix of weights times the counts. Every random estimate takes a seed.

Bootstrap of clusters: Efron & Tibshirani 1993, ch. 8; paired approximate randomisation: Noreen 1989, Riezler & Maxwell
2005; step-down correction: Holm 1979.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from statistics import NormalDist
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from evals.metrics.ratios import Metric

Matrix = NDArray[np.float64]
Swap = Literal["document", "story"]
REPLICATES = 2000
TRIALS = 5000
_POWER = 0.8
_NORMAL = NormalDist()


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
    """A 95 % interval, the standard error, and the least difference that a paired test would show.

    `detectable` is (z₀.₉₇₅ + z₀.₈)·SE: a change that a two-sided test at 5 % finds with 80 % power, if the difference
    of two runs on the same documents varies as much as one run does (a correlation of one half between them).
    """

    low: float
    high: float
    error: float
    detectable: float


def resample(clusters: int, repeats: int, replicates: int, seed: int) -> NDArray[np.float64]:
    """Weights of shape (replicates, repeats · clusters): clusters drawn with replacement, and in each the repeats."""
    rng = np.random.default_rng(seed)
    drawn = rng.integers(0, clusters, (replicates, clusters), dtype=np.int64)
    if repeats > 1:
        drawn = drawn[:, :, None] + clusters * rng.integers(0, repeats, (replicates, clusters, repeats))
    width = clusters * repeats
    cells = (drawn.reshape(replicates, -1) + width * np.arange(replicates)[:, None]).ravel()
    counted = np.bincount(cells, minlength=width * replicates).reshape(replicates, width)
    return counted.astype(np.float64) / repeats


def intervals(
    table: Table, metrics: Sequence[Metric], *, seed: int, replicates: int = REPLICATES
) -> dict[str, Interval | None]:
    """Percentile bootstrap of clusters for each metric; `None` with fewer than two clusters or an undefined metric."""
    clusters = table.by_cluster.shape[1]
    if clusters < 2:
        return {metric.name: None for metric in metrics}
    weights = resample(clusters, table.counts.shape[0], replicates, seed)
    totals = weights @ table.by_cluster.reshape(-1, len(table.names))
    return {metric.name: _interval(table.value(metric, totals)) for metric in metrics}


def _interval(values: Matrix) -> Interval | None:
    values = values[~np.isnan(values)]
    if len(values) < 2:
        return None
    low, high = np.quantile(values, [0.025, 0.975])
    error = float(values.std(ddof=1))
    return Interval(float(low), float(high), error, detectable(error))


def detectable(error: float, level: float = 0.05) -> float:
    """The least difference that a two-sided test finds with 80 % power, from its standard error."""
    return (_NORMAL.inv_cdf(1 - level / 2) + _NORMAL.inv_cdf(_POWER)) * error


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


def difference_interval(
    first: Table, second: Table, metric: Metric, *, seed: int, replicates: int = REPLICATES
) -> Interval | None:
    """Paired bootstrap of clusters for the difference: both systems on the same resample."""
    clusters = first.by_cluster.shape[1]
    if clusters < 2:
        return None
    values = []
    for table in (first, second):
        weights = resample(clusters, 1, replicates, seed)
        values.append(table.value(metric, weights @ table.by_cluster.mean(axis=0)))
    return _interval(values[1] - values[0])


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
    """The quantile of Student's t: exact for one degree, else within 0.5 %, by Hill's expansion (Algorithm 396)."""
    if freedom == 1:
        return math.tan(math.pi * (share - 0.5))
    z = _NORMAL.inv_cdf(share)
    n = float(freedom)
    parts: list[Any] = [
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    ]
    return float(sum(part / n**power for power, part in enumerate(parts)))


def holm(values: Mapping[str, float]) -> dict[str, float]:
    """p values corrected for their number, step-down; order and names kept."""
    ranked = sorted(values, key=lambda name: (values[name], name))
    corrected: dict[str, float] = {}
    highest = 0.0
    for place, name in enumerate(ranked):
        highest = max(highest, min(1.0, (len(ranked) - place) * values[name]))
        corrected[name] = highest
    return {name: corrected[name] for name in values}
