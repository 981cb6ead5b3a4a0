"""Prices of models by name, from the public list that comes with genai-prices; looked up offline."""

from __future__ import annotations

from decimal import Decimal

from genai_prices import Usage, calc_price


def listed_cost(
    name: str, tokens_in: int, tokens_out: int, *, cached: int = 0, in_batches: bool = False
) -> float | None:
    """US dollars for so many tokens of a model, `PROVIDER:MODEL` or the model alone; `None` where the list has it not.

    Args:
        name: as genai-prices names it.
        tokens_in: those from the provider's prompt cache among them.
        tokens_out: of the answer.
        cached: the part of `tokens_in` from the cache.
        in_batches: the price of a call in a batch, which the list knows of many providers.
    """
    provider, _, model = name.rpartition(":")
    usage = Usage(input_tokens=tokens_in, output_tokens=tokens_out, cache_read_tokens=cached or None)
    context = {"processing": "batch"} if in_batches else None
    try:
        total: Decimal = calc_price(usage, model, provider_id=provider or None, price_context=context).total_price
    except LookupError:
        return None
    return float(total)


def is_listed(name: str) -> bool:
    """The list knows a price for this model."""
    return listed_cost(name, 1, 1) is not None
