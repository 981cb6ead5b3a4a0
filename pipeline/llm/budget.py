"""What a job may spend, what a call costs, and how long a text is in tokens before anybody counted them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from decimal import Decimal

from genai_prices import Usage as PricedUsage
from genai_prices import calc_price

from pipeline.errors import BudgetExceeded
from pipeline.llm.settings import Price


@dataclass(frozen=True)
class Usage:
    """Tokens of one try; `cached` is the part of `tokens_in` that the provider's prompt cache gave."""

    tokens_in: int = 0
    tokens_out: int = 0
    cached: int = 0


def cost_of(usage: Usage, price: Price | str | None) -> float | None:
    """US dollars for `usage`; `None` where no price is known.

    A price by reference (`openai:gpt-5-mini`) is looked up in the list that comes with genai-prices, offline.
    """
    if price is None:
        return None
    if isinstance(price, Price):
        cached = usage.cached if price.cached is not None else 0
        fresh = (usage.tokens_in - cached) * price.input + usage.tokens_out * price.output
        return (fresh + cached * (price.cached or 0)) / 1e6
    provider, _, model = price.rpartition(":")
    counted = PricedUsage(
        input_tokens=usage.tokens_in, output_tokens=usage.tokens_out, cache_read_tokens=usage.cached or None
    )
    try:
        total: Decimal = calc_price(counted, model, provider_id=provider or None).total_price
    except LookupError:
        return None
    return float(total)


def estimate_tokens(text: str) -> int:
    """About how many tokens `text` is: four ASCII characters a token, two of other scripts."""
    plain = len(text.encode("ascii", "ignore"))
    return plain // 4 + (len(text) - plain + 1) // 2 + 1


class Budget:
    """Limits on the tokens and dollars of a job; a call's estimate is held back while it runs.

    A call is let through if what is spent, what others in flight hold back and its own estimate stay below the limits.
    Where only the others stand in its way it waits for them to settle. Estimates count as much output as input, more
    than pointing answers take, so that a job passes its limit by one call's error of estimate at most.
    """

    def __init__(self, *, max_cost: float | None = None, max_tokens: int | None = None) -> None:
        self.max_cost, self.max_tokens = max_cost, max_tokens
        self.cost, self.tokens = 0.0, 0
        self._held: dict[int, tuple[int, float]] = {}
        self._settled = asyncio.Condition()

    async def hold(self, ticket: int, usage: Usage, price: Price | str | None) -> None:
        """Hold back what a call may take.

        Raises:
            BudgetExceeded: the call would pass a limit even if nothing else were in flight.
        """
        tokens, cost = usage.tokens_in + usage.tokens_out, cost_of(usage, price)
        if self.max_cost is not None and cost is None:
            raise BudgetExceeded(
                "the price of this model is not known, so --max-cost cannot be kept", todo="give its TOML a price"
            )
        async with self._settled:
            while self._passes(tokens, cost or 0.0, alone=False):
                if self._passes(tokens, cost or 0.0, alone=True):
                    raise BudgetExceeded("the next call would pass the budget", why=self._state(tokens, cost))
                await self._settled.wait()
            self._held[ticket] = (tokens, cost or 0.0)

    def spend(self, usage: Usage, price: Price | str | None) -> None:
        """Count what a try really took."""
        self.tokens += usage.tokens_in + usage.tokens_out
        self.cost += cost_of(usage, price) or 0.0

    async def settle(self, ticket: int) -> None:
        """The call is over; let others have what it held back."""
        async with self._settled:
            self._held.pop(ticket, None)
            self._settled.notify_all()

    def _passes(self, tokens: int, cost: float, *, alone: bool) -> bool:
        if not alone:
            tokens += sum(held for held, _ in self._held.values())
            cost += sum(held for _, held in self._held.values())
        return (self.max_tokens is not None and self.tokens + tokens > self.max_tokens) or (
            self.max_cost is not None and self.cost + cost > self.max_cost
        )

    def _state(self, tokens: int, cost: float | None) -> str:
        spent = f"{self.tokens} tokens and ${self.cost:.4f} spent, about {tokens} tokens"
        return spent + (f" and ${cost:.4f} more" if cost is not None else " more")
