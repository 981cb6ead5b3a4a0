"""What a metric is: a ratio of two weighted sums of counts, worked out once, from summed counts, at the end.

docs/scoring.md gives each formula in words. A ratio whose denominator is 0 is undefined: `None`, never 0 and never 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Unit = Literal["document", "story"]
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Metric:
    """A ratio of counts: what it counts in (`unit`), and whether more is better (`None`: neither)."""

    name: str
    over: Weights
    under: Weights
    unit: Unit = "document"
    higher: bool | None = True
    per: float = field(default=1.0)
    """The ratio is multiplied by this: 1,000 for *per 1,000 characters*."""
    unless: tuple[str, ...] = ()
    """Undefined where one of these counts is above 0: sums with unknown parts."""

    @property
    def is_share(self) -> bool:
        """Between 0 and 1, as all but cost."""
        return self.per == 1 and not self.name.startswith("cost.")

    def value(self, counts: Mapping[str, float]) -> float | None:
        """The metric of summed counts."""
        below = sum(weight * counts.get(name, 0) for name, weight in self.under.items())
        if below <= 0 or any(counts.get(name, 0) for name in self.unless):
            return None
        return self.per * sum(weight * counts.get(name, 0) for name, weight in self.over.items()) / below


def f1(name: str, right: Weights, predicted: str, gold: str, unit: Unit = "document") -> list[Metric]:
    """Precision, recall and F1 of one thing: F1 = 2·right / (predicted + gold)."""
    return [
        Metric(f"{name}.precision", right, {predicted: 1}, unit),
        Metric(f"{name}.recall", right, {gold: 1}, unit),
        Metric(f"{name}.f1", {key: 2 * weight for key, weight in right.items()}, {predicted: 1, gold: 1}, unit),
    ]


def share(name: str, right: str, asked: str, unit: Unit = "document", higher: bool | None = True) -> Metric:
    """One count over another."""
    return Metric(name, {right: 1}, {asked: 1}, unit, higher)


SAMPLED = "sampled."
"""Begins the name of a count that repeats another for the stories of which gold holds only some relations."""


def in_whole(metrics: Sequence[Metric]) -> list[Metric]:
    """The same metrics, all but recall without the stories of which gold holds only some relations.

    What a run tells there beyond gold may be right, so neither precision nor F1 can be told.
    """

    def less(weights: Weights) -> Weights:
        return {**weights, **{f"{SAMPLED}{name}": -weight for name, weight in weights.items()}}

    return [
        metric if metric.name.endswith(".recall") else replace(metric, over=less(metric.over), under=less(metric.under))
        for metric in metrics
    ]


def given(prefix: str, metrics: Sequence[Metric]) -> list[Metric]:
    """The same metrics over gold's claims: what the relation step can do when all before it is right."""

    def named(weights: Weights) -> Weights:
        return {f"given.{name}": weight for name, weight in weights.items()}

    return [
        replace(
            metric,
            name=metric.name.replace(prefix, f"{prefix}.given", 1),
            over=named(metric.over),
            under=named(metric.under),
        )
        for metric in metrics
    ]
