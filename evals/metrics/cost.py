"""Counts for what a run asked of its model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from evals.metrics.tally import Tally


def count_cost(calls: Iterable[Mapping[str, Any]], characters: int, tally: Tally) -> None:
    """Add calls, tokens, US dollars and seconds of one document or story.

    A stored answer counts with the tokens and the price it once had, but takes no seconds. Unknown tokens and prices
    are counted as calls without them, and the ratios over them are undefined.

    Args:
        calls: rows of `calls.jsonl`.
        characters: length of the document; 0 for a story's own calls.
        tally: added to.
    """
    tally.add("cost.characters", characters)
    for call in calls:
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
