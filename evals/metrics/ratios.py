"""The metrics: each a ratio of two weighted sums of counts, worked out once, from summed counts, at the end.

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

    def value(self, counts: Mapping[str, float]) -> float | None:
        """The metric of summed counts."""
        below = sum(weight * counts.get(name, 0) for name, weight in self.under.items())
        if below <= 0 or any(counts.get(name, 0) for name in self.unless):
            return None
        return self.per * sum(weight * counts.get(name, 0) for name, weight in self.over.items()) / below


def _f1(name: str, right: Weights, predicted: str, gold: str, unit: Unit = "document") -> list[Metric]:
    """Precision, recall and F1 of one thing: F1 = 2·right / (predicted + gold)."""
    return [
        Metric(f"{name}.precision", right, {predicted: 1}, unit),
        Metric(f"{name}.recall", right, {gold: 1}, unit),
        Metric(f"{name}.f1", {key: 2 * weight for key, weight in right.items()}, {predicted: 1, gold: 1}, unit),
    ]


def _share(name: str, right: str, asked: str, unit: Unit = "document", higher: bool | None = True) -> Metric:
    return Metric(name, {right: 1}, {asked: 1}, unit, higher)


def _attributions(layer: str) -> list[Metric]:
    gold, predicted = f"{layer}.gold", f"{layer}.predicted"
    return [
        *_f1(f"{layer}.correct", {f"{layer}.gold.correct": 1}, predicted, gold),
        *_f1(f"{layer}.span", {f"{layer}.spans": 1}, predicted, gold),
        *_f1(f"{layer}.exact", {f"{layer}.exact": 1}, predicted, gold),
        *_f1(f"{layer}.strict", {f"{layer}.strict": 1}, predicted, gold),
        *_f1(f"{layer}.partial", {f"{layer}.exact": 0.5, f"{layer}.touched": 0.5}, predicted, gold),
        _share(f"{layer}.speaker", f"{layer}.speaker.right", f"{layer}.spans"),
        *_f1(f"{layer}.via", {f"{layer}.via.right": 1}, f"{layer}.via.predicted", f"{layer}.via.gold"),
    ]


def _cost(name: str, count: str, unknown: str | None = None) -> Metric:
    unless = (unknown,) if unknown else ()
    return Metric(name, {count: 1}, {"cost.characters": 1}, "story", higher=False, per=1000, unless=unless)


_COST = (
    _cost("cost.calls_per_1000", "cost.calls"),
    _cost("cost.tokens_in_per_1000", "cost.tokens_in", "cost.tokens_in_unknown"),
    _cost("cost.tokens_out_per_1000", "cost.tokens_out", "cost.tokens_out_unknown"),
    _cost("cost.usd_per_1000", "cost.money", "cost.money_unknown"),
    Metric("cost.seconds_per_call", {"cost.seconds": 1}, {"cost.timed_calls": 1}, "story", higher=False),
)


def _given(prefix: str, metrics: Sequence[Metric]) -> list[Metric]:
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


_EDGES = _f1("contradictions", {"edges.gold.found": 1}, "edges.predicted", "edges.gold", "story")
_STATUS = _share("contradictions.status", "edges.status.right", "edges.status.asked", "story")
_LOOKED = _share("contradictions.candidates.recall", "edges.candidates.right", "edges.candidates.asked", "story")
_ALARMS = _share("traps.false_alarms", "edges.gold.false_alarm", "traps.gold", "story", higher=False)
_DISPUTES = _f1("disputes", {"disputes.gold.found": 1}, "disputes.predicted", "disputes.gold", "story")

_ALL = [
    *_attributions("quotes"),
    *_f1("quotes.words", {"quotes.words.right": 1}, "quotes.words.predicted", "quotes.words.gold"),
    _share("quotes.quoted_words.recall", "quotes.quoted.right", "quotes.quoted.gold"),
    _share("quotes.named", "quotes.named.right", "quotes.named.asked"),
    _share("quotes.cue", "quotes.cue.right", "quotes.cue.asked"),
    _share("quotes.kind", "quotes.kind.right", "quotes.kind.asked"),
    *_f1("quotes.hedged", {"quotes.hedged.right": 1}, "quotes.hedged.predicted", "quotes.hedged.gold"),
    *_attributions("claims"),
    *(
        _share(f"claims.{name}", f"claims.{name}.right", f"claims.{name}.asked")
        for name in ("factuality", "modality", "author_stance", "claim_type")
    ),
    _share("claims.statement.adequate", "claims.statement.adequate", "claims.spans"),
    _share("claims.statement.likeness", "claims.statement.likeness", "claims.spans"),
    _share("claims.statement.judged", "claims.judged.adequate", "claims.judged.asked"),
    *_EDGES,
    *_f1("contradictions.strict", {"edges.strict": 1}, "edges.predicted", "edges.gold", "story"),
    *_f1("contradictions.aligned", {"edges.aligned.found": 1}, "edges.predicted", "edges.gold", "story"),
    _STATUS,
    _share("contradictions.label", "edges.label.right", "edges.gold.found", "story"),
    _share("contradictions.axis", "edges.axis.right", "edges.axis.asked", "story"),
    _LOOKED,
    _share("contradictions.candidates.kept", "edges.candidates.right", "edges.candidates.possible", "story"),
    *_given("contradictions", [*_EDGES, _STATUS, _LOOKED]),
    _ALARMS,
    *_given("traps", [_ALARMS]),
    _share("traps.seen_through", "edges.gold.seen_through", "traps.gold", "story"),
    *_DISPUTES,
    *_given("disputes", _DISPUTES),
    _share("disputes.merged", "disputes.gold.merged", "disputes.gold", "story", higher=False),
    _share("disputes.split", "disputes.predicted.split", "disputes.predicted", "story", higher=False),
    _share("disputes.false_alarms", "disputes.gold.false_alarm", "disputes.traps", "story", higher=False),
    _share("disputes.b_cubed.precision", "disputes.b_cubed.precision", "disputes.b_cubed.placed", "story"),
    _share("disputes.b_cubed.recall", "disputes.b_cubed.recall", "disputes.b_cubed.gold", "story"),
    _share("disputes.sides", "disputes.sides.right", "disputes.gold.found", "story"),
    _share("disputes.side_pairs", "disputes.sides.pairs_right", "disputes.sides.pairs", "story"),
    _share("disputes.status", "disputes.status.right", "disputes.status.asked", "story"),
    _share("disputes.axis", "disputes.axis.right", "disputes.axis.asked", "story"),
    *_f1("disputes.silent", {"disputes.silent.right": 1}, "disputes.silent.predicted", "disputes.silent.gold", "story"),
    *_f1(
        "disputes.one_sided",
        {"disputes.one_sided.right": 1},
        "disputes.one_sided.predicted",
        "disputes.one_sided.gold",
        "story",
    ),
    _share("grounding", "grounding.grounded", "grounding.proposed"),
    _share("grounding.inventions", "grounding.inventions", "grounding.proposed", higher=False),
    *_COST,
]

METRICS: Mapping[str, Metric] = {metric.name: metric for metric in _ALL}
"""Every metric by name, in the order in which they are printed."""

HEADLINE = (
    "quotes.correct.f1",
    "quotes.words.f1",
    "claims.correct.f1",
    "contradictions.f1",
    "traps.false_alarms",
    "disputes.f1",
)
"""What the board shows first."""

GATED = ("quotes.correct.f1", "claims.correct.f1", "contradictions.f1", "disputes.f1")
"""What the gate asks of, unless told otherwise."""
