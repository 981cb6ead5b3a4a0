"""How fast aligning, scoring and resampling are, beside nervaluate and pydantic-evals in the same run.

    pytest tests/evals/bench_scoring.py

Not collected by default: figures depend on the machine, ratios between the rows less so. For CPU seconds add
`--benchmark-timer=time.process_time`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from corpora import made_document

from evals.align import align
from evals.metrics.catalogue import METRICS
from evals.score import score_document
from evals.stats import Table, intervals

THOUSAND = [made_document(number) for number in range(1000)]
TEN_THOUSAND = [made_document(number, 5 + number % 2) for number in range(10_000)]


def test_align_and_score_a_thousand_documents(benchmark: Any) -> None:
    """Target: under 0.2 s of CPU, 0.2 ms a document."""
    benchmark(lambda: [score_document(gold, items) for gold, items in THOUSAND])


def test_align_55_000_spans_of_ten_thousand_documents(benchmark: Any) -> None:
    """Target: under 1 s of CPU."""
    ready = [
        ([quote.readings for quote in gold.quotes], [quote.ranges for quote in items.quotes])
        for gold, items in TEN_THOUSAND
    ]
    assert sum(len(gold) for gold, _ in ready) == 55_000
    benchmark.pedantic(lambda: [align(gold, predicted) for gold, predicted in ready], rounds=3)


def test_an_interval_over_a_thousand_clusters(benchmark: Any) -> None:
    """Target: under 0.01 s of CPU."""
    rng = np.random.default_rng(1)
    gold = rng.integers(3, 13, 1000)
    counts = np.stack([gold, rng.binomial(gold, 0.7), gold], axis=-1)[None].astype(float)
    table = Table(("quotes.gold", "quotes.gold.correct", "quotes.predicted"), counts, tuple(range(1000)))
    benchmark(lambda: intervals(table, [METRICS["quotes.correct.f1"]]))


def _rows(quotes: Any) -> list[dict[str, Any]]:
    return [{"label": quote.speaker.name, "start": quote.ranges[0][0], "end": quote.ranges[0][1]} for quote in quotes]


def test_nervaluate_on_the_same_thousand_documents(benchmark: Any) -> None:
    """Scores spans greedily; no passages of several parts, no optional gold, no inventions."""
    import nervaluate

    gold = [_rows(page.quotes) for page, _ in THOUSAND]
    predicted = [_rows(items.quotes) for _, items in THOUSAND]
    tags = sorted({row["label"] for rows in gold + predicted for row in rows})
    benchmark(lambda: nervaluate.Evaluator(gold, predicted, tags=tags, loader="dict").evaluate())


def test_pydantic_evals_on_the_same_thousand_documents(benchmark: Any) -> None:
    """Runs one evaluator a case that only counts equal spans, without alignment."""
    import pydantic_evals as evals
    from pydantic_evals import evaluators

    class Overlap(evaluators.Evaluator):  # type: ignore[misc, name-defined]
        def evaluate(self, ctx: Any) -> float:
            wanted = {(row["start"], row["end"]) for row in ctx.expected_output}
            found = {(row["start"], row["end"]) for row in ctx.output}
            return 2 * len(wanted & found) / max(1, len(wanted) + len(found))

    cases = [
        evals.Case(name=page.page.document, inputs=number, expected_output=_rows(page.quotes))
        for number, (page, _) in enumerate(THOUSAND)
    ]
    dataset = evals.Dataset(name="quotes", cases=cases, evaluators=[Overlap()])
    answers = [_rows(items.quotes) for _, items in THOUSAND]

    async def task(number: int) -> list[dict[str, Any]]:
        return answers[number]

    benchmark.pedantic(lambda: dataset.evaluate_sync(task, progress=False), rounds=3)
