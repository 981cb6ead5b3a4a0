"""Two systems, or many, on the same documents: differences with intervals and tests, and a ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.errors import Incomparable
from evals.metrics.catalogue import HEADLINE, METRICS
from evals.metrics.ratios import Metric
from evals.score import Score
from evals.scorefile import Value, table_of, values
from evals.stats import SEED, TRIALS, Interval, difference, difference_interval, holm, randomise


@dataclass(frozen=True)
class Difference:
    """One metric of two systems.

    `p_document` swaps document by document, `p_story` whole stories, and `interval` is over stories: the first may be
    sure of a difference on these documents where the others cannot say that there is one on other stories.
    """

    metric: str
    first: float | None
    second: float | None
    gap: float | None
    interval: Interval | None
    p_document: float | None
    p_story: float | None
    p_corrected: float | None
    """`p_document` corrected for the number of metrics compared."""
    units: int
    """Documents (of relations: stories) that `p_document` swaps."""

    @property
    def holds_over_stories(self) -> bool:
        """The interval, which is over stories, is all on one side of 0."""
        return self.interval is not None and self.interval.low * self.interval.high > 0


def unlike(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The parts in which two signatures differ."""
    return {
        key: (first.get(key), second.get(key)) for key in sorted({*first, *second}) if first.get(key) != second.get(key)
    }


def check_rulers(scores: Sequence[Score], *, allow: bool = False) -> list[str]:
    """What the scores' rulers differ in, in words; nothing if they are alike.

    Raises:
        Incomparable: they differ, and nobody said that they may.
    """
    lines = [
        f"{score.name}: {key} is {other}, {scores[0].name} has {own}"
        for score in scores[1:]
        for key, (own, other) in unlike(scores[0].ruler, score.ruler).items()
    ]
    if lines and not allow:
        raise Incomparable(
            "measured with unlike rulers",
            why="; ".join(lines),
            todo="score both against the same gold, or say --unlike to compare what they share",
        )
    return lines


def shared(first: Score, second: Score) -> tuple[Score, Score]:
    """Both scores cut to the documents and stories that they share, in one order."""

    def cut(score: Score, other: Score) -> Score:
        documents = {unit.name for unit in other.documents}
        stories = {unit.name for unit in other.stories}
        return Score(
            score.system,
            score.ruler,
            tuple(sorted((unit for unit in score.documents if unit.name in documents), key=lambda unit: unit.name)),
            tuple(sorted((unit for unit in score.stories if unit.name in stories), key=lambda unit: unit.name)),
            score.notes,
        )

    return cut(first, second), cut(second, first)


def compare(
    first: Score,
    second: Score,
    metrics: Sequence[Metric] | None = None,
    *,
    seed: int = SEED,
    trials: int = TRIALS,
) -> list[Difference]:
    """`second` less `first`, metric by metric, over the documents that both have."""
    a, b = shared(first, second)
    rows = []
    for metric in metrics or [METRICS[name] for name in HEADLINE]:
        one, two = table_of(a.units(metric.unit), [metric]), table_of(b.units(metric.unit), [metric])
        if not one.units:
            continue
        own, other = (values(score, [metric])[metric.name].value for score in (a, b))
        rows.append(
            Difference(
                metric.name,
                own,
                other,
                difference(one, two, metric),
                difference_interval(one, two, metric),
                randomise(one, two, metric, seed=seed, trials=trials),
                randomise(one, two, metric, seed=seed, trials=trials, swap="story"),
                None,
                one.units,
            )
        )
    corrected = holm({row.metric: row.p_document for row in rows if row.p_document is not None})
    return [Difference(**{**_fields(row), "p_corrected": corrected.get(row.metric)}) for row in rows]


def _fields(row: Difference) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


@dataclass(frozen=True)
class Standing:
    """One row of the board; `p` compares with the best by the first metric, corrected for the number of rows."""

    score: Score
    values: Mapping[str, Value]
    p: float | None
    seed: int = SEED

    @property
    def signature(self) -> str:
        """Everything that the row's numbers depend on."""
        return f"{self.score.signature}|seed:{self.seed}"


def board(scores: Sequence[Score], names: Sequence[str] = HEADLINE, *, seed: int = SEED) -> list[Standing]:
    """Systems ranked by the first metric, best first; undefined last, ties by name."""
    metrics = [METRICS[name] for name in names]
    rows = [(score, values(score, metrics)) for score in scores]
    lead = metrics[0]

    def rank(row: tuple[Score, dict[str, Value]]) -> tuple[bool, float, str]:
        value = row[1][lead.name].value if lead.name in row[1] else None
        return value is None, -(value or 0.0) if lead.higher is not False else (value or 0.0), row[0].name

    rows.sort(key=rank)
    tests: dict[str, float] = {}
    for number, (score, _) in enumerate(rows[1:], 1):
        a, b = shared(rows[0][0], score)
        one, two = table_of(a.units(lead.unit), [lead]), table_of(b.units(lead.unit), [lead])
        p = randomise(one, two, lead, seed=seed) if one.units else None
        if p is not None:
            tests[str(number)] = p
    corrected = holm(tests)
    return [Standing(score, found, corrected.get(str(number)), seed) for number, (score, found) in enumerate(rows)]
