"""Counts for what a run asked of its model."""

from __future__ import annotations

from evals.metrics.ratios import Metric
from evals.metrics.scored import ScoredStory


def _per_1000(name: str, count: str, unknown: str | None = None) -> Metric:
    unless = (unknown,) if unknown else ()
    return Metric(name, {count: 1}, {"cost.characters": 1}, "story", higher=False, per=1000, unless=unless)


METRICS = [
    _per_1000("cost.calls_per_1000", "cost.calls"),
    _per_1000("cost.tokens_in_per_1000", "cost.tokens_in", "cost.tokens_in_unknown"),
    _per_1000("cost.tokens_out_per_1000", "cost.tokens_out", "cost.tokens_out_unknown"),
    _per_1000("cost.usd_per_1000", "cost.money", "cost.money_unknown"),
    Metric("cost.seconds_per_call", {"cost.seconds": 1}, {"cost.timed_calls": 1}, "story", higher=False),
]


def count_story(story: ScoredStory) -> None:
    """Add calls, tokens, US dollars and seconds of one story, and the characters of its documents.

    A stored answer counts with the tokens it once took and their price, but takes no seconds. Unknown tokens and prices
    are counted as calls without them, and the ratios over them are undefined, as all are where calls are unknown.
    """
    if story.calls is None:
        return
    tally = story.tally
    tally.add("cost.characters", sum(len(page.page.text) for page in story.gold.pages))
    for call in story.calls:
        tally.add("cost.calls")
        tally.add("cost.failed_calls", call.get("outcome") != "answered")
        for name in ("tokens_in", "tokens_out"):
            value = call.get(name)
            tally.add(f"cost.{name}", value or 0)
            tally.add(f"cost.{name}_unknown", value is None)
        price = call.get("cost")
        tally.add("cost.money", round(price or 0, 9))
        tally.add("cost.money_unknown", price is None)
        if not call.get("stored"):
            tally.add("cost.seconds", round(call.get("seconds") or 0, 6))
            tally.add("cost.timed_calls")
