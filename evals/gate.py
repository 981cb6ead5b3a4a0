"""May this change go in? Pass, fail or inconclusive at a stated level, never a bare threshold.

Fail: a one-sided paired randomisation test finds the candidate worse than the baseline, at `level` over all gated
metrics together (Holm). Pass: no metric fails, and the lower end of each difference's one-sided confidence interval
(jackknife, Student's t) lies above minus the margin, so that a loss as large as the margin is ruled out. Otherwise
inconclusive, with the number of documents, or of repeats, that would decide it with 80 % power.

A floor or a ceiling asks of the candidate alone: fail if a metric is below it, or above. It needs no baseline and no
certain number of documents, and says nothing of chance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import Literal

from evals.compare import check_rulers, shared
from evals.errors import CouldNotRun, Incomparable
from evals.metrics.catalogue import GATED, METRICS
from evals.metrics.ratios import Metric, Unit
from evals.score import Score
from evals.scorefile import mean_counts, table_of
from evals.stats import SEED, TRIALS, Swap, Table, difference, difference_error, fewest, holm, randomise, t_quantile

Verdict = Literal["pass", "fail", "inconclusive"]
LEVEL = 0.05
MARGIN = 0.02
_NORMAL = NormalDist()


@dataclass(frozen=True)
class Finding:
    """One gated metric: `loss` is how much worse the candidate is (below 0: better), `bound` the most it may be.

    `units` counts what the test swaps (`unit`: documents or stories). `needed` is how many of them would decide,
    `repeats` how many runs of each side on the same ones, as far as chance between runs is the cause; both `None` where
    nothing more can be said.
    """

    metric: str
    verdict: Verdict
    baseline: float | None
    candidate: float | None
    loss: float | None
    bound: float | None
    p: float | None
    units: int
    needed: int | None
    repeats: int | None
    unit: Unit


@dataclass(frozen=True)
class Floor:
    """A metric that must not be below `at_least`, or above `at_most`, whatever the baseline; exactly one is given.

    Inconclusive where the metric is undefined.
    """

    metric: str
    verdict: Verdict
    candidate: float | None
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class Gated:
    """The whole gate: fail if any metric or floor fails, pass if all pass."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    level: float
    margin: float
    seed: int
    floors: tuple[Floor, ...] = ()


def gate(
    baseline: Score | None,
    candidate: Score,
    metrics: Sequence[str] = GATED,
    *,
    at_least: Mapping[str, float] | None = None,
    at_most: Mapping[str, float] | None = None,
    level: float = LEVEL,
    margin: float = MARGIN,
    swap: Swap = "document",
    seed: int = SEED,
    trials: int = TRIALS,
    unlike: bool = False,
) -> Gated:
    """Ask of every metric that both define; metrics that neither defines are left out. Without a baseline: of bounds.

    Raises:
        CouldNotRun: one of the two is of a run that an outage or a spent budget left unfinished.
        Incomparable: the rulers differ (and `unlike` is not said), or no gated metric is defined.
    """
    check_whole([candidate, *([baseline] if baseline else [])])
    floors = (
        *(_floor(candidate, METRICS[name], at_least=bound) for name, bound in (at_least or {}).items()),
        *(_floor(candidate, METRICS[name], at_most=bound) for name, bound in (at_most or {}).items()),
    )
    if baseline is None:
        return Gated(_worst([floor.verdict for floor in floors]), (), level, margin, seed, floors)
    check_rulers([baseline, candidate], allow=unlike)
    a, b = shared(baseline, candidate)
    tables = {name: _tables(a, b, METRICS[name]) for name in metrics}
    gated = gate_tables(tables, level=level, margin=margin, swap=swap, seed=seed, trials=trials)
    return replace(gated, verdict=_worst([gated.verdict, *(floor.verdict for floor in floors)]), floors=floors)


def check_whole(scores: Sequence[Score]) -> None:
    """See that no score is of a run that an outage or a spent budget left unfinished: that is no quality of a system.

    Raises:
        CouldNotRun: one is.
    """
    if told := [line for score in scores for line in score.unanswered]:
        raise CouldNotRun(
            "not all was answered, so no gate is asked",
            why="; ".join(told),
            todo="mend the endpoint or give a larger budget, and run the same command again: answers are kept",
        )


def _floor(score: Score, metric: Metric, *, at_least: float | None = None, at_most: float | None = None) -> Floor:
    value = metric.value(mean_counts(score.units(metric.unit)))
    verdict: Verdict = "inconclusive"
    if value is not None:
        is_low = at_least is not None and value < at_least
        verdict = "fail" if is_low or (at_most is not None and value > at_most) else "pass"
    return Floor(metric.name, verdict, value, at_least, at_most)


def _worst(verdicts: Sequence[Verdict]) -> Verdict:
    return "fail" if "fail" in verdicts else "inconclusive" if "inconclusive" in verdicts else "pass"


def _tables(a: Score, b: Score, metric: Metric) -> tuple[Table, Table]:
    """The counts of the units in which the metric counts anything: a document that gold leaves out is no evidence."""
    asked = [
        (one, two)
        for one, two in zip(a.units(metric.unit), b.units(metric.unit), strict=True)
        if any(counts.get(name) for counts in (*one.counts, *two.counts) for name in (*metric.over, *metric.under))
    ]
    return table_of([one for one, _ in asked], [metric]), table_of([two for _, two in asked], [metric])


def gate_tables(
    tables: dict[str, tuple[Table, Table]],
    *,
    level: float = LEVEL,
    margin: float = MARGIN,
    swap: Swap = "document",
    seed: int = SEED,
    trials: int = TRIALS,
) -> Gated:
    """The same from tables of counts by metric name."""
    raw: dict[str, float] = {}
    for name, (one, two) in tables.items():
        p = randomise(one, two, METRICS[name], seed=seed, trials=trials, swap=swap, side="worse") if one.units else None
        if p is not None:
            raw[name] = p
    corrected = holm(raw)
    findings = tuple(
        _find(METRICS[name], *tables[name], corrected.get(name), level, margin, swap, len(raw))
        for name in tables
        if _value(tables[name][0], METRICS[name]) is not None or _value(tables[name][1], METRICS[name]) is not None
    )
    if not findings:
        raise Incomparable("nothing to gate", why=f"none of {', '.join(tables)} is defined for either score")
    return Gated(_worst([finding.verdict for finding in findings]), findings, level, margin, seed)


def _find(
    metric: Metric, one: Table, two: Table, p: float | None, level: float, margin: float, swap: Swap, tests: int
) -> Finding:
    values = _value(one, metric), _value(two, metric)
    unit: Unit = "story" if swap == "story" else metric.unit
    count = len(set(one.clusters)) if swap == "story" else one.units
    gap = difference(one, two, metric)
    if gap is None:
        # Defined on one side only: a run that predicts nothing at all has no precision, but it has recall and F1.
        return Finding(metric.name, "inconclusive", *values, None, None, p, count, None, None, unit)
    loss = (-gap if metric.higher is not False else gap) + 0.0
    measured = difference_error(one, two, metric, swap)
    if measured is None:
        verdict: Verdict = "pass" if gap == 0 else "inconclusive"
        return Finding(metric.name, verdict, *values, loss, None, p, count, None, None, unit)
    error, count = measured
    bound = loss + t_quantile(1 - level, count - 1) * error
    if metric.is_share:
        bound = min(bound, 1.0)  # a share cannot lose more
    if p is not None and p < level and loss > 0:
        return Finding(metric.name, "fail", *values, loss, bound, p, count, None, None, unit)
    if bound < margin:
        return Finding(metric.name, "pass", *values, loss, bound, p, count, None, None, unit)
    needed = _needed(loss, error, count, level, margin, tests)
    is_testable = count >= fewest(level, tests)  # no repeat makes p smaller than the units let it be
    repeats = math.ceil(needed / count) * one.counts.shape[0] if needed is not None and is_testable else None
    return Finding(metric.name, "inconclusive", *values, loss, bound, p, count, needed, repeats, unit)


def _needed(loss: float, error: float, count: int, level: float, margin: float, tests: int) -> int | None:
    """Units at which a loss of the size seen would be told from 0, or from the margin, whichever takes fewer."""
    gaps = [gap for gap in (abs(loss), margin - loss) if gap > 0]
    if not gaps:
        return None
    spread = error * math.sqrt(count)
    reach = _NORMAL.inv_cdf(1 - level) + _NORMAL.inv_cdf(0.8)
    least = fewest(level, tests) if loss > margin - loss else 0
    return max(count + 1, least, math.ceil((reach * spread / max(gaps)) ** 2))


def _value(table: Table, metric: Metric) -> float | None:
    if not table.units:
        return None
    return metric.value(dict(zip(table.names, table.by_unit.sum(axis=0).tolist(), strict=True)))
